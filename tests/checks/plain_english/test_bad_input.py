"""Hostile text: no crash, no nonsense, and time that grows in step with the text."""

from __future__ import annotations

import pytest

from tests.checks.plain_english.reading import alarms, told
from tests.timing import grows

ODD = {
    "empty": "",
    "one word": "Good.",
    "a mark": "!",
    "spaces": "     ",
    "emoji": "👩‍👧‍👦🏡 😀😀",
    "right to left": "\u202eStaff\u202c \u05e9\u05dc\u05d5\u05dd \u061f",
    "zero width": "Sta\u200bff\u200d util\u00adise\ufeff it",
    "marks": "’ ‘ ” “ ' \" ‘’ “” (( )) [] ... … – — ' '",
    "long word": "a" * 50_000,
    "long number": "1" * 50_000,
    "dotted capital": "İ İİ utilise İ",
    "quote marks": "‘" * 5_000 + "’" * 5_000,
    "combining": "e\u0301" * 2_000,
    "a line": "Staff\nstaff\nMASH\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_it_does_not_crash_and_every_span_fits(text: str) -> None:
    for scope in ("paragraph", "item", "cell", "quote", "heading", "statement"):
        for one in alarms(text, scope=scope):
            assert 0 <= one.start <= one.end <= len(text)


def test_a_capital_that_becomes_two_letters_moves_no_span() -> None:
    assert told("İ İİ utilise İ it", "PLE003") == ["utilise"]


WELSH = (
    "Mae'r plant yn hapus iawn yn y cartref hwn ac mae'r staff yn gofalu amdanynt yn dda iawn "
    "bob dydd, ac mae eu rhieni yn dweud wrthym eu bod yn teimlo'n ddiogel ac yn cael eu parchu."
)


@pytest.mark.parametrize(
    "text",
    [WELSH, "Les enfants sont heureux ici et les parents disent que le personnel les écoute " * 3],
)
def test_of_another_language_nothing_is_said(text: str) -> None:
    assert alarms(text) == []


def test_capitals_throughout_are_no_flood_of_acronyms() -> None:
    text = "THE CHILDREN OF THE HOME SAY THAT THEY ARE SAFE. STAFF HELP THEM EVERY DAY."
    assert alarms(text) == []


def test_a_long_text_without_a_stop_is_one_long_sentence() -> None:
    text = "staff help the children " * 5_000
    (one,) = alarms(text.strip())
    assert (one.rule, one.measured) == ("PLE001", "20000 words")


GROWING = {
    "prose": "Staff utilise robust plans in order to help children who are often judged good. ",
    "no stop": "staff help the children and ",
    "quotation marks": "‘it’s the children’ ' ’ ",
    "capitals": "The ABC (DEF XYZ ",
    "figures": "the 5 and 6 to twelve children ",
    "phrases": "the key in order to key worker progress ",
    "gaps": "the a  , b  ",
    "shouting": "the!‘ ",
    "laws": "the Act Act of Rules ",
    "passives": "is very really not been ",
    "dots": "a.b.c.",
    "brackets": "(((A ",
    "addresses": "the a@b.c http://x ",
}


@pytest.mark.slow
@pytest.mark.parametrize("part", GROWING.values(), ids=list(GROWING))
def test_time_grows_in_step_with_the_text(part: str) -> None:
    """Four times as much text, 20,000 words, may take eight times as long, not sixteen."""
    times = 20_000 // len(part.split())
    assert grows(alarms, part * (times // 4), part * times, at_most=8)
