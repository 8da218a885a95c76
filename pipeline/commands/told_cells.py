"""What is told of cells, for people: how many things, then each with its cell and a way out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from pipeline.exchange.workbook.told import Told

_KINDS: Final = ("error", "warning", "notice")
_MOST: Final = 200  # things that are told one by one
_WIDTH: Final = 80


def tell(name: str, told: Sequence[Told], stream: TextIO) -> None:
    """Write what there is to tell of a file; nothing where there is nothing."""
    if not told:
        return
    number = Counter(one.severity for one in told)
    counts = ", ".join(_count(number[one], one) for one in _KINDS if number[one])
    print(f"{name}: {counts}", file=stream)
    for one in told[:_MOST]:
        print(f"\n  {' '.join(filter(None, (one.severity, one.rule)))}  {one.where}", file=stream)
        for words, mark in ((one.message, ""), (one.hint, "→ ")):
            for line in _lines(words, mark):
                print(line, file=stream)
    if len(told) > _MOST:
        print(f"\n  and {len(told) - _MOST:,} more", file=stream)
    print(file=stream)


def _lines(words: str, mark: str) -> list[str]:
    return textwrap.wrap(
        words,
        _WIDTH,
        initial_indent="    " + mark,
        subsequent_indent="    " + " " * len(mark),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
