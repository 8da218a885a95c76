"""The look of reports as one frozen value: colours, marks of grades, font, sizes and spaces.

Every format takes from it: the web page and the PDF as style sheets, Word as its styles.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.model.document import Tone
from pipeline.writers.look.palette import Mark, Meeting, Palette
from pipeline.writers.look.texts import Page, Texts, TextStyle


@dataclass(frozen=True, slots=True)
class Font:
    """A family, what stands in for it where it is not, and its files as names of resources."""

    family: str
    alternative: str
    regular: str
    bold: str
    italic: str
    bold_italic: str

    @property
    def faces(self) -> tuple[tuple[str, bool, bool], ...]:
        """Return file, boldness and slope of each face."""
        return (
            (self.regular, False, False),
            (self.bold, True, False),
            (self.italic, False, True),
            (self.bold_italic, True, True),
        )


@dataclass(frozen=True, slots=True)
class Look:
    """All of it. `paper` holds for the PDF, for Word and for a page that is printed.

    `large` says that it is that of large print. `reserve` has, in a PDF, the letters that a house's
    own font lacks. `logo` is how high a logo stands on page one, in millimetres.
    """

    light: Palette
    dark: Palette
    paper: Palette
    forced: Palette
    words: tuple[Meeting, ...]
    lines: tuple[Meeting, ...]
    marks: Mapping[Tone, Mark]
    font: Font
    page: Page
    texts: Texts
    large: bool = False
    reserve: Font | None = None
    logo: float = 0


def points(look: Look, text: TextStyle) -> float:
    """Return the size of a text on paper, in points."""
    return round(look.page.size * text.size, 2)
