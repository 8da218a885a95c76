"""A small number that a note tells by an ordinal: ‘3rd manager’ are three managers.

‘4th time of asking’ is four times, and who is in a fifth home has had four before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.numbers.grounds import ALIKE, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.topics import stem
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_WORDS = "third fourth fifth sixth seventh eighth ninth tenth".split()
_ORDINAL = later(
    rf"\b(?:(?P<at>\d{{1,2}})(?:nd|rd|th)|(?P<word>{'|'.join(_WORDS)}))(?: [a-z’-]+){{1,2}}"
)
_NEAR = 100  # characters on each side
_BEFORE = later(r"\b(?:before|earlier|already|previous\w*|former\w*)\b")


def by_ordinal(text: str, amount: Amount, records: Iterable[Evidence]) -> Ground | None:
    """Return that an ordinal of a record counts as many of the same, or nothing."""
    is_often = amount.kind is Kind.TIMES and amount.unit != "multiple"
    if amount.about or not (is_often or amount.kind is Kind.COUNT):
        return None
    noun = stem("time") if is_often else stem(noun_behind(text, amount.end))
    for one in records:
        for said, nouns in _ordinals(one.statement):
            more = said.value - amount.value
            if noun in nouns and (not more or (more == 1 and _is_before(text, amount))):
                texts = ((f"{one.pointer}/statement", (said,)),)
                held = Held(one.id, (said,), pointer=one.pointer, texts=texts)
                return Ground(held, (said,), ALIKE)
    return None


def _is_before(text: str, amount: Amount) -> bool:
    """Return whether its sentence says beside it that it was before."""
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    first, last = max(first, amount.start - _NEAR), min(last, amount.end + _NEAR)
    return _BEFORE.search(text, first, last) is not None


def _ordinals(text: str) -> Iterator[tuple[Amount, frozenset[str]]]:
    """Yield each ordinal as a count, and what it may be of: the two words behind it."""
    for match in _ORDINAL.finditer(text):
        name = "at" if match["at"] else "word"
        number = int(match["at"]) if match["at"] else _WORDS.index(match["word"]) + 3
        said = Amount(Kind.COUNT, number, *match.span(name), number=number)
        yield said, frozenset(stem(one.strip()) for one in match[0].split()[1:])
