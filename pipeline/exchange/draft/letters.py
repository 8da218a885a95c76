"""Words of Word in the letters of a bundle."""

from __future__ import annotations

from typing import Final

from pipeline.evidence.json.typed import usual
from pipeline.exchange.comments_json import readable_words
from pipeline.model.unbroken import NO_BREAK, unbroken

NO_LETTER: Final = "\N{WHITE SQUARE}"
"""What stands for a letter that a bundle cannot hold, such as a symbol of a font."""


def typed(words: str) -> str:
    """Return words in one line, as a person would type them into a bundle.

    A blank that does not break stays one, but for those that our own formats put into dates and
    figures.
    """
    line = readable_words(usual(words)).replace("\n", " ")
    line = " ".join(part for part in line.split(" ") if part)
    usual_blanks = line.replace(NO_BREAK, " ")
    ours = unbroken(usual_blanks)
    return "".join(
        blank if here == NO_BREAK and there == NO_BREAK else here
        for here, there, blank in zip(line, ours, usual_blanks, strict=True)
    )
