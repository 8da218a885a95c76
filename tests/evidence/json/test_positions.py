"""Lines and columns point at the value, and the two readers of JSON agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.evidence.json.pointer import to_pointer
from pipeline.evidence.json.positions import scan
from pipeline.evidence.json.strict import JsonFile, Refused, parse

WORDS = st.text(max_size=8) | st.sampled_from(["a/b", "~", "\n", '"\\', "😀’", "\u2028", "", "0"])
NUMBERS = st.integers(-999999999999999, 999999999999999) | st.floats(-1e9, 1e9)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
)
LAYOUTS = st.fixed_dictionaries(
    {"indent": st.sampled_from([None, 0, 3, "\t"]), "ensure_ascii": st.booleans()}
)


def read(text: str) -> JsonFile:
    """Return the file, or what could be read of it if it holds forbidden characters."""
    parsed = parse(text.encode(), "b.json")
    file = parsed.rest if isinstance(parsed, Refused) else parsed
    assert file
    return file


def from_place(text: str, at: tuple[int, int]) -> str:
    """Return the text from a line and a column on."""
    lines = text.split("\n")[at[0] - 1 :]
    return "\n".join([lines[0][at[1] - 1 :], *lines[1:]])


def parts(
    value: Any, path: tuple[str | int, ...] = ()
) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield path, value
    pairs = value.items() if isinstance(value, dict) else ()
    for step, inner in [*pairs, *(enumerate(value) if isinstance(value, list) else ())]:
        yield from parts(inner, (*path, step))


@given(VALUES, LAYOUTS)
def test_a_value_starts_where_its_pointer_says(value: Any, layout: dict[str, Any]) -> None:
    text = json.dumps(value, **layout)
    file = read(text)
    assert file.data == value
    for path, part in parts(value):
        rest = from_place(text, file.locate(to_pointer(path)))
        assert json.JSONDecoder().raw_decode(rest)[0] == part
        for index, key in enumerate(part if isinstance(part, dict) else ()):
            rest = from_place(text, file.locate_key(to_pointer(path), index))
            assert json.JSONDecoder().raw_decode(rest)[0] == key


@given(WORDS, LAYOUTS)
def test_an_offset_points_into_the_text(words: str, layout: dict[str, Any]) -> None:
    text = json.dumps({"a": ["before", words]}, **layout)
    file = read(text)
    for offset in range(len(words) + 1):
        rest = from_place(text, file.locate_offset("/a/1", offset))
        assert json.JSONDecoder().raw_decode('"' + rest)[0] == words[offset:]
    for offset in (-1, len(words) + 1):
        with pytest.raises(LookupError):
            file.locate_offset("/a/1", offset)


@given(WORDS, LAYOUTS, st.integers(0, 9), st.integers(0, 9))
@example("now+", {}, 0, 3)
def test_words_end_where_their_place_says(
    words: str, layout: dict[str, Any], start: int, end: int
) -> None:
    text = json.dumps({"a": words}, **layout)
    file, part = read(text), words[start:end]
    if not part:
        with pytest.raises(LookupError):
            file.place_of_words("/a", start, part)
        return
    at = file.place_of_words("/a", start, part).bundle
    assert at
    assert (
        json.JSONDecoder().raw_decode(
            f'"{text.split(chr(10))[at.line - 1][at.column - 1 : at.end_column - 1]}"'
        )[0]
        == part
    )
    other = "-" if words[end : end + 1] == "+" else "+"
    with pytest.raises(LookupError):
        file.place_of_words("/a", start, f"{part}{other}")


EDITS = st.tuples(
    st.integers(0, 300),
    st.integers(0, 2),
    st.sampled_from([*'{}[]",:\\ 019eE.+-tn/', "NaN", "u00"]),
)


@given(VALUES, st.booleans(), st.lists(EDITS, max_size=3))
def test_the_slow_reader_stops_where_the_fast_one_does(
    value: Any, ascii_only: bool, edits: list[tuple[int, int, str]]
) -> None:
    text = json.dumps(value, ensure_ascii=ascii_only)
    for at, removed, inserted in edits:
        text = text[:at] + inserted + text[at + removed :]
    try:
        expected = json.loads(text, strict=False)
    except ValueError:
        assert scan(text).root is None
        assert isinstance(parse(text.encode("utf-8", "replace"), "b.json"), Refused)
    else:
        found = scan(text)
        assert found.root
        parsed = parse(text.encode(), "b.json")
        assert isinstance(parsed, Refused) == bool(found.faults)
        assert isinstance(parsed, Refused) or json.dumps(parsed.data) == json.dumps(expected)


def test_an_offset_counts_escapes_as_the_character_they_stand_for() -> None:
    text = r'{"a": "x\n\u2019\ud83d\ude00\"e😀."}'
    columns = [read(text).locate_offset("/a", offset)[1] for offset in range(8)]
    assert columns == [8, 9, 11, 17, 29, 31, 32, 33]


def test_a_pointer_that_leads_nowhere() -> None:
    file = read('{"a": [1, {}], "b": "x"}')
    for pointer in ("/c", "/a/2", "/a/01", "/a/-1", "/a/1/c", "/b/0", "a"):
        with pytest.raises(LookupError):
            file.locate(pointer)
    for pointer, index in (("", 2), ("", -1), ("/a", 0), ("/a/1", 0)):
        with pytest.raises(LookupError):
            file.locate_key(pointer, index)
    with pytest.raises(LookupError):
        file.locate_offset("/a", 0)


def test_a_place_stops_above_a_key_that_no_schema_knows() -> None:
    raw = b'{"name": {"Jo Bloggs": {"name": [0, "ab"]}, "0": 1}}'
    file = parse(raw, "b.json", {"name"}, first_line=7)
    assert isinstance(file, JsonFile)
    places = [
        file.place("/name/Jo Bloggs/name/1", 1),
        file.place("/name/0"),
        file.place_of_key("/name", 1),
        file.place_of_key("/name/Jo Bloggs", 0),
        file.place("/name"),
    ]
    assert [place.describe() for place in places] == [
        "b.json:7:39", "b.json:7:50", "b.json:7:45", "b.json:7:25", "b.json:7:10",
    ]  # fmt: skip
    assert {place.bundle.pointer for place in places if place.bundle} == {"/name"}


def test_nobody_prints_a_bundle_by_accident() -> None:
    assert repr(parse(b'["private"]', "b.json")) == "JsonFile(name='b.json', first_line=1)"
