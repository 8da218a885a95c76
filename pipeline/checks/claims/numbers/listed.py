"""Numbers that count the list below them: ‘Two things should improve first:’."""

from __future__ import annotations

from pipeline.checks.case.passages import Passage
from pipeline.language.amount import Amount, Kind
from pipeline.model.document import ItemList


def counts_its_list(passage: Passage, amount: Amount) -> bool:
    """Return whether an amount is the number of items of the list that a passage leads into."""
    if amount.kind is not Kind.COUNT or not passage.text.rstrip().endswith(":"):
        return False
    below = passage.section.blocks[passage.block + 1 : passage.block + 2]
    return any(isinstance(one, ItemList) and len(one.items) == amount.value for one in below)
