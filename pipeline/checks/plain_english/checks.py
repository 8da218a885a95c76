"""PLE: plain English. The rules are data, a file each in templates/plain-english/.

All rules are looked for in one reading of the documents, which the case keeps. Each check then
tells what belongs to its own rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule import Alarm, Scope
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.checks.plain_english.run import Prose
from pipeline.model.document import (
    BlockQuote,
    Chart,
    Document,
    Inline,
    ItemList,
    MainJudgement,
    Notice,
    Paragraph,
    Statement,
    Subheading,
    Table,
    block_inlines,
    plain,
    walk,
)
from pipeline.model.finding import Finding, Rule


def checks() -> tuple[tuple[Rule, Callable[[Case], Iterator[Finding]]], ...]:
    """Return each rule with its check. Raises BrokenError for a rule whose file is wrong."""
    return tuple((one.rule, partial(_check, one.rule)) for one in plain_rules())


def _check(rule: Rule, case: Case) -> Iterator[Finding]:
    """Find what one rule has to say of a case."""
    for passage, alarm in case.remembered("plain-english", _read).get(rule.id, ()):
        yield _finding(rule, case, passage, alarm)


def _finding(rule: Rule, case: Case, passage: Passage, alarm: Alarm) -> Finding:
    return rule.at(
        case.at_passage(passage, alarm.start, alarm.end)
        if alarm.end
        else case.at_section(passage.document, passage.section),
        alarm.message,
        severity=alarm.severity,
        hint=alarm.hint,
        citation=alarm.citation,
        measured=alarm.measured,
        limit=alarm.limit,
        key="" if alarm.end else rule.id,
    )


def _read(case: Case) -> dict[str, list[tuple[Passage, Alarm]]]:
    """Return what all rules have to say, and of what, by the id of the rule."""
    found: dict[str, list[tuple[Passage, Alarm]]] = {}
    for document in case.composition.documents:
        reads = reader(case.report_type.style_of(document.type_id), case.own_words)
        runs = list(_runs(case, document))
        for alarm in reads.read([prose for prose, _ in runs]):
            if passage := runs[alarm.run][1]:  # nothing is told of headings
                found.setdefault(alarm.rule, []).append((passage, alarm))
    return found


# --- what is read ------------------------------------------------------------------------


def _runs(case: Case, document: Document) -> Iterator[tuple[Prose, Passage | None]]:
    """Yield the words of a document in order; what is above its sections has no passage.

    The table on page one explains acronyms, too.

    A remark of this tool to the reader of a draft is left out.
    """
    names = tuple(name for name in case.bundle.names if len(name) > 2) + case.own_words.names
    masthead = (inlines for block in document.masthead for inlines in block_inlines(block))
    for inlines in (document.label, document.title, document.framework, *masthead):
        yield Prose(plain(inlines), "heading"), None
    passages = groupby(
        (one for one in case.passages if one.document is document), key=lambda one: id(one.section)
    )
    by_section = {section: list(ours) for section, ours in passages}
    for section in walk(document.sections):
        yield Prose(plain(section.title), "heading", section.id), None
        for passage in by_section.get(id(section), ()):
            if not isinstance(section.blocks[passage.block], Notice):
                yield _prose(passage, names), passage


def _prose(passage: Passage, names: tuple[str, ...]) -> Prose:
    """Return a passage as the rules read it, with those of the names that stand in it."""
    text = passage.text
    there = tuple([name for name in names if name in text])
    return Prose(text, _scope(passage), passage.section.id, there)


def _scope(passage: Passage) -> Scope:
    match passage.section.blocks[passage.block]:
        case Paragraph():
            return "paragraph"
        case ItemList():
            return "item"
        case BlockQuote():
            return "quote"
        case Table() as table:
            return "heading" if _is_title(table, passage.inlines) else "cell"
        case Statement() | Notice():
            return "statement"
        case Chart() | MainJudgement() | Subheading():
            return "heading"


def _is_title(table: Table, inlines: tuple[Inline, ...]) -> bool:
    return inlines is table.caption or any(inlines is one.title for one in table.columns)
