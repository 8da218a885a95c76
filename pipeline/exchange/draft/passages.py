"""What a draft is made of: paragraphs, each with its words, how they look and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from pipeline.exchange.draft.numbering import Mark
from pipeline.exchange.units import Where

Kind: TypeAlias = Where | Literal["chart", "diagram", "building block"]

Standing: TypeAlias = Literal[
    "written", "inserted", "deleted", "moved away", "hidden", "struck", "field", "prompt",
    "stray",
]  # fmt: skip
"""How words stand there: typed; put in or taken out with changes tracked; moved to another place;
hidden; struck through; worked out by Word, such as a page number; Word’s own words where something
is to be written; outside any paragraph."""


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a paragraph that look alike."""

    text: str
    standing: Standing = "written"
    bold: bool = False
    italic: bool = False

    @property
    def is_read(self) -> bool:
        """Return whether they are words of the text as it stands with all changes made."""
        return self.standing in ("written", "inserted")


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in a table: which table of the file, row and column from 0; how deep in others."""

    table: int
    row: int
    column: int
    depth: int


@dataclass(slots=True, eq=False)
class Passage:
    """A paragraph. `by` is who wrote the comment that it is of.

    `level` is that of a heading, from 1, or 0. `mark` is that of an item of the list `list` at
    `depth`. A line of a list of contents is made by Word. `ends` says whether the next paragraph
    is another one: no, where the end was taken out. `heading` is that of the part of a section that
    begins with it, `subheading` that of a part of it, or ''.
    """

    where: Kind
    runs: list[Words] = field(default_factory=list)
    cell: Cell | None = None
    by: str = ""
    level: int = 0
    mark: Mark = ""
    list: str = ""
    depth: int = 0
    is_quote: bool = False
    is_numbered: bool = False
    is_contents: bool = False
    ends: bool = True
    heading: str = ""
    subheading: str = ""

    @property
    def begins(self) -> bool:
        """Return whether a part of a section begins with it."""
        return bool(self.heading or self.subheading)

    @property
    def text(self) -> str:
        """Return its words, with all changes made."""
        return "".join(one.text for one in self.runs if one.is_read)

    @property
    def is_bold(self) -> bool:
        """Return whether all of its words are bold."""
        said = [one for one in self.runs if one.is_read and one.text.strip()]
        return bool(said) and all(one.bold for one in said)


@dataclass(slots=True)
class Draft:
    """All that stands in a file. `drawn` are texts that describe pictures or tables.

    `embedded` counts files within it, which are not read.
    """

    passages: list[Passage] = field(default_factory=list)
    drawn: list[str] = field(default_factory=list)
    pictures: int = 0
    links: int = 0
    embedded: int = 0
