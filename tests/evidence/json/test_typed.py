"""Text is read in its usual form, and every place still leads into the file as it is."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evidence.font_characters import missing
from pipeline.evidence.json.characters import REFUSED
from pipeline.evidence.json.strict import JsonFile, parse
from pipeline.evidence.json.typed import as_typed, offsets, usual

READ_AS = {
    "Zoe\u0308 Nun\u0303ez": "Zoë Nuñez",
    "Ty\u0302 W\u0302yl": "Tŷ Ŵyl",
    "o\u0323\u0302": "\u1ed9",
    "\u212bngstro\u0308m": "Ångström",
    "inspec\u00adtors": "inspectors",
    "inspec\u00ad tors": "inspec- tors",
    "\ufefffamilies\u200b and\u2060 staff": "families and staff",
    "\ufb01ve o\ufb03ces, \ufb02ats, sta\ufb00, be\ufb06": "five offices, flats, staff, best",
    "non\u2011stop, six\u2010fold": "non-stop, six-fold",
    "10\u202f000": "10\u00a0000",
    "a\u3000b\u205fc": "a b c",
    "2010\u201211": "2010–11",
    "\uff21\uff42\uff11\uff01": "Ab1!",
    "\U0001d5d4\U0001d5ef\U0001d7ee": "Ab2",
    "\u2163": "IV",
    "sta\u200cff\u200d, ca\u200ere": "staff, care",
    "\u25aa help\n  \u25cf listen": "• help\n  • listen",
    "\u25aahelp": "\u25aahelp",
    " \n\u00a0": "",
    "": "",
    # what is another character, or none that the font has, stays
    "m\u00b2, CO\u2082, \u2153, \u2460": "m\u00b2, CO\u2082, \u2153, \u2460",
    "\u0645\u06cc\u200c\u062e\u0648": "\u0645\u06cc\u200c\u062e\u0648",
    "10\u00a0am": "10\u00a0am",
    "5 \u2120": "5 \u2120",
}


@pytest.mark.parametrize("written", READ_AS)
def test_what_a_text_is_read_as(written: str) -> None:
    assert usual(written) == READ_AS[written]


MARKS = st.sampled_from("\u0300\u0301\u0302\u0308\u0323\u0327\xad\u200b\u200d\u2060\ufeff")
TEXTS = st.lists(
    st.sampled_from("aeouyEZ ’\n") | MARKS | st.characters(codec="utf-8"), max_size=12
).map("".join)


@given(TEXTS)
def test_the_usual_form_is_composed_and_comes_out_once(text: str) -> None:
    found = usual(text)
    assert unicodedata.is_normalized("NFC", found)
    assert len(offsets(text)) == len(found) + 1
    assert not (set(found) & set("\xad\u200b\u2060\ufeff\u2010\u2011\ufb01"))


@given(TEXTS)
def test_no_letter_is_lost(text: str) -> None:
    """Letter by letter, the usual form says what was written."""

    def letters(words: str) -> str:
        flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", words))
        return "".join(one for one in flat if unicodedata.category(one)[0] in "LN")

    assert letters(usual(text)) == letters(text)


@given(st.text(st.characters(max_codepoint=0x17F, exclude_characters="\xad")))
def test_what_is_usual_already_stays(text: str) -> None:
    assert usual(text) == (text if text.strip() else "")


@given(TEXTS)
def test_offsets_lead_to_what_was_written(text: str) -> None:
    """From where a character begins to where the next one does, the file says that character."""
    found, starts = usual(text), list(offsets(text))
    assert starts == sorted(starts)
    assert all(0 <= one <= len(text) for one in starts)
    for at, character in enumerate(found):
        kinds = {unicodedata.category(one) for one in found[at : at + 2]}
        marked = bool(kinds & {"Mn", "Mc", "Me", "Cf"})
        if missing(character) is None and starts[at] < starts[at + 1] and not marked:
            said = usual(f"x{text[starts[at] : starts[at + 1] + 1]}x")
            assert character in said


@given(st.booleans(), TEXTS.filter(lambda text: not REFUSED.search(text)))
def test_a_place_is_one_in_the_file(ascii_only: bool, before: str) -> None:
    """However the words before are typed, line and column are those of an editor."""
    text = json.dumps({"x": 1, "a": f"{before} marigold."}, ensure_ascii=ascii_only, indent=1)
    file = parse(text.encode(), "b.json")
    assert isinstance(file, JsonFile)
    read = as_typed(file)
    assert isinstance(read.data, dict)
    said = read.data["a"]
    assert isinstance(said, str)
    at = read.place_of_words("/a", said.index("marigold"), "marigold").bundle
    assert at
    line = text.split("\n")[at.line - 1]
    assert line[at.column - 1 : at.end_column - 1] == "marigold"


def test_private_texts_are_read_in_the_same_way_and_keys_are_not() -> None:
    file = parse('{"a": ["Zoe\u0308", {"e\u0308": "\\u0065\\u0308"}]}'.encode(), "b.json")
    assert isinstance(file, JsonFile)
    assert as_typed(file).data == {"a": ["Zoë", {"e\u0308": "ë"}]}


def test_a_usual_file_is_taken_as_it_is() -> None:
    file = parse('{"a": "Tŷ ’r Ŵyl – 10\u00a0am"}'.encode(), "b.json")
    assert isinstance(file, JsonFile)
    assert as_typed(file) is file
