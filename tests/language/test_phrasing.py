"""How values are written: dates, spans, counts, lists of names, and the bands of Annex C."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language import phrasing as words

DAYS: Final = {
    "2025-03-06": "6 March 2025",
    "2024-02-29": "29 February 2024",
    "1999-12-31": "31 December 1999",
    "2025-01-01": "1 January 2025",
}


@pytest.mark.parametrize("day", DAYS)
def test_a_day(day: str) -> None:
    assert words.day(date.fromisoformat(day)) == DAYS[day]


SPANS: Final = {
    ("2025-03-06", "2025-03-06"): "6 March 2025",
    ("2025-03-06", "2025-03-07"): "6 and 7 March 2025",
    ("2025-03-06", "2025-03-08"): "6 to 8 March 2025",
    ("2025-02-28", "2025-03-01"): "28 February and 1 March 2025",
    ("2024-02-28", "2024-03-01"): "28 February to 1 March 2024",
    ("2025-02-27", "2025-03-01"): "27 February to 1 March 2025",
    ("2025-09-30", "2025-11-02"): "30 September to 2 November 2025",
    ("2024-12-31", "2025-01-01"): "31 December 2024 and 1 January 2025",
    ("2024-12-31", "2025-01-02"): "31 December 2024 to 2 January 2025",
    ("2024-03-06", "2025-03-06"): "6 March 2024 to 6 March 2025",
}


@pytest.mark.parametrize("span", SPANS)
def test_a_span_says_no_month_or_year_twice(span: tuple[str, str]) -> None:
    first, last = map(date.fromisoformat, span)
    assert words.span(first, last) == SPANS[span]


@given(st.dates(min_value=date(1000, 1, 1)), st.dates(min_value=date(1000, 1, 1)))
def test_a_span_ends_with_its_last_day(first: date, last: date) -> None:
    assert words.span(first, last).endswith(words.day(last))


COUNTS: Final = {
    0: "no families", 1: "one family", 2: "two families", 9: "nine families", 10: "10 families",
    1838: "1,838 families", 1_000_000: "1,000,000 families", -1: "-1 families",
}  # fmt: skip


@pytest.mark.parametrize("number", COUNTS)
def test_a_count(number: int) -> None:
    assert words.count(number, "family", "families") == COUNTS[number]


SERIES: Final = {
    (): "",
    ("A",): "A",
    ("A", "B"): "A and B",
    ("A", "B", "C"): "A, B and C",
    ("A and B", "C, D"): "A and B and C, D",
}


@pytest.mark.parametrize("names", SERIES)
def test_a_series_of_names(names: tuple[str, ...]) -> None:
    assert words.series(names) == SERIES[names]


# Annex C (004:3179-3189): the whole per cents of each band. 50 is in none of them.
ANNEX_C: Final = {
    "very few": range(4),
    "few": range(4, 20),
    "a small minority": range(20, 35),
    "a minority": range(35, 50),
    "a majority": range(51, 65),
    "a large majority": range(65, 80),
    "most": range(80, 97),
    "almost all": range(97, 100),
}


@pytest.mark.parametrize("share", ANNEX_C)
def test_each_whole_per_cent_has_the_words_of_annex_c(share: str) -> None:
    assert {words.proportion(number, 100) for number in ANNEX_C[share]} == {share}


def test_what_annex_c_does_not_name() -> None:
    assert words.proportion(50, 100) == "half"
    assert words.proportion(100, 100) == "all"
    assert words.proportion(999, 1000) == "almost all"
    assert words.proportion(0, 100) == "very few"  # its band, 0 to 3, has no word for none


ROUNDED: Final = {
    (1, 200): 1,  # 0.5: half a per cent is rounded up
    (7, 200): 4,
    (69, 200): 35,
    (99, 200): 50,
    (101, 200): 51,
    (193, 200): 97,
    (199, 200): 100,
    (1, 3): 33,
    (2, 3): 67,
    (0, 7): 0,
    (7, 7): 100,
}


@pytest.mark.parametrize("counts", ROUNDED)
def test_half_a_per_cent_is_rounded_up(counts: tuple[int, int]) -> None:
    assert words.per_cent(*counts) == ROUNDED[counts]


counts = st.integers(1, 10**8).flatmap(lambda all_: st.tuples(st.integers(0, all_), st.just(all_)))
near_half = st.integers(1, 10**6).flatmap(
    lambda half: st.tuples(st.integers(half - half // 50, half + half // 50), st.just(2 * half))
)


@given(counts | near_half)
def test_the_words_never_contradict_the_number(found: tuple[int, int]) -> None:
    part, whole = found
    share = words.proportion(part, whole)
    assert (share == "all") is (part == whole)
    assert (share == "half") is (2 * part == whole)
    if "majority" in share or share in ("most", "almost all", "all"):
        assert 2 * part > whole
    elif "half" not in share:
        assert "minority" in share or "few" in share
        assert 2 * part < whole
    if share in ANNEX_C:
        least, most = ANNEX_C[share][0], ANNEX_C[share][-1]
        assert least - 0.5 <= 100 * part / whole <= most + 0.5 or share == "almost all"
    if share == "about half":
        assert 49.5 <= 100 * part / whole < 50.5


@given(counts)
def test_a_larger_part_never_has_a_smaller_word(found: tuple[int, int]) -> None:
    part, whole = found
    order = [*list(ANNEX_C)[:4], "about half", "half", *list(ANNEX_C)[4:], "all"]
    if part < whole and {"half", "about half"}.isdisjoint({words.proportion(part, whole)}):
        smaller, larger = (words.proportion(one, whole) for one in (part, part + 1))
        assert order.index(smaller) <= order.index(larger)


UNITS: Final = {
    (41, 41): "all families",
    (40, 41): "almost all families",
    (37, 41): "most families",
    (30, 41): "a large majority of families",
    (22, 41): "a majority of families",
    (1, 2): "half of families",
    (100, 201): "about half of families",
    (16, 41): "a minority of families",
    (10, 41): "a small minority of families",
    (5, 41): "few families",
    (1, 41): "very few families",
}


@pytest.mark.parametrize("found", UNITS)
def test_a_proportion_of_something(found: tuple[int, int]) -> None:
    assert words.proportion_of(*found, "families") == UNITS[found]
