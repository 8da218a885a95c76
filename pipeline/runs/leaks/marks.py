"""Marks that are for those who write a report: comments, changes, planned words, a draft's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.runs.leaks.parts import Part
from pipeline.writers import furniture

_WORKING_PARTS: Final = re.compile(r"(?:^|/)(?:comments|people|custom|app)\w*\.xml$")
_CHANGES: Final = re.compile(
    r"<w:(?:ins|del|moveFrom|moveTo|rPrChange|pPrChange|commentRangeStart|commentReference)\b"
    r"|\bw:rsid"
)
_PERSONAL: Final = re.compile(r"<(?:dc:creator|cp:lastModifiedBy|Company|Manager)>[^<]")
_PLANNED: Final = frozenset({"planned", "notice", "missing"})
_PLANNED_STYLE: Final = re.compile(r'<w:pStyle w:val="(?:\w*Planned|BannerMissing|Notice\w*)"')
_STATUS: Final = re.compile(r"<cp:contentStatus>(?!final<)")
_COMMENT: Final = re.compile(r"/Subtype\s*/(?:Text|Popup|FreeText)\b")


def marks(part: Part, *, draft: bool) -> Iterator[str]:
    """Yield what is wrong with a part, in words; a `draft` may say that it is one."""
    classes = {name for key, value in part.values if key == "class" for name in value.split()}
    if classes & _PLANNED or _PLANNED_STYLE.search(part.source):
        yield "words are marked as planned or missing"
    if _WORKING_PARTS.search(part.name):
        yield "a part is there that is for those who write"
    if part.name.endswith(".xml") and _CHANGES.search(part.source):
        yield "it has comments or changes"
    if _COMMENT.search(part.source):
        yield "it has comments"
    if part.name.endswith(".xml") and _PERSONAL.search(part.source):
        yield "it names somebody who worked on it"
    if not draft:
        yield from _of_draft(part, classes)


def _of_draft(part: Part, classes: set[str]) -> Iterator[str]:
    if "draft" in classes or furniture.NOT_FINAL in part.words:
        yield "it says that it is a draft"
    if furniture.DRAFT in part.words.splitlines():
        yield "a page says that it is a draft"
    if any(value == "noindex" for key, value in part.values if key == "content"):
        yield "it asks not to be found"
    if part.name.endswith("core.xml") and _STATUS.search(part.source):
        yield "its state is not final"
