"""Copies that leave the team: what must be known of one before it is sent, and what is in the way.

The provider’s copy is a draft, so what is unfinished in it is told. A letter or a notice is sent as
it is, so one that is not finished is not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.model.document import (
    Block,
    BundleSource,
    Document,
    Notice,
    Origin,
    plain,
    texts,
)
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.places import Places

if TYPE_CHECKING:
    from pipeline.checks.case.case import Case
    from pipeline.runs.options import Options
    from pipeline.runs.result import Tally

UNWRITTEN = Rule(
    "PUB061",
    "planned-text-for-provider",
    Severity.WARNING,
    "People have written what the provider is sent.",
    "The copy shows no marks. A paragraph that was planned from the evidence looks there like the "
    "inspectors’ own words, and the provider would answer it as such.",
    Citation("001", "903-913"),
    "Write the section in ‘narrative’, then render the copy again.",
)
UNFINISHED = Rule(
    "PUB062",
    "unfinished-for-its-readers",
    Severity.ERROR,
    "What is sent to children or to authorities is finished.",
    "A letter or a notice is sent as it is, and nobody checks the facts of it as the provider does "
    "those of a draft. So none is written while one of its sections is planned from the evidence "
    "or empty, while something in it is an error, is private or was left over, or while a "
    "judgement or a declared fact is an error.",
    Citation(says="our own rule"),
    "Look at the draft for the team, mend what is found in this document, and render it again.",
)
NOTHING = Rule(
    "PUB060",
    "nothing-for-these-readers",
    Severity.NOTICE,
    "Some reports come with nothing for children or for authorities.",
    "Not every report type has a letter or a notice, and a notice is only due where something is "
    "wrong. So no file is written for these readers, and this says that none was forgotten.",
    Citation(says="our own rule"),
    "If there should be one, see which documents the report type has, and when each is made.",
)


RULES = (NOTHING, UNWRITTEN, UNFINISHED)


def worth_knowing(case: Case, options: Options) -> Iterator[Finding]:
    """Yield what must be known of a copy: what nobody has written, or that there is none."""
    if options.reader == "provider":
        yield from _unwritten(case)
    elif not options.read(case.composition.documents):
        said = f"This report comes with nothing for {options.reader}."
        yield NOTHING.at(case.bundle.file.start(), said)


def in_the_way(case: Case, found: Iterable[Finding], options: Options) -> Iterator[Finding]:
    """Yield why what is written for some readers cannot be sent to them yet."""
    if options.reader not in ("children", "authorities"):
        return
    places = Places(case.composition.documents)
    wrong = [(places.of(one), one) for one in found if _must_go(one)]
    planned = {one.document.id for one in case.passages if one.origin is Origin.PLANNED}
    planned |= {one.id for one, section in case.sections() if any(map(_is_remark, section.blocks))}
    for document in case.composition.of(options.reader):
        inside = [
            one
            for at, one in wrong
            if (at and at.document == document.id) or _is_of_all(one) or _is_of_label(one, document)
        ]
        if inside or document.id in planned:
            title = plain(document.label)
            said = f"‘{title}’ is not finished, so it is not written for {options.reader}."
            yield UNFINISHED.at(case.bundle.file.start(), said, key=document.id)
        yield from inside


def _must_go(finding: Finding) -> bool:
    """Return whether nothing with this finding is sent: an error, something private, a leftover."""
    return finding.severity is Severity.ERROR or (
        finding.severity is Severity.WARNING and finding.rule.id.startswith(("PRV", "PST"))
    )


def _is_of_all(finding: Finding) -> bool:
    """Return whether it is about what every document says: the judgement, and declared facts."""
    at = finding.place.bundle
    said = at is not None and at.pointer.startswith(("/judgements/", "/facts/"))
    return said and finding.severity is Severity.ERROR


def _is_of_label(finding: Finding, document: Document) -> bool:
    """Return whether it is about what stands above the title: what a building is called."""
    at = finding.place.bundle
    sources = (one.source for one in texts(document.label))
    return at is not None and any(
        isinstance(one, BundleSource) and one.pointer == at.pointer for one in sources
    )


def _is_remark(block: Block) -> bool:
    """Return whether a block only says that people have not written here."""
    return isinstance(block, Notice)


def _unwritten(case: Case) -> Iterator[Finding]:
    """Yield a finding for each paragraph of the provider’s copy that nobody has written."""
    for one in case.passages:
        if one.origin is Origin.PLANNED and one.document.audience == "public":
            place = case.at_passage(one, 0, len(one.text))
            title = plain(one.section.title)
            yield UNWRITTEN.at(place, f"Nobody has written this paragraph of ‘{title}’.")


def number_unwritten(tally: Iterable[Tally]) -> int:
    """Return how many paragraphs of a provider’s copy nobody has written."""
    return sum(one.number for one in tally if one.rule == UNWRITTEN.id)
