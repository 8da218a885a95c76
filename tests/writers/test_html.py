"""The HTML writer: every word is there once, escaped; the page stands alone and is accessible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import Any, Final

import pytest

from pipeline.model.document import Document, Section, block_inlines, heading, plain
from pipeline.writers.html import document as html
from tests.writers.documents import chart, filled, final, full, requirements, words

HOSTILE: Final = (
    "</style></script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; & ]]> <!-- {{ 7*7 }} {% raw %}",
    "\" style=\"background:url('https://x.example/y')",
)
HARMLESS: Final = "harmless"
BLOCK_TAGS: Final = {"p", "li", "td", "th", "caption", "br", "h1", "h2", "h3", "h4"}


class Reader(HTMLParser):
    """Collects tags with their attributes, and the words that are not furniture."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.parts: list[str] = []
        self.furniture: list[bool] = [False]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))
        if tag in BLOCK_TAGS:
            self.parts.append(" ")
        if tag not in {"meta", "br", "col", "rect"}:
            aside = tag in {"head", "svg"} or "data-furniture" in dict(attrs)
            self.furniture.append(self.furniture[-1] or aside)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.furniture.pop()

    def handle_data(self, data: str) -> None:
        if not self.furniture[-1]:
            self.parts.append(data)


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    reader.close()
    return reader


def words_of(document: Document) -> list[str]:
    """Return the words of a document in reading order, from the model alone."""

    def of(sections: tuple[Section, ...]) -> Iterator[str]:
        for section in sections:
            yield plain(heading(section))
            yield from (plain(run) for block in section.blocks for run in block_inlines(block))
            yield from of(section.sections)

    head = [plain(part) for part in (document.label, document.title, document.framework)]
    glance = [plain(run) for block in document.masthead for run in block_inlines(block)]
    return " ".join([*head, *glance, *of(document.sections)]).split()


@pytest.mark.parametrize("document", [full(), final()], ids=["draft", "final"])
def test_page_has_the_words_of_the_document_in_order_and_no_others(document: Document) -> None:
    assert "".join(read(html.write(document)).parts).split() == words_of(document)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_change_no_tag_and_no_attribute(hostile: str) -> None:
    """Whatever the words, the page differs from a harmless one only where the words stand."""
    expected = read(html.write(filled(HARMLESS)))
    found = read(html.write(filled(hostile)))
    assert found.tags == [
        (tag, [(name, value and value.replace(HARMLESS, hostile)) for name, value in attributes])
        for tag, attributes in expected.tags
    ]
    assert found.parts == [part.replace(HARMLESS, hostile) for part in expected.parts]


def test_page_stands_alone() -> None:
    page = html.write(full()).decode()
    tags = {tag for tag, _ in read(page.encode()).tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base"}
    assert not re.search(r"url\(|@import|\son\w+=", page)


def test_evidence_state_and_dates_are_in_the_page() -> None:
    page = html.write(full()).decode()
    assert '<html lang="en-GB">' in page
    assert "<title>Willow Bank Family Centre: Full inspection report</title>" in page
    assert page.count('content="2025-03-06"') == 2
    assert '<p class="planned" data-rests-on="E1 E2">Families' in page
    assert '<li data-rests-on="E4">' in page
    assert '<tr data-rests-on="E7">' in page
    assert '<div class="chart" data-rests-on="E8">' in page
    assert '<span data-evidence="E6">a large majority (28\xa0of\xa040)</span>' in page
    assert '<meta name="robots" content="noindex">' in page


def test_final_version_has_no_banner_and_may_be_indexed() -> None:
    page = html.write(final()).decode()
    assert 'class="banner' not in page
    assert "noindex" not in page


def test_headings_skip_no_level_and_contents_lead_to_every_section() -> None:
    page = html.write(full()).decode()
    levels = [int(level) for level in re.findall(r"<h([1-6])", page)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(low + 1 >= high for low, high in pairwise(levels))
    sections = set(re.findall(r'<section id="([^"]*)"', page))
    nav = page[page.index("<nav") : page.index("</nav>")]
    assert set(re.findall(r'href="#([^"]*)"', nav)) == sections


def test_document_without_sections_has_no_contents() -> None:
    page = html.write(replace(full(), sections=()))
    assert b"<nav" not in page
    assert b'class="skip"' not in page


def test_tables_have_captions_scopes_and_no_empty_heading() -> None:
    page = html.write(full()).decode()
    assert page.count("<table") == page.count("<caption>") == 5
    assert page.count("<thead>") == 4  # a table of facts has headings of rows alone
    assert len(re.findall(r"<th[ >]", page)) == len(re.findall(r'<th scope="(?:col|row)"', page))
    assert not re.search(r"<th[^>]*></th>", page)


def test_every_bar_stands_in_the_middle_of_its_column() -> None:
    page = html.write(replace(full(), sections=(Section("c", words("C"), (chart(4),)),))).decode()
    assert page.count('<col style="width:20%">') == 5
    bars = re.findall(r'class="bar[^"]*" x="([\d.]+)%" y="[\d.]+" width="([\d.]+)%"', page)
    assert [float(left) + float(width) / 2 for left, width in bars] == [30, 50, 70, 90]


def test_bars_are_as_tall_as_their_values_and_a_part_of_a_year_looks_different() -> None:
    page = html.write(full()).decode()
    first = page[page.index("<svg") : page.index("</svg>")]
    heights = [float(height) for height in re.findall(r'class="bar[^>]* height="([\d.]+)"', first)]
    assert heights == pytest.approx([138 * n / 85336 for n in (81733, 84504, 85336, 68087)], 1e-3)
    assert re.findall(r'class="(bar[^"]*)"', first) == ["bar", "bar", "bar", "bar partial"]
    assert first.count("<title>") == 1


def test_a_chart_of_zeros_and_one_without_points_can_be_drawn() -> None:
    zeros = replace(chart(4), points=tuple(replace(point, value=0) for point in chart(4).points))
    for drawn in (zeros, replace(chart(4), points=())):
        page = html.write(replace(full(), masthead=(drawn,)))
        assert b"<svg" in page


def test_same_document_gives_the_same_bytes() -> None:
    assert html.write(full()) == html.write(full())


# --- in a browser ------------------------------------------------------------------------


def show(browser: Any, document: Document, width: int = 1200, scheme: str = "light") -> Any:
    context = browser.new_context(
        offline=True, color_scheme=scheme, viewport={"width": width, "height": 800}
    )
    page = context.new_page()
    page.set_content(html.write(document).decode())
    return page


LOOKS: Final = [(1200, "light"), (1200, "dark"), (320, "light"), (320, "dark")]


@pytest.mark.slow
@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize(("width", "scheme"), LOOKS)
def test_axe_finds_nothing(browser: Any, width: int, scheme: str, media: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show(browser, full(), width, scheme)
    page.emulate_media(media=media)
    found = Axe().run(page).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.slow
def test_axe_would_find_something(browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = show(browser, full())
    page.add_style_tag(content=".framework { color: #ccc !important }")
    assert [each["id"] for each in Axe().run(page).response["violations"]] == ["color-contrast"]


@pytest.mark.slow
@pytest.mark.parametrize(
    "document", [full(), filled("Llanfairpwllgwyngyll" * 9)], ids=["full", "long"]
)
def test_nothing_is_wider_than_a_narrow_screen(browser: Any, document: Document) -> None:
    page = show(browser, document, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    wide = """[...document.querySelectorAll('main *')].filter(e => !e.closest('.chart[tabindex]')
        && e.getBoundingClientRect().right > 320.5).map(e => e.outerHTML.slice(0, 80))"""
    assert page.evaluate(wide) == []


@pytest.mark.slow
def test_cells_of_a_narrow_screen_carry_their_headings(browser: Any) -> None:
    page = show(browser, replace(full(), masthead=(requirements(1),)), width=320)
    cell = page.locator(".data td").last
    assert cell.get_attribute("data-label") == "Due date"
    shown = "cell => getComputedStyle(cell, '::before').content"
    assert cell.evaluate(shown) not in ("none", "normal")
    page.set_viewport_size({"width": 1200, "height": 800})
    assert cell.evaluate(shown) in ("none", "normal")


@pytest.mark.slow
def test_bars_stand_over_their_numbers(browser: Any) -> None:
    middles = """selector => [...document.querySelectorAll('.chart')].map(chart =>
        [...chart.querySelectorAll(selector)].map(e => {
            const box = e.getBoundingClientRect(); return (box.left + box.right) / 2 }))"""
    for width in (320, 1200):
        page = show(browser, full(), width)
        bars, cells = page.evaluate(middles, ".bar"), page.evaluate(middles, ".chart td")
        assert [len(drawn) for drawn in bars] == [4, 8]
        for drawn, numbers in zip(bars, cells, strict=True):
            assert drawn == pytest.approx(numbers, abs=1)


@pytest.mark.slow
def test_skip_link_comes_first_and_leads_to_the_report(browser: Any) -> None:
    page = show(browser, full())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').tagName") == "MAIN"
