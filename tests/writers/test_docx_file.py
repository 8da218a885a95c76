"""The Word file: what its parts refer to, its validity, and its bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from pipeline.model.document import Document, heading, plain, walk
from pipeline.writers.word.document import write
from pipeline.writers.word.manuscript import bookmark_names
from tests.writers.word_documents import EVERYTHING, FINAL, HOSTILE_DOCUMENT, LONG, words
from tests.writers.word_reading import body, every_document, parts, read, values

ROOT: Final = Path(__file__).resolve().parents[2]


@every_document
def test_internal_links_lead_to_bookmarks(source: Document) -> None:
    names = values(source, "w:name", "w:bookmarkStart")
    assert set(values(source, "w:anchor", "w:hyperlink")) <= set(names)
    assert len({name.lower() for name in names}) == len(names) == len(list(walk(source.sections)))
    assert all(re.fullmatch("[A-Za-z][A-Za-z0-9_]{0,39}", name) for name in names)
    starts = values(source, "w:id", "w:bookmarkStart")
    assert sorted(set(starts)) == sorted(starts) == sorted(values(source, "w:id", "w:bookmarkEnd"))


def test_contents_lead_to_each_section() -> None:
    names = values(LONG, "w:name", "w:bookmarkStart")
    assert set(values(LONG, "w:anchor", "w:hyperlink")) == set(names)


def test_a_bookmark_stands_at_the_heading_of_its_section() -> None:
    names = bookmark_names(EVERYTHING.sections)
    text = {
        mark.get(qn("w:name")): read(mark.getparent())
        for mark in body(EVERYTHING).iter(qn("w:bookmarkStart"))
    }
    order = "w:pPr/following-sibling::*[1][self::w:bookmarkStart]"
    for heading_of in body(EVERYTHING).xpath(".//w:p[w:bookmarkStart]"):
        assert heading_of.xpath(order)
        assert heading_of.xpath("w:bookmarkEnd[not(following-sibling::*)]")
    for section in walk(EVERYTHING.sections):
        assert text[names[section.id]] == plain(heading(section))


def test_external_links_are_relationships() -> None:
    word = docx.Document(BytesIO(write(EVERYTHING)))
    links = word.element.body.xpath(".//w:hyperlink/@r:id")
    found = [word.part.rels[link] for link in links]
    assert [link.target_ref for link in found] == [
        "https://www.example.org/a?b=1&c='2'",
        "mailto:someone@example.org",
    ]
    assert {(link.reltype, link.is_external) for link in found} == {(RT.HYPERLINK, True)}


@every_document
def test_every_style_used_is_defined(source: Document) -> None:
    defined = set(re.findall('w:styleId="([^"]+)"', parts(source)["word/styles.xml"]))
    used = values(source, "w:val", "w:pStyle", "w:rStyle", "w:tblStyle")
    assert used
    assert set(used) <= defined


@every_document
def test_all_words_are_in_the_language_of_the_document(source: Document) -> None:
    for language in ("en-GB", "cy-GB"):
        found = parts(replace(source, language=language))
        assert re.findall('<w:lang w:val="([^"]+)"', found["word/styles.xml"]) == [language]
        assert f"<dc:language>{language}<" in found["docProps/core.xml"]
        assert not [name for name, text in found.items() if name != "word/styles.xml"
                    and "<w:lang " in text]  # fmt: skip


@every_document
def test_no_style_or_run_takes_its_font_from_the_theme(source: Document) -> None:
    found = parts(source)
    assert not [name for name, text in found.items() if re.search("w:[a-zA-Z]+Theme=", text)]
    fonts = re.findall('w:(?:ascii|hAnsi|cs|eastAsia)="([^"]+)"', found["word/styles.xml"])
    assert set(fonts) == {"Open Sans", "en-GB"}
    assert 'w:name="Open Sans"><w:altName w:val="Arial"/>' in found["word/fontTable.xml"]


def test_properties_name_the_report_its_day_and_no_person() -> None:
    about = docx.Document(BytesIO(write(EVERYTHING))).core_properties
    assert (about.title, about.author) == ("Oak House: Full inspection report", "")
    assert (about.content_status, about.version) == ("draft", "1.2.0")
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.replace(tzinfo=None).isoformat() == "2025-03-06T00:00:00"
    long = replace(EVERYTHING, title=words("Oak " * 100), label=words("Report " * 60))
    assert write(long)


@pytest.mark.parametrize(
    "source", [FINAL, HOSTILE_DOCUMENT, pytest.param(EVERYTHING, marks=pytest.mark.slow)]
)
def test_the_audit_finds_nothing(source: Document, tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(write(source))
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []


def test_the_audit_can_find_something(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    with ZipFile(BytesIO(write(FINAL))) as good, ZipFile(file, "w") as bad:
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(b"<w:pStyle ", b"<w:pStyles "))
    assert OpenXmlValidator().validate(file).errors


@every_document
def test_the_same_document_gives_the_same_bytes(source: Document) -> None:
    assert write(source) == write(source)


@pytest.mark.slow
def test_the_same_bytes_in_any_process() -> None:
    program = (
        "import hashlib; from tests.writers.word_documents import EVERYTHING;"
        "from pipeline.writers.word.document import write;"
        "print(hashlib.sha256(write(EVERYTHING)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(digests) == 1


def test_the_zip_says_nothing_about_time_or_machine() -> None:
    with ZipFile(BytesIO(write(EVERYTHING))) as archive:
        entries = archive.infolist()
    names = [entry.filename for entry in entries]
    assert names == ["[Content_Types].xml", *sorted(names[1:])]
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr) for entry in entries} == {
        (3, 0o100644 << 16)
    }
    known = {"stylesWithEffects", "thumbnail", "customXml", "comments", "webSettings"}
    assert not [name for name in names if any(word in name for word in known)]


def test_the_door_is_cheap() -> None:
    program = "import sys, pipeline.writers; print('docx' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["False", "False"]
