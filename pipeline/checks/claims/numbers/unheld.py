"""EVD: numbers in the inspectors’ words, and the records that hold them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import follows_report
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.arithmetic.terms import noun_behind
from pipeline.checks.claims.dates.days import days
from pipeline.checks.claims.numbers.all_told import all_told
from pipeline.checks.claims.numbers.as_often import as_often
from pipeline.checks.claims.numbers.by_ordinal import by_ordinal
from pipeline.checks.claims.numbers.claimed import Claimed, claimed
from pipeline.checks.claims.numbers.days_between import between
from pipeline.checks.claims.numbers.denied import denied
from pipeline.checks.claims.numbers.fields import in_a_field
from pipeline.checks.claims.numbers.follows import follows, is_way
from pipeline.checks.claims.numbers.grounds import DATES, LESS, LISTED, LOOKS_BACK, Ground
from pipeline.checks.claims.numbers.held import Held as Numbers
from pipeline.checks.claims.numbers.held import of_event, of_private, of_records, told
from pipeline.checks.claims.numbers.hours import hours_apart
from pipeline.checks.claims.numbers.journeys import both_ways
from pipeline.checks.claims.numbers.listed import counts_its_list, is_one_of
from pipeline.checks.claims.numbers.looks_back import told_beside
from pipeline.checks.claims.numbers.meant import meant
from pipeline.checks.claims.numbers.measured import units_of
from pipeline.checks.claims.numbers.occasions import days_listed
from pipeline.checks.claims.numbers.one_by_one import one_by_one
from pipeline.checks.claims.numbers.otherwise import not_otherwise
from pipeline.checks.claims.numbers.per_cents import bare_per_cent
from pipeline.checks.claims.numbers.points import points_apart
from pipeline.checks.claims.numbers.products import product
from pipeline.checks.claims.numbers.reasons import Said
from pipeline.checks.claims.numbers.same_numeral import same_numeral
from pipeline.checks.claims.numbers.stands import stands
from pipeline.checks.claims.numbers.told_apart import near_by, parts_of, told_apart
from pipeline.evidence.bundle import Evidence
from pipeline.language.amount import Amount, Kind
from pipeline.language.phrasing import some
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later

NOWHERE = Rule(
    "EVD030",
    "number-not-in-evidence",
    Severity.WARNING,
    "A number in the report is in a record that its paragraph rests on.",
    "A number that no record holds may be a slip, a memory, or come from another report; a reader "
    "takes it for what was counted. A number is held where a statement, a quote, a measure or a "
    "series has it, or where it follows from one by plain arithmetic: a per cent, what is left of "
    "a total, a sum or difference within a series. What is below ten is never explained by a sum "
    "or difference, but may count what is told one by one. A number is also held where its records "
    "have its numeral as often, of what they name otherwise or not at all, and tell the same noun "
    "with no other number. About the setting and the inspection, "
    "it may stand in a field instead, such as `places` or `figures`. Names of laws, figures of "
    "speech and terms of the trade are no claims.",
    Citation("001", "790, 886"),
    "Correct the number, let the paragraph rest on the record that holds it, or write it down "
    "there. What was checked elsewhere can be waived, number by number, with a reason and a name.",
)


_DOES = later(
    r" (?:were|are|was|had|have|has|came|come|could|can|did|do|would|will|said|told|took|left|went|"
    r"stayed|live|remain|remains|got|[a-z]+ed)\b"
)
# That a length may end or begin with the inspection, or with one before it
_OF_EVENT = later(
    r"\b(?:inspect\w*|visit\w*|report\w*|since|ago|by now|so far|to date|still|previous\w*|earlier|"
    r"now|currently|at present|today|into)\b",
    re.IGNORECASE,
)
_FOR = later(r"\b(?:for|over|these|those) (?:[\w’]+ ){0,3}$", re.IGNORECASE)
_HAS = later(r"\b(?:has|have|had been|[’']ve)\b", re.IGNORECASE)
_MOST = 50  # findings in a paragraph: more numbers are a pasted column, and are told together
_FEW = 12  # numbers of a sentence; more are a list


@dataclass(frozen=True, slots=True)
class Held:
    """A number of a passage, and what holds it: for each part of it the grounds to choose from.

    A share whose two numbers come from two places has two parts; what nothing holds has none.
    """

    amount: Amount
    grounds: tuple[tuple[Ground, ...], ...]


def held(case: Case) -> tuple[tuple[Claimed, tuple[Held, ...]], ...]:
    """Return the numbers of each passage with what holds them. They are looked for once."""
    return case.remembered("held numbers", lambda case: tuple(_held(case)))


def _held(case: Case) -> Iterator[tuple[Claimed, tuple[Held, ...]]]:
    for one in claimed(case):
        records, known = _records(case, one.rests_on), case.bundle.evidence
        found = ((each, _grounds(case, one, each, records)) for each in one.amounts)
        yield one, tuple(Held(each, not_otherwise(one, each, by, known)) for each, by in found)


def number_not_in_evidence(case: Case) -> Iterator[Finding]:
    """Find numbers that are in no record of their paragraph, and do not follow from one."""
    for one, numbers in held(case):
        if follows_report(case, one.passage):
            continue  # held against the report
        found = [each.amount for each in numbers if not each.grounds]
        if not found:
            continue
        records = _records(case, one.rests_on)
        yield from (_finding(case, one, each, records) for each in found[:_MOST])
        if len(found) > _MOST:
            message = f"{len(found) - _MOST:,} more numbers of this paragraph are in no record."
            place = case.at_passage(one.passage, found[_MOST].start, found[-1].end)
            yield NOWHERE.at(place, message, key=one.passage.text)


def _records(case: Case, ids: Sequence[str]) -> list[Numbers]:
    known = of_records(case)
    return [known[id_] for id_ in ids if id_ in known]


def _grounds(
    case: Case, one: Claimed, amount: Amount, records: Sequence[Numbers]
) -> tuple[tuple[Ground, ...], ...]:
    """Return what holds an amount, for each of its parts; nothing, if one is held by nothing."""
    said = Said(one.passage.text, amount, _said(case))
    linked = _linked(case, one.passage, amount)
    found = follows(amount, [*linked, *records], said.bears)
    if found := meant(one.passage.text, amount, found, lambda: _said(case)):
        return (found,)
    if amount.kind is Kind.SHARE and not is_way(amount):
        parts = [_grounds(case, one, part, records) for part in parts_of(amount, one.passage.text)]
        if all(parts):
            return tuple(choice for part in parts for choice in part)
    found = (
        left_out(one, amount, records, said.bears)
        or bare_per_cent(one.passage.text, amount, [*linked, *records], said.bears)
        or in_a_field(case, one.passage, amount)
        or _between(case, one, amount, records)
        or _in_its_text(case, one, amount, records)
        or _private(case, one, amount)
        or _listed(case, one, amount)
        or same_numeral(one.passage.text, amount, records, _said(case))
        or stands(one, amount, _open(case, one))
    )
    return (found,) if found else ()


def _open(case: Case, one: Claimed) -> list[Evidence]:
    known = (each for each in case.bundle.evidence if not each.withheld)
    return [each for each in known if each.id in one.rests_on]


def _said(case: Case) -> Mapping[str, str]:
    """Return what the records say, by pointer. It is put together once for a case."""
    return case.remembered("said", lambda case: dict(_texts(case)))


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    for one in case.bundle.evidence:
        yield f"{one.pointer}/statement", one.statement
        yield f"{one.pointer}/labels", " ".join(one.labels)
        yield f"{one.pointer}/units", " ".join(units_of(one))


def left_out(
    one: Claimed,
    amount: Amount,
    records: Sequence[Numbers],
    bears: Callable[[Ground], bool] = lambda _: True,
) -> tuple[Ground, ...]:
    """Return what holds a number of nothing, with its unit: ‘within the limit of 20’.

    That is a length of time, or as much as is measured beside it: ‘15 degrees here and 16 there’.
    """
    text = one.passage.text
    if amount.kind is not Kind.COUNT or noun_behind(text, amount.end):
        return ()
    if _DOES.match(text, amount.end):  # ‘five came’ are no days
        return ()
    beside = one.amounts if len(one.amounts) <= _FEW else ()
    measured = {each.unit for each in beside if each.kind is Kind.QUANTITY}
    alike = [replace(amount, kind=Kind.QUANTITY, unit=unit) for unit in sorted(measured)]
    readings = (replace(amount, unit="days"), *alike)
    return next((found for each in readings if (found := follows(each, records, bears))), ())


def _listed(case: Case, one: Claimed, amount: Amount) -> tuple[Ground, ...]:
    """Return why a number stands that counts what a record or the text tells one by one."""
    open_, text = _open(case, one), one.passage.text
    found = (
        as_often(text, amount, open_)
        or by_ordinal(text, amount, open_)
        or days_listed(text, amount, open_)
        or one_by_one(text, amount, open_)
        or told_beside(one, amount, open_)
        or all_told(one, amount, open_)
    )
    return (found,) if found else ()


def _private(case: Case, one: Claimed, amount: Amount) -> tuple[Ground, ...]:
    """Return what the source of a record, which is never told, has: ‘child of 14 years’."""
    known = of_private(case)
    private = [known[id_] for id_ in one.rests_on if id_ in known]
    asked = replace(amount, unit="days") if amount.kind is Kind.COUNT else amount
    return follows(asked, private)


def _in_its_text(
    case: Case, one: Claimed, amount: Amount, records: Sequence[Numbers]
) -> tuple[Ground, ...]:
    """Return why a number stands that follows from what stands beside it."""
    if back := both_ways(one.passage.text, amount, records, lambda: _said(case)):
        return (back,)
    is_list = len(one.amounts) > _FEW
    if not is_list and (rest := denied(one.passage.text, amount, records, _said(case))):
        return (rest,)
    if apart := told_apart(one, amount, records):
        return (Ground(None, (), LESS, apart),)
    if found := product(one, amount, records, _said(case)):
        return (found,)
    if points := points_apart(one.passage.text, amount, records):
        return (points,)
    if is_one_of(one.passage.text, amount):
        return (Ground(None, (), LOOKS_BACK),)
    if counts_its_list(one.passage, amount):
        return (Ground(None, (), LISTED),)
    return ()


def _between(
    case: Case, one: Claimed, amount: Amount, records: Sequence[Numbers]
) -> tuple[Ground, ...]:
    """Return two dates of the text, of its records or of the event that are so far apart."""
    if amount.kind is not Kind.DURATION:
        return ()
    if amount.unit == "minutes":
        beside = one.amounts if len(one.amounts) <= _FEW else ()
        return hours_apart(amount, beside, records)
    text = one.passage.text
    start, end = near_by(text, amount)
    told = days(text, case.bundle.end)
    known = {*told, *(day for held in records for day in held.days)}
    is_until_now = _FOR.search(text, start, amount.start) and _HAS.search(text, start, end)
    if is_until_now or _OF_EVENT.search(text, start, end):
        known |= {*of_event(case)}
    found = between(amount, sorted(known))
    return (Ground(None, (), DATES, (*found[0], *found[1])),) if found else ()


def _linked(case: Case, passage: Passage, amount: Amount) -> list[Numbers]:
    """Return the records that the sentence links, and their sum where it links several."""
    if not passage.measured:
        return []
    start, end = next(
        ((a, b) for a, b in spans(passage.text) if a <= amount.start < b), (0, len(passage.text))
    )
    ids = {span.evidence for first, _, span in passage.measured if start <= first < end}
    found = _records(case, sorted(ids))
    return [*found, *_sums(found)]


def _sums(found: Sequence[Numbers]) -> Iterator[Numbers]:
    shares = [share for one in found for share in one.shares]
    if len(found) > 1 and len(shares) > 1:
        yield Numbers("", shares=((sum(n for n, _ in shares), sum(m for _, m in shares)),))


def _finding(case: Case, one: Claimed, amount: Amount, records: Sequence[Numbers]) -> Finding:
    text = one.passage.text
    said = text[amount.start : amount.end]
    return NOWHERE.at(
        case.at_passage(one.passage, amount.start, amount.end),
        f"No record holds ‘{said}’. {_looked_at(records)}",
        measured=said,
        limit=told(records),
        key=f"{said} {text}",
    )


def _looked_at(records: Sequence[Numbers]) -> str:
    if not records:
        return "What stands here rests on no record that may be shown."
    return f"Looked at: {some([f'‘{one.id}’' for one in records])}."
