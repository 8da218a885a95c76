"""A small number of those of whom a text denies what a record counts: ‘12 complaints, 7 upheld’.

‘Of 12 complaints, five were not upheld’ says the total, and turns round the same word.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.checks.claims.arithmetic.words import words
from pipeline.checks.claims.numbers.grounds import LESS, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.topics import stem
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_NOT = later(
    r"(?: [\w’-]+){0,2}? (?:(?:was|were|is|are|had|have|has|did|do|does|could) not|"
    r"\w+n[’']t)(?: (?:yet|been|be))* (?P<did>[a-z]+)\b"
)
_WORD = later(r"[a-z’-]+")
_SHARE: frozenset[str] = frozenset()  # behind the part of a share nothing need be said
_OF_THEM = later(r" of (?:them|these|those)\b")  # of others, perhaps, than the record counts
_COUNTED = (Kind.COUNT, Kind.SHARE)


def denied(
    text: str, amount: Amount, records: Sequence[Held], said: Mapping[str, str]
) -> Ground | None:
    """Return the total and the part that leave a number which the text denies of, or nothing."""
    if amount.kind not in _COUNTED:
        return None
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    own, found = text[first:last], _NOT.match(text, amount.end)
    told = {one.value for one in amounts(own) if one.start != amount.start - first} | {amount.of}
    for held in records:
        record = said.get(f"{held.pointer}/statement", "")
        for whole, part, behind in _parts(held, record):
            is_denied = found and whole in told and stem(found["did"]) in behind
            is_whole = whole in told or (
                not amount.of and behind == _SHARE and not _OF_THEM.match(text, amount.end)
            )
            is_rest = whole - part == amount.value
            if is_rest and (is_denied or (is_whole and _are_opposite(own, held, record, said))):
                return Ground(held, (), LESS, (whole, part))
    return None


def _parts(held: Held, record: str) -> Iterator[tuple[float, float, frozenset[str]]]:
    """Yield the wholes of a record with a part of each, and the words behind the part."""
    yield from ((whole, part, _SHARE) for part, whole in held.shares)
    counts = [one for one in amounts(record) if one.kind is Kind.COUNT]
    for whole, part in combinations(counts, 2):
        behind = record[part.end :].partition(".")[0].split()[:3]
        yield whole.value, part.value, frozenset(stem(one.strip(",;:")) for one in behind)


def _are_opposite(own: str, held: Held, record: str, said: Mapping[str, str]) -> bool:
    """Return whether one text has a word whose opposite the other has, and not the word itself."""
    other = f"{record} {said.get(f'{held.pointer}/labels', '')}"
    one, two = set(_WORD.findall(own.lower())), set(_WORD.findall(other.lower()))
    return any(
        (a in one and b in two and b not in one) or (b in one and a in two and a not in one)
        for a, b in words().opposites
    )
