"""Files that are none, or mean no good: one clear line, exit code 3, and nothing is written."""

from __future__ import annotations

import resource
import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZipFile

import pytest

from pipeline.exchange.markup import UnreadableError
from pipeline.exchange.returned import returned
from tests.exchange.copies import Desk, sent
from tests.exchange.word import W, Word, packed

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def parts() -> dict[str, bytes]:
    return dict(Word.of(sent()).parts)


def with_main(change: Callable[[bytes], bytes]) -> bytes:
    found = parts()
    found["word/document.xml"] = change(found["word/document.xml"])
    return packed(found)


def body(inside: str) -> bytes:
    whole = f'<w:document xmlns:w="{W}"><w:body>{inside}</w:body></w:document>'
    return with_main(lambda _: whole.encode())


def with_part(name: str, content: bytes) -> bytes:
    return packed({**parts(), name: content})


def renamed_kind(old: bytes, new: bytes) -> bytes:
    found = parts()
    found["[Content_Types].xml"] = found["[Content_Types].xml"].replace(old, new)
    return packed(found)


def encrypted() -> bytes:
    found = bytearray(sent())
    for at in range(len(found) - 4):
        if found[at : at + 4] == b"PK\x01\x02":
            struct.pack_into("<H", found, at + 8, 1)
    return bytes(found)


def twice() -> bytes:
    whole = BytesIO(sent())
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(whole, "a") as archive:
        archive.writestr("word/document.xml", b"<a/>")
    return whole.getvalue()


def other_packing() -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_BZIP2) as archive:
        for name, content in parts().items():
            archive.writestr(name, content)
    return whole.getvalue()


def damaged() -> bytes:
    whole = bytearray(sent())
    at = whole.index(b"word/document.xml") + 200
    whole[at : at + 40] = bytes(40)
    return bytes(whole)


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<w:document xmlns:w="%b"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"""
NESTED = "<w:tbl><w:tr><w:tc>" * 10_000 + "</w:tc></w:tr></w:tbl>" * 10_000

BAD: dict[str, Callable[[], bytes]] = {
    "nothing": lambda: b"",
    "words": lambda: b"Dear inspectors, we disagree.",
    "a PDF": lambda: b"%PDF-1.7\n",
    "an old Word file": lambda: OLE,
    "a file with a password": lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
    "a zip of something else": lambda: packed({"readme.txt": b"hello"}),
    "a spreadsheet": lambda: renamed_kind(b"wordprocessingml.document", b"spreadsheetml.sheet"),
    "a template": lambda: renamed_kind(b"document.main+xml", b"template.main+xml"),
    "macros": lambda: with_part("word/vbaProject.bin", b"\0"),
    "a file for macros": lambda: renamed_kind(
        b"vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        b"vnd.ms-word.document.macroEnabled.main+xml",
    ),
    "encrypted parts": encrypted,
    "a part twice": twice,
    "other packing": other_packing,
    "damaged": damaged,
    "cut off": lambda: sent()[:5000],
    "broken XML": lambda: with_main(lambda raw: raw[:2000]),
    "not XML": lambda: with_main(lambda _: b"{}"),
    "a document type": lambda: with_main(lambda _: LAUGHS % W.encode()),
    "a document type in UTF-16": lambda: with_main(
        lambda _: (
            (LAUGHS % W.encode())
            .decode()
            .replace('"1.0"', '"1.0" encoding="utf-16"')
            .encode("utf-16")
        )
    ),
    "10,000 tables in tables": lambda: body(NESTED),
    "no end of paragraphs": lambda: body("<w:p/>" * 100_000),
    "no end of comments": lambda: body(
        "<w:p>"
        + '<w:ins w:author="a"><w:r><w:t>a</w:t></w:r></w:ins><w:r><w:t>b</w:t></w:r>' * 21_000
        + "</w:p>"
    ),
}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_bad_file_is_told_in_one_line(
    make: Callable[[], bytes], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk.of(tmp_path)
    assert desk.take_in(make()) == 3
    said = capsys.readouterr()
    assert said.out == ""
    first, *rest = said.err.splitlines()
    assert first.startswith("inspection-reports: ")
    assert "returned.docx: " in first
    assert len(rest) <= 1
    assert {one.name for one in tmp_path.iterdir()} == {"visit.bundle.json", "returned.docx"}


def test_a_bomb_takes_little_memory() -> None:
    """200 MiB of blanks in a part are read piece by piece, and not to their end."""
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            if name == "word/document.xml":
                with archive.open(name, "w") as part:
                    part.write(b"<a>")
                    for _ in range(200):
                        part.write(b" " * (1 << 20))
            else:
                archive.writestr(name, content)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnreadableError):
        returned(whole.getvalue())
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 64 << 10  # KiB


def test_a_list_of_a_million_parts_is_not_read() -> None:
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, 60 << 20, 0, 0)
    with pytest.raises(UnreadableError):
        returned(bytes(60 << 20) + end)


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    """A relation that leads out, to a file or a host, is passed over."""
    found = parts()
    relations = found["word/_rels/document.xml.rels"]
    for kind, target in (("comments", "file:///etc/passwd"), ("footnotes", "https://host.test/x")):
        office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
        one = b'<Relationship Id="x%b" Type="%b%b" Target="%b" TargetMode="External"/>' % (
            kind.encode(), office, kind.encode(), target.encode(),
        )  # fmt: skip
        relations = relations.replace(b"</Relationships>", one + b"</Relationships>")
    found["word/_rels/document.xml.rels"] = relations
    assert returned(packed(found)).remarks == ()


@pytest.mark.parametrize("name", ["absent.docx", "."])
def test_a_file_that_is_not_there_is_told(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.cli import main

    desk = Desk.of(tmp_path)
    assert main(["comments", str(tmp_path / name), str(desk.bundle)]) == 3
    assert capsys.readouterr().err.count("\n") == 1
