"""Which characters are forbidden, held against the Unicode database of the standard library."""

from __future__ import annotations

import json
from unicodedata import category

from pipeline.evidence.json.characters import (
    FORBIDDEN,
    KINDS,
    MAYBE_FORBIDDEN,
    PIECE,
    decoded,
    kind_of,
)

EVERY = [chr(code) for code in range(0x110000)]
BAD = [one for one in EVERY if FORBIDDEN.match(one)]
FORMAT_ALLOWED = {"\u200c", "\u200d", "\u200e", "\u200f", "\u061c"}


def test_controls_private_use_and_surrogates_are_forbidden() -> None:
    bad = [one for one in EVERY if category(one) in {"Cc", "Co", "Cs"} and one != "\n"]
    assert len(bad) > 137_000
    assert set(bad) <= set(BAD)


def test_noncharacters_are_forbidden() -> None:
    bad = [one for one in EVERY if ord(one) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(one) <= 0xFDEF]
    assert len(bad) == 66
    assert set(bad) <= set(BAD)


def test_what_people_write_is_allowed() -> None:
    forbidden = {one for one in BAD if category(one)[0] in "LMNPSZ"}
    assert forbidden == {"\u2028", "\u2029", "\ufffc", "\ufffd"}
    assert not any(FORBIDDEN.match(one) for one in {"\n", *FORMAT_ALLOWED})


def test_what_reorders_or_hides_words_is_forbidden() -> None:
    for one in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
        assert "reorders" in kind_of(one).name
    for one in "\xad\u200b\u2060\ufeff\U000e0041":
        assert "invisible" in kind_of(one).name


def test_kinds_do_not_overlap() -> None:
    names = {kind_of(one).name for one in BAD}
    assert names == {kind.name for kind in KINDS}


def test_the_quick_look_misses_nothing_however_it_is_written() -> None:
    for one in BAD:
        escaped = json.dumps(one)
        upper = escaped.upper().replace("\\U", "\\u")
        assert MAYBE_FORBIDDEN.search(escaped)
        assert "\\u" not in escaped or MAYBE_FORBIDDEN.search(upper)
        assert MAYBE_FORBIDDEN.search(one) or one in "\t\r"


def test_a_piece_is_one_character_however_it_is_written() -> None:
    for one in (*EVERY[:0x3000], *EVERY[0xD700:0x10100], "\U0001f600", "\U0010ffff"):
        for written in (json.dumps(one)[1:-1], json.dumps(one, ensure_ascii=False)[1:-1]):
            piece = PIECE.match(written + "x")
            assert piece
            assert (piece[0], decoded(piece[0])) == (written, one)
