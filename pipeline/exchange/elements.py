"""The elements of a Word file, by what they are to a reader, and how many of them are read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.exchange.units import Where

MOST_UNITS: Final = 50_000
"""Paragraphs of a part. A report has some hundred."""
MOST_PIECES: Final = 300_000
"""Pieces of text of a part, each with a look of its own. A hundred pages have some 20,000."""
DEEPEST: Final = 300
"""Elements within elements. What Word writes has some 20, and 8 more for a table in a table."""

BOXES: Final[Mapping[str, Where]] = {
    "w:tc": "table",
    "w:txbxContent": "text box",
    "w:footnote": "footnote",
    "w:endnote": "endnote",
}
WORDS: Final = frozenset({"w:t", "w:delText", "m:t"})
INSTRUCTIONS: Final = frozenset({"w:instrText", "w:delInstrText"})
LETTERS: Final = {
    "w:tab": " ", "w:ptab": " ", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-",
}  # fmt: skip
OBJECTS: Final = frozenset({"w:drawing", "w:pict", "w:object", "w:altChunk"})
FORM: Final = frozenset(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:trPrChange "
    "w:tcPrChange w:tblGridChange w:numberingChange w:cellIns w:cellDel w:cellMerge "
    "w:customXmlInsRangeStart w:customXmlDelRangeStart w:customXmlMoveFromRangeStart "
    "w:customXmlMoveToRangeStart".split()
)
SKIPPED: Final = frozenset(one for one in FORM if one.endswith("Change"))
"""What holds how something looked before."""
PROPERTIES: Final = frozenset({"w:rPr", "w:trPr", "w:numPr"})
