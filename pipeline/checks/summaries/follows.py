"""EVD: what each paragraph of a letter or a summary rests on in the report."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import Summary, summaries
from pipeline.model.finding import Citation, Finding, Rule, Severity

NOTHING = Rule(
    "EVD040",
    "summary-follows-nothing",
    Severity.WARNING,
    "Each paragraph of a letter or a summary rests on paragraphs of the report.",
    "A letter to children summarises the findings of the inspection (005:1295), and a summary for "
    "families those of a visit (002:180). What stands in no paragraph of the report was not "
    "checked by the provider, and nobody can see where it comes from. The report gets an ‘id’ for "
    "the paragraph, and the letter names it in ‘follows’.",
    Citation(says="our own rule"),
    "Name the paragraphs of the report in ‘follows’, or take it out.",
)
BEYOND = Rule(
    "EVD042",
    "summary-beyond-its-evidence",
    Severity.WARNING,
    "A letter or a summary rests on no record that the paragraphs it follows do not rest on.",
    "A record that the report does not use there brings in something that the report does not say. "
    "A paragraph of a letter need name no record: it has those of the paragraphs it follows.",
    Citation(says="our own rule"),
    "Let it follow the paragraph that rests on this record, or take the record out.",
)


def summary_follows_nothing(case: Case) -> Iterator[Finding]:
    """Find paragraphs of letters and summaries that rest on no paragraph of the report."""
    for one in summaries(case):
        at = one.paragraph.pointer.removesuffix("/text")
        for index in one.others:
            message = "This is a paragraph of a letter or a summary, and none of the report."
            pointer = f"{at}/follows/{index}"
            key = case.bundle.file.stable_pointer(pointer)
            yield NOTHING.at(
                case.bundle.file.place(pointer), message, key=key, citation=one.citation
            )
        if not one.paragraph.follows:
            passage = one.passages[0]
            place = case.at_passage(passage, 0, len(passage.text))
            message = "This paragraph names no paragraph of the report that says the same."
            yield NOTHING.at(place, message, key=one.paragraph.text, citation=one.citation)


def summary_beyond_its_evidence(case: Case) -> Iterator[Finding]:
    """Find records of a letter that no paragraph rests on which it follows."""
    known = {one.id for one in case.bundle.evidence if not one.withheld}
    for one in summaries(case):
        if one.followed:
            yield from _beyond(case, one, known)


def _beyond(case: Case, one: Summary, known: set[str]) -> Iterator[Finding]:
    ground = {id_ for each in one.followed for id_ in each.paragraph.evidence}
    for index, id_ in enumerate(one.paragraph.evidence):
        if id_ in known and id_ not in ground:
            pointer = f"{one.paragraph.pointer.removesuffix('/text')}/evidence/{index}"
            message = f"No paragraph that this one follows rests on {id_}."
            key = f"{id_} {one.paragraph.text}"
            yield BEYOND.at(
                case.bundle.file.place(pointer), message, key=key, citation=one.citation
            )
