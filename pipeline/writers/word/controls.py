"""Cells to write in: a content control, which says what to write until somebody does."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Column, Row, Table, plain
from pipeline.writers import furniture
from pipeline.writers.word.manuscript import Manuscript
from pipeline.writers.word.xml import Element, run, w

LONGEST: Final = 64
"""Characters of the title and of the tag of a content control, as Word allows."""


def control(block: Table, row: Row, column: Column, manuscript: Manuscript) -> Element:
    """Return a content control for plain text, in lines, that shows the prompt of its column.

    Its title is that of the column with the number of the row; its tag is the same for programs.
    """
    number = "".join(
        plain(cell.inlines)
        for cell, one in zip(row.cells, block.columns, strict=True)
        if one.holds == "numbers"
    )
    title = " ".join(filter(None, (number, plain(column.title).replace("\n", " "))))
    return w(
        "sdt",
        w(
            "sdtPr",
            w("alias", val=title[:LONGEST]),
            w("tag", val=_tag(title)),
            w("id", val=manuscript.new_control()),
            w("showingPlcHdr"),
            w("text", multiLine=1),
        ),
        w("sdtContent", run(furniture.prompt(column), (w("rStyle", val="PlaceholderText"),))),
    )


def _tag(title: str) -> str:
    words = "".join(letter if letter.isalnum() else " " for letter in title.lower()).split()
    return "-".join(words)[:LONGEST]
