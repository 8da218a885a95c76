"""What a schema cannot see: ids that belong together, dates in order, all judgements there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, pairwise
from typing import TYPE_CHECKING, Final

from pipeline.evidence.bundle import Bundle, Enforcement, PreviousInspection
from pipeline.evidence.door import door_rule
from pipeline.evidence.json.rules import first_faults
from pipeline.evidence.public import text_of
from pipeline.model.finding import Finding
from pipeline.model.suggestion import did_you_mean, nearest

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType

UNKNOWN_EVIDENCE = door_rule(
    "BND021",
    "unknown-evidence",
    "Every evidence id that is named belongs to a record.",
    "A paragraph or requirement that rests on nothing cannot be checked by anybody.",
)
DUPLICATE_ID = door_rule(
    "BND022",
    "duplicate-id",
    "Ids are unique among records of a kind.",
    "With two records under one id nobody knows which one a paragraph rests on.",
)
DATE_ORDER = door_rule(
    "BND023",
    "dates-out-of-order",
    "Dates are in order.",
    "An inspection cannot end before it starts, nor be preceded by a later one.",
)
JUDGEMENT_MISSING = door_rule(
    "BND024",
    "judgement-missing",
    "Each judgement of the report type is in the bundle, once.",
    "A report without one of its judgements is not a report under this framework.",
)
UNKNOWN_ID = door_rule(
    "BND029",
    "unknown-id",
    "Every building, paragraph and judgement that is named is there.",
    "A requirement for a building that does not exist is met by nobody, and a letter that follows "
    "no paragraph follows nothing.",
)
UNKNOWN_AREA = door_rule(
    "BND025",
    "unknown-area",
    "The area of an evidence record is one of the report type.",
    "Evidence of an unknown area reaches no section.",
    "The command ‘inspection-reports types ID’ lists the areas.",
)

_GUESSES = 50  # ids for which one that is like it is looked for

LAST_VISIT = "/facts/last_visit/date"
"""The day of the last visit. Only monitoring visits have it."""


def reference_findings(bundle: Bundle, report_type: ReportType | None) -> tuple[Finding, ...]:
    """Return every reference of a valid bundle that leads nowhere, and dates out of order.

    Without a report type the bundle is known to have all that its own asks for.
    """
    asked = (
        chain(_unknown_areas(bundle, report_type), _missing_judgements(bundle, report_type))
        if report_type
        else ()
    )
    return first_faults(
        chain(
            _unknown_evidence(bundle),
            _unknown_ids(bundle),
            _duplicate_ids(bundle),
            asked,
            _dates(bundle),
        )
    )


def _unknown_evidence(bundle: Bundle) -> Iterator[Finding]:
    known = sorted({one.id for one in bundle.evidence})
    ids = frozenset(known)
    unknown = ((at, id_) for at, id_, _ in named_evidence(bundle) if id_ not in ids)
    for number, (pointer, id_) in enumerate(unknown):
        yield UNKNOWN_EVIDENCE.at(
            bundle.file.place(pointer),
            f"There is no evidence with the id ‘{id_}’.",
            hint=did_you_mean(id_, known) if number < _GUESSES else "",
        )


def named_evidence(bundle: Bundle) -> Iterator[tuple[str, str, str]]:
    """Yield the pointer and id of each evidence reference, and the section or record it is in."""
    for section, paragraphs in bundle.narrative.items():
        for paragraph in paragraphs:
            around = paragraph.pointer.removesuffix("/text")
            yield from _ids(f"{around}/evidence", paragraph.evidence, f"/narrative/{section}")
    for one in (*bundle.requirements, *bundle.recommendations):
        yield from _ids(f"{one.pointer}/evidence", one.evidence, one.id)


def _ids(pointer: str, ids: Sequence[str], whose: str) -> Iterator[tuple[str, str, str]]:
    for index, id_ in enumerate(ids):
        yield f"{pointer}/{index}", id_, whose


def _unknown_ids(bundle: Bundle) -> Iterator[Finding]:
    written = [one for paragraphs in bundle.narrative.values() for one in paragraphs]
    paragraphs = {one.id: one.pointer.removesuffix("/text") for one in written if one.id}
    for one in written:
        around = one.pointer.removesuffix("/text")
        for index, id_ in enumerate(one.follows):
            if id_ not in paragraphs:
                at = paragraphs.get(nearest(id_, tuple(paragraphs)))
                hint = f"Did you mean the paragraph at {at}?" if at else ""
                yield _unknown(bundle, f"{around}/follows/{index}", "paragraph", hint)
        if one.building and one.building not in bundle.buildings:
            hint = did_you_mean(one.building, bundle.buildings)
            yield _unknown(bundle, f"{around}/building", "building", hint)
    for asked in (*bundle.requirements, *bundle.recommendations):
        if asked.building and asked.building not in bundle.buildings:
            yield _unknown(bundle, f"{asked.pointer}/building", "building")
        if asked.judgement and not bundle.judgement(asked.judgement):
            yield _unknown(bundle, f"{asked.pointer}/judgement", "judgement")


def _unknown(bundle: Bundle, pointer: str, what: str, hint: str = "") -> Finding:
    message = f"There is no {what} with this id."
    key = bundle.file.stable_pointer(pointer)
    return UNKNOWN_ID.at(bundle.file.place(pointer), message, hint=hint, key=key)


_LARGE_PRINT: Final = "-LARGE-PRINT"


def _duplicate_ids(bundle: Bundle) -> Iterator[Finding]:
    for records in (bundle.evidence, bundle.requirements, bundle.recommendations):
        yield from _twice(bundle, ((one.id, one.pointer) for one in records))
    sections = bundle.narrative.values()
    named = [(one.id, one.pointer.removesuffix("/text")) for many in sections for one in many]
    yield from _twice(bundle, ((id_, pointer) for id_, pointer in named if id_), told=False)
    # A letter is a file that is called after its building: some systems tell no B1 from b1, and
    # that of B1 has one in large print beside it.
    files = (one.upper().removesuffix(_LARGE_PRINT) for one in bundle.buildings)
    buildings = enumerate(files)
    yield from _twice(bundle, ((id_, f"/setting/buildings/{at}") for at, id_ in buildings))


def _twice(
    bundle: Bundle, named: Iterable[tuple[str, str]], *, told: bool = True
) -> Iterator[Finding]:
    """Yield a finding for each id that stood before. One that is private is not `told`."""
    seen: set[str] = set()
    for id_, pointer in named:
        if id_ in seen:
            message = f"The id ‘{id_}’ stands here again." if told else "This id stands here again."
            key = bundle.file.stable_pointer(pointer)
            yield DUPLICATE_ID.at(bundle.file.place(f"{pointer}/id"), message, key=key)
        seen.add(id_)


def _unknown_areas(bundle: Bundle, report_type: ReportType) -> Iterator[Finding]:
    known = {area.id for area in report_type.areas}
    for one in bundle.evidence:
        if one.area not in known:
            place = bundle.file.place(f"{one.pointer}/area")
            hint, message = UNKNOWN_AREA.hint, "This report type has no area of that name."
            if not one.withheld:  # of which nothing is told
                hint = did_you_mean(one.area, sorted(known)) or hint
                message = f"This report type has no area of evidence called ‘{one.area}’."
            key = bundle.file.stable_pointer(one.pointer)
            yield UNKNOWN_AREA.at(place, message, hint=hint, key=key)


def _missing_judgements(bundle: Bundle, report_type: ReportType) -> Iterator[Finding]:
    for judgement in report_type.judgements:
        if not judgement.optional and not bundle.judgement(judgement.id):
            yield JUDGEMENT_MISSING.at(
                bundle.file.place("/judgements"),
                f"The judgement ‘{judgement.id}’ is missing: {judgement.name.text}.",
                hint=f'Add "{judgement.id}": {{"grade": "…"}}.',
                citation=judgement.citation,
                key=judgement.id,
            )


def _dates(bundle: Bundle) -> Iterator[Finding]:
    if bundle.end < bundle.start:
        place = bundle.file.place("/event/end")
        yield DATE_ORDER.at(place, "The last day is before the first day.")
    for one in bundle.previous:
        if one.date >= bundle.start:
            place = bundle.file.place(f"{one.pointer}/date")
            message = "This earlier inspection is not before the first day."
            yield DATE_ORDER.at(place, message, key=f"previous {one.date} start")
    last_visit = text_of(bundle.public.at(LAST_VISIT))
    if last_visit and date.fromisoformat(last_visit) >= bundle.start:
        message = "This last visit is not before the first day."
        yield DATE_ORDER.at(bundle.file.place(LAST_VISIT), message, key="last visit start")
    yield from _latest_first(bundle, "previous", bundle.previous)
    yield from _latest_first(bundle, "enforcement", bundle.enforcement)


def _latest_first(
    bundle: Bundle, key: str, entries: Sequence[PreviousInspection | Enforcement]
) -> Iterator[Finding]:
    for before, one in pairwise(entries):
        if one.date > (before.last if isinstance(before, PreviousInspection) else before.date):
            place = bundle.file.place(f"{one.pointer}/date")
            message = "This is later than the entry before it: latest first."
            yield DATE_ORDER.at(place, message, key=f"{key} {one.date} order")
