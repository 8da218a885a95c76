"""Each way a file can be wrong as JSON: the exact findings, and not a word of the file in them.

In a case, ^ marks each place where a finding is expected, and ~ stands for private words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from pipeline.evidence.json.positions import MAX_VALUES
from pipeline.evidence.json.strict import MAX_BYTES, JsonFile, Refused, parse
from pipeline.model.finding import Finding

TOKEN = b"Qx7vZ9kp"
SAFE = frozenset({"name", "list"})


class Case(NamedTuple):
    """A file; for each mark in it, a rule, a pointer and some words; can the reader go on?"""

    name: str
    raw: bytes
    expected: list[tuple[str, str, str]]
    goes_on: bool = True


def stops(name: str, raw: bytes, pointer: str, words: str, rule: str = "BND001") -> Case:
    return Case(name, raw, [(rule, pointer, words)], goes_on=False)


def fault(name: str, raw: bytes, rule: str, pointer: str, words: str) -> Case:
    return Case(name, raw, [(rule, pointer, words)])


def bad_character(name: str, inside: bytes, words: str) -> Case:
    return fault(name, b'["~' + inside + b'~"]', "BND005", "/0", words)


def bad_number(name: str, number: bytes, words: str = "too large or too long") -> Case:
    return fault(name, b'{"name": "~", "list": [0, ^' + number + b"]}", "BND004", "/list/1", words)


SYNTAX = [
    stops("empty", b"^", "", "The file is empty."),
    stops("only space", b" \n ^", "", "ends before it is complete"),
    stops("a word", b"^~", "", "no JSON value"),
    stops("cut off in a text", b'{"name": ^"~', "/name", "no closing quotation mark"),
    stops("cut off in an escape", b'{"name": ^"~\\', "/name", "no closing quotation mark"),
    stops("cut off in a list", b'{"list": ["~"^', "/list", "ends before it is complete"),
    stops("cut off after a comma", b'["~", ^', "/1", "ends before it is complete"),
    stops("cut off after a colon", b'{"~":^', "", "ends before it is complete"),
    stops("no comma", b'["~" ^"~"]', "", "A comma or a closing ] is missing"),
    stops("no comma between fields", b'{"~": 1\n ^"~": 1}', "", "A comma or a closing } is"),
    stops("a comma at the end", b'["~"^,\n]', "", "one too many"),
    stops("a comma at the end of an object", b'{"~": 1^,}', "", "one too many"),
    stops("two commas", b'["~",^, 1]', "/1", "A value is missing"),
    stops("the wrong bracket", b'["~"^}', "", "A comma or a closing ] is missing"),
    stops("no value", b'{"name": ^, "~": 1}', "/name", "A value is missing"),
    stops("a key without quotes", b"{^~: 1}", "", "The name of a field must stand here"),
    stops("no colon", b'{"~" ^1}', "", "A colon must follow"),
    stops("a second object", b'{"~": 1}\n^{}', "", "A second object begins here"),
    stops("a second value", b'{"~": 1}\n^[]', "", "after the end of the bundle"),
    stops("a comment", b"{} ^// ~", "", "A comment begins here, and JSON has none."),
    stops("single quotes", b"[^'~']", "/0", "This quotation mark is none that JSON knows"),
    stops("curly quotes", '{"name": ^“~”}'.encode(), "/name", "This quotation mark is none"),
    stops("a Python word", b'["~", ^True]', "/1", "JSON writes this word as true."),
    stops("a plus sign", b'["~", ^+1]', "/1", "no JSON value"),
    stops("a leading zero", b'["~", 0^1]', "", "A comma or a closing ]"),
    stops("an unknown escape", rb'["~^\x41"]', "/0", "After this backslash"),
    stops("a short escape", rb'["~^\u12"]', "/0", "After this backslash"),
    stops("a line break in a text", b'{"list": [1, ^"~\n~"]}', "/list/1", "no closing quotation"),
    stops("a no-break space between values", '["~",^\xa0 1]'.encode(), "/1", "no JSON value"),
    stops("broken below a private key", b'{"name": {"~": [1^}}', "/name", "closing ]"),
]
ENCODING = [
    stops("UTF-16", b"^" + '["~"]'.encode("utf-16"), "", "UTF-16", "BND002"),
    stops("Latin-1", b'{"~":\n"^\xe9"}', "", "not UTF-8", "BND002"),
    stops("a surrogate in UTF-8", b'["~^\xed\xa0\x80"]', "", "not UTF-8", "BND002"),
    stops("an overlong slash", b'["~^\xc0\xaf"]', "", "not UTF-8", "BND002"),
]
SIZE = [
    stops("too large", b'^["~' + b" " * MAX_BYTES + b'"]', "", "larger than 8 MiB", "BND006"),
    stops("41 deep", b"[" * 40 + b'^["~"' + b"]" * 41, "/0" * 40, "too deep", "BND006"),
    stops(
        "100,000 deep", b'["~",' + b"[" * 39 + b"^[" + b"[" * 100_000,
        "/1" + "/0" * 39, "too deep", "BND006",
    ),
    stops("objects too deep", b'{"~":' * 40 + b"^" + b'{"~":' * 9, "", "too deep", "BND006"),
]  # fmt: skip
DUPLICATES = [
    fault("a known key", b'{"name": "~",\n ^"name": 2}', "BND003", "", "second time"),
    fault("a private key", b'{"list": [{"~": 1, ^"~": 2}]}', "BND003", "/list/0", "second time"),
    fault("an escaped key", rb'{"name": "~", ^"\u006eame": 2}', "BND003", "", "second time"),
    fault("a key below a private key", b'{"~": {"a": 1, ^"a": 2}}', "BND003", "", "second time"),
]
NUMBERS = [
    bad_number("NaN", b"NaN", "not a number"),
    bad_number("infinity", b"Infinity", "not a number"),
    bad_number("minus infinity", b"-Infinity", "not a number"),
    bad_number("1e400", b"1e400"),
    bad_number("16 digits", b"1234567890123456"),
    bad_number("5,000 digits", b"9" * 5000),
    bad_number("a long fraction", b"0.12345678901234567890"),
    bad_number("too near to nothing", b"1e-400"),
    bad_number("an exponent beyond all measure", b"1e-999999999999999999999"),
    fault("NaN below a private key", b'{"~": [^NaN]}', "BND004", "", "not a number"),
]
CHARACTERS = [
    bad_character("a tab", b"^\t", "a tab (U+0009)"),
    bad_character("a tab, escaped", rb"^\t", "a tab (U+0009)"),
    bad_character("a carriage return", rb"^\r\n", "a line break of another kind (U+000D)"),
    bad_character("a line separator", "^\u2028".encode(), "a line break of another kind"),
    bad_character("a null character", rb"^\u0000", "a control character (U+0000)"),
    bad_character("a raw control character", b"^\x01", "a control character (U+0001)"),
    bad_character("a backspace", rb"^\b", "a control character (U+0008)"),
    bad_character("delete", b"^\x7f", "a control character (U+007F)"),
    bad_character("an old control character", b"^\xc2\x9b", "a control character (U+009B)"),
    bad_character("a lone high surrogate", rb"^\ud83d", "(a lone surrogate) (U+D83D)"),
    bad_character("surrogates reversed", rb"^\ude00\ud83d", "(U+DE00), and 1 more of the kind"),
    bad_character("private use", "^\ue000".encode(), "a private-use character (U+E000)"),
    bad_character("private use, escaped", rb"^\uDBFF\uDFFD", "(U+10FFFD)"),
    bad_character("a noncharacter", "^\ufdd0".encode(), "no character (U+FDD0)"),
    bad_character("the last noncharacter", "^\U0010ffff".encode(), "no character (U+10FFFF)"),
    bad_character("an override", "^\u202e".encode(), "reorders the words around it (U+202E)"),
    bad_character("an isolate, escaped", rb"^\u2067", "reorders the words around it (U+2067)"),
    bad_character("a replacement character", "^\ufffd".encode(), "a replacement character"),
    bad_character("an invisible plus", "^\u2064".encode(), "an invisible character (U+2064)"),
    bad_character("a hidden tag", "^\U000e0041".encode(), "an invisible character (U+E0041)"),
    bad_character("after an emoji", "😀^\u2061".encode(), "an invisible character (U+2061)"),
    fault("in a key", rb'{"name": {"~^\u0007": 1}}', "BND005", "/name", "a control character"),
    fault("below a private key", rb'{"~": ["^\u0007"]}', "BND005", "", "a control character"),
]
TOGETHER = [
    Case(
        "two kinds in one text",
        '["~^\t^\ue000\t"]'.encode(),
        [("BND005", "/0", "a tab (U+0009), and 1 more"), ("BND005", "/0", "private-use")],
    ),
    Case(
        "many faults at once",
        b'\xef\xbb\xbf{\n "~": 1, ^"~": ^NaN,\n "name": "^\\t",\n "list": [^1e400]\n}',
        [
            ("BND003", "", "second time"),
            ("BND004", "", "not a number"),
            ("BND005", "/name", "a tab"),
            ("BND004", "/list/0", "too large"),
        ],
    ),
    Case(
        "a fault, then the end of reading",
        b'{"~": ^NaN,\n "name": ["~"^',
        [("BND004", "", "not a number"), ("BND001", "/name", "ends before")],
        goes_on=False,
    ),
    fault("columns count code points", '["~😀é", ^NaN]'.encode(), "BND004", "/1", "not a number"),
]
CASES = SYNTAX + ENCODING + SIZE + DUPLICATES + NUMBERS + CHARACTERS + TOGETHER


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_is_refused(case: Case) -> None:
    raw, marks = unmarked(case.raw)
    refused = parse(raw, "b.json", SAFE)
    assert isinstance(refused, Refused)
    assert [address(one) for one in refused.findings] == [
        (rule, pointer, *mark)
        for (rule, pointer, _), mark in zip(case.expected, marks, strict=True)
    ]
    for finding, (_, _, words) in zip(refused.findings, case.expected, strict=True):
        assert words in finding.message
    assert (refused.rest is not None) == case.goes_on
    assert TOKEN.decode() not in repr(refused)


def test_every_case_holds_private_words() -> None:
    silent = {case.name for case in CASES if TOKEN not in unmarked(case.raw)[0]}
    assert silent == {"empty", "only space"}


ALLOWED = {
    "a list": b'["~"]',
    "lines of another system": b'{"name": "~"}\r\n',
    "indented with tabs": b'\t[\r\n"~" ]\n',
    "escapes": rb'["two\nlines", "\u2019", "\ud83d\ude00", "\"\\\/"]',
    "other scripts": '["éß漢😀"]'.encode(),
    "direction marks": '["left-to-right \u200e and right-to-left \u200f"]'.encode(),
    "joiners": '["\u200c \u200d"]'.encode(),
    "backslashes": rb'["a backslash, then words: \\ue000 \\t"]',
    "numbers": b"[0, -1, 999999999999999, 0.1, 1.5e3, 1E-2]",
    "40 deep": b"[" * 40 + b"]" * 40,
    "brackets in a text": b'["' + b"[" * 100 + b'"]',
    "the same key in two objects": b'{"a": {"a": 1}, "b": {"a": 1}}',
    "words": b"[true, false, null]",
    "a number": b"1",
}


@pytest.mark.parametrize("raw", ALLOWED.values(), ids=ALLOWED)
def test_a_clean_file_is_read(raw: bytes) -> None:
    assert isinstance(parse(raw, "b.json"), JsonFile)


def test_faults_are_not_counted_for_ever() -> None:
    refused = parse(b"[" + b"NaN," * 1200 + b"1]", "b.json")
    assert isinstance(refused, Refused)
    assert len(refused.findings) == 1001
    assert address(refused.findings[-1]) == ("BND007", "/1000", 1, 4002)


def unmarked(raw: bytes) -> tuple[bytes, list[tuple[int, int]]]:
    """Return the file, and line and column of each mark."""
    raw = raw.replace(b"~", TOKEN)
    marks = [
        raw[: mark.start()].replace(b"^", b"").decode("utf-8-sig")
        for mark in re.finditer(rb"\^", raw)
    ]
    places = [(text.count("\n") + 1, len(text.rpartition("\n")[2]) + 1) for text in marks]
    return raw.replace(b"^", b""), places


def address(finding: Finding) -> tuple[str, str, int, int]:
    at = finding.place.bundle
    assert at
    assert at.file == "b.json"
    return finding.rule.id, at.pointer, at.line, at.column


MUCH = {
    "numbers": b"1",
    "lists": b"[]",
    "objects": b"{}",
    "texts": b'"a, [b], {c}"',
}


@pytest.mark.parametrize("one", MUCH.values(), ids=MUCH)
def test_only_so_many_values_are_looked_at(one: bytes) -> None:
    refused = parse(b"[" + b",".join([one] * (MAX_VALUES + 1000)) + b"]", "b.json")
    assert isinstance(refused, Refused)
    (found,) = refused.findings
    last = MAX_VALUES - 1  # the list itself is a value
    assert address(found) == ("BND006", f"/{last}", 1, 2 + last * (len(one) + 1))
    assert refused.rest is None


def test_as_many_values_as_there_may_be_are_read() -> None:
    assert isinstance(parse(b"[" + b",".join([b"1"] * (MAX_VALUES - 1)) + b"]", "b.json"), JsonFile)
    prose = b'["' + b"one, two [and] {three}, " * MAX_VALUES + b'"]'
    assert isinstance(parse(prose, "b.json"), JsonFile)


def test_forbidden_characters_are_not_counted_for_ever() -> None:
    refused = parse(b'["' + b"\t" * 20_000 + b'"]', "b.json")
    assert isinstance(refused, Refused)
    first, last = refused.findings
    assert address(first) == ("BND005", "/0", 1, 3)
    assert "and 10000 more" in first.message
    assert address(last)[0] == "BND007"


def test_fine_escapes_before_a_forbidden_character_are_passed_over() -> None:
    fine = rb"\\\n\"\u0041\ud83d\ude00\/" * 1000
    refused = parse(b'["' + fine + b'\\ue000"]', "b.json")
    assert isinstance(refused, Refused)
    (found,) = refused.findings
    assert address(found) == ("BND005", "/0", 1, 3 + len(fine))
    assert isinstance(parse(b'["' + fine + b'\\\\ue000"]', "b.json"), JsonFile)


def test_a_file_of_line_feeds_has_lines() -> None:
    refused = parse(b"\n" * 100_000 + b"  NaN", "b.json")
    assert isinstance(refused, Refused)
    assert address(refused.findings[0]) == ("BND004", "", 100_001, 3)


def test_a_number_of_a_million_digits_is_not_read() -> None:
    refused = parse(b'{"a": 0.' + b"1" * 1_000_000 + b', "a": 2}', "b.json")
    assert isinstance(refused, Refused)
    assert [one.rule.id for one in refused.findings] == ["BND004", "BND003"]
