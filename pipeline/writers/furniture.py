"""Words that are about a copy rather than in the report: banners, footers, navigation.

Every writer takes them from here, so that they are the same in all formats, and the tests
that compare formats know exactly which words to set aside. The dates come from the stamp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Document, Inline, Section, Stamp, heading
from pipeline.writers.look.brand.reading import brand
from pipeline.writers.look.brand.values import Closing, Logo

ABOUT = "About this report"
CONTENTS = "Contents"
SKIP = "Skip to the report"
_NOT_FINAL = "This report is not final and is not for publication."


@dataclass(frozen=True, slots=True)
class Banner:
    """A banner above the report: what kind, one strong word, and a sentence."""

    kind: Literal["draft", "illustration"]
    word: str
    sentence: str


def banners(stamp: Stamp) -> tuple[Banner, ...]:
    """Return the banners a copy must carry, the most important first."""
    found: list[Banner] = []
    if stamp.illustration:
        found.append(Banner("illustration", "Illustration", stamp.illustration))
    if stamp.state == "draft":
        found.append(Banner("draft", stamp.draft, _NOT_FINAL))
    return tuple(found)


def logo() -> Logo | None:
    """Return the logo that a house puts on page one, if it has one."""
    own = brand()
    return own.logo if own else None


def closing(document: Document) -> Closing | None:
    """Return what a house says after a report, if anything; a form beside it has no such page."""
    own = brand()
    return own.closing if own and document.id == "report" else None


def running_words(stamp: Stamp) -> tuple[str, ...]:
    """Return the words of the running header, such as `Draft`; empty for a final version."""
    return tuple(banner.word for banner in banners(stamp))


def contents(document: Document) -> tuple[tuple[str, tuple[Inline, ...], tuple[Section, ...]], ...]:
    """Return the contents entries: section id, heading inlines, and the sections below it."""
    return tuple((section.id, heading(section), section.sections) for section in document.sections)


def page_count_words() -> tuple[str, str]:
    """Return the words around page numbers: `Page` x `of` y."""
    return "Page", "of"
