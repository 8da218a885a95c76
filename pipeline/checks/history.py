"""What a bundle says of before and after: enforcement, notices, the last visit, the manager."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.checks.case.case import Case
from pipeline.checks.severity import Force, severity
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.door import OURS
from pipeline.evidence.public import Items, text_of
from pipeline.evidence.references import LAST_VISIT
from pipeline.model.finding import Citation, Finding, Rule, Severity

ENFORCEMENT = Rule(
    "BND043",
    "enforcement-outside",
    Severity.WARNING,
    "Enforcement action since the last inspection lies between that inspection and this one.",
    "The report tells what was done since the last inspection. What was done before it was told "
    "then; what came of this inspection belongs in the next report.",
    Citation("001", "895"),
    "Check the date, or take the entry out.",
)
NOTICE = Rule(
    "BND044",
    "notice-after-visit",
    Severity.WARNING,
    "A compliance notice that was decided on had run out by the visit.",
    "Inspectors check the notices whose time has passed. A notice that still runs cannot have been "
    "missed: ‘not met’ is then an error. One that is met early may be right, and one without a "
    "decision is only worth a look.",
    Citation("001", "969"),
    "Check the date in the notice, and the decision.",
)
LAST = Rule(
    "BND045",
    "last-visit-not-last",
    Severity.WARNING,
    "No earlier inspection is later than the last visit.",
    "The report says when Ofsted was last there, and why. If an inspection came after that day, "
    "the reader is told of the wrong visit.",
    Citation("001", "1039"),
    "Give the date and the reason of the later one.",
)
MANAGER = Rule(
    "BND046",
    "manager-in-post-and-vacant",
    Severity.WARNING,
    "A manager is not in post in one field and missing for weeks in another.",
    "Weeks without a manager weigh on the judgement of leaders. If a manager was in post, they "
    "weigh wrongly. A name alone does not say that the person was in post, but a reader takes it "
    "so. Which field is wrong nobody can tell from here, so it is a warning.",
    OURS,
    "Look at both fields. ‘manager_post’ says whether the post was filled.",
)

NOTICES = "/facts/notices"
WEEKS = ("/facts/weeks_without_manager", "/facts/weeks_without_registered_manager")


def enforcement_outside(case: Case) -> Iterator[Finding]:
    """Find enforcement action before the last inspection, or after this one."""
    bundle = case.bundle
    since = _last_inspection(bundle)
    for one in bundle.enforcement:
        place = case.at_pointer(f"{one.pointer}/date")
        key = bundle.file.stable_pointer(one.pointer)
        if one.date > bundle.end:
            message = "This enforcement action is dated after the last day of this inspection."
            yield ENFORCEMENT.at(place, message, key=key)
        elif since and one.date < since:
            message = "This enforcement action is dated before the last inspection."
            yield ENFORCEMENT.at(place, message, key=key)


def _last_inspection(bundle: Bundle) -> date | None:
    """Return the day of the last graded inspection. A visit in front of it does not hide it.

    Where none has a grade it is the first that is known, so that nothing is found by mistake.
    """
    graded = [one.date for one in bundle.previous if one.grade]
    return max(graded) if graded else min((one.date for one in bundle.previous), default=None)


def notice_after_visit(case: Case) -> Iterator[Finding]:
    """Find compliance notices that had not run out when the visit ended."""
    notices = case.bundle.public.at(NOTICES)
    for index, notice in enumerate(notices if isinstance(notices, Items) else ()):
        given = text_of(case.bundle.public.at("/met_by", within=notice))
        decision = text_of(case.bundle.public.at("/decision", within=notice))
        if given and date.fromisoformat(given) > case.bundle.end:
            decided = f", and the decision is ‘{decision}’" if decision else ""
            yield NOTICE.at(
                case.at_pointer(f"{NOTICES}/{index}/met_by"),
                f"The time of this notice had not passed when the visit ended{decided}.",
                severity=severity(_force(decision)),
                key=case.bundle.file.stable_pointer(f"{NOTICES}/{index}"),
            )


def _force(decision: str) -> Force:
    if decision == "not met":
        return "must"
    return "likely" if decision else "own"


def last_visit_not_last(case: Case) -> Iterator[Finding]:
    """Find a last visit that an earlier inspection in the bundle came after."""
    given = text_of(case.bundle.public.at(LAST_VISIT))
    later = [one.date for one in case.bundle.previous if one.date < case.bundle.start]
    if given and later and date.fromisoformat(given) < max(later):
        message = "An earlier inspection is dated after this last visit."
        yield LAST.at(case.at_pointer(LAST_VISIT), message)


def manager_in_post_and_vacant(case: Case) -> Iterator[Finding]:
    """Find weeks without a manager beside a manager in post, or beside one who is named."""
    public, pointer = case.bundle.public, next(filter(case.bundle.facts.number, WEEKS), "")
    post = text_of(public.at("/setting/manager_post"))
    named = public.at("/setting/registered_manager")
    if post == "vacant" and named and not pointer:
        message = "‘manager_post’ says ‘vacant’, and a registered manager is named."
        yield MANAGER.at(case.at_pointer("/setting/manager_post"), message)
    if not pointer:
        return
    if post == "in post":
        message = "Weeks without a manager are declared, and ‘manager_post’ says ‘in post’."
        yield MANAGER.at(case.at_pointer(pointer), message)
    elif named:
        message = "Weeks without a manager are declared, and a registered manager is named."
        yield MANAGER.at(case.at_pointer(pointer), message)
