"""What must not leave the team is found in every part of every format, and nothing else is.

Each part has a control: the same word, planted there, is found. Without it a clean scan would
prove nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

import pytest

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.bare import bare
from pipeline.model.document import Document, Link, Notice, Origin, Text
from pipeline.model.finding import Finding, Place
from pipeline.runs.leaks.search import scan
from pipeline.writers.html import document as html
from pipeline.writers.pdf import document as pdf
from pipeline.writers.typst import document as quick
from pipeline.writers.word import document as docx
from pipeline.writers.word.zip_file import canonical
from tests.samples.cases import of
from tests.writers.documents import BUNDLE, chart, final, full, said, words

NAME: Final = "Quillon Ravensbourne"
GOOD: Final = "sccif-rfc-full/good-narrative"


def bundle(**source: str) -> Bundle:
    """Return a good bundle whose first record has private fields of its own."""
    data: dict[str, Any] = json.loads(of(GOOD).content)
    data["evidence"][0]["source"] |= {"detail": NAME, **source}
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle, taken.findings
    return taken.bundle


@cache
def plain() -> Bundle:
    return bundle()


def found(files: Mapping[str, bytes], of_: Bundle | None = None) -> list[str]:
    return [one.rule.name for one in scan(files, of_ or plain())]


def page(text: str) -> dict[str, bytes]:
    return {"report.html": f"<html><body><p>{text}</p></body></html>".encode()}


# --- a private value, part by part -------------------------------------------------------


def in_title(document: Document) -> Document:
    return replace(document, title=words(f"House of {NAME}"))


def in_footer(document: Document) -> Document:
    return replace(document, stamp=replace(document.stamp, running=NAME))


def in_words(document: Document) -> Document:
    return with_block(document, said(f"She saw {NAME} there."))


def in_link(document: Document) -> Document:
    address = "https://example.org/" + NAME.replace(" ", "%20")
    return with_block(document, said(Link(address, (Text("a link", BUNDLE),))))


def in_picture(document: Document) -> Document:
    return with_block(document, replace(chart(3), alt=NAME))


def with_block(document: Document, block: Any) -> Document:
    return replace(document, masthead=(block,))


WRITERS: Final[Mapping[str, Callable[[Document], bytes]]] = {
    "report.html": lambda document: html.write(bare(document)),
    "report.docx": lambda document: docx.write(bare(document)),
    "report.pdf": lambda document: pdf.write(bare(document)).content,
}
PLANTS: Final = [in_title, in_footer, in_words, in_link, in_picture]


@pytest.mark.slow
@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.__name__)
@pytest.mark.parametrize("name", WRITERS)
def test_a_private_value_is_found_wherever_a_writer_puts_it(
    name: str, plant: Callable[[Document], Document]
) -> None:
    assert found({name: WRITERS[name](plant(final()))}) == ["private-value-in-file"]


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_nothing_is_found_where_nothing_is(name: str) -> None:
    assert found({name: WRITERS[name](final())}) == []


@pytest.mark.slow
def test_a_quick_draft_is_read_too() -> None:
    content = quick.write(in_words(full())).content
    assert [one.rule.name for one in scan({"a.pdf": content}, plain(), draft=True)] == [
        "private-value-in-file"
    ]


@pytest.mark.parametrize(
    "source",
    [
        "<!-- {} -->", "<style>/* {} */</style>", '<p title="{}"></p>', "<p hidden>{}</p>",
        "<p>Quillon <b>Ravens</b>bourne</p>", "<p>QUILLON RAVENSBOURNE</p>",
        "<p>Quillon&#32;Ravens&shy;bourne</p>", '<a href="https://x.org/?Quillon%20Ravensbourne">',
    ],
)  # fmt: skip
def test_it_is_found_in_what_no_reader_of_a_page_sees(source: str) -> None:
    assert found({"report.html": source.replace("{}", NAME).encode()}) == ["private-value-in-file"]


PARTS: Final[Mapping[str, tuple[str, str]]] = {
    "words": ("word/document.xml", "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"),
    "runs": ("word/document.xml", "<w:t>Quillon Ra</w:t></w:r><w:r><w:t>vensbourne</w:t>"),
    "footnotes": ("word/footnotes.xml", "<w:t>{}</w:t>"),
    "settings": ("word/settings.xml", '<w:docVar w:val="{}"/>'),
    "properties": ("docProps/core.xml", "<dc:subject>{}</dc:subject>"),
    "relationships": ("word/_rels/document.xml.rels", '<Relationship Target="https://x.org/{}"/>'),
    "name of a part": ("word/{}.xml", "<a/>"),
    "another part": ("word/media/note.txt", "{}"),
}  # fmt: skip


@pytest.mark.parametrize("part", PARTS)
def test_it_is_found_in_every_part_of_a_word_file(part: str) -> None:
    name, source = (one.replace("{}", NAME) for one in PARTS[part])
    assert "private-value-in-file" in found({"a.docx": canonical({name: source.encode()})})


def test_it_is_found_in_the_comment_of_the_archive() -> None:
    file = BytesIO()
    with ZipFile(file, "w") as archive:
        archive.comment = NAME.encode()
    assert found({"a.docx": file.getvalue()}) == ["private-value-in-file"]


def test_it_is_found_in_the_name_of_a_file() -> None:
    assert found({f"{NAME}.html": b"<p></p>"}) == ["private-value-in-file"]


# --- what counts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("field", "value", "text", "is_found"),
    [
        ("detail", "Ann", "Staff told Ann so.", True),
        ("detail", "Ann", "Staff are planning.", False),
        ("detail", "family centre", "A family centre it is.", False),  # public words hold it
        ("initials", "Q.V.", "Told by QV.", True),
        ("initials", "QV", "Told by Q. V. there.", True),
        ("initials", "QV and ZX", "Told by Z.X., it seems.", True),
        ("initials", "QV", "The QVC channel, and a qv.", False),
        ("time", "03:47", "She came at 03:47 that night.", True),
        ("time", "03:47", "Figures 03 47 stand there.", False),
        ("date", "1987-06-05", "It was on 5 June 1987.", True),
        ("date", "1987-06-05", "It was on 05/06/1987.", True),
        ("date", "1987-06-05", "It was on 15 June 1987.", False),
        ("role", "Night porter", "A night-porter said it.", True),
    ],
)
def test_short_values_are_told_from_chance(
    field: str, value: str, text: str, is_found: bool
) -> None:
    assert bool(found(page(text), bundle(**{field: value}))) is is_found


def test_what_public_words_hold_too_is_no_secret() -> None:
    data: dict[str, Any] = json.loads(of(GOOD).content)
    data["evidence"][0]["source"]["detail"] = data["evidence"][1]["statement"]
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle
    assert found(page(data["evidence"][1]["statement"]), taken.bundle) == []


def test_a_finding_says_which_file_part_and_field_and_never_the_value() -> None:
    (one,) = scan(page(NAME), plain())
    assert "report.html, the page" in one.message
    assert "source/detail" in one.message
    assert NAME not in repr(one)
    assert "Quillon" not in repr(one)


def test_a_withheld_record_is_not_named() -> None:
    data: dict[str, Any] = json.loads(of(GOOD).content)
    data["evidence"][0] |= {"withheld": "other", "statement": f"{NAME} was seen there."}
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle
    (one,) = scan(page(f"{NAME} was seen there."), taken.bundle)
    assert one.message.endswith("a record that is kept out of reports.")


# --- other things that must not leave ----------------------------------------------------


@pytest.mark.parametrize("attribute", ["data-rests-on", "data-evidence", "id", "title"])
def test_names_of_evidence_are_found(attribute: str) -> None:
    id_ = plain().evidence[0].id
    source = f'<p {attribute}="X {id_}">words</p>'.encode()
    assert found({"report.html": source}) == ["evidence-id-in-file"]


def test_names_of_evidence_are_found_in_a_pdf() -> None:
    source = f"%PDF-1.7\n1 0 obj\n<</Alt ({plain().evidence[0].id})>>\nendobj\n".encode()
    assert found({"report.pdf": source}) == ["evidence-id-in-file"]


def test_a_digest_of_the_bundle_is_found() -> None:
    digest = hashlib.sha256(plain().file.text.encode()).hexdigest()
    assert found(page(f"Code {digest[:16].upper()}")) == ["digest-in-file"]
    assert found(page(f"Code {digest[:12]}")) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", WRITERS)
def test_a_draft_says_that_it_is_one(name: str) -> None:
    files = {name: WRITERS[name](replace(final(), stamp=full().stamp))}
    assert set(found(files)) == {"draft-mark-in-file"}
    assert scan(files, plain(), draft=True) == ()


@pytest.mark.parametrize(
    "block", [said("x", origin=Origin.PLANNED, on=""), Notice("missing", words("x"))]
)
@pytest.mark.parametrize("name", ["report.html", "report.docx"])
def test_words_of_nobody_are_found_in_a_draft_too(name: str, block: Any) -> None:
    write = {"report.html": html.write, "report.docx": docx.write}[name]
    files = {name: write(with_block(bare(final()), block))}
    assert [one.rule.name for one in scan(files, plain(), draft=True)] == ["draft-mark-in-file"]


def a_comment() -> Finding:
    from pipeline.checks.length import PARAGRAPHS

    return PARAGRAPHS.at(Place(), "Too many.")


def test_comments_are_found() -> None:
    content = docx.write(full(), [a_comment()])
    told = [one.message for one in scan({"report.docx": content}, plain(), draft=True)]
    assert "report.docx, word/document.xml: it has comments or changes." in told
    assert any(one.startswith("report.docx, word/comments.xml") for one in told)


@pytest.mark.parametrize(
    ("part", "source"),
    [
        ("docProps/core.xml", "<dc:creator>A person</dc:creator>"),
        ("docProps/core.xml", "<cp:lastModifiedBy>A person</cp:lastModifiedBy>"),
        ("docProps/app.xml", "<Company>A team</Company>"),
        ("word/people.xml", "<w15:person/>"),
        ("word/document.xml", '<w:p w:rsidR="00A1"/>'),
        ("word/document.xml", "<w:ins><w:r/></w:ins>"),
    ],
)
def test_traces_of_those_who_worked_on_a_file_are_found(part: str, source: str) -> None:
    assert set(found({"a.docx": canonical({part: source.encode()})})) == {"draft-mark-in-file"}


@pytest.mark.parametrize(
    ("name", "content"), [("a.docx", b"PK no"), ("a.pdf", b"%PDF-1.7"), ("a.html", b"\xff")]
)
def test_what_cannot_be_read_back_is_told(name: str, content: bytes) -> None:
    assert found({name: content}) == ["file-cannot-be-read-back"]


@pytest.mark.parametrize("value", ["Q", "7", "1234"])
def test_what_is_too_short_to_tell_is_not_looked_for(value: str) -> None:
    assert found(page(f"It is {value}."), bundle(detail=value)) == []
    assert found(page(f"It is {value}0987."), bundle(detail=f"{value}0987"))
