"""The steps after an inspection: their order, and those that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise

from pipeline.checks.authorities import SINGLE, days_of, told_early
from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.conditions import holds
from pipeline.evidence.door import OURS
from pipeline.evidence.timetable import deadlines, steps_done
from pipeline.language.phrasing import day
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.demands import Needed, Order
from pipeline.report_type.steps import AT_ANY_TIME, NAMED, STEPS, TIMETABLE

DISORDER = Rule(
    "BND041",
    "steps-out-of-order",
    Severity.ERROR,
    "The steps after an inspection come after it, and in their order.",
    "A date before the last day on site is a slip of the pen, and so are comments before the draft "
    "or a publication before the final report: one of the two dates is wrong. Where the order is "
    "only the usual one, the finding is a warning.",
    OURS,
    "Look at both dates.",
    past=True,
)
MISSING = Rule(
    "BND042",
    "step-missing",
    Severity.WARNING,
    "A step that others rest on is recorded once they are.",
    "An inadequate judgement leads to a case review within days, and a final report has been a "
    "draft before. Once the later step has its date, the earlier one must have been done, and "
    "nobody can see when. Where the guidance says must or certainly, this is an error.",
    Citation(says="the steps that the report type asks for"),
    "Add the date of the step that is missing, or look at the later date again.",
    past=True,
)

UNNAMED = Rule(
    "BND047",
    "step-without-name",
    Severity.WARNING,
    "Of a step that a certain person makes, it is recorded who made it.",
    "The inspector tells the provider of a changed judgement, and the inspector’s manager checks "
    "the draft. A date alone shows neither. Where the guidance says must or certainly, this is an "
    "error. The name is never published.",
    Citation(says="the steps that the report type asks for"),
    "Name who it was, in the field beside that of the day.",
)


def steps_out_of_order(case: Case) -> Iterator[Finding]:
    """Find steps before the end of the inspection, or before a step that comes first."""
    done = steps_done(case.bundle)
    for name, when in done.items():
        if when < case.bundle.end and name not in AT_ANY_TIME:
            message = f"‘{STEPS[name]}’ is dated before the last day of the inspection."
            key = f"{name} {case.bundle.end}"
            yield DISORDER.at(case.at_pointer(f"{TIMETABLE}/{name}"), message, key=key)
    for (first, then), order in _disorders(case, done).items():
        # It is about two dates, so the words of one field do not say which finding it is.
        yield DISORDER.at(
            replace(case.at_pointer(f"{TIMETABLE}/{then}"), words=None),
            f"‘{STEPS[then]}’ on {day(done[then])} is before ‘{STEPS[first]}’ on "
            f"{day(done[first])}.",
            severity=severity(order.force),
            citation=order.citation,
            key=f"{first} {done[first]} {then} {done[then]}",
        )
    yield from _single(case, done)


def _disorders(case: Case, done: Mapping[str, date]) -> dict[tuple[str, str], Order]:
    """Return each two neighbours that stand in the wrong order, and who fixes it.

    Where one is before the end of the inspection, that is told instead.
    """
    found: dict[tuple[str, str], Order] = {}
    for order in case.report_type.rules.order:
        for first, then in pairwise(name for name in order.steps if name in done):
            if case.bundle.end <= done[then] < done[first]:
                found.setdefault((first, then), order)
    return found


def _single(case: Case, done: Mapping[str, date]) -> Iterator[Finding]:
    """Find single authorities that heard too early. When each heard is not public."""
    for at, said, order in told_early(case, done):
        yield DISORDER.at(
            case.at_pointer(at),
            said,
            severity=severity(order.force) if order else None,
            citation=order.citation if order else None,
            key=case.bundle.file.stable_pointer(at),
        )


# --- what is missing ---------------------------------------------------------------------


def step_missing(case: Case) -> Iterator[Finding]:
    """Find steps that are not recorded although a later one is."""
    done = steps_done(case.bundle)
    single = {name for name in SINGLE if any(days_of(case.bundle, name))}
    for one in case.report_type.rules.needed:
        if one.step in done or one.step in single or not _is_asked(one, case):
            continue
        if later := next((name for name in one.once if _calls_for(case, one, name, done)), ""):
            yield MISSING.at(
                case.at_pointer(TIMETABLE),
                f"‘{STEPS[later]}’ is recorded, on {day(done[later])}, and ‘{STEPS[one.step]}’ is "
                "not.",
                severity=severity(one.force),
                citation=one.citation,
                key=one.id,
            )


def _is_asked(needed: Needed, case: Case) -> bool:
    """Return whether a step is called for in this bundle at all."""
    if needed.changed and not any(one.changed for one in case.bundle.judgements):
        return False
    return holds(needed.when, case.bundle.public)


def step_without_name(case: Case) -> Iterator[Finding]:
    """Find steps that are done by nobody in particular, and should be."""
    done = steps_done(case.bundle)
    for one in case.report_type.rules.needed:
        if not one.named or one.step not in done or one.step in case.bundle.steps_named:
            continue
        if _is_asked(one, case):
            yield UNNAMED.at(
                case.at_pointer(f"{TIMETABLE}/{one.step}"),
                f"‘{STEPS[one.step]}’ is recorded, and not who did it.",
                hint=f"Name who it was, in ‘{one.step}{NAMED}’.",
                severity=severity(one.force),
                citation=one.citation,
                key=one.id,
            )


def _calls_for(case: Case, needed: Needed, later: str, done: Mapping[str, date]) -> bool:
    """Return whether a later step is done, so that the one that is needed must be done too.

    One that need not come first may still be done until the day it is due.
    """
    if later not in done:
        return False
    orders = [one.steps for one in case.report_type.rules.order]
    if any(_stands_before(needed.step, later, steps) for steps in orders):
        return True
    at = f"{TIMETABLE}/{needed.step}"
    due = [one.due for one in deadlines(case.bundle, case.report_type) if one.step.at == at]
    return all(done[later] > one for one in due)


def _stands_before(first: str, then: str, steps: tuple[str, ...]) -> bool:
    return first in steps and then in steps and steps.index(first) < steps.index(then)
