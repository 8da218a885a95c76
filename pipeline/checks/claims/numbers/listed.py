"""Numbers that count the list below them, ‘Two things:’, and shares of so many told before."""

from __future__ import annotations

import re

from pipeline.checks.case.passages import Passage
from pipeline.language.amount import Amount, Kind
from pipeline.language.number_words import NUMBER, value
from pipeline.model.document import ItemList
from pipeline.model.pattern import later

_ONE_OF = later(rf"\bone of (?:(?:the|its|their|these) )?(?P<all>{NUMBER})\b", re.IGNORECASE)


def counts_its_list(passage: Passage, amount: Amount) -> bool:
    """Return whether an amount is the number of items of the list that a passage leads into."""
    if amount.kind is not Kind.COUNT or not passage.text.rstrip().endswith(":"):
        return False
    below = passage.section.blocks[passage.block + 1 : passage.block + 2]
    return any(isinstance(one, ItemList) and len(one.items) == amount.value for one in below)


def is_one_of(text: str, amount: Amount) -> bool:
    """Return whether a share goes back to one of so many: ‘one of two posts … half the staff’."""
    if amount.kind is not Kind.FRACTION or amount.about or 1 / amount.value % 1:
        return False
    found = _ONE_OF.finditer(text, 0, amount.start)
    return any(value(match["all"].lower()) == 1 / amount.value for match in found)
