"""The styles of the Word format: from the look, whole enough that nothing is set by hand."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.resources import TEMPLATES, Home, using
from pipeline.writers.look.reading import look
from pipeline.writers.look.values import Look, points
from pipeline.writers.word.document import write
from pipeline.writers.word.reference.build import build, reference
from tests.writers.word_documents import EVERYTHING, GRADES, document
from tests.writers.word_reading import body, read

FOR_EDITORS: Final = (
    "Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Body Text", "List Bullet",
    "List Bullet 2", "List Number", "List Number 2", "Quote", "Caption", "Strong", "Emphasis",
    "Hyperlink", "Report Table", "Report Facts", "Report Grades", "Table Text", "Table Number",
    "Table Heading", "Grade Good Cell", "Header", "Footer",
)  # fmt: skip


def styles_of(seen: Look) -> Any:
    return docx.Document(BytesIO(build(seen))).styles


def test_an_editor_finds_the_usual_styles_in_the_gallery() -> None:
    known = styles_of(look())
    for name in FOR_EDITORS:
        assert known[name].quick_style, name
    assert known["Title"].base_style.name == "Heading 1"


def direct(source: Any) -> Iterator[tuple[str, str]]:
    """Yield what is set by hand: the kind of properties, and the property."""
    said = {"pPr": {"pStyle"}, "rPr": {"rStyle"}, "tcPr": {"tcW"}, "trPr": {"cantSplit"}}
    for kind, by_style in said.items():
        for properties in source.iter(qn(f"w:{kind}")):
            for one in properties:
                if (name := one.tag.partition("}")[2]) not in by_style:
                    yield kind, name


def test_only_what_no_style_can_say_is_set_by_hand() -> None:
    """Numbers that begin anew, the first and the last two rows of a table, which stay together,
    a header row, and strong words in a link."""
    found = Counter(direct(body(EVERYTHING)))
    assert found == {
        ("pPr", "numPr"): 5,
        ("pPr", "keepNext"): 12,
        ("trPr", "tblHeader"): 5,
        ("rPr", "b"): 1,
        ("rPr", "bCs"): 1,
    }


def test_sizes_are_those_of_the_pdf() -> None:
    texts, known = look().texts, styles_of(look())
    for name, text in (
        ("Heading 1", texts.title), ("Heading 2", texts.h2), ("Heading 3", texts.h3),
        ("Heading 4", texts.h4), ("Caption", texts.caption), ("Table Text", texts.cell),
        ("Table Heading", texts.head), ("Footer", texts.running),
    ):  # fmt: skip
        assert known[name].font.size.pt == pytest.approx(points(look(), text), abs=0.25)
    assert known.element.xpath("number(w:docDefaults//w:sz/@w:val)") == 2 * look().page.size


def test_another_look_gives_other_styles() -> None:
    seen = look()
    other = replace(
        seen,
        paper=replace(seen.paper, accent="#123456", good="#204060", goodtint="#ddeeff"),
        font=replace(seen.font, family="Own Sans"),
        page=replace(seen.page, size=10, left=30),
    )
    known = styles_of(other)
    assert str(known["Heading 2"].font.color.rgb) == "123456"
    assert known["Grade Good Mark"].element.xpath("string(.//w:shd/@w:fill)") == "DDEEFF"
    assert known["Heading 1"].font.size.pt == 21
    found = docx.Document(BytesIO(build(other)))
    assert found.sections[0].left_margin.mm == pytest.approx(30, abs=0.1)  # type: ignore[union-attr]
    assert "Own Sans" in known.element.xpath("string(w:docDefaults//w:rFonts/@w:ascii)")


def test_a_look_of_ones_own_reaches_word(tmp_path: Path) -> None:
    text = (TEMPLATES / "look" / "tokens.toml").read_text("utf-8")
    (tmp_path / "look").mkdir()
    own = tmp_path / "look" / "tokens.toml"
    own.write_text(text.replace("[paper]\n", '[paper]\naccent = "#224466"\n'), "utf-8")
    with using(Home(tmp_path)):
        content = write(document(GRADES))
    assert content != write(document(GRADES))
    assert str(docx.Document(BytesIO(content)).styles["Heading 2"].font.color.rgb) == "224466"


def test_the_reference_is_built_once_and_always_the_same() -> None:
    assert reference() is reference()
    assert build(look()) == reference()


# --- edited and saved elsewhere ----------------------------------------------------------

OFFICE: Final = shutil.which("soffice")


@pytest.mark.slow
@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not here")
def test_a_file_saved_by_libreoffice_keeps_its_styles_and_numbers(tmp_path: Path) -> None:
    ours = tmp_path / "report.docx"
    ours.write_bytes(write(EVERYTHING))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [str(OFFICE), home, "--headless", "--convert-to", "docx:Office Open XML Text"]
    saved = tmp_path / "saved"
    subprocess.run([*command, "--outdir", saved, ours], check=True, capture_output=True)
    before, after = (docx.Document(str(path)) for path in (ours, saved / "report.docx"))
    assert list(styled(after)) == list(styled(before))
    marks = list(numbered(before))
    assert "".join(mark for _, mark in marks) == "••1.2.••1.2.1.••"
    assert list(numbered(after)) == marks
    assert [t.style.name for t in after.tables] == [t.style.name for t in before.tables]  # type: ignore[union-attr]


def styled(word: Any) -> Iterator[tuple[str, str]]:
    """Yield the name of the style and the words of every paragraph, but for pages of contents."""
    names = {style.style_id: style.name for style in word.styles}
    for paragraph in word.element.body.iter(qn("w:p")):
        style, words = names[str(paragraph.style)].lower(), read(paragraph)
        yield style, words.partition("\t")[0] if style.startswith("toc") else words


def numbered(word: Any) -> Iterator[tuple[str, str]]:
    """Yield the words of every item and what stands before them: a bullet, or a number.

    Lists of one kind count on, and one that says where it starts begins anew when it is first used.
    """
    counted, begun = Counter[str](), set[str]()
    numbering = word.part.numbering_part.element
    for paragraph in word.element.body.iter(qn("w:p")):
        place = paragraph.xpath("w:pPr/w:numPr/w:numId/@w:val") or style_list(word, paragraph)
        if not place or place == ["0"]:
            continue
        (number,) = numbering.xpath(f'w:num[@w:numId="{place[0]}"]')
        (kind,) = number.xpath("w:abstractNumId/@w:val")
        if number.xpath("w:lvlOverride/w:startOverride") and place[0] not in begun:
            counted[kind] = 0
        begun.add(place[0])
        counted[kind] += 1
        mark = f'w:abstractNum[@w:abstractNumId="{kind}"]/w:lvl[@w:ilvl="0"]'
        form = numbering.xpath(f"string({mark}/w:lvlText/@w:val)")
        bullet = numbering.xpath(f"string({mark}/w:numFmt/@w:val)") == "bullet"
        yield read(paragraph), "•" if bullet else form.replace("%1", str(counted[kind]))


def style_list(word: Any, paragraph: Any) -> list[str]:
    """Return the number of the list that a paragraph's style puts it in."""
    style = next(one for one in word.styles if one.style_id == str(paragraph.style))
    while style is not None and not style.element.xpath("w:pPr/w:numPr/w:numId"):
        style = style.base_style
    return style.element.xpath("w:pPr/w:numPr/w:numId/@w:val") if style is not None else []
