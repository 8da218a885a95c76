"""SEC: the sections of a report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.case.case import Case
from pipeline.checks.severity import severity
from pipeline.composition.plan import Reason
from pipeline.model.document import Document, Notice, Section, is_said, plain, walk
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity
from pipeline.report_type.definition import Narrative, SectionType, TableContent

EMPTY = Rule(
    "SEC001",
    "empty-section",
    Severity.WARNING,
    "Every section says something.",
    "A reader who comes to a heading with nothing below it does not know whether there is "
    "nothing to say or something is missing. In what is sent to children or authorities it is a "
    "notice, because none is sent while it has such a section.",
    Citation(says="our own rule; 001:890-899 lists what each section holds"),
    "Write the section in ‘narrative’, or add evidence with a statement that may be published.",
)
ORDER = Rule(
    "SEC002",
    "section-order",
    Severity.ERROR,
    "The report has the sections of its type, with their exact headings, in their order.",
    "Readers compare reports section by section. A heading of another wording or place breaks "
    "that, and hides what is missing.",
    Citation("001", "890-899"),
    "Mend the report type; a bundle cannot change its headings.",
)
PLANNED = Rule(
    "SEC003",
    "planned-section",
    Severity.NOTICE,
    "A section is written by an inspector before the report is final.",
    "A section without narrative is planned from the evidence, so that a draft can be read and "
    "measured early. It is no substitute for the inspectors’ own analysis.",
    Citation(says="our own rule: analysis is the inspectors’ (001:886, for one)"),
    "Write the section in ‘narrative’.",
)


def empty_section(case: Case) -> Iterator[Finding]:
    """Find sections without words, and those with nothing but the remark that nothing is there."""
    for document, section in case.sections():
        type_ = _type_of(case, document, section)
        empty = not section.sections and all(_says_nothing(block) for block in section.blocks)
        if empty or (type_.written and not any(map(is_said, section.blocks))):
            title = plain(section.title)
            only = f"Nobody has written the section ‘{title}’: it has only words of a template."
            place = _missing_at(case, document, section, type_)
            message = f"The section ‘{title}’ is empty." if empty else only
            listed = type_.citation if type_.written else None
            yield EMPTY.at(
                place,
                message,
                hint=None if empty else PLANNED.hint,
                citation=type_.required or listed,
                severity=_how_bad(document, type_),
            )


def _how_bad(document: Document, type_: SectionType) -> Severity | None:
    """Return how bad an empty section is: what is sent to others is not sent while it has one.

    Only a letter to children is due after every inspection.
    """
    if type_.required:
        return severity("must")
    is_due = document.audience == "children" and type_.written
    return None if is_due or document.audience == "public" else severity("own")


def _type_of(case: Case, document: Document, section: Section) -> SectionType:
    """Return what the report type says of a section."""
    types = next(one for one in case.report_type.documents if one.id == document.type_id)
    return next(one for one in _walk_types(types.sections) if one.id == section.id)


def _missing_at(case: Case, document: Document, section: Section, type_: SectionType) -> Place:
    """Return the place of a section, and where in the bundle its words should be."""
    written = [one.section for one in type_.content if isinstance(one, Narrative)]
    pointers = [f"/narrative/{id_}" for id_ in written]
    pointers += [f"/judgements/{section.id}"] if section.judgement else []
    pointers += ["/narrative"] if written else []
    pointers += [one.at for one in type_.content if isinstance(one, TableContent)]
    return replace(case.at_section(document, section), bundle=case.at_first(*pointers).bundle)


def _walk_types(sections: tuple[SectionType, ...]) -> Iterator[SectionType]:
    for section in sections:
        yield section
        yield from _walk_types(section.sections)


def _says_nothing(block: object) -> bool:
    return isinstance(block, Notice) and block.kind in ("missing", "empty")


def section_order(case: Case) -> Iterator[Finding]:
    """Find a document whose headings differ from those of its type, in words or in order.

    A section of the type that has a condition may be missing; every other one must be there.
    """
    types = {one.id: one for one in case.report_type.documents}
    for document in case.composition.documents:
        wanted = list(_expected(types[document.type_id].sections, optional=False))
        sections = list(walk(document.sections))
        for section in sections:
            while wanted and wanted[0].optional and wanted[0].id != section.id:
                wanted.pop(0)
            if not wanted or wanted[0].title != plain(section.title):
                yield _out_of_order(case, document, section, wanted)
                return
            wanted.pop(0)
        if missing := [one for one in wanted if not one.optional]:
            yield _out_of_order(case, document, sections[-1], missing)


class _Expected(NamedTuple):
    """A section that should come, and whether it may be missing."""

    id: str
    title: str
    optional: bool


def _expected(sections: tuple[SectionType, ...], *, optional: bool) -> Iterator[_Expected]:
    for section in sections:
        may_be_missing = optional or section.when is not None
        yield _Expected(section.id, section.title.text, may_be_missing)
        yield from _expected(section.sections, optional=may_be_missing)


def _out_of_order(
    case: Case, document: Document, section: Section, wanted: list[_Expected]
) -> Finding:
    title = wanted[0].title if wanted else "nothing"
    message = f"Where ‘{plain(section.title)}’ stands, the report should have ‘{title}’."
    return ORDER.at(case.at_section(document, section), message, key=title)


_WHY: dict[Reason, str] = {
    "no statement": "no statement",
    "withheld": "",  # never told: that there is such a record is private too
    "over the length limit": "no room within the length limit",
}


def planned_section(case: Case) -> Iterator[Finding]:
    """Find sections that nobody has written, and say what their plan had to leave out."""
    plans = {plan.judgement: plan for plan in case.composition.plans}
    for document, section in case.sections():
        if not _is_planned(section):
            continue
        left_out = plans[section.id].left_out if section.id in plans else ()
        shown = [one for one in left_out if one.reason != "withheld"]
        told = "; ".join(f"{one.evidence} ({_WHY[one.reason]})" for one in shown)
        message = f"The section ‘{plain(section.title)}’ is planned from the evidence."
        if told:
            message += f" It leaves out {told}."
        yield PLANNED.at(case.at_section(document, section), message)


def _is_planned(section: Section) -> bool:
    return any(isinstance(block, Notice) and block.kind == "planned" for block in section.blocks)
