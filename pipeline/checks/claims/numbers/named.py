"""Numbers that are part of a name: of a title between quotation marks, or behind a capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.case.quotation_marks import is_name, marked
from pipeline.checks.claims.speech.spoken import speeches
from pipeline.language.amount import Amount, Kind
from pipeline.language.dated import MONTHS
from pipeline.model.pattern import later

_TITLE = 5  # words between quotation marks that may be a title or a term
_AHEAD = 30  # characters before a number in which its name stands
# ‘Connect 4’, ‘Entry 2 and Entry 3’: no sentence begins there, and nothing is counted behind it.
_NAMED = later(rf"[\w,;)’] (?P<name>(?!(?:{MONTHS}|\w+day)\b)[A-Z][a-z]+) $")
_ALONE = later(r"[.,;:)]|$|\s(?:and|or|is|are|was|were)\b")
_DIGITS = 3


def named(
    text: str, found: Sequence[Amount], names: Sequence[str]
) -> Iterator[tuple[int, int, str]]:
    """Yield where some amounts of a text are part of a name, with what they are.

    `names` are those of people and settings: behind one a number may count.
    """
    yield from _titles(text, found)
    for one in found:
        said = text[one.start : one.end]
        is_short = one.kind is Kind.COUNT and said.isdigit() and len(said) <= _DIGITS
        match = _NAMED.search(text, max(0, one.start - _AHEAD), one.start) if is_short else None
        is_label = match is not None and _ALONE.match(text, one.end) is not None
        if match and is_label and not any(match["name"] in name.split() for name in names):
            yield one.start, one.end, "a name or a label"


def _titles(text: str, found: Sequence[Amount]) -> Iterator[tuple[int, int, str]]:
    """Yield what stands between quotation marks with a number of these, and is no speech."""
    within = [
        place
        for place in (one.likeliest for one in marked(text))
        if any(place[0] <= one.start and one.end <= place[1] for one in found)
    ]
    spoken = {one.span for one in speeches(text)} if within else set()
    for start, end in within:
        is_number = any((one.start, one.end) == (start, end) for one in found)
        is_short = len(text[start:end].split()) <= _TITLE or is_name(text, start, end)
        if is_short and not is_number and (start, end) not in spoken:
            yield start, end, "part of a title or a term"
