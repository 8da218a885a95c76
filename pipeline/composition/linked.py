"""Plain text that may hold links: to a paragraph of the report, a web address, or one for mail.

Every other sign stays as it was typed, brackets that are no such link among them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.composition.link_targets import awaiting_number, paragraph_named, refused
from pipeline.model.document import BundleSource, Inline, Link, Text

_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]+)\)")


def linked(text: str, pointer: str) -> tuple[Inline, ...]:
    """Return the words of a field in which links are read, each with its offset."""
    return tuple(_inlines(text, pointer))


def _inlines(text: str, pointer: str) -> Iterator[Inline]:
    last = 0
    for match in _links(text):
        if match.start() > last:
            yield Text(text[last : match.start()], BundleSource(pointer, last))
        words = BundleSource(pointer, match.start(1))
        said = (Text(match[1], words),) if match[1] else ()
        if paragraph_named(match[2]):
            yield awaiting_number(match[2], said, BundleSource(pointer, match.end(2)))
        else:
            yield Link(match[2], said)
        last = match.end()
    if last < len(text):
        yield Text(text[last:], BundleSource(pointer, last))


def masked(text: str, sign: str) -> str:
    """Return a text with a sign in place of each letter that only makes a link."""
    parts, last = list[str](), 0
    for match in _links(text):
        before, after = text[last : match.start()], match.end() - match.end(1)
        parts += [before, sign, match[1], sign * after]
        last = match.end()
    return "".join((*parts, text[last:]))


def _links(text: str) -> Iterator[re.Match[str]]:
    for match in _LINK.finditer(text) if "](" in text else ():
        href = match[2]
        outward = not href.startswith("#") and not refused(href)
        if paragraph_named(href) or (outward and match[1].strip()):
            yield match
