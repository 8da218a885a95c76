"""What a page sheds before it is printed leaves no trace on paper."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from pipeline.model.document import Document
from pipeline.writers.html import document as html
from pipeline.writers.html import pages
from pipeline.writers.pdf import document as pdf
from pipeline.writers.pdf import layout
from pipeline.writers.pdf.defaults import lean
from pipeline.writers.pdf.paper import LONG_WORD, for_paper, has_long_word
from tests.writers.documents import final, full

DEFAULTS = """
p { display: block }
::marker { white-space: pre }
::footnote-call { content: counter(footnote) }
::note-marker { content: counter(note) ". " }
@page { margin: 75px; @footnote { margin-top: 1em } @top-left { text-align: left }
  @right-top { text-align: center } }
@counter-style disc { symbols: x }
"""
LONGEST = "x" * LONG_WORD


def test_only_what_the_style_names_is_kept_of_the_defaults() -> None:
    kept = lean(DEFAULTS, "@page { @top-left { content: 'a' } } .notice { color: red }")
    assert "@top-left { text-align: left }" in kept
    assert "p { display: block }" in kept
    assert "li::marker" in kept
    for gone in ("footnote", "note-marker", "@right-top", "@counter-style"):
        assert gone not in kept


@pytest.mark.parametrize("asked_for", ["p { float: footnote }", "p { position: note() }"])
def test_a_team_that_has_notes_keeps_all_that_notes_need(asked_for: str) -> None:
    kept = lean(DEFAULTS, asked_for)
    for needed in ("::footnote-call {", "::note-marker {", "@footnote {"):
        assert needed in kept


def test_a_team_that_marks_other_items_keeps_all_markers() -> None:
    assert "\n::marker {" in lean(DEFAULTS, "dt { display: list-item }")


def test_a_section_hands_its_address_to_its_heading() -> None:
    page = '<section id="one">\n<h2>One</h2>\n<p id="two">Two</p></section>'
    moved = '<section>\n<h2 id="one">One</h2>\n<p id="two">Two</p></section>'
    assert for_paper(page, "h2 { color: red }") == moved
    assert for_paper(page, "#one { color: red }") == page
    already = '<section id="one"><h2 id="two">One</h2></section>'
    assert for_paper(already, "") == already


@pytest.mark.parametrize(
    ("page", "long"),
    [
        (f"<p>{LONGEST}</p>", False),
        (f"<p>a {LONGEST}x b</p>", True),
        (f"<p>{LONGEST}<strong>x</strong></p>", True),
        (f"<p>{LONGEST}<em><a href='#x'>x</a></em></p>", True),
        (f"<td>{LONGEST}</td><td>{LONGEST}</td>", False),
        (f'<p class="{LONGEST}x">a</p>', False),
        ("<p>words that never part</p>".replace(" ", "\N{NO-BREAK SPACE}"), True),
        ("<p>words that do\nnever part</p>".replace(" ", "\N{NARROW NO-BREAK SPACE}"), False),
        (f'<p data-said="a {LONGEST}x b">a</p>', False),
    ],
)
def test_a_word_is_long_by_its_letters_whatever_is_inside_it(page: str, long: bool) -> None:
    assert has_long_word(page) is long


@pytest.mark.parametrize(
    ("pages", "roomy_pages", "last", "times"),
    [(2, 2, "room.css", 2), (2, 3, "form.css", 2), (9, 9, "form.css", 1)],
    ids=["there is room", "it would take a page more", "a long one"],
)
def test_rows_of_a_form_are_higher_where_it_takes_no_more_pages(
    pages: int, roomy_pages: int, last: str, times: int
) -> None:
    asked: list[tuple[layout.Sheet, ...]] = []

    def render(sheets: tuple[layout.Sheet, ...]) -> SimpleNamespace:
        asked.append(sheets)
        number = roomy_pages if "room.css" in sheets else pages
        return SimpleNamespace(pages=[None] * number, last=sheets[-1])

    assert layout.of_form(render).last == last
    assert len(asked) == times


@pytest.mark.slow
@pytest.mark.parametrize("document", [full(), final()], ids=["full", "final"])
def test_the_bytes_are_those_of_a_page_that_sheds_nothing(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    lighter = pdf.write(document).content
    monkeypatch.setattr(pdf, "lean", lambda defaults, _: defaults)
    monkeypatch.setattr(pdf, "for_paper", lambda page, _: page)
    pdf._defaults.forget()
    try:
        assert pdf.write(document).content == lighter
    finally:
        pdf._defaults.forget()


@pytest.mark.slow
def test_what_is_shed_was_there() -> None:
    """Our own style asks for no notes, and sections of ours have addresses."""
    pdf.warm()
    whole = pdf._engine().html.UA
    shed = lean(whole, pages.print_sheet())
    assert "::footnote-call" in whole
    assert "note" not in shed
    page = html.page(full())
    assert for_paper(page, pages.print_sheet()) != page
