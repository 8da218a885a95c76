"""A public record is what we write, to the byte, or it is not ours."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from typing import Any

import pytest

from pipeline.publishing.records.canonical import line
from pipeline.publishing.records.record import public_record, record_of

ROOT = "ab" * 32
CONTENT = "0123456789abcdef0123"
FILES = {"report.pdf": b"%PDF", "report.html": b"<p>"}
RAW = public_record("oak-1", 1, date(2026, 11, 26), CONTENT, FILES, ROOT)


def test_it_says_which_files_there_are_and_one_number_more() -> None:
    assert RAW.decode() == (
        '{"content":"0123456789abcdef0123","day":"2026-11-26","evidence":"' + ROOT + '",'
        '"files":[{"bytes":3,"name":"report.html",'
        '"sha256":"' + sha256(b"<p>").hexdigest() + '"},'
        '{"bytes":4,"name":"report.pdf",'
        '"sha256":"' + sha256(b"%PDF").hexdigest() + '"}],'
        '"id":"oak-1","schema_version":"1","version":1}\n'
    )


def test_a_correction_says_what_it_replaces() -> None:
    raw = public_record("oak-1", 2, date(2026, 11, 27), CONTENT, FILES, ROOT, replaces=1)
    found = record_of(raw)
    assert found is not None
    assert found.replaces == 1


def altered(**changes: Any) -> bytes:
    return line({**json.loads(RAW), **changes})


def a_file(name: Any, size: Any = 1, sha: Any = "0" * 64) -> dict[str, Any]:
    return {"name": name, "bytes": size, "sha256": sha}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n",
        b"null\n",
        b"[" * 100_000 + b"\n",
        b'{"a":' * 100_000 + b"\n",
        b"\xff\xfe\n",
        RAW[:-1],
        RAW + b"\n",
        RAW.replace(b":", b": ", 1),
        b" " * 2_000_000,
        RAW.replace(b'"version":1', b'"version":1,"version":1'),
        altered(version=0),
        altered(version=1.0),
        altered(version=True),
        altered(version=10**400),
        altered(schema_version="2"),
        altered(id="../oak"),
        altered(id="oak\0"),
        altered(id="o" * 300),
        altered(id=None),
        altered(day="2026-13-01"),
        altered(day="yesterday"),
        altered(content="XYZ"),
        altered(evidence=ROOT.upper()),
        altered(evidence=ROOT + "\n"),
        altered(replaces=0),
        altered(more="x"),
        altered(files={}),
        altered(files=[a_file("../report.html")]),
        altered(files=[a_file("/etc/passwd")]),
        altered(files=[a_file("a\0.html")]),
        altered(files=[a_file(".hidden.html")]),
        altered(files=[a_file("a/b.html")]),
        altered(files=[a_file("x" * 300 + ".html")]),
        altered(files=[a_file("record.json")]),
        altered(files=[a_file("a.html"), a_file("A.html")]),
        altered(files=[a_file("b.html"), a_file("a.html")]),
        altered(files=[a_file("a.html", -1)]),
        altered(files=[a_file("a.html", 1.5)]),
        altered(files=[a_file("a.html", sha="0" * 63)]),
        altered(files=[[]]),
        b'{"content":NaN}\n',
    ],
)
def test_anything_else_is_not_ours(raw: bytes) -> None:
    assert record_of(raw) is None
