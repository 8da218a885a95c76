"""A chart is set in the largest size in which no word and no figure of it breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest
from docx.oxml.ns import qn

from pipeline.model.document import Chart, Point
from pipeline.writers import FORMATS
from pipeline.writers.charts import set_chart
from tests.writers.word_documents import CHART, document, words
from tests.writers.word_reading import body


def chart(label: str, figure: str, many: int) -> Chart:
    point = Point(words(label), 1, words(figure))
    return replace(CHART, points=(point,) * many)


@pytest.mark.parametrize(
    ("label", "figure", "many", "size"),
    [
        ("2014", "81,733", 4, ""),
        ("2014", "9,876,543", 8, "small"),
        ("2014", "98,765", 8, ""),
        ("September 2014 to March 2015", "17", 2, ""),
        ("September 2014 to March 2015", "17", 7, "small"),
        ("September 2014 to March 2015", "17", 9, "smallest"),
    ],
)
def test_the_size_is_that_in_which_all_is_whole(
    label: str, figure: str, many: int, size: str
) -> None:
    assert set_chart(chart(label, figure, many)).size == size


def test_columns_fill_the_width() -> None:
    for many in range(1, 10):
        how = set_chart(chart("September", "9,876,543", many))
        assert how.first + many * how.each == pytest.approx(1)
        assert how.each > 0


def test_where_nothing_fits_the_words_at_the_side_have_what_the_bars_leave() -> None:
    unit = "Wolfeschlegelsteinhausen families"
    narrow = replace(chart("2014", "9,999,999", 8), row_label=words(unit))
    how = set_chart(narrow)
    assert how.size == "smallest"
    assert how.first > 1.4 / 9  # an equal part is a ninth
    crowded = set_chart(replace(narrow, points=narrow.points * 2))
    assert crowded.first == pytest.approx(crowded.each)


def test_word_and_the_page_set_a_chart_in_one_size() -> None:
    source = document(chart("September 2014", "9,876,543", 9))
    assert '<div class="chart smallest"' in FORMATS["html"].write(source, ()).content.decode()
    (table,) = body(source).iter(qn("w:tbl"))
    styles = {p.style for p in table.iter(qn("w:p"))}
    assert {style for style in styles if not style.endswith("Smallest")} == set()
