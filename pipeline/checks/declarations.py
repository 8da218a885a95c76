"""What a bundle leaves to silence, and what it declares against its own content."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.conditions import holds
from pipeline.evidence.door import OURS
from pipeline.evidence.earlier import PREVIOUS, is_visit, led_to_none
from pipeline.evidence.public import Absent, Items, Node, PublicBundle, child
from pipeline.evidence.versions import CURRENT
from pipeline.language.phrasing import some
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.report_type.definition import ReportType
from pipeline.report_type.demands import Declaration

SILENT = Rule(
    "SEC005",
    "not-declared",
    Severity.NOTICE,
    "What is not there is declared not to be there.",
    "Silence is not a fact. Where a bundle leaves something out, nobody knows whether there is "
    "none or it is still to come. So the report says nothing of it, and its reader wonders.",
    OURS,
)
DECLARED_AND_GIVEN = Rule(
    "BND050",
    "declared-and-given",
    Severity.NOTICE,
    "What is declared not to be there is not there.",
    "A bundle that declares that there is none, and gives some, says two things at once. The "
    "report goes by what is given; where it would print both, this is a warning.",
    OURS,
    "Take out the one that is wrong.",
)
OLDER = Rule(
    "BND016",
    "older-version",
    Severity.WARNING,
    "A bundle is of today’s version of the schema.",
    "An older bundle is read as it is. What its version left to silence, a person must decide: the "
    "report says nothing of it until then.",
    OURS,
    "‘upgrade’ writes the bundle anew; it decides nothing.",
)

FIRST = "/event/declared/first_inspection"
ASKED = "/event/previous_improvements"


def not_declared(case: Case) -> Iterator[Finding]:
    """Find what a bundle leaves to silence, each by itself."""
    if case.bundle.version == CURRENT:
        for one in silent(case.bundle, case.report_type):
            given = f"Give it in {one.of}, or set" if one.of else "Fill in"
            yield SILENT.at(
                case.at_first(*_above(one.of if one.of and not _is_declared(one) else one.at)),
                f"The bundle does not say {one.about}.",
                hint=f"{given} {one.at}.",
                key=one.id,
            )
        if last := _ungraded(case):
            message = "The bundle does not say what the judgement of the last inspection was."
            hint = "Give its ‘grade’, or set ‘graded’ to false."
            yield SILENT.at(case.at_pointer(last.pointer), message, hint=hint, key="last-judgement")


def _is_declared(one: Declaration) -> bool:
    """Return whether it is declared beside the others, and not by a fact that explains it."""
    return one.at.startswith("/event/declared/")


def _above(pointer: str) -> Iterator[str]:
    """Yield the pointers of all that holds a value, the nearest first, and the bundle last."""
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer


def _ungraded(case: Case) -> Node | None:
    """Return the last inspection, where it has no grade and is not said to have led to none.

    Only where the report tells of it: the types that ask whether this was the first.
    """
    asked = any(one.of == PREVIOUS for one in case.report_type.rules.declarations)
    last = next(iter(_given(case.bundle.public, PREVIOUS) if asked else ()), None)
    return None if last is None or child(last, "grade") or led_to_none(last) else last


def older_version(case: Case) -> Iterator[Finding]:
    """Find that a bundle is of an older version, with all that a person must decide."""
    if case.bundle.version != CURRENT:
        message = f"This bundle is of version {case.bundle.version}."
        if left := silent(case.bundle, case.report_type):
            message += f" It does not say {some([one.about for one in left])}."
        yield OLDER.at(case.at_pointer("/schema_version"), message)


def silent(bundle: Bundle, report_type: ReportType) -> tuple[Declaration, ...]:
    """Return what a bundle neither gives nor declares."""
    public = bundle.public
    return tuple(
        one
        for one in report_type.rules.declarations
        if holds(one.when, public) and not public.at(one.at) and not _given(public, one.of)
        # Before a first inspection nothing can have been asked for.
        if not (one.of == ASKED and public.at(FIRST))
    )


def declared_and_given(case: Case) -> Iterator[Finding]:
    """Find what is declared not to be there, and is; and what a first inspection cannot have."""
    yield from _before_the_first(case)
    for one in case.report_type.rules.declarations:
        if case.bundle.public.at(one.at) and _given(case.bundle.public, one.of):
            message = f"This is declared, and {one.of} is there."
            both = severity("likely") if one.of.startswith("/narrative/") else None
            yield DECLARED_AND_GIVEN.at(case.at_pointer(one.at), message, severity=both, key=one.id)


def _before_the_first(case: Case) -> Iterator[Finding]:
    """Find what an earlier inspection asked for, beside a first inspection."""
    public = case.bundle.public
    if public.at(FIRST) and _given(public, ASKED):
        message = f"This is declared, and {ASKED} has what an earlier inspection asked for."
        yield DECLARED_AND_GIVEN.at(
            case.at_pointer(FIRST), message, severity=severity("likely"), key="first-asked"
        )


def _given(public: PublicBundle, pointer: str) -> tuple[Node, ...]:
    """Return what a bundle gives at a pointer, if it is one. Visits are no earlier inspections."""
    node = public.at(pointer) if pointer else Absent("")
    if isinstance(node, Items):
        return tuple(one for one in node.items if not (pointer == PREVIOUS and is_visit(one)))
    return () if isinstance(node, Absent) else (node,)
