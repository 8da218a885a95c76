"""Where a link of narrative may lead: a web address, an address for mail, or a place in the page.

The one place that says so; no writer asks again.
"""

from __future__ import annotations

import re
from typing import Final

from pipeline.model.document import BundleSource, Inline, Link, Text, plain

_WEB: Final = re.compile(r"https://[^\s/\\][^\s\\]*")
_MAIL: Final = re.compile(r"mailto:[^\s?&,;:/%@]+@[^\s?&,;:/%@]+")
_HERE: Final = re.compile(r"#[A-Za-z]\S*")
_PARAGRAPH: Final = re.compile(r"paragraph:([A-Za-z][A-Za-z0-9-]{0,39})")
_HOST_ENDS: Final = re.compile(r"[/?#]")

UNKNOWN: Final = "?"
"""In place of a number: a draft shows that something is missing."""

_ELSEWHERE: Final = "A link goes to https:, mailto:, paragraph: or evidence: only."


def refused(href: str) -> str:
    """Return why a link may not lead to an address, or '' where it may.

    A name or password before the host, and mail with a subject or words in it, would give away
    who wrote the link, or put words into a reader’s mouth.
    """
    if href.startswith("mailto:"):
        return "" if _MAIL.fullmatch(href) else "A link for mail has one address and nothing else."
    if _WEB.fullmatch(href):
        host = _HOST_ENDS.split(href.removeprefix("https://"), maxsplit=1)[0]
        return "A link has no user name and no password in it." if "@" in host else ""
    return "" if _HERE.fullmatch(href) else _ELSEWHERE


def paragraph_named(href: str) -> str:
    """Return the id of the paragraph that an address names, as `paragraph:P3` does, or ''."""
    found = _PARAGRAPH.fullmatch(href)
    return found[1] if found else ""


def awaiting_number(href: str, inlines: tuple[Inline, ...], place: BundleSource) -> Link:
    """Return the link of a reference: its words, then the place of a number, not known yet."""
    words = plain(inlines)
    blank = " " if words and not words[-1].isspace() else ""
    return Link(href, (*inlines, Text(f"{blank}{UNKNOWN}", place)))
