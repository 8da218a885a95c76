"""Whether a selector of a style sheet can fit anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.suggestion import did_you_mean
from pipeline.writers.sheets.fault import SheetFault
from pipeline.writers.sheets.names import names

_CLASS: Final = re.compile(r"\.([A-Za-z_][\w-]*)")
_NO_ELEMENT: Final = re.compile(r"\[[^\]]*\]|::?[\w-]+|\.[\w-]+|#[\w-]+|\"[^\"]*\"")
_ELEMENT: Final = re.compile(r"[A-Za-z][\w-]*")
_ODD: Final = re.compile(r"[>+~]\s*[>+~]|[>+~]\s*(?:,|\)|$)|^\s*[>+~]|,\s*(?:,|$)|\.\s|\.$|#\s")


def selector_faults(selector: str, line: int) -> Iterator[SheetFault]:
    """Yield what is wrong with a selector that begins in a line."""

    def at(offset: int) -> int:
        return line + selector.count("\n", 0, offset)

    if odd := _ODD.search(selector):
        yield SheetFault(at(odd.start()), "This is no selector.", "Look for a sign too many.")
        return
    for found in _CLASS.finditer(selector):
        if found[1] not in names().classes:
            hint = did_you_mean(found[1], sorted(names().classes))
            yield SheetFault(at(found.start()), f"No page has the class ‘{found[1]}’.", hint)
    bare = _NO_ELEMENT.sub(lambda part: " " * len(part[0]), selector)
    for found in _ELEMENT.finditer(bare):
        if found[0].lower() not in names().elements:
            hint = did_you_mean(found[0], sorted(names().elements))
            yield SheetFault(at(found.start()), f"No page has the element ‘{found[0]}’.", hint)
