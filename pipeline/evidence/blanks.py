"""A bundle to fill in: every blank is a text that says what belongs there.

JSON has no comments, so the hint stands in the blank itself, between `<<` and `>>`. As long as
one is left, the bundle does not validate (`unfilled.py`), so no hint can ever reach a report.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from pipeline.evidence.blank_fields import Fields, hinted
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.view import bundle_view
from pipeline.report_type.pointer import any_entry

if TYPE_CHECKING:
    from pipeline.report_type.definition import ReportType

# Optional fields that every bundle should think of.
_ALWAYS: Final = {"/event/notice", "/evidence/*/statement"}
# Shown where they are given, and seldom needed: the schema says what they are for.
_SELDOM: Final = {
    "/requirements/*/further", "/recommendations/*/further", "/recommendations/*/theme",
}  # fmt: skip
_ORDER: Final = (
    "schema_version", "id", "report_type", "setting", "event", "judgements", "narrative",
    "requirements", "recommendations", "evidence", "facts",
)  # fmt: skip
"""What a report says comes before what it rests on."""
_FEEDBACK: Final = "/event/timetable/feedback"


def blank_bundle(type_: ReportType, printed: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return a bundle of this type with a hint in every blank, ready for JSON.

    It has what the schemas require and what the report type shows or wants to be told, in the order
    of a report: each judgement and each section once, and a record of evidence for each judgement.
    `printed` are pointers of more fields, those that its templates ask for.
    """
    fields = Fields((frozenset(_asked(type_)) | printed | _ALWAYS) - _SELDOM)
    view = bundle_view(type_.id)
    bundle = dict(fields.value(view, ""))
    bundle["report_type"] = type_.id
    bundle["judgements"] = dict(_judgements(type_))
    bundle["narrative"] = dict(_narrative(type_, fields))
    bundle["evidence"] = list(_evidence(type_, fields))
    if any(one.at == _FEEDBACK for one in type_.rules.timetable):
        bundle["event"]["timetable"] = {"feedback": _feedback(type_, fields)}
    for one in type_.rules.evidence:
        if one.least:  # without such a fact the rule finds an error
            _put(bundle, fields, one.fact)
    required = {name for names in view.said("required") for name in names}
    return {name: bundle[name] for name in _ORDER if bundle.get(name) or name in required}


def _asked(type_: ReportType) -> Iterator[str]:
    """Yield the fields that a report type shows or must always be told one way or the other."""
    for pointer in type_.pointers:
        if pointer.use == "shown" and not pointer.at.startswith("/facts"):
            yield any_entry(pointer.at)
    yield from (one.at for one in type_.rules.declarations if one.when is None)


def _judgements(type_: ReportType) -> Iterator[tuple[str, Any]]:
    grades = "; ".join(grade.label.text for grade in type_.grades)
    for one in type_.judgements:
        optional = " Remove it if this judgement was not made." if one.optional else ""
        yield one.id, {"grade": f"<<{one.name.text}: {grades}.{optional}>>"}


def _narrative(type_: ReportType, fields: Fields) -> Iterator[tuple[str, Any]]:
    """Yield a paragraph for each section that is not only there under a condition."""
    rests = {one for rule in type_.rules.evidence for one in rule.sections}
    view = bundle_view(type_.id).below("narrative")
    perhaps = {one.id for document in type_.documents if document.when for one in document.sections}
    for section, narrative in type_.narratives():
        id_ = narrative.section
        if section.when or narrative.when or section.id in perhaps or id_ not in view.names():
            continue
        text = (
            f"The words of ‘{section.title.text}’, a paragraph an entry. "
            "Remove the section as long as nobody has written it."
        )
        has_evidence = section.judgement or id_ in rests
        evidence = fields.value(view.below(id_).below("paragraphs").below(0).below("evidence"), "")
        paragraph = {"text": f"<<{text}>>", "evidence": evidence if has_evidence else []}
        yield id_, {"paragraphs": [paragraph]}


def _evidence(type_: ReportType, fields: Fields) -> Iterator[Any]:
    """Yield a record for each judgement; its area is one of those that belong to it."""
    view = bundle_view(type_.id).below("evidence").below(0)
    names = {section.id: section.title.text for section in type_.walk()}
    names |= {one.id: one.name.text for one in type_.judgements}
    groups = groupby(type_.areas, key=lambda one: one.judgement)
    for number, (judgement, areas) in enumerate(groups, 1):
        about = f"{names[judgement]}. " if judgement in names else ""
        ids = ", ".join(one.id for one in areas)
        record = {"id": f"E{number}", "area": f"<<{about}One of: {ids}.>>"}
        yield record | {
            name: blank
            for name, blank in fields.value(view, "/evidence/*").items()
            if name not in record
        }


def _feedback(type_: ReportType, fields: Fields) -> str:
    """Return the blank for the first step, which names those that come later."""
    view = bundle_view(type_.id).below("event").below("timetable").below("feedback")
    steps = (to_tokens(one.at) for one in type_.rules.timetable)
    later = dict.fromkeys(
        one[-1] for one in steps if one[:2] == ["event", "timetable"] and one[-1] != "feedback"
    )
    return hinted(view, "Optional. ", f" Later steps as they are done: {', '.join(later)}.")


def _put(bundle: dict[str, Any], fields: Fields, pointer: str) -> None:
    """Put a blank for a fact where it belongs."""
    view, inner = bundle_view(bundle["report_type"]), bundle
    *steps, last = to_tokens(pointer)
    for step in steps:
        view, inner = view.below(step), inner.setdefault(step, {})
    inner[last] = fields.value(view.below(last), pointer)
