"""What the rules on pasted text find in one text, as if it stood in a bundle."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.checks.pasted.checks import hits
from pipeline.checks.pasted.rule import SCOPES, Hit, PastedRule, Pattern, Scope
from pipeline.checks.pasted.rule_file import pasted_rules
from pipeline.checks.pasted.search import Finder
from pipeline.checks.pasted.texts import shown
from pipeline.composition.markdown import narrative_blocks, verbatim
from pipeline.composition.sourced_words import MarkupError
from pipeline.evidence.json.typed import usual
from pipeline.model.document import Block, BundleSource
from tests.composition.filling import all_texts


def found(
    text: str,
    scope: Scope = "narrative",
    names: tuple[str, ...] = (),
    rules: tuple[PastedRule, ...] | None = None,
) -> list[Hit]:
    """Return what rules find in a text, all or those given. It is read as a bundle's is."""
    read = usual(text)
    seen = as_shown(read) if scope == "narrative" else read
    (chosen,) = Finder(rules or pasted_rules()).needed([seen])
    return list(hits(chosen, seen, scope, names))


def as_shown(text: str) -> str:
    """Return a narrative text with what is not printed of it blanked out."""
    return shown(text, list(_printed(_blocks(text))))


def _blocks(text: str) -> tuple[Block, ...]:
    try:
        return narrative_blocks(text, "/text", ())
    except MarkupError:
        return verbatim(text, "/text", ())


def _printed(blocks: Iterable[Block]) -> Iterable[tuple[int, str]]:
    for one in all_texts(tuple(blocks)):
        assert isinstance(one.source, BundleSource)
        yield one.source.start, one.text


def first_scope(rule: PastedRule | Pattern) -> Scope:
    """Return where a rule or pattern looks first; a whole value is that of a field."""
    scope = next(one for one in SCOPES if one in rule.scope)
    return "field" if scope == "value" else scope
