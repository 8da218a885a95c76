"""A small number of those of whom a text denies what a record counts: ‘12 complaints, 7 upheld’.

‘Of 12 complaints, five were not upheld’ says the total, and turns round the same word.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.checks.claims.numbers.grounds import LESS, Ground
from pipeline.checks.claims.numbers.held import Held
from pipeline.checks.claims.topics import stem
from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_NOT = later(
    r"(?: [\w’-]+){0,2}? (?:(?:was|were|is|are|had|have|has|did|do|does|could) not|"
    r"\w+n[’']t)(?: (?:yet|been|be))* (?P<did>[a-z]+)\b"
)
_COUNTED = (Kind.COUNT, Kind.SHARE)


def denied(
    text: str, amount: Amount, records: Sequence[Held], said: Mapping[str, str]
) -> Ground | None:
    """Return the total and the part that leave a number which the text denies of, or nothing."""
    found = _NOT.match(text, amount.end) if amount.kind in _COUNTED else None
    if not found:
        return None
    first, last = next(((a, b) for a, b in spans(text) if a <= amount.start < b), (0, len(text)))
    told = {one.value for one in amounts(text[first:last])} | {amount.of}
    for held in records:
        record = said.get(f"{held.pointer}/statement", "")
        counts = [one for one in amounts(record) if one.kind is Kind.COUNT]
        for whole in counts:
            rest = whole.value - amount.value
            parts = [one for one in counts if one.value == rest and one.start > whole.start]
            if whole.value in told and any(_does(record, one, found["did"]) for one in parts):
                return Ground(held, (), LESS, (whole.value, rest))
    return None


def _does(record: str, amount: Amount, verb: str) -> bool:
    behind = record[amount.end :].partition(".")[0].split()[:3]
    return stem(verb) in {stem(one.strip(",;:")) for one in behind}
