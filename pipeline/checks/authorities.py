"""Those who are told of concerns, one by one. Who they are, and when they hear, is private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.conditions import holds
from pipeline.evidence.timetable import steps_done
from pipeline.language.phrasing import day
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.demands import Order
from pipeline.report_type.steps import STEPS

LEFT_OUT = Rule(
    "BND048",
    "authority-left-out",
    Severity.WARNING,
    "Each of those who are listed to be told of concerns is told.",
    "Each authority decides for the children or families that it has placed, so one that hears "
    "nothing leaves them where they are. A list on which some have been told and others have not "
    "is either not finished, or somebody was forgotten.",
    Citation(says="the line given in the report type"),
    "Tell whoever is left, and write the day here.",
)

TOLD, CALLED = "authorities_told", "authorities_called"
SINGLE: Final = (TOLD, CALLED)
"""The steps that the list has a day for in each of its entries."""

_FIELDS: Final[Mapping[str, tuple[str, str]]] = {
    TOLD: ("told", "Others on the list have been told, and this one has not."),
    CALLED: ("telephoned", "Others on the list were telephoned after the email, and not this one."),
}


def days_of(bundle: Bundle, step: str) -> tuple[date | None, ...]:
    """Return the day on which each on the list had a step, in its order."""
    return tuple(one.told if step == TOLD else one.called for one in bundle.recipients)


def authority_left_out(case: Case) -> Iterator[Finding]:
    """Find those on a list that is begun who have not been told, or were not telephoned."""
    done = steps_done(case.bundle)
    for needed in case.report_type.rules.needed:
        days = days_of(case.bundle, needed.step) if needed.step in SINGLE else ()
        if needed.single is None or not any(days) or not holds(needed.when, case.bundle.public):
            continue
        over = any(name in done for name in needed.once)
        field, said = _FIELDS[needed.step]
        for one, on in zip(case.bundle.recipients, days, strict=True):
            if on is None and (one.told or needed.step == TOLD):
                yield LEFT_OUT.at(
                    case.at_pointer(one.pointer),
                    said,
                    severity=severity(needed.single, "whole" if over else "partial"),
                    citation=needed.citation,
                    key=f"{case.bundle.file.stable_pointer(one.pointer)} {field}",
                )


def told_early(case: Case, done: Mapping[str, date]) -> Iterator[tuple[str, str, Order | None]]:
    """Yield where one heard too early, what to say of it, and the order that it breaks, if any."""
    review, call = _order(case, "case_review", TOLD), _order(case, TOLD, CALLED)
    reviewed = done.get("case_review")
    for one in case.bundle.recipients:
        at = f"{one.pointer}/told"
        if one.told and one.told < case.bundle.end:
            yield at, "This is before the last day of the inspection.", None
        elif review and one.told and reviewed and one.told < reviewed:
            yield at, f"This is before ‘{STEPS['case_review']}’ on {day(reviewed)}.", review
        if call and one.told and one.called and one.called < one.told:
            yield (
                f"{one.pointer}/telephoned",
                "The call follows the email, and this is before it.",
                call,
            )


def _order(case: Case, first: str, then: str) -> Order | None:
    """Return the order that fixes that one step comes before another."""
    orders = (one for one in case.report_type.rules.order if {first, then} <= set(one.steps))
    return next(orders, None)
