"""A final version in Word: nothing is left in it that only a draft needs."""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

import re
from typing import Final

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

_OF_DRAFTS: Final = re.compile(r"BannerDraft|Notice\w+|\w+Planned|Comment\w+")


def strip(word: WordDocument) -> None:
    """Take out the styles of banners, notices, comments and planned words of drafts."""
    styles = word.styles.element
    for style in list(styles):
        if _OF_DRAFTS.fullmatch(style.get(qn("w:styleId"), "")):
            styles.remove(style)
