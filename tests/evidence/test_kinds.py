"""What is given as a bundle and is none is called by its name, and no word of it is told."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import validity
from pipeline.evidence.kinds import other_kind
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids, load
from pipeline.runs.blank import new_bundle
from tests.samples.cases import ALL

SECRET = "Qx7vZ9kp"
CSV = f"id,area,statement\nE1,risk,{SECRET}\nE2,risk,b\n"


def zipped(*names: str, content: str = SECRET) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, content)
    return file.getvalue()


def word() -> bytes:
    document, file = Document(), BytesIO()
    document.add_paragraph(SECRET)
    document.save(file)
    return file.getvalue()


def office(mark: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + mark.encode("utf-16-le") + bytes(90)


KINDS: dict[str, tuple[bytes, str, str]] = {
    "Word": (word(), "a Word file", "import FILE --into"),
    "Word of LibreOffice": (
        zipped("mimetype", content="application/vnd.oasis.opendocument.text").replace(
            b"mimetype", b"mimetype") + b"opendocument.text", "a Word file", "Save it as .docx"),
    "a workbook": (zipped("[Content_Types].xml", "xl/workbook.xml"), "a workbook", "import FILE"),
    "a presentation": (zipped("ppt/presentation.xml"), "a presentation", "new TYPE"),
    "a zip file": (zipped("bundle.json"), "a zip archive", "Unpack it"),
    "old Word": (office("WordDocument"), "Word file of the old kind", "Save it as .docx"),
    "old Excel": (office("Workbook"), "workbook of the old kind", "Save it as .xlsx"),
    "with a password": (office("EncryptedPackage"), "with a password", "without one"),
    "an email": (office("__properties_version1.0"), "message of Outlook", "new TYPE"),
    "a PDF": (b"%PDF-1.7\n%\xe2\xe3" + SECRET.encode(), "a PDF", "Import the Word file"),
    "RTF": (rb"{\rtf1\ansi " + SECRET.encode() + b"}", "RTF", "Save it as .docx"),
    "PNG": (b"\x89PNG\r\n\x1a\n" + bytes(30), "a picture", "record of evidence"),
    "JPEG": (b"\xff\xd8\xff\xe0" + bytes(30), "a picture", "record of evidence"),
    "a phone's picture": (b"\0\0\0\x18ftypheic" + bytes(30), "a picture", "record of evidence"),
    "gzip": (b"\x1f\x8b\x08" + bytes(30), "an archive", "Unpack it"),
    "HTML": (f"<!DOCTYPE html>\n<p>{SECRET}".encode(), "a web page", "sign in"),
    "HTML without its type": (f"\n <html><p>{SECRET}".encode(), "a web page", "sign in"),
    "XML": (f"<?xml version='1.0'?><a>{SECRET}</a>".encode(), "XML", "new TYPE"),
    "CSV": (CSV.encode(), "a table of separated values", "import FILE"),
    "CSV of Excel": (b"\xef\xbb\xbf" + CSV.encode(), "a table of separated values", "import FILE"),
    "CSV with semicolons": (CSV.replace(",", ";").encode(), "a table of", "import FILE"),
    "CSV in quotes": (CSV.replace("id", '"id"').encode(), "a table of", "import FILE"),
    "CSV with commas in its cells": (
        f'id,statement\nE1,"{SECRET}, and more"\nE2,b\n'.encode(), "a table of", "import FILE"),
    "CSV with lines in its cells": (
        f'id,statement\nE1,"{SECRET}\nand, ""more"""\n'.encode(), "a table of", "import FILE"),
    "CSV of numbers": (b"1,2,3\n4,5,6\n", "a table of separated values", "import FILE"),
    "CSV in cp1252": (CSV.replace("b", "é").encode("cp1252"), "a table of", "import FILE"),
    "tabs": (CSV.replace(",", "\t").encode(), "a table of separated values", "import FILE"),
    "Unicode text of Excel": (
        CSV.replace(",", "\t").encode("utf-16"), "Excel saves ‘Unicode Text’", "CSV UTF-8"),
    "notes": (f"Visited {SECRET} today.\nThe garden is safe.\n".encode(), "plain text", "new TYPE"),
    "notes in Markdown": (f"# {SECRET}\n\n- safe\n".encode(), "plain text", "new TYPE"),
    "notes in a list": (f"- {SECRET}\n- safe\n".encode(), "plain text", "new TYPE"),
    "notes with numbers": (f"1. {SECRET}\n2. safe\n".encode(), "plain text", "new TYPE"),
    "notes with a day": (f"11 March 2025: {SECRET}\n".encode(), "plain text", "new TYPE"),
    "YAML": (f"id: {SECRET}\nreport_type: x\n".encode(), "plain text", "new TYPE"),
    "a program": (b"\x7fELF\x02\x01" + bytes(90), "no text file", "new TYPE"),
}  # fmt: skip


def told(raw: bytes) -> tuple[Finding, ...]:
    return validity(RawBundle("visit.bundle.json", raw)).findings


@pytest.mark.parametrize("name", KINDS)
def test_a_file_of_another_kind_is_called_by_its_name(name: str) -> None:
    raw, says, hint = KINDS[name]
    (finding,) = told(raw)
    assert finding.rule.id == "BND009"
    assert says in finding.message
    assert hint in finding.hint
    assert SECRET not in repr(finding)


JSON: dict[str, tuple[bytes, str, int, str, str]] = {
    "nothing": (b"", "BND001", 1, "The file is empty.", "new TYPE"),
    "blanks": (b"\n \n", "BND001", 3, "The file ends", "Mend this"),
    "a comment at the top": (b"// notes\n{}", "BND001", 1, "JSON has none", "never published"),
    "lines of comment at the top": (b"# a\n\n# b\n{}", "BND001", 1, "JSON has none", ""),
    "a comment in a line": (b'{\n "id": "a", // b\n "c": 1}', "BND001", 2, "JSON has none", ""),
    "a comment before an end": (b'{\n "id": "a"\n /* b */ }', "BND001", 3, "JSON has none", ""),
    "a comment as in Python": (b'{\n # b\n "id": "a"}', "BND001", 2, "JSON has none", ""),
    "a trailing comma": (b'{"a": [1,\n2,\n]}', "BND001", 2, "JSON has none before a", ""),
    "a word of Python": (b'{"a": [\nNone]}', "BND001", 2, "JSON writes this word as null", ""),
    "one bundle a line": (b'{"id": "a"}\n{"id": "b"}', "BND001", 2, "second object", ".jsonl"),
    "UTF-16": ('{"id": "a"}'.encode("utf-16"), "BND002", 1, "UTF-16", "as UTF-8"),
    "UTF-16 without a mark": ('{"id": 1}'.encode("utf-16-le"), "BND002", 1, "UTF-16", "as UTF-8"),
    "UTF-16, the other way": ('{"id": 1}'.encode("utf-16-be"), "BND002", 1, "UTF-16", "as UTF-8"),
    "cp1252": ('{"id":\n"é"}'.encode("cp1252"), "BND002", 2, "not UTF-8", "as UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("name", JSON)
def test_what_is_nearly_json_is_told_with_its_line(name: str) -> None:
    raw, rule, line, says, hint = JSON[name]
    finding = told(raw)[0]
    assert finding.rule.id == rule
    assert finding.place.bundle
    assert finding.place.bundle.line == line
    assert says in finding.message
    assert hint in finding.hint


def test_a_mark_of_utf_8_is_no_fault() -> None:
    good = next(one for one in ALL if one.good)
    assert told(b"\xef\xbb\xbf" + good.content) == ()


OURS: dict[str, tuple[Any, str, str]] = {
    "a list of bundles": ([{"setting": {}}, {"event": {}}], "a list of 2 bundles", ".jsonl"),
    "a list of one": ([{"setting": {}}], "a list of one bundle", ".jsonl"),
    "a list of other things": ([1, {}], "This is a list", ""),
    "a states file": (
        {"schema_version": "1", "bundle": "b", "steps": []}, "the states of a", "beside it"),
    "a file of comments": (
        {"schema_version": "1", "bundle": "b", "returned": "r", "entries": []},
        "the comments of a provider", "beside it"),
}  # fmt: skip


@pytest.mark.parametrize("name", OURS)
def test_json_of_another_use_is_called_by_its_name(name: str) -> None:
    data, says, hint = OURS[name]
    (finding,) = told(json.dumps(data).encode())
    assert finding.rule.id == "BND009"
    assert says in finding.message
    assert hint in finding.hint


def test_what_the_program_writes_is_called_by_its_name(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    good = next(one for one in ALL if one.good)
    (tmp_path / "a.bundle.json").write_bytes(good.content)
    out, bundle = tmp_path / "out", str(tmp_path / "a.bundle.json")
    assert main(["check", bundle, "--also", f"json={tmp_path}/findings.json"]) == 0
    assert main(["profile", bundle, "--out", str(tmp_path / "profile.json")]) in (0, 2)
    capsys.readouterr()
    assert main(["schema", ids()[0]]) == 0
    (tmp_path / "schema.json").write_text(capsys.readouterr().out, "utf-8")
    assert main(["render", bundle, "--out", str(out), "--formats", "outline"]) == 0
    (folder,) = out.glob("*/")
    for file, says in {
        tmp_path / "findings.json": "the findings of reports",
        tmp_path / "schema.json": "a JSON schema",
        folder / "manifest.json": "the manifest of a draft",
        out / "batch.json": "the record of a run of ‘render’",
    }.items():
        (finding,) = told(file.read_bytes())
        assert finding.rule.id == "BND009"
        assert says in finding.message


def test_no_bundle_is_taken_for_anything_else() -> None:
    for sample in ALL:
        assert "BND009" not in {one.rule.id for one in told(sample.content)}, sample.name
    for type_ in ids():
        text = json.dumps(new_bundle(load(type_)))
        assert {one.rule.id for one in told(text.encode())} == {"BND028"}


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_have_a_kind_or_are_read_as_json(raw: bytes) -> None:
    kind = other_kind(raw)
    assert kind is None or kind.says.endswith(".")
    told(raw)


def test_an_id_with_a_letter_for_a_digit_is_found() -> None:
    good = next(one for one in ALL if one.name == "sccif-rfc-full/good-narrative")
    bundle = json.loads(good.content)
    bundle["narrative"]["service"]["paragraphs"][0]["evidence"] = ["E1O", "Е11", "E 12"]
    findings = told(json.dumps(bundle).encode())
    assert [one.rule.id for one in findings] == ["BND014", "BND014"]  # before references
    assert "looks like one of ours" in findings[0].hint
    assert "letters, digits and hyphens" in findings[1].hint
    bundle["narrative"]["service"]["paragraphs"][0]["evidence"] = ["E1O"]
    (finding,) = told(json.dumps(bundle).encode())
    assert finding.hint == "Did you mean ‘E10’, with the digit 0?"
