"""A measure finds what is wrong on a page that was made so, and nothing on one nearly so."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import pytest

from scripts.look.measures import MEASURES
from tests.look.made_pages import faults, filler, line, overleaf, printed, table

pytestmark = pytest.mark.slow


class Made(NamedTuple):
    """A page, the pages on which the measure finds a fault, and what the page must say."""

    measure: str
    body: str
    failing: tuple[int, ...] = ()
    must: Mapping[str, Any] = MappingProxyType({})


ROW: Final = "<tr><td>Alder</td><td>1 May 2025</td></tr>"
LONG: Final = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
TORN: Final = "<tr><td></td><td>1 May 2025</td></tr>"
ENDLESS: Final = f"<tr><td>Alder</td><td>{'<br>'.join(['Words'] * 100)}</td></tr>"
# A cell whose first lines may not be parted, at the foot of a page.
LEAVES: Final = "orphans: 9"
PUSHED: Final = line(34) + table(
    f"<tr><td>R1</td><td><p style='{LEAVES}'>{'<br>'.join(['Words'] * 12)}</p></td></tr>"
)
PART: Final = "<tr><td>Alder</td><td></td></tr>"
NEXT: Final = overleaf(line(5))
HEADED: Final = f'<h2 class="next">Next</h2>{line(5)}'
NOTICED: Final = f'<h2 class="next">Next</h2>{line(5)}{line(4)}'
LINK: Final = '<li><a href="#end">Words</a></li>'
LINKS: Final = LINK * 16
LISTED: Final = overleaf(f'<h2>Contents</h2><ul>{LINKS}</ul><p id="end">Words</p>')
TALL: Final = overleaf(table(f"<tr><td>Alder{30 * '<br>x'}</td><td>1</td></tr>"))
FOOTER: Final = (
    "<style>@page { @bottom-right { content: 'Page'; width: 5% } "
    f"@bottom-left {{ content: '{LONG * 2}'; width: 95% }} }}</style>"
)
RULED: Final = '<div style="border-bottom: 1pt solid; height: 400pt"></div>'
HIGH_ROW: Final = (
    f'<table class="next"><tr><td style="line-height: 68pt">{"<br>".join(["Words"] * 9)}</table>'
)

HIGH: Final = '<tr style="line-height: 26pt"><td>Alder<br>Ash</td><td>1 May<br>2025</td></tr>'
THREE, FOUR = (overleaf(table(HIGH * number) + line(5)) for number in (3, 4))
LAST_LONG: Final = THREE.replace("2025</td></tr></tbody>", "2025<br>all<br>day</td></tr></tbody>")


def at(top: int, text: str = "Words") -> str:
    """Return words so many points below the top of the body."""
    return f'<p style="position: absolute; top: {top}pt">{text}</p>'


def paged(words: int, more: str = "") -> str:
    """Return a page that is full from top to bottom, of so many words, and a page after it."""
    high = 690 / (words // 10)
    lines = "".join(filler(words))
    return f'<div style="line-height: {high}pt; font-size: 9pt">{more}{lines}</div>{NEXT}'


def grades(*names: str) -> dict[str, Any]:
    return {"grades": tuple(zip(("Safety", "Help", "Leaders"), names, strict=False))}


PAGES: Final[dict[str, Made]] = {
    "a word that leaves the page": Made("inside the page", f"<p>{LONG}{LONG}</p>", (1,)),
    "a word that ends near the edge": Made(
        "inside the page", '<p style="margin-left: 505pt">a</p>', (1,)
    ),
    "a word in the margin": Made("inside the page", '<p style="margin-left: 470pt">word</p>'),
    "a line in the footer": Made("apart from the margins", line(2) + at(745), (1,)),
    "a line in the header": Made("apart from the margins", line(2) + at(-35), (1,)),
    "a line just above the footer": Made("apart from the margins", line(2) + at(690)),
    "a long name in the footer": Made("on each other", FOOTER + line(1), (1,)),
    "a line on a line": Made(
        "on each other", f'<p style="margin-bottom: -12pt">Words</p>{line(1)}', (1,)
    ),
    "lines that are set tight": Made(
        "on each other", f'<div style="line-height: 13pt">{line(9)}</div>'
    ),
    "a heading before a break": Made("heading at the foot", f"{line(3)}<h2>Next</h2>{NEXT}", (1,)),
    "a caption before a break": Made(
        "heading at the foot",
        f"<table><caption>Dates</caption><tr class=next>{ROW[4:]}</table>",
        (1,),
    ),
    "a heading row at the foot": Made("heading at the foot", table("") + NEXT, (1,)),
    "a heading and a line": Made("heading at the foot", f"<h2>Next</h2>{line(1)}{NEXT}"),
    "a row under the heading row": Made("heading at the foot", table(ROW) + NEXT),
    "an introduction before a break": Made(
        "table parted from its heading", "<h2>Dates</h2>" + line(2) + overleaf(table(ROW)), (1,)
    ),
    "two paragraphs before a break": Made(
        "table parted from its heading", "<h2>Dates</h2>" + line(2) * 2 + overleaf(table(ROW))
    ),
    "a long paragraph before a break": Made(
        "table parted from its heading", "<h2>Dates</h2>" + line(5) + overleaf(table(ROW))
    ),
    "a heading overleaf with its table": Made(
        "table parted from its heading", line(2) + overleaf(f"<h2>Dates</h2>{line(1)}{table(ROW)}")
    ),
    "a row whose first cell is overleaf": Made("torn row", table(ROW + TORN) + NEXT, (1,)),
    "a row that goes on overleaf": Made("torn row", table(ROW + PART) + NEXT),
    "a row whose second cell is overleaf": Made("torn row", PUSHED, (1,)),
    "a row whose second cell goes on": Made("torn row", PUSHED.replace(LEAVES, "")),
    "a row that goes on and on": Made("torn row", table(ENDLESS) + NEXT),
    "a torn row above another": Made("torn row", table(TORN + ROW) + NEXT),
    "three lines on the last page": Made("short last page", line(9) + overleaf(line(3)), (2,)),
    "four lines on the last page": Made("short last page", line(9) + overleaf(line(4))),
    "three lines on the only page": Made("short last page", line(3)),
    "a page of nine lines": Made("nearly empty page", line(9) + NEXT, (1,)),
    "a page of fourteen lines": Made("nearly empty page", line(14) + NEXT),
    "nine lines before a row that may not break": Made("nearly empty page", line(9) + HIGH_ROW),
    "a page of nine lines, then a heading": Made("nearly empty page", line(9) + HEADED, (1,)),
    "nine lines and rules to write on": Made("nearly empty page", line(9) + RULED + NEXT),
    "a last page of nine lines": Made("nearly empty page", line(36) + overleaf(line(9))),
    "a foot of twenty lines": Made("blank foot", line(19) + NEXT, (1,)),
    "a foot of nine lines": Made("blank foot", line(30) + NEXT),
    "a foot before a long row": Made("blank foot", line(19) + TALL, (1,)),
    "a foot before a heading, its notice and its words": Made(
        "blank foot", line(28) + NOTICED, (), {"notices": frozenset({" ".join(["Words"] * 5)})}
    ),
    "a foot before a heading and two paragraphs": Made("blank foot", line(28) + NOTICED, (1,)),
    "a foot before a list of contents": Made("blank foot", line(22) + LISTED),
    "a foot before three short rows, which stay together": Made("blank foot", line(28) + THREE),
    "a foot before four short rows": Made("blank foot", line(28) + FOUR, (1,)),
    "a foot before two short rows and a longer one": Made("blank foot", line(28) + LAST_LONG, (1,)),
    "a foot before few links": Made("blank foot", line(22) + LISTED.replace(LINKS, LINK), (1,)),
    "a page of 300 words": Made("thin page of prose", paged(300), (1,)),
    "a page of 340 words": Made("thin page of prose", paged(340)),
    "a page of 300 words and a table": Made("thin page of prose", paged(300, table(ROW))),
    "half a page of 150 words": Made("thin page of prose", "".join(filler(150)) + NEXT),
    "a word off the page": Made(
        "lost letters", f"<p>One {LONG * 4}</p>", (0,), {"words": ("One", LONG * 4)}
    ),
    "a word that is hidden": Made("lost letters", "<p>One</p>", (0,), {"words": ("One", "two")}),
    "all words": Made("lost letters", "<p>One two</p>", (), {"words": ("One", "two")}),
    "a figure that breaks": Made(
        "broken words and figures",
        '<p class="narrow">9,876,543</p>',
        (1,),
        {"words": ("9,876,543",)},
    ),
    "a word that breaks": Made(
        "broken words and figures",
        '<p class="narrow">Recommendation</p>',
        (1,),
        {"words": ("Recommendation",)},
    ),
    "a line after a hyphen": Made(
        "broken words and figures",
        '<p style="width: 60pt">well-known</p>',
        (),
        {"words": ("well-known",)},
    ),
    "a word too long for a line": Made(
        "broken words and figures", f'<p class="narrow">{LONG}</p>', (), {"words": (LONG,)}
    ),
    "a date that breaks": Made(
        "broken dates", table("<tr><td>x</td><td class=narrow>14 May 2025</td></tr>"), (1,)
    ),
    "a date that breaks in prose": Made(
        "broken dates", '<p style="width: 60pt">On 14 May 2025.</p>', (1,)
    ),
    "a date on one line": Made(
        "broken dates", table(ROW) + "<p>On 14 May<br>and in June 2025.</p>"
    ),
    "a day and a month in two cells": Made(
        "broken dates", "<table><tr><td>14</td></tr><tr><td>May 2025</td></tr></table>"
    ),
    "a grade on page two": Made(
        "grades on page one",
        '<p>Safety: good</p><p class="next">Help: good</p>',
        (1,),
        grades("good", "good"),
    ),
    "a longer grade with the same end": Made(
        "grades on page one",
        "<p>Safety: requires improvement to be good. Help</p>",
        (1,),
        grades("requires improvement to be good", "good"),
    ),
    "all grades on page one": Made(
        "grades on page one",
        "<p>SAFETY Good. Help: Requires improvement to be good</p>",
        (),
        grades("good", "requires improvement to be good"),
    ),
    "a setting whose dates stand overleaf": Made(
        "setting and dates on page one",
        '<p>Alder House</p><p class="next">4 to 6 March 2025</p>',
        (1,),
        {"event": ("Alder House", "4 to 6 March 2025")},
    ),
    "a setting and its dates": Made(
        "setting and dates on page one",
        '<p style="width: 4em">Alder House 4 to 6 March 2025</p>',
        (),
        {"event": ("Alder House", "4 to 6 March 2025")},
    ),
    "a document without grades": Made("grades on page one", "<p>Form</p>", (), {"grades": ()}),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_measure_finds_just_what_is_wrong(name: str, tmp_path: Path) -> None:
    made = PAGES[name]
    found = printed(tmp_path, made.body, **made.must)
    assert faults(made.measure, found) == [*made.failing]


def test_each_measure_has_a_page_that_fails_and_one_that_does_not() -> None:
    for failing in (True, False):
        assert {one.measure for one in PAGES.values() if bool(one.failing) is failing} == {
            *MEASURES
        }
