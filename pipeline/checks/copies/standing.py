"""Words that may stand in any report: the law, fixed statements, standing phrases.

They are data: `templates/copies/standing-phrases.toml`, and the statements and names of the report
type. Where a report has them they are let pass, so that no copy goes through them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from pipeline.checks.copies.told import words
from pipeline.report_type.definition import SectionType, StatementContent
from pipeline.report_type.slots import Slot, parts
from pipeline.report_type.toml.file import load
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

NAME = "copies/standing-phrases.toml"
_LEAST = 4  # words of a phrase; fewer show nothing

Standing: TypeAlias = Mapping[str, Sequence[Sequence[str]]]
"""Phrases by their first word, the longest first."""


@remembered
def standing(report_type: str) -> Standing:
    """Return what may stand in any report of a type. Raises BrokenError for a broken file."""
    found = {tuple(words(one)) for one in (*phrases(), *_of_type(report_type))}
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(found, key=lambda one: (-len(one), one)):
        if len(phrase) >= _LEAST:
            by_first.setdefault(phrase[0], []).append(phrase)
    return by_first


def without(said: Sequence[str], phrases: Standing) -> list[str]:
    """Return words, with '' in place of each that is let pass."""
    left = list(said)
    at = 0
    while at < len(said):
        length = _standing_at(said, at, phrases) if said[at] in phrases else 0
        left[at : at + length] = [""] * length
        at += length or 1
    return left


def _standing_at(said: Sequence[str], at: int, phrases: Standing) -> int:
    """Return the length of the longest phrase that stands there, or 0."""
    fitting = (one for one in phrases[said[at]] if tuple(said[at : at + len(one)]) == tuple(one))
    return next((len(one) for one in fitting), 0)


def phrases() -> tuple[str, ...]:
    """Return the standing phrases of the file. Raises BrokenError, with its line."""
    table = Table.named(NAME)
    table.close("phrases")
    return tuple(_phrase(one) for one in table.tables("phrases"))


def _phrase(table: Table) -> str:
    table.close("text", "source")
    table.citation()
    text = table.string("text")
    if len(words(text)) < _LEAST:
        raise table.broken("A standing phrase has at least four words.", key="text")
    return text


def _of_type(id_: str) -> Iterator[str]:
    type_ = load(id_)
    yield from (area.label.text for area in type_.areas)
    yield from (judgement.name.text for judgement in type_.judgements)
    yield type_.framework.text
    for document in type_.documents:
        yield from _statements(document.sections)


def _statements(sections: Iterable[SectionType]) -> Iterator[str]:
    for section in sections:
        for content in section.content:
            if isinstance(content, StatementContent):
                yield from (one for one in parts(content) if not isinstance(one, Slot))
        yield from _statements(section.sections)
