"""A final PDF keeps to two standards at once; what we add is pinned to a WeasyPrint."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from types import SimpleNamespace
from typing import Any, Final

import pydyf  # type: ignore[import-untyped]
import pytest

from pipeline.model.document import Document
from pipeline.model.errors import BrokenError
from pipeline.runs.leaks.pdf_objects import objects
from pipeline.writers.pdf import archive
from pipeline.writers.pdf import document as pdf
from tests.readback.pdf import read
from tests.writers.documents import final, full
from tests.writers.test_pdf import long_table

FINAL: Final = {
    "short": final(),
    "whole": replace(full(), stamp=final().stamp),
    "long": replace(long_table(), stamp=final().stamp),
    "form": replace(long_table(), stamp=final().stamp, layout="form"),
}


@pytest.fixture(scope="module", params=FINAL)
def content(request: pytest.FixtureRequest) -> bytes:
    document: Document = FINAL[request.param]
    return pdf.write(document).content


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["PDF_UA_1", "PDF_A_2A"])
def test_the_validator_finds_nothing(content: bytes, profile: str) -> None:
    import page

    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile[profile])
    assert report.is_compliant, report.to_json()


def ends_in_cr(stream: Any) -> None:
    """Add a remark to a stream of operators, such that its last packed byte is CR.

    It is the last byte of a sum of all bytes (Adler-32); an odd letter brings it to each value.
    """
    for number in range(256):
        said = [*stream.stream, b"%" + b"!" * number]
        if pydyf.Stream(said, compress=True).data.endswith(b"\r\nendstream"):
            stream.stream = said
            return
    raise AssertionError


@pytest.fixture
def rigged(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Give a final version of which the words of page one would end in CR: a chance in 256."""
    complete = archive.complete

    def rig(file: Any) -> None:
        page = file.objects[file.pages["Kids"][0]]
        ends_in_cr(file.objects[int(page["Contents"].split()[0])])
        complete(file)

    monkeypatch.setattr(archive, "complete", rig)
    return pdf.write(final()).content


@pytest.mark.slow
def test_no_stream_seems_to_end_in_the_end_of_a_line(rigged: bytes) -> None:
    import page

    assert rigged.count(b"/ASCII85Decode") == 1
    report = page.validate_pdf_bytes(rigged, profile=page.ValidationProfile["PDF_A_2A"])
    assert report.is_compliant, report.to_json()
    plain = pdf.write(final()).content
    assert read(rigged) == read(plain)


@pytest.mark.slow
def test_words_in_letters_are_searched_for_leaks(rigged: bytes) -> None:
    found = objects(rigged).values()
    assert all(one.opened for one in found)
    (words,) = (one for one in found if b"/ASCII85Decode" in one.written)
    assert b"BDC" in words.stream


def test_what_is_packed_already_or_not_at_all_is_written_in_letters_too() -> None:
    logo = {"Filter": "/FlateDecode", "DecodeParms": pydyf.Dictionary({"Colors": 3})}
    written = []
    for extra in ({}, logo):
        stream = pydyf.Stream([b"dots\r"], extra)
        archive._end_in_a_letter(stream)
        assert stream.data.endswith(b"~>\nendstream")
        written.append(stream.data)
    plain, packed = written
    assert b"/Filter /ASCII85Decode" in plain
    assert b"/Filter [/ASCII85Decode /FlateDecode]" in packed
    assert b"/DecodeParms [null <</Colors 3>>]" in packed


@pytest.mark.slow
def test_it_says_both_and_brings_its_colours(content: bytes) -> None:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as file:
        said = file.Root.Metadata.read_bytes().decode()
        (intent,) = file.Root.OutputIntents
        profile = intent.DestOutputProfile.read_bytes()
        assert file.trailer.ID
        annotations = [one for sheet in file.pages for one in sheet.get("/Annots", ())]
        assert all(int(one.F) == 4 for one in annotations)
    assert said.count('pdfaid:part="2"') == said.count('pdfaid:conformance="A"') == 1
    assert said.count('pdfuaid:part="1"') == 1
    assert "pdfaSchema:prefix>pdfuaid<" in said
    assert str(intent.S) == "/GTS_PDFA1"
    assert profile[36:40] == b"acsp"


@pytest.mark.slow
def test_nothing_is_transparent_and_all_fonts_are_inside(content: bytes) -> None:
    import pikepdf

    with pikepdf.open(BytesIO(content)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary):
                assert all(float(one.get(key, 1)) == 1 for key in ("/ca", "/CA"))
                assert "/SMask" not in one
                if one.get("/Type") == "/FontDescriptor":
                    assert "/FontFile2" in one


@pytest.mark.slow
def test_a_draft_is_no_archive_file() -> None:
    draft = pdf.write(replace(final(), stamp=full().stamp)).content
    assert b"pdfaid" not in draft
    assert b"OutputIntent" not in draft


@pytest.mark.slow
def test_the_pin_is_on_the_version_that_it_was_tried_with() -> None:
    """Another version needs this module to be looked at: it may write both standards itself."""
    import weasyprint

    assert weasyprint.__version__.partition(".")[0] == "70"


@pytest.mark.parametrize(
    "packet", [b"", b"<rdf:RDF></rdf:RDF>", b'pdfuaid:part="1" pdfaid:</rdf:RDF>']
)
def test_other_metadata_than_expected_are_refused(packet: bytes) -> None:
    metadata: Any = SimpleNamespace(stream=[packet])
    with pytest.raises(BrokenError, match="not as expected"):
        archive.complete(SimpleNamespace(catalog={"Metadata": b"0 0 R"}, objects=[metadata]))
