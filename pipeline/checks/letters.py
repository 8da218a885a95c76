"""Letters: whether one fits its page and its date, and whether each child gets one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import normal
from pipeline.checks.case.public_texts import KNOWN_AS
from pipeline.checks.severity import severity, steps_beyond
from pipeline.composition.letters import buildings_of, called, paragraphs_of
from pipeline.evidence.bundle import NarrativeParagraph
from pipeline.evidence.public import text_of
from pipeline.evidence.timetable import steps_done
from pipeline.language.measure import count_words
from pipeline.language.phrasing import day
from pipeline.model.document import (
    BundleSource,
    Document,
    Section,
    block_inlines,
    heading,
    plain,
    walk,
)
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.report_type.limits import WordLimit

_STEP = 0.1  # of the limit: two lines or so, before a waiver is looked at again

LONG = Rule(
    "LEN007",
    "longer-than-its-page",
    Severity.WARNING,
    "A letter or a summary is no longer than its report type allows.",
    "A letter to children can be short (005:1297), and a summary for families is brief (002:180). "
    "Neither source gives a number: ours is about what one page holds in large type. All words "
    "count, those of headings and of templates too. The page itself is not measured here.",
    Citation("005", "1297"),
    "Leave out what matters least to its readers.",
)
MIXED = Rule(
    "SEC010",
    "letters-mixed",
    Severity.WARNING,
    "There is one letter for all children of a home, or one for each building.",
    "For a home with several buildings the inspector decides whether to write one letter to all "
    "children or different letters to those in each building (005:1301). Where only some "
    "paragraphs name a building, the others stand in each letter, which may not be meant.",
    Citation("005", "1301"),
    "Name a building in each paragraph of the letter, or in none.",
)
NONE = Rule(
    "SEC009",
    "building-without-letter",
    Severity.WARNING,
    "Where one building has a letter of its own, each has one.",
    "Inspectors write to the children after every full inspection (005:1295). Where letters are "
    "written for single buildings, the children of a building without one get none.",
    Citation("005", "1295, 1301"),
    "Write paragraphs that name this building, or write one letter to all.",
)
UNNAMED = Rule(
    "SEC011",
    "building-without-label",
    Severity.WARNING,
    "A letter for one building calls it what its children call it, and no other one the same.",
    "An id such as B1 tells a child nothing, and the name of a building may tell where it is, so "
    "it is private. So a building has a label for its children, in words that are neither. With "
    "one label for two buildings nobody knows which letter is theirs.",
    Citation(says="our own rule"),
    "Say in ‘known_as’ of the building what its children call it: the house with the red door, "
    "for one.",
)

EARLY = Rule(
    "BND051",
    "letter-before-what-it-tells",
    Severity.WARNING,
    "A letter to the children is no older than what it tells.",
    "Inspectors write it following the inspection, and it summarises what they found. One that is "
    "dated before the last day, before the feedback in which the judgements were given, or before "
    "the provider heard of a judgement that has changed tells what was not known that day, or one "
    "of the two dates is wrong.",
    Citation("005", "1295, 1307"),
    "Look at both dates; if a judgement has changed since, write the letter again.",
    past=True,
)

_DATE: Final = "/facts/letter/date"


def longer_than_its_page(case: Case) -> Iterator[Finding]:
    """Find documents with more words than their type allows."""
    for document, words, number in of_a_page(case):
        most = words.most
        if number > most:
            yield LONG.at(
                case.at_section(document, _longest(document)),
                f"‘{plain(document.label)}’ has {number} words.",
                severity=severity("usual"),
                citation=words.citation,
                measured=f"{number} words",
                limit=f"{most} words",
                steps=steps_beyond(number, most, _STEP),
                key=document.type_id,
            )


def of_a_page(case: Case) -> Iterator[tuple[Document, WordLimit, int]]:
    """Yield each document that has a limit of words: what its type allows, and what it has."""
    for document in case.composition.documents:
        type_ = case.report_type.document(document.type_id)
        if type_ is not None and type_.words is not None:
            yield document, type_.words, _words(document)


def _words(document: Document) -> int:
    above = [document.label, document.title]
    above += [run for block in document.masthead for run in block_inlines(block)]
    below = sum(map(_of_section, walk(document.sections)))
    return sum(count_words(plain(one)) for one in above) + below


def _of_section(section: Section) -> int:
    runs = [run for block in section.blocks for run in block_inlines(block)]
    return sum(count_words(plain(one)) for one in (heading(section), *runs))


def _longest(document: Document) -> Section:
    return max(walk(document.sections), key=_of_section)


def letters_mixed(case: Case) -> Iterator[Finding]:
    """Find paragraphs of letters that name no building where others do, and the other way."""
    letters = [one for one in case.report_type.documents if one.each_building]
    ours = {one.pointer for type_ in letters for one in paragraphs_of(type_, case.bundle)}
    several = any(one.building for one in _all(case) if one.pointer in ours)
    for one in _all(case):
        if one.pointer in ours and several and not one.building:
            said = "This paragraph names no building, and others do: it stands in each letter."
        elif one.building and one.pointer not in ours:
            said = (
                "This paragraph is in no letter for a building, so what it names counts for none."
            )
        else:
            continue
        at = one.pointer if one.pointer in ours else f"{one.pointer.removesuffix('/text')}/building"
        yield MIXED.at(case.bundle.file.place(at), said, key=one.text)


def _all(case: Case) -> Iterator[NarrativeParagraph]:
    yield from (one for paragraphs in case.bundle.narrative.values() for one in paragraphs)


def building_without_letter(case: Case) -> Iterator[Finding]:
    """Find buildings without a letter, where others have one of their own."""
    for type_ in case.report_type.documents:
        if type_.each_building is None:
            continue
        written = list(paragraphs_of(type_, case.bundle))
        named = {one.building for one in written if one.building}
        shared = any(not one.building for one in written)
        for at, id_ in enumerate(case.bundle.buildings):
            if named and id_ not in named and not shared:
                place = case.bundle.file.place(f"/setting/buildings/{at}")
                said = f"There is no letter to the children in {id_}, and others have one."
                yield NONE.at(place, said, key=id_)


def letter_before_what_it_tells(case: Case) -> Iterator[Finding]:
    """Find a letter that is dated before the inspection ended, or before its judgement was told."""
    if not (written := text_of(case.bundle.public.at(_DATE))):
        return
    dated = date.fromisoformat(written)
    name, told = max(_known_from(case), key=lambda one: one[1])
    if dated < told:
        said = f"The letter is dated {day(dated)}, and {name} was on {day(told)}."
        place = replace(case.at_pointer(_DATE), words=None)  # it is about two dates
        yield EARLY.at(place, said, key=f"{name} {told} {dated}")


def _known_from(case: Case) -> Iterator[tuple[str, date]]:
    """Yield the days before which nothing of what inspectors found was settled."""
    done = steps_done(case.bundle)
    yield "the last day of the inspection", case.bundle.end
    if "feedback" in done:
        yield "the feedback", done["feedback"]
    if "change_told" in done and any(one.changed for one in case.bundle.judgements):
        yield "the news of a changed judgement", done["change_told"]


def building_without_label(case: Case) -> Iterator[Finding]:
    """Find buildings with a letter of their own that have no label, or that of another one."""
    seen: set[str] = set()
    for at, id_ in enumerate(case.bundle.buildings):
        if not _has_letter(case, id_):
            continue
        label = called(id_, case.bundle)
        assert label
        assert isinstance(label.source, BundleSource)
        if not label.source.pointer.endswith(KNOWN_AS):
            said = f"The letter to the children in {id_} calls it ‘{id_}’."
            yield UNNAMED.at(case.bundle.file.place(f"/setting/buildings/{at}"), said, key=id_)
        elif normal(label.text) in seen:
            said = "Another building with a letter of its own is called the same."
            yield UNNAMED.at(case.bundle.file.place(label.source.pointer), said, key=id_)
        seen.add(normal(label.text))


def _has_letter(case: Case, id_: str) -> bool:
    return any(id_ in buildings_of(one, case.bundle) for one in case.report_type.documents)
