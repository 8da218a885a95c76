"""Tables, lists and charts of the Word format, read back."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any
from zlib import decompress

import docx
from docx.oxml.ns import qn
from docx.shared import Twips

from pipeline.model.document import Chart, ItemList, Point
from pipeline.writers.look.reading import look
from pipeline.writers.word.document import write
from tests.writers.word_documents import (
    BLOCKS,
    CHART,
    EVERYTHING,
    FIGURES,
    GRADES,
    LONG,
    document,
    items,
    para,
    words,
)
from tests.writers.word_reading import aligned_to, before_of, body, kept, read


def test_each_table_has_a_caption_headings_and_whole_rows() -> None:
    tables = list(body(EVERYTHING).iter(qn("w:tbl")))
    assert len(tables) == 6
    headless = 0
    for table in tables:
        above = table.getprevious()
        caption = above.getprevious() if above.style == "Picture" else above
        assert caption.style == "Caption"
        assert table.xpath("string(w:tblPr/w:tblCaption/@w:val)") == read(caption)
        rows = table.xpath("w:tr")
        heads = [len(row.xpath("w:trPr/w:tblHeader")) for row in rows]
        assert heads[1:] == [0] * (len(rows) - 1)
        assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
        if heads[0]:
            assert table.xpath("string(w:tblPr/w:tblDescription/@w:val)")
        else:
            assert table.xpath("string(w:tblPr/w:tblLook/@w:firstColumn)") == "1"
            headless += 1
    assert headless == 1


def test_captions_headers_and_short_tables_stay_with_what_follows() -> None:
    word = docx.Document(BytesIO(write(document(FIGURES, GRADES))))
    figures, grades = (
        [any(map(kept, row.xpath("w:tc/w:p"))) for row in table.xpath("w:tr")]
        for table in word.element.body.iter(qn("w:tbl"))
    )
    assert figures == [True] * 2 + [False] * 26 + [True, False]  # no row stands alone
    assert grades == [True] * 2 + [False] + [True, False]
    for style in ("Caption", "Picture", *(f"Heading {level}" for level in range(1, 5))):
        assert word.styles[style].paragraph_format.keep_with_next


def test_the_last_lines_of_a_report_stand_together() -> None:
    """Rows too: but no header row, which its style holds, and nothing in a form."""
    plain = document(FIGURES, GRADES)
    for source, held in (
        (replace(plain, sections=plain.sections[:1]), [False, True, True, True, False]),
        (
            replace(plain, sections=plain.sections[:1], layout="form"),
            [False, True, False, True, False],
        ),
    ):
        found = body(source)
        *_, last = found.iter(qn("w:tbl"))
        by_hand = [bool(row.xpath("w:tc/w:p/w:pPr/w:keepNext")) for row in last.xpath("w:tr")]
        assert by_hand == held


def test_contents_and_words_that_lead_in_stay_with_what_follows() -> None:
    lead = para(*words("These are its strengths:"))
    found = body(document(lead, items("One", "Two"), para(*words("Free."))))
    held = {read(p): kept(p) for p in found.iter(qn("w:p"))}
    assert held["These are its strengths:"]
    assert not held["One"]
    assert not held["Free."]
    contents = [kept(p) for p in body(LONG).iter(qn("w:p")) if
                p.style.startswith("TOC") and p.style != "TOCHeading"]  # fmt: skip
    assert contents == [True] * (len(contents) - 1) + [False]
    assert len(contents) > 1


def test_columns_share_the_width_of_the_text() -> None:
    (table,) = body(document(FIGURES)).iter(qn("w:tbl"))
    widths = [int(width) for width in table.xpath("w:tblGrid/w:gridCol/@w:w")]
    assert sum(widths) == 36 * 12 * 20  # 36 em of 12 points, in twips
    assert [round(width / sum(widths), 2) for width in widths] == [0.44, 0.27, 0.29]
    cells = table.xpath("w:tr/w:tc/w:tcPr/w:tcW/@w:w")
    assert [int(width) for width in cells] == widths * 30
    aligned = [[aligned_to(p) for p in row.xpath("w:tc/w:p")] for row in table.xpath("w:tr")]
    assert aligned == [["left", "right", "left"]] * 30


def test_row_headers_are_marked_and_bold_in_tables_of_data() -> None:
    tables = ((GRADES, "1", "TableText"), (FIGURES, "1", "TableRowHeading"))
    for block, marked, style in (*tables, (replace(FIGURES, row_headers=False), "0", "TableText")):
        (table,) = body(document(block)).iter(qn("w:tbl"))
        assert table.xpath("w:tblPr/w:tblLook/@w:firstColumn") == [marked]
        assert {p.style for p in table.xpath("w:tr[position()>1]/w:tc[1]/w:p")} == {style}


def test_a_grade_has_the_mark_of_its_tone() -> None:
    (table,) = body(document(GRADES)).iter(qn("w:tbl"))
    styles = [p.style for p in table.xpath("w:tr[position()>1]/w:tc[2]/w:p")]
    assert styles == [f"Grade{tone.title()}Cell" for tone in look().marks]
    known = docx.Document(BytesIO(write(document(GRADES)))).styles
    drawn = table.xpath("w:tr[position()>1]/w:tc[2]/w:p/w:r/w:rPr/w:rStyle/@w:val")
    assert drawn == [f"Grade{tone.title()}Mark" for tone in look().marks]
    marks = [known[f"Grade {tone.title()} Mark"] for tone in look().marks]
    assert all(mark.font.bold for mark in marks)
    fills = [mark.element.xpath("string(w:rPr/w:shd/@w:fill)") for mark in marks]
    assert fills == ["0D4F3C", "E6F2ED", "FDF3DC", "8A1620"]  # as on the page
    lines = [mark.element.xpath("string(w:rPr/w:bdr/@w:val)") for mark in marks]
    assert lines == ["single"] * 4
    cells = [known[f"Grade {tone.title()} Cell"] for tone in look().marks]
    thick = [cell.element.xpath("string(w:pPr/w:pBdr/w:left/@w:sz)") for cell in cells]
    assert thick == ["", "", "32", "12"]  # the last of two lines
    # Eighths of a point, of two lines with a gap between them; then twentieths: all begin at once.
    inset = [int(cell.element.xpath("string(w:pPr/w:ind/@w:left)")) for cell in cells]
    bars = [0, 0, 32 / 8, 3 * 12 / 8]
    words = [left / 20 - bar - (1 if bar else 0.75) for left, bar in zip(inset, bars, strict=True)]
    assert words == [0] * 4


def test_every_list_starts_at_one() -> None:
    source = document(*BLOCKS)
    word = docx.Document(BytesIO(write(source)))
    numbers = word.element.body.xpath(".//w:p/w:pPr/w:numPr/w:numId/@w:val")
    lists = [block for block in BLOCKS if isinstance(block, ItemList)]
    numbered = [block for block in lists if block.numbered]
    assert list(Counter(numbers).values()) == [len(block.items) for block in numbered]
    numbering = word.part.numbering_part.element
    for number in dict.fromkeys(numbers):
        (own,) = numbering.xpath(f'w:num[@w:numId="{number}"]')
        assert own.xpath("w:lvlOverride/w:startOverride/@w:val") == ["1"]
        assert form(numbering, number) == "decimal"
    bullets = word.element.body.xpath('.//w:p[starts-with(w:pPr/w:pStyle/@w:val, "ListBullet")]')
    assert len(bullets) == sum(len(block.items) for block in lists if not block.numbered)
    (listed,) = word.styles["List Bullet"].element.xpath("w:pPr/w:numPr/w:numId/@w:val")
    assert form(numbering, listed) == "bullet"


def form(numbering: Any, number: str) -> str:
    """Return how a list counts on its first level."""
    (kind,) = numbering.xpath(f'w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')
    first = f'w:abstractNum[@w:abstractNumId="{kind}"]/w:lvl[@w:ilvl="0"]/w:numFmt'
    return str(numbering.xpath(f"string({first}/@w:val)"))


def test_a_paragraph_below_a_table_keeps_its_distance() -> None:
    """By its style: at least what lies between two paragraphs, beside the room in the table."""
    word = docx.Document(BytesIO(write(document(*BLOCKS))))
    below = {str(p.getnext().style) for p in word.element.body.iter(qn("w:tbl"))}
    assert {"Caption", "Heading2", "BodyText"} <= below
    between = word.styles["Body Text"].paragraph_format.space_after
    for style in below - {"ListBullet"}:
        assert (before_of(word, style) or 0) >= (between or 0) > Twips(160)


def test_every_picture_is_described() -> None:
    (first, second) = body(EVERYTHING).xpath(".//wp:docPr")
    assert first.get("descr") == second.get("descr") == CHART.alt
    assert first.get("id") != second.get("id")
    assert first.get("name") != second.get("name")


def picture(chart: Chart) -> tuple[list[bytes], list[int]]:
    """Return the rows of pixels of a chart, and the edges of its table's columns in pixels."""
    word = docx.Document(BytesIO(write(document(chart))))
    (shown,) = word.element.body.xpath(".//a:blip/@r:embed")
    png = word.part.related_parts[shown].blob
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    start = png.index(b"IDAT") + 4
    pixels = decompress(png[start : png.index(b"IEND") - 8])
    assert len(pixels) == (width + 1) * height
    rows = [pixels[at + 1 : at + 1 + width] for at in range(0, len(pixels), width + 1)]
    widths = word.element.body.xpath(".//w:tblGrid/w:gridCol/@w:w")
    edges = [sum(map(int, widths[:number])) // 10 for number in range(len(widths) + 1)]
    assert edges[-1] == width
    return rows, edges


def test_bars_stand_over_their_columns_to_scale() -> None:
    rows, edges = picture(CHART)
    assert not any(any(row[: edges[1]]) for row in rows)
    for point, (left, right) in zip(CHART.points, pairwise(edges[1:]), strict=True):
        bar = [row[left:right] for row in rows[:-3] if any(row[left:right])]
        assert len(bar) == round(257 * point.value / 85336)
        for line in bar:
            assert abs(line.find(line.strip(b"\0")) - (right - left) * 0.22) <= 1
            assert abs(len(line.rstrip(b"\0")) - (right - left) * 0.78) <= 1
        assert any(2 in line for line in bar) == point.partial


def test_a_chart_of_noughts_has_no_bars() -> None:
    rows, _ = picture(replace(CHART, points=(Point(words("2024"), 0, words("0")),)))
    assert not any(any(row) for row in rows[:-3])
