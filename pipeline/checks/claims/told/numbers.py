"""The numbers of a report, with the words, the numbers or the arithmetic that bear them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.case.case import Case
from pipeline.checks.claims.arithmetic.wrong import SUM
from pipeline.checks.claims.dates.durations import CONTRADICTED
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.numbers.grounds import (
    ALL_TOLD,
    AS_OFTEN,
    DAYS_LISTED,
    LISTED,
    LOOKS_BACK,
    NUMERAL,
    ONE_BY_ONE,
    ONE_EACH,
    TELLS_THEM,
    Ground,
)
from pipeline.checks.claims.numbers.held import Held as Numbers
from pipeline.checks.claims.numbers.unheld import NOWHERE, Held, held
from pipeline.checks.claims.told.arithmetic import arithmetic
from pipeline.checks.claims.told.places import address, public_text, sentence_at
from pipeline.checks.claims.topics import stems
from pipeline.checks.proportions import WRONG_NUMBER
from pipeline.language.amount import Amount, Kind
from pipeline.model.claim import Borne, Claim, How

_NEAR = 40  # characters behind a number that say what it counts
_RULES = (NOWHERE.id, CONTRADICTED.id, SUM.id, WRONG_NUMBER.id)
_WHY = {
    LISTED: "It counts the list below it.",
    LOOKS_BACK: "It looks back at a number before it.",
    DAYS_LISTED: "A record lists so many days.",
    ONE_BY_ONE: "A record tells so many one by one.",
    TELLS_THEM: "It counts what is told beside it.",
    AS_OFTEN: "A record says that it is as often.",
    ALL_TOLD: "It stands among what its records tell, of which no number is left out.",
    NUMERAL: "Its records have this number as often as its paragraph does.",
    ONE_EACH: "It says that there is one for each.",
}


def numbers(case: Case) -> Iterator[Claim]:
    """Yield each number that people wrote, those that claim nothing too."""
    for one, found in held(case):
        for each in found:
            yield _number(case, one, each)
        for amount, why in one.exempt:
            how = How.EXEMPT if why else How.NOTHING
            yield _claim(one, amount, how, why=f"It is {why}." if why else "")


def _claim(
    one: Claimed, amount: Amount, how: How, borne: tuple[Borne, ...] = (), why: str = ""
) -> Claim:
    text, (start, end) = one.passage.text, (amount.start, amount.end)
    at = address(one.passage, start, end)
    return Claim(at, text[start:end], amount.kind.value, _RULES, how, borne, why)


def _number(case: Case, one: Claimed, each: Held) -> Claim:
    chosen = [_best(case, one, each.amount, choice) for choice in each.grounds]
    if not chosen:
        return _claim(one, each.amount, How.NOTHING)
    borne = tuple(_borne(case, one, each.amount, ground) for ground in chosen)
    follows = any(ground.way or ground.held is None for ground in chosen)
    how = How.FOLLOWS if follows else How.HELD
    why = next((_WHY[ground.way] for ground in chosen if ground.way in _WHY), "")
    return _claim(one, each.amount, how, () if why else tuple(dict.fromkeys(borne)), why)


# --- which of several grounds ------------------------------------------------------------


def _best(case: Case, one: Claimed, amount: Amount, choice: Sequence[Ground]) -> Ground:
    """Return the ground that speaks most of the same thing: of equal ones the first.

    One that the words are linked to comes before all others.
    """
    if len(choice) == 1:
        return choice[0]
    text = one.passage.text
    behind = stems(text[amount.end : amount.end + _NEAR])
    around = stems(sentence_at(text, amount.start))
    linked = {
        span.evidence
        for start, end, span in one.passage.measured
        if start <= amount.start and amount.end <= end
    }

    def alike(ground: Ground) -> tuple[int, int, int]:
        told, after = _words(case, ground)
        is_linked = bool(ground.held and ground.held.id in linked)
        return is_linked, len(behind & stems(after)), len(around & stems(told))

    return max(choice, key=alike)


def _words(case: Case, ground: Ground) -> tuple[str, str]:
    """Return the public words around what a ground is, and those behind its number."""
    pointer, _, end = _place(case, ground)
    if pointer.endswith("/measure"):
        label = public_text(case, f"{pointer}/label")
        return label, f"{public_text(case, f'{pointer}/unit')} {label}"
    text = public_text(case, pointer)
    return text, text[end : end + _NEAR] if end else ""


def _place(case: Case, ground: Ground) -> tuple[str, int, int]:
    """Return the pointer of what a ground is, and where it stands there; 0 and 0 for all of it.

    Where it is in two texts and one of them is private, it is that: the other does not bear it.
    """
    held, said = ground.held, ground.said
    if held is None:
        return "", 0, 0
    said = said or tuple(_shares(held, ground.numbers))[:1]
    places: list[tuple[str, int, int]] = []
    for pointer, found in held.texts:
        here = [one for one in found if any(one is each for each in said)]
        if here:
            ends = min(one.start for one in here), max(one.end for one in here)
            places.append((pointer, *ends))
    if places:
        return min(places, key=lambda place: bool(public_text(case, place[0])))
    return (_counted_at(held, ground.numbers) if held.id else held.pointer), 0, 0


def _shares(held: Numbers, numbers: Sequence[float]) -> Iterator[Amount]:
    """Yield the shares of the words of a record that are these numbers, or that leave them."""
    pair, shares = set(numbers[:2]), (one for one in held.amounts if one.kind is Kind.SHARE)
    for one in shares:
        if pair in ({one.value, one.of}, {one.of - one.value, one.of}):
            yield one


def _counted_at(held: Numbers, numbers: Sequence[float]) -> str:
    """Return the pointer of the measure or series that counts some numbers; of a point, if one."""
    counted = {number for share in held.shares for number in share}
    if not held.series or set(numbers) & counted:
        return f"{held.pointer}/measure"
    if len(numbers) == 1 and numbers[0] in held.series:
        return f"{held.pointer}/series/points/{held.series.index(int(numbers[0]))}"
    return f"{held.pointer}/series"


def _borne(case: Case, one: Claimed, amount: Amount, ground: Ground) -> Borne:
    pointer, start, end = _place(case, ground)
    shown = arithmetic(case, one.passage.text, amount, ground)
    return Borne(pointer, start, end, shown)
