"""Each way a file can be wrong as JSON: the exact findings, and not a word of the file in them."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from pipeline.finding import Finding
from pipeline.jsonfile import MAX_BYTES, JsonFile, Refused, parse

TOKEN = "Qx7vZ9kp"  # stands for private words, wherever a case says ~
SAFE = frozenset({"name", "list"})


class Case(NamedTuple):
    """A file, and of each finding the rule, pointer, line, column and a part of its words."""

    name: str
    raw: bytes
    expected: list[tuple[str, str, int, int, str]]
    goes_on: bool = True


SYNTAX = [
    Case("empty", b"", [("BND001", "", 1, 1, "empty")], False),
    Case("only space", b" \n ", [("BND001", "", 2, 2, "ends before")], False),
    Case("a word", b"~", [("BND001", "", 1, 1, "no JSON value")], False),
    Case("cut off in a text", b'{"name": "~', [("BND001", "/name", 1, 10, "closing quo")], False),
    Case("cut off in a list", b'{"list": ["~"', [("BND001", "/list", 1, 14, "ends before")], False),
    Case("cut off after a comma", b'["~", ', [("BND001", "/1", 1, 7, "ends before")], False),
    Case("no comma", b'["~" "~"]', [("BND001", "", 1, 13, "A comma or a closing ]")], False),
    Case("comma at the end", b'["~",\n]', [("BND001", "", 1, 12, "one too many")], False),
    Case("two commas", b'["~",, 1]', [("BND001", "/1", 1, 13, "A value is missing")], False),
    Case("wrong bracket", b'["~"}', [("BND001", "", 1, 12, "A comma or a closing ]")], False),
    Case("key without quotes", b"{~: 1}", [("BND001", "", 1, 2, "name of a field")], False),
    Case("no colon", b'{"~" 1}', [("BND001", "", 1, 13, "A colon")], False),
    Case("a second value", b'{"~": 1}\n{}', [("BND001", "", 2, 1, "after the end")], False),
    Case("a comment", b"{} // ~", [("BND001", "", 1, 4, "after the end")], False),
    Case("single quotes", b"{'~': 1}", [("BND001", "", 1, 2, "name of a field")], False),
    Case("curly quotes", '{"name": “~”}'.encode(), [("BND001", "/name", 1, 10, "quot")], False),
    Case("unknown escape", rb'["~\x41"]', [("BND001", "/0", 1, 11, "backslash")], False),
    Case("short escape", rb'["~\u12"]', [("BND001", "/0", 1, 11, "backslash")], False),
    Case("a line break in a text", b'["~\n~"]', [("BND001", "/0", 1, 2, "its line")], False),
    Case("broken below a key", b'{"name": {"~": [}}', [("BND001", "/name", 1, 23, "")], False),
]
ENCODING = [
    Case("byte order mark", b'\xef\xbb\xbf["~"]', [("BND002", "", 1, 1, "byte order")]),
    Case("UTF-16", '["~"]'.encode("utf-16"), [("BND002", "", 1, 1, "UTF-16")], False),
    Case("Latin-1", '{"~":\n"é"}'.encode("latin-1"), [("BND002", "", 2, 2, "not UTF-8")], False),
    Case("a surrogate in UTF-8", b'["~\xed\xa0\x80"]', [("BND002", "", 1, 11, "")], False),
    Case("an overlong slash", b'["~\xc0\xaf"]', [("BND002", "", 1, 11, "")], False),
]
SIZE = [
    Case("too large", b'["' + b"~" * (MAX_BYTES // 8) + b'"]', [("BND006", "", 1, 1, "")], False),
    Case("41 deep", b"[" * 41 + b'"~"' + b"]" * 41, [("BND006", "/0" * 40, 1, 41, "")], False),
    Case("100,000 deep", b'["~",' + b"[" * 100_000,
         [("BND006", "/1" + "/0" * 39, 1, 52, "too deep")], False),
    Case("objects too deep", b'{"~":' * 50, [("BND006", "", 1, 521, "too deep")], False),
]  # fmt: skip
DUPLICATES = [
    Case("a known key twice", b'{"name": "~",\n "name": 2}', [("BND003", "", 2, 2, "second")]),
    Case(
        "a private key twice", b'{"list": [{"~": 1, "~": 2}]}', [("BND003", "/list/0", 1, 28, "")]
    ),
    Case("the same key, escaped", rb'{"name": "~", "\u006eame": 2}', [("BND003", "", 1, 23, "")]),
    Case("twice below a key", b'{"~": {"name": 1, "name": 2}}', [("BND003", "", 1, 27, "")]),
]
NUMBERS = [
    Case("NaN", b'["~", NaN]', [("BND004", "/1", 1, 15, "not a number")]),
    Case("infinities", b'["~", Infinity, -Infinity]',
         [("BND004", "/1", 1, 15, "not a number"), ("BND004", "/2", 1, 25, "not a number")]),
    Case("1e400", b'["~", 1e400]', [("BND004", "/1", 1, 15, "too large")]),
    Case("16 digits", b'{"~": 1234567890123456}', [("BND004", "", 1, 15, "too large")]),
    Case("5,000 digits", b'["~", ' + b"9" * 5000 + b"]", [("BND004", "/1", 1, 15, "")]),
    Case("a long fraction", b'["~", 0.12345678901234567890]', [("BND004", "/1", 1, 15, "")]),
    Case("too near to nothing", b'["~", 1e-999999999999999999999]', [("BND004", "/1", 1, 15, "")]),
]  # fmt: skip
CHARACTERS = [
    Case("a tab", b'["~\t~"]', [("BND005", "/0", 1, 11, "a tab (U+0009)")]),
    Case("a tab, escaped", rb'["~\t~"]', [("BND005", "/0", 1, 11, "a tab (U+0009)")]),
    Case("a carriage return", rb'["~\r\n~"]', [("BND005", "/0", 1, 11, "line break")]),
    Case("a line separator", '["~\u2028~"]'.encode(), [("BND005", "/0", 1, 11, "line break")]),
    Case("a null character", rb'["~\u0000"]', [("BND005", "/0", 1, 11, "control")]),
    Case("a raw control character", b'["~\x01"]', [("BND005", "/0", 1, 11, "control")]),
    Case("a backspace", rb'["~\b"]', [("BND005", "/0", 1, 11, "control")]),
    Case("delete", b'["~\x7f"]', [("BND005", "/0", 1, 11, "control")]),
    Case("a lone high surrogate", rb'["~\ud83d"]', [("BND005", "/0", 1, 11, "surrogate")]),
    Case("a lone low surrogate", rb'["~\ude00\ud83d"]',
         [("BND005", "/0", 1, 11, "surrogate) (U+DE00), and 1 more")]),
    Case("private use", '["~\ue000"]'.encode(), [("BND005", "/0", 1, 11, "private-use")]),
    Case("private use, escaped", rb'["~\uDBFF\uDFFD"]', [("BND005", "/0", 1, 11, "U+10FFFD")]),
    Case("a noncharacter", '["~\ufdd0"]'.encode(), [("BND005", "/0", 1, 11, "no character")]),
    Case("another", '["~\U0001fffe"]'.encode(), [("BND005", "/0", 1, 11, "no character")]),
    Case("an override", '["~\u202e~"]'.encode(), [("BND005", "/0", 1, 11, "reorders")]),
    Case("an isolate, escaped", rb'["~\u2067"]', [("BND005", "/0", 1, 11, "reorders")]),
    Case("a replacement", '["~\ufffd"]'.encode(), [("BND005", "/0", 1, 11, "replacement")]),
    Case("a soft hyphen", '["~\xad"]'.encode(), [("BND005", "/0", 1, 11, "invisible")]),
    Case("a hidden tag", '["~\U000e0041"]'.encode(), [("BND005", "/0", 1, 11, "invisible")]),
    Case("in a key", b'{"name": {"~\\u0007": 1}}', [("BND005", "/name", 1, 20, "control")]),
    Case("below a private key", b'{"~": ["\\u0007"]}', [("BND005", "", 1, 17, "control")]),
    Case("two kinds in one text", '["~\t\ue000\t"]'.encode(),
         [("BND005", "/0", 1, 11, "a tab (U+0009), and 1 more"), ("BND005", "/0", 1, 12, "priv")]),
]  # fmt: skip
TOGETHER = [
    Case("many faults, all at once",
         b'\xef\xbb\xbf{\n "~": 1, "~": NaN,\n "name": "\\t",\n "list": [1e400]\n}',
         [("BND002", "", 1, 1, ""), ("BND003", "", 2, 16, ""), ("BND004", "", 2, 28, ""),
          ("BND005", "/name", 3, 11, ""), ("BND004", "/list/0", 4, 11, "")]),
    Case("faults before the end of reading", b'{"~": NaN,\n "name": ["~"',
         [("BND004", "", 1, 15, ""), ("BND001", "/name", 2, 21, "ends before")], False),
    Case("columns count code points", '["~😀é", NaN]'.encode(), [("BND004", "/1", 1, 16, "")]),
]  # fmt: skip
CASES = SYNTAX + ENCODING + SIZE + DUPLICATES + NUMBERS + CHARACTERS + TOGETHER


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name.replace(" ", "-"))
def test_a_hostile_file_is_refused(case: Case) -> None:
    raw = planted(case.raw)
    refused = parse(raw, "b.json", SAFE)
    assert isinstance(refused, Refused)
    assert [address(one) for one in refused.findings] == [one[:4] for one in case.expected]
    for finding, expected in zip(refused.findings, case.expected, strict=True):
        assert expected[4] in finding.message
    assert (refused.rest is not None) == case.goes_on
    assert TOKEN not in repr(refused)


def test_every_case_holds_private_words() -> None:
    silent = {
        case.name for case in CASES if TOKEN not in planted(case.raw).decode("utf-8", "ignore")
    }
    assert silent == {"empty", "only space", "UTF-16"}


ALLOWED = [
    b'["~"]',
    b'{"name": "~"}\r\n',
    b'\t[\r\n"~" ]\n',
    rb'["two\nlines", "\u2019", "\ud83d\ude00", "\"\\\/"]',
    "[“éß漢😀”]".replace("“", '"').replace("”", '"').encode(),
    '["left-to-right \u200e and right-to-left \u200f marks"]'.encode(),
    '["joiners: \u200c \u200d"]'.encode(),
    rb'["a backslash, then words: \\ue000 \\t"]',
    b"[0, -1, 999999999999999, 0.1, 1.5e3, 1E-2]",
    b"[" * 40 + b"]" * 40,
    b'["' + b"[" * 100 + b'"]',
    b'{"a": {"a": 1}, "b": {"a": 1}}',
    b"[true, false, null]",
    b"1",
]


@pytest.mark.parametrize("raw", ALLOWED)
def test_a_clean_file_is_read(raw: bytes) -> None:
    assert isinstance(parse(planted(raw), "b.json"), JsonFile)


def test_faults_are_not_counted_for_ever() -> None:
    refused = parse(b"[" + b"NaN," * 1200 + b"1]", "b.json")
    assert isinstance(refused, Refused)
    assert len(refused.findings) == 1001
    assert address(refused.findings[-1]) == ("BND007", "/1000", 1, 4002)


def planted(raw: bytes) -> bytes:
    token = TOKEN.encode()
    return raw.replace(b"~", token)


def address(finding: Finding) -> tuple[str, str, int, int]:
    at = finding.place.bundle
    assert at
    assert at.file == "b.json"
    return finding.rule, at.pointer, at.line, at.column
