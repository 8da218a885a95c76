"""Words are whole: nothing is lost, and no figure, date or word of usual length breaks inside."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from scripts.look.measures.breaks import block_of
from scripts.look.measures.fault import Fault, short
from scripts.look.reading import Page, Printed, Word, in_order

USUAL: Final = 30  # letters: a longer word may break. ‘antidisestablishmentarianism’ has 28
MONTHS: Final = frozenset(
    "January February March April May June July August September October November December".split()
)
# A line may end after a hyphen, a dash or a slash.
PARTS: Final = re.compile(r"[^\s\-–—/]+|[-–—/]")


def lost(printed: Printed) -> Iterator[Fault]:
    """Yield letters of the document that stand on no page."""
    found = Counter(letter for _, word in in_order(printed) for letter in word.text)
    missing = Counter(letter for word in printed.words for letter in word) - found
    if printed.words and missing:
        told = short("".join(sorted(missing.elements())))
        yield Fault(0, f"{missing.total()} letters stand on no page: {told}")


def broken(printed: Printed) -> Iterator[Fault]:
    """Yield words and figures of usual length that break inside, with the page of their parts."""
    placed = [(page, part) for page, word in in_order(printed) for part in _parts([word.text])]
    whole = Counter(part for part in _parts(printed.words) if len(part) <= USUAL)
    missing = whole - Counter(part for _, part in placed)
    for part in missing:
        starts = (page for page, found in placed if part.startswith(found) and found not in whole)
        page = next(starts, None)
        yield Fault(page.number if page else 0, f"‘{part}’ breaks")


def _parts(words: Iterable[str]) -> list[str]:
    return [part for word in words for part in PARTS.findall(word)]


def broken_dates(printed: Printed) -> Iterator[Fault]:
    """Yield dates that do not stand on one line."""
    for page in printed.pages:
        for words in _blocks(page):
            for day, month, year in zip(words, words[1:], words[2:], strict=False):
                if _is_date(day.text, month.text, year.text) and not _one_line(day, month, year):
                    told = f"{day.text} {month.text} {year.text}"
                    yield Fault(page.number, f"‘{told}’ breaks")


def _blocks(page: Page) -> Iterator[list[Word]]:
    """Yield the words of each cell, item and paragraph of a page."""

    def block(word: Word) -> tuple[object, ...]:
        return (*block_of(word), word.within("TD"), word.within("TH"))

    words = (word for _, word in in_order(Printed("", (page,))))
    yield from ([*found] for _, found in groupby(words, key=block))


def _is_date(day: str, month: str, year: str) -> bool:
    return bool(
        re.fullmatch(r"\d{1,2}", day) and month in MONTHS and re.fullmatch(r"\d{4}\W*", year)
    )


def _one_line(*words: Word) -> bool:
    return len({round(word.baseline) for word in words}) == 1
