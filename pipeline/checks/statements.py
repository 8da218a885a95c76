"""STM: wording that the guidance fixes, asks for or forbids. The wording itself is data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.wording import Wording, Wordings, names_at
from pipeline.checks.severity import severity
from pipeline.evidence.conditions import holds
from pipeline.evidence.public import Value
from pipeline.model.document import (
    BundleSource,
    Document,
    Inline,
    Section,
    Statement,
    block_inlines,
    plain,
    texts,
)
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity
from pipeline.report_type.definition import SectionType, StatementContent
from pipeline.report_type.demands import Forbidden, Said
from pipeline.report_type.slots import Slot, parts

MISSING = Rule(
    "STM001",
    "statement-missing",
    Severity.ERROR,
    "Fixed wording stands in the report, whole and exact, where its condition holds.",
    "Some sentences are given word for word, with slots to fill in. The report type puts them "
    "in; this rule makes sure that nothing has cut, changed or left them out.",
    Citation(says="the line given with each statement"),
    "Mend the report type; a bundle cannot change these words.",
)
UNSAID = Rule(
    "STM002",
    "not-said",
    Severity.WARNING,
    "A section says what the guidance asks it to say, in some words.",
    "The guidance asks for the matter, not for a fixed sentence. A program can only look for "
    "words that such a sentence would have; if the section says it in others, waive the warning.",
    Citation(says="the line given in the report type"),
    "Say it plainly in the section named.",
)
FORBIDDEN = Rule(
    "STM003",
    "forbidden-wording",
    Severity.ERROR,
    "The report does not say what the guidance rules out.",
    "Some reports must not grade, some must not announce what enforcement is planned, some must "
    "not judge one centre of a group. The finding says which line rules the words out.",
    Citation(says="the line given in the report type"),
    "Take the words out, or say what was found without them.",
)


def statement_missing(case: Case) -> Iterator[Finding]:
    """Find fixed wording that a document should hold and does not, word for word."""
    types = {one.id: one for one in case.report_type.documents}
    for document in case.composition.documents:
        present = {plain(block.inlines) for block in _statements(document, case)}
        for section, content in _expected(types[document.type_id].sections, case):
            if (words := _filled(content, case)) not in present:
                place = _at(case, document, section)
                message = f"The statement ‘{content.id}’ is not in the report as it must be."
                yield MISSING.at(
                    place, message, citation=content.citation, limit=words, key=content.id
                )


def _statements(document: Document, case: Case) -> Iterator[Statement]:
    for owner, section in case.sections():
        if owner is document:
            yield from (block for block in section.blocks if isinstance(block, Statement))


def _expected(
    sections: tuple[SectionType, ...], case: Case
) -> Iterator[tuple[SectionType, StatementContent]]:
    for section in sections:
        if not holds(section.when, case.bundle.public):
            continue
        for content in section.content:
            if isinstance(content, StatementContent) and holds(content.when, case.bundle.public):
                yield section, content
        yield from _expected(section.sections, case)


def _filled(content: StatementContent, case: Case) -> str:
    """Return the statement with its slots filled from the bundle."""
    return "".join(
        _value(part, case) if isinstance(part, Slot) else part for part in parts(content)
    )


def _value(slot: Slot, case: Case) -> str:
    node = case.bundle.public.at(slot.pointer)
    return str(node.value) if isinstance(node, Value) else f"{{{slot.name}}}"


def _at(case: Case, document: Document, section: SectionType) -> Place:
    found = next((one for owner, one in case.sections() if one.id == section.id), None)
    return case.at_section(document, found) if found else case.at_pointer("")


def not_said(case: Case) -> Iterator[Finding]:
    """Find sections that do not say what they are asked to, in any of the wordings known."""
    for said in case.report_type.rules.said:
        if not holds(said.when, case.bundle.public):
            continue
        wording = Wording.of(said, partial(names_at, case))
        for document, section in case.sections():
            if section.id == said.section and not _says(section, said, wording):
                yield UNSAID.at(
                    _where(case, said, document, section),
                    said.says,
                    severity=severity(said.force),
                    citation=said.citation,
                    key=said.id,
                )


def _where(case: Case, said: Said, document: Document, section: Section) -> Place:
    """Return the place of the section; in the bundle, of the field that fills the sentence."""
    at = case.at_section(document, section)
    if not said.at:
        return at
    return replace(at, bundle=case.at_first(said.at, said.at.rpartition("/")[0]).bundle)


def _says(section: Section, said: Said, wording: Wording) -> bool:
    read = _from_bundle if said.narrative else plain
    runs = [read(run) for block in section.blocks for run in block_inlines(block)]
    below = any(_says(inner, said, wording) for inner in section.sections)
    return below or any(any(wording.hits(run)) for run in runs)


def _from_bundle(inlines: Iterable[Inline]) -> str:
    """Return the words that stand in the bundle, without those of a template."""
    return "".join(one.text for one in texts(inlines) if isinstance(one.source, BundleSource))


def forbidden_wording(case: Case) -> Iterator[Finding]:
    """Find words that the guidance rules out, with their span. Fixed statements are exempt.

    Where an error is told, no warning is told of the same words.
    """
    rules = [one for one in case.report_type.rules.forbidden if holds(one.when, case.bundle.public)]
    errors_first = sorted(rules, key=lambda one: one.force != "must")
    ready = [(one, Wording.of(one, partial(names_at, case))) for one in errors_first]
    wordings = Wordings(wording for _, wording in ready)
    for passage in case.passages:
        likely = wordings.likely(passage.text)
        if likely and not isinstance(passage.section.blocks[passage.block], Statement):
            yield from _hits(case, [ready[at] for at in likely], passage)


def _hits(
    case: Case, ready: Iterable[tuple[Forbidden, Wording]], passage: Passage
) -> Iterator[Finding]:
    errors: list[tuple[int, int]] = []
    for rule, wording in ready:
        if rule.sections and passage.section.id not in rule.sections:
            continue
        for start, end in wording.hits(passage.text, apart=passage.is_quote):
            if rule.force == "must":
                errors.append((start, end))
            elif any(start < stop and first < end for first, stop in errors):
                continue
            yield _forbidden(case, rule, passage, start, end)


def _forbidden(case: Case, rule: Forbidden, passage: Passage, start: int, end: int) -> Finding:
    said = passage.text[start:end]
    return FORBIDDEN.at(
        case.at_passage(passage, start, end),
        rule.says,
        severity=severity(rule.force),
        citation=rule.citation,
        measured=said,
        key=f"{rule.id}:{said}",
    )
