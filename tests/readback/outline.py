"""The outline read back: its words, without the marks of headings, blocks, cells and evidence.

The number of an item stands in the first line of a block, or below another item.
"""

from __future__ import annotations

import re

from tests.readback.reading import Reading

ITEM = re.compile(r"$| *(?:-|[0-9]+\.) | ")


def read(content: bytes) -> Reading:
    """Return the words of an outline."""
    reading, before = Reading(), ""
    for line in content.decode().splitlines():
        number = re.match(r" *([0-9]+\.) ", line) if ITEM.match(before) else None
        before = line
        if number:
            reading.add(number[1], "marks")
        text = re.sub(r"^(?:#+|[-~=!>]| +-) ", "", line[number.end() if number else 0 :])
        text = re.sub(r"  \{[^}]+\}$", "", text)
        text = re.sub(r"^\[(.*)\]$", r"\1", text)
        reading.add(re.sub(r" [|/](?= |$)", "", text))
    return reading
