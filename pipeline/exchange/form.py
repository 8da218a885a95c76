"""Elements that say how something looks, or looked before a tracked change of form."""

from __future__ import annotations

from typing import Final

FORM: Final = frozenset(
    "w:rPrChange w:pPrChange w:sectPrChange w:tblPrChange w:tblPrExChange w:trPrChange "
    "w:tcPrChange w:tblGridChange w:numberingChange w:cellIns w:cellDel w:cellMerge "
    "w:customXmlInsRangeStart w:customXmlDelRangeStart w:customXmlMoveFromRangeStart "
    "w:customXmlMoveToRangeStart".split()
)
SKIPPED: Final = frozenset(one for one in FORM if one.endswith("Change"))
"""What holds how something looked before."""
PROPERTIES: Final = frozenset({"w:rPr", "w:trPr", "w:numPr"})
