"""SEC: the sections of a report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case import Case
from pipeline.finding import Finding
from pipeline.model import Notice, Section, plain, walk
from pipeline.report_type import SectionType
from pipeline.rules import sections as rules


def empty_section(case: Case) -> Iterator[Finding]:
    """Find sections without words, and those with nothing but the remark that nothing is there."""
    for document, section in case.sections():
        if not section.sections and all(_says_nothing(block) for block in section.blocks):
            message = f"The section ‘{plain(section.title)}’ is empty."
            yield rules.EMPTY.at(case.at_section(document, section), message)


def _says_nothing(block: object) -> bool:
    return isinstance(block, Notice) and block.kind == "missing"


def section_order(case: Case) -> Iterator[Finding]:
    """Find a report whose headings differ from those of its type, in words or in order."""
    wanted = [one.title.text for one in _walk_types(case.report_type.sections)]
    document = case.composition.documents[0]
    sections = list(walk(document.sections))
    found = [plain(section.title) for section in sections]
    for index, title in enumerate(wanted):
        if index >= len(found) or found[index] != title:
            message = f"Heading {index + 1} of the report should be ‘{title}’."
            place = case.at_section(document, sections[min(index, len(sections) - 1)])
            yield rules.ORDER.at(place, message, key=title)
            return


def _walk_types(sections: tuple[SectionType, ...]) -> Iterator[SectionType]:
    for section in sections:
        yield section
        yield from _walk_types(section.sections)


def planned_section(case: Case) -> Iterator[Finding]:
    """Find sections that nobody has written, and say what their plan had to leave out."""
    plans = {plan.judgement: plan for plan in case.composition.plans}
    for document, section in case.sections():
        if not _is_planned(section):
            continue
        left_out = plans[section.judgement].left_out if section.judgement in plans else ()
        told = "; ".join(f"{one.evidence} ({one.reason})" for one in left_out)
        message = f"The section ‘{plain(section.title)}’ is planned from the evidence."
        if told:
            message += f" It leaves out {told}."
        yield rules.PLANNED.at(case.at_section(document, section), message)


def _is_planned(section: Section) -> bool:
    return any(isinstance(block, Notice) and block.kind == "planned" for block in section.blocks)
