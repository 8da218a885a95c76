"""Shares of people in numbers that only what a record counts of others would make.

‘Four fifths of staff’ is what ‘turnover 22%’ leaves of a hundred, and counts no staff.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.how_many_words import lists
from pipeline.checks.claims.numbers.grounds import CHANGE, LESS, Ground
from pipeline.checks.claims.numbers.unheld import held
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.sets.telling import told
from pipeline.checks.claims.words import any_of
from pipeline.language.amount import Amount, Kind
from pipeline.model.pattern import later
from pipeline.resources import remembered

_STOP = re.compile(r"[.;:,()–—]|\bbut\b")


@remembered
def _behind() -> re.Pattern[str]:
    people = any_of(lists().people)
    return later(
        rf" (?:of )?(?:the |these |those |our |their )?(?:[a-z-]+ )?(?P<who>{people})\b",
        re.IGNORECASE,
    )


def of_others(case: Case) -> Iterator[tuple[Passage, Said]]:
    """Yield where shares of people stand that follow only from what a record counts of others."""
    texts = {one.pointer: one.statement for one in case.bundle.evidence}
    for one, numbers in held(case):
        for each in numbers:
            who = _who(one.passage, each.amount)
            grounds = [ground for part in each.grounds for ground in part]
            if who and grounds and not any(_is_certain(one, texts) for one in grounds):
                said = Said(one.passage.text, each.amount.start, who.end("who"), 0, 100)
                if not any(_speaks_of(said, who, ground, texts) for ground in grounds):
                    yield one.passage, said


def _who(passage: Passage, amount: Amount) -> re.Match[str] | None:
    """Return of whom a share is said, if it is one of people."""
    is_rate = amount.kind is Kind.SHARE and amount.rate
    if not is_rate and amount.kind not in (Kind.FRACTION, Kind.PER_CENT):
        return None
    return _behind().match(passage.text, amount.end)


def _is_certain(ground: Ground, texts: dict[str, str]) -> bool:
    """Return whether a ground is no difference from what a statement has."""
    if ground.way not in (LESS, CHANGE) or not ground.said:
        return True
    return _around(ground, texts) is None


def _speaks_of(said: Said, who: re.Match[str], ground: Ground, texts: dict[str, str]) -> bool:
    """Return whether the words around the numbers of a ground speak of these people or of this."""
    around = _around(ground, texts) or ""
    kinds = all_of(who["who"].lower()).kinds
    if kinds & all_of(around.lower()).kinds:
        return True
    people = {word for one in lists().people for word in told(one)}
    return bool(told(said.sentence) & told(around) - people)


def _around(ground: Ground, texts: dict[str, str]) -> str | None:
    """Return the words around the numbers of a ground, or nothing where they stand elsewhere."""
    if not ground.held:
        return None
    for pointer, found in ground.held.texts:
        text = texts.get(pointer.removesuffix("/statement"), "")
        if text and all(any(one is each for each in found) for one in ground.said):
            return " ".join(
                f"{_STOP.split(text[: one.start])[-1]} {_STOP.split(text[one.end :])[0]}"
                for one in ground.said
            )
    return None
