"""Whether a rule finds its own examples, and lets pass what it says it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.pasted.checks import hits
from pipeline.checks.pasted.rule import SCOPES as PASTED
from pipeline.checks.pasted.rule import PastedRule, Scope
from pipeline.checks.pasted.search import Finder
from pipeline.checks.pasted.texts import shown
from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule import SCOPES, PlainRule
from pipeline.checks.plain_english.run import Prose
from pipeline.composition.markdown import narrative_blocks, verbatim
from pipeline.composition.sourced_words import MarkupError
from pipeline.evidence.json.typed import usual
from pipeline.model.document import BundleSource, block_inlines, texts
from pipeline.model.errors import BrokenError
from pipeline.report_type.definition import DEFAULT_STYLE
from pipeline.report_type.toml.table import Table


def examples_of_plain(rule: PlainRule, table: Table) -> Iterator[BrokenError]:
    """Yield an error for each example that a plain-English rule does not find, or finds."""
    scope = next(one for one in SCOPES if one in rule.scope)
    style = min(rule.styles, default=DEFAULT_STYLE)
    runs = {text: Prose(text, scope, "section") for text in (*rule.finds, *rule.lets_pass)}
    found = {
        text
        for text, run in runs.items()
        if any(one.rule == rule.id for one in reader(style).read([run]))
    }
    yield from _wrong(rule.finds, rule.lets_pass, found, table)


def examples_of_pasted(rule: PastedRule, table: Table) -> Iterator[BrokenError]:
    """Yield an error for each broken expression of a rule, and for each wrong example."""
    broken = [error for one in rule.patterns for error in _unread(one)]
    yield from broken
    if broken:
        return
    scope: Scope = next(one for one in PASTED if one in rule.scope)
    scope = "field" if scope == "value" else scope
    found = {text for text in (*rule.finds, *rule.lets_pass) if _is_hit(rule, text, scope)}
    yield from _wrong(rule.finds, rule.lets_pass, found, table)


def _unread(pattern: object) -> Iterator[BrokenError]:
    try:
        pattern.find  # type: ignore[attr-defined]  # noqa: B018  it is read now
    except BrokenError as error:
        yield error


def _is_hit(rule: PastedRule, text: str, scope: Scope) -> bool:
    """Return whether a rule finds something in a text, read as that of a bundle."""
    seen = _shown(usual(text)) if scope == "narrative" else usual(text)
    (chosen,) = Finder((rule,)).needed([seen])
    return any(True for _ in hits(chosen, seen, scope, ()))


def _shown(text: str) -> str:
    """Return a narrative text with what is not printed of it blanked out."""
    try:
        blocks = narrative_blocks(text, "/text", ())
    except MarkupError:
        blocks = verbatim(text, "/text", ())
    printed = [one for block in blocks for run in block_inlines(block) for one in texts(run)]
    ours = ((one.source, one.text) for one in printed)
    return shown(text, [(at.start, said) for at, said in ours if isinstance(at, BundleSource)])


def _wrong(
    finds: Sequence[str], lets_pass: Sequence[str], found: set[str], table: Table
) -> Iterator[BrokenError]:
    for at, text in enumerate(finds):
        if text not in found:
            message = "The rule does not find this example, which stands under ‘finds’."
            yield table.broken(message, key="finds", below=(at,), hint="Mend the rule, or this.")
    for at, text in enumerate(lets_pass):
        if text in found:
            message = "The rule finds this example, which stands under ‘lets-pass’."
            hint = "Mend the rule, or this."
            yield table.broken(message, key="lets-pass", below=(at,), hint=hint)
