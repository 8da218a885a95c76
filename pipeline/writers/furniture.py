"""Words that are about a copy rather than in the report: banners, footers, navigation.

Every writer takes them from here, so that they are the same in all formats, and the tests
that compare formats know exactly which words to set aside. The dates come from the stamp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.closing import Closing
from pipeline.model.document import Column, Document, Section, Stamp, plain
from pipeline.model.unbroken import unbroken
from pipeline.writers.look.brand.reading import brand
from pipeline.writers.look.brand.values import Logo

DRAFT = "Draft"
ABOUT = "About this report"
CHECK_CODE = "Check code"
CONTENTS = "Contents"
WRITE = "Write here"
SKIP = "Skip to the report"
_GROUP = 5
_APART = "\N{NO-BREAK SPACE}"
_LONG_TITLE = 80
NOT_FINAL = "This is not final and is not for publication."


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
        found.append(Banner("illustration", "Illustration", unbroken(stamp.illustration)))
    if stamp.state == "draft":
        found.append(Banner("draft", unbroken(stamp.draft), NOT_FINAL))
    return tuple(found)


def logo() -> Logo | None:
    """Return the logo that a house puts on page one, if it has one."""
    own = brand()
    return own.logo if own else None


def closing(document: Document) -> Closing:
    """Return what stands after a report: the words of the house, else those of the report type.

    Nothing stands after a form that goes with it.
    """
    own = brand() if document.id == "report" else None
    return own.closing.over(document.closing) if own else document.closing


def paragraph_number(number: int) -> str:
    """Return how the number of a paragraph is written, beside it."""
    return f"{number}."


def is_lengthy(document: Document) -> bool:
    """Return whether a title would fill the page in letters of the usual size."""
    return len(plain(document.title)) > _LONG_TITLE


def running_words(stamp: Stamp) -> tuple[str, ...]:
    """Return the words of the running header, such as `Draft`; empty for a final version."""
    return tuple(banner.word for banner in banners(stamp))


def content_words(stamp: Stamp) -> str:
    """Return what tells a final version by its words: a digest in groups, or '' where none is."""
    groups = (stamp.content[at : at + _GROUP] for at in range(0, len(stamp.content), _GROUP))
    return _APART.join((*CHECK_CODE.split(), *groups)) if stamp.content else ""


def footer_words(stamp: Stamp) -> str:
    """Return the words at the foot of each page, beside its number."""
    return " · ".join(filter(None, (stamp.running, content_words(stamp))))


def listed(document: Document) -> tuple[Section, ...]:
    """Return the sections that a list of contents names: only a report has such a list."""
    return document.sections if document.layout == "report" else ()


def prompt(column: Column) -> str:
    """Return what a blank cell of a column says where a person can type in it."""
    return column.prompt or WRITE


def page_count_words() -> tuple[str, str]:
    """Return the words around page numbers: `Page` x `of` y."""
    return "Page", "of"
