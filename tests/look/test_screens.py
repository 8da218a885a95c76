"""Reports, forms and proofs on every screen: axe finds nothing, and no word is out of sight.

What axe cannot decide about a contrast counts as found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from typing import Any, Final

import pytest
from PIL import Image

from pipeline.writers import FORMATS
from scripts.look import written
from scripts.look.extremes import EXTREMES
from scripts.look.screens import SCREENS, Screen, browser, shown, spilt
from tests.reporters.proof.proofs import everywhere, examined, page, proof_of
from tests.samples import cases
from tests.writers.documents import full

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

AXE: Final = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {"target-size": {"enabled": True}},
}
PAGES: Final = ("report", "form", "long words", "proof")
EXTREME: Final = {
    "long words": ("long-words", "report"),
    "many numbers": ("many-requirements", "report"),
    "a form of many numbers": ("many-requirements", "action-plan-recommendations"),
    "wide figures": ("eight-columns", "report"),
    "a form with long names": ("longest-names", "action-plan"),
}
FILLED: Final = (*PAGES, *EXTREME, "a report with details", "a proof of forms")
"""Pages whose words, figures and dates are whole; those with most columns and longest figures."""

WIDTHS: Final = {
    "a desktop": Screen(1400),
    "a small desktop": Screen(1024),
    "a tablet": Screen(700),
    "a telephone": Screen(320, 640, scheme="dark"),
}

NOT_YET: Final[Mapping[tuple[str, str], str]] = {}
"""What axe finds on a page as it is, and why. What is mended has to be taken out."""


@pytest.fixture(scope="module")
def opened() -> Iterator[Any]:
    with browser() as found:
        yield found


@cache
def html(name: str) -> str:
    """Return a page to look at."""
    write = FORMATS["html"].write
    if name == "form":
        sample = cases.of("sccif-rfc-full/good-narrative")
        return cases.written(sample, "html")[1].content.decode()
    if name in EXTREME:
        named, id_ = EXTREME[name]
        extreme = next(one for one in EXTREMES if one.name == named)
        found = (one for one in written.documents(named, extreme.content) if one.id == id_)
        return write(next(found), ()).content.decode()
    if name == "report with the longest grade":
        sample = cases.of("sccif-childrens-home-full/good-requires-improvement")
        return cases.written(sample, "html")[0].content.decode()
    if name == "a report with details":
        sample = cases.of("sccif-rfc-monitoring/good-compliance-notices")
        return cases.written(sample, "html")[0].content.decode()
    if name == "a proof of forms":
        return proof_of(examined("sccif-rfc-full/good-inadequate")).decode()
    if name == "proof":
        return page(full(), *everywhere(full())[:40])
    return write(full(), ()).content.decode()


def each(screens: Iterable[str], not_yet: Mapping[tuple[str, str], str]) -> list[Any]:
    """Return each page on each screen, expected to fail where something is found today."""
    both = [(name, screen) for screen in screens for name in PAGES]
    return [
        pytest.param(
            *pair,
            marks=[pytest.mark.xfail(reason=not_yet[pair], strict=True, raises=AssertionError)]
            if pair in not_yet
            else [],
        )
        for pair in both
    ]


def axe(shown: Any) -> list[tuple[str, str]]:
    """Return what axe finds, and contrasts that it cannot decide."""
    from axe_playwright_python.sync_playwright import Axe

    # It cannot decide about what has to be scrolled to.
    shown.add_style_tag(content="[tabindex] { overflow: visible !important }")
    found = Axe().run(shown, options=AXE).response
    undecided = [one for one in found["incomplete"] if one["id"] == "color-contrast"]
    return [
        (one["id"], node["html"])
        for one in (*found["violations"], *undecided)
        for node in one["nodes"]
    ]


@pytest.mark.parametrize(("name", "screen"), each(SCREENS, NOT_YET))
def test_axe_finds_nothing(name: str, screen: str, opened: Any) -> None:
    with shown(opened, html(name), SCREENS[screen]) as found:
        assert axe(found) == []


@pytest.mark.parametrize("screen", WIDTHS)
@pytest.mark.parametrize("name", dict.fromkeys(FILLED))
def test_every_word_is_seen_and_whole(name: str, screen: str, opened: Any) -> None:
    with shown(opened, html(name), WIDTHS[screen]) as found:
        assert spilt(found) == []


LINES: Final = """() => [...document.querySelectorAll('td .grade')].map(one =>
  one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))"""


@pytest.mark.parametrize("screen", WIDTHS)
def test_the_mark_of_a_grade_stays_on_one_line(screen: str, opened: Any) -> None:
    with shown(opened, html("report with the longest grade"), WIDTHS[screen]) as found:
        lines = found.evaluate(LINES)
        assert lines
        assert max(lines) < 2


@pytest.mark.parametrize("screen", ["light", "dark", "forced colours", "forced colours, dark"])
def test_grades_can_be_read(screen: str, opened: Any) -> None:
    """By the dots of the picture: in forced colours a browser lays a ground of its own under words.

    axe asks only which colours are named.
    """
    with shown(opened, html("report"), SCREENS[screen]) as found:
        grades = found.locator(".grade").all()
        assert len(grades) > 4
        assert [one.inner_text() for one in grades if contrast(one.screenshot()) < 4.5] == []


@pytest.mark.parametrize("screen", ["light", "320 pixels"])
def test_what_a_copy_is_stands_in_one_box(screen: str, opened: Any) -> None:
    with shown(opened, html("report"), SCREENS[screen]) as found:
        banners = found.locator(".banner")
        first, second = (banners.nth(at).bounding_box() for at in range(banners.count()))
        assert first["y"] < second["y"] < first["y"] + first["height"]  # it covers its lower edge
        assert (second["x"], second["width"]) == (first["x"], first["width"])


def contrast(picture: bytes) -> float:
    """Return the contrast between the lightest and the darkest dot in the middle of a picture.

    By its edges a mark has a border of another colour.
    """
    with Image.open(BytesIO(picture)) as opened:
        wide, high = opened.size
        middle = opened.convert("RGB").crop((wide // 4, high // 3, wide * 3 // 4, high * 2 // 3))
        dots = {middle.tobytes()[at : at + 3] for at in range(0, len(middle.tobytes()), 3)}
    lights = sorted(light(*dot) for dot in dots)
    return (lights[-1] + 0.05) / (lights[0] + 0.05)


def light(*dot: int) -> float:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in dot)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# --- near misses -------------------------------------------------------------------------

LONG: Final = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
SPILT: Final[Mapping[str, tuple[str, list[str]]]] = {
    "a word beside the window": (f"<p>{LONG}</p>", [f"beside the window: {LONG[:40]}"]),
    "a word that breaks": (f'<p style="overflow-wrap: anywhere">{LONG}</p>', []),
    "a word that scrolls": (f'<p style="overflow-x: auto">{LONG}</p>', []),
    "a word that is cut": (
        f'<p style="overflow: hidden; width: 9em">{LONG}</p>',
        [f"beside the window: {LONG[:40]}"],
    ),
    "a line on a line": (
        '<p style="margin: 0 0 -15px">One</p><p style="margin: 0">Two</p>',
        ["on each other: One / Two"],
    ),
    "a figure that breaks": (
        '<p style="overflow-wrap: anywhere; width: 3em">9,876,543</p>',
        ["breaks: 9,876,543"],
    ),
    "a line that ends after a hyphen": ('<p style="width: 4em">well-known</p>', []),
    "lines that are set tight": ('<p style="line-height: 1.1">One<br>Two</p>', []),
}


@pytest.mark.parametrize("name", SPILT)
def test_words_out_of_sight_are_found(name: str, opened: Any) -> None:
    body, told = SPILT[name]
    with shown(opened, f"<!DOCTYPE html>{body}", Screen(320)) as found:
        assert spilt(found) == told


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("color: #aaa; background: #fff", ["color-contrast"]),
        ("color: #767676; background: #fff", []),
        ("color: #767676; background: linear-gradient(#fff, #000)", ["color-contrast"]),
    ],
    ids=["too pale", "just dark enough", "cannot be decided"],
)
def test_pale_and_undecided_words_are_found(style: str, found: list[str], opened: Any) -> None:
    body = f'<main><h1>A page</h1><p style="{style}">Words</p></main>'
    page = f'<!DOCTYPE html><html lang="en-GB"><title>A page</title>{body}'
    with shown(opened, page, SCREENS["light"]) as looked_at:
        assert [rule for rule, _ in axe(looked_at)] == found


@pytest.mark.parametrize(
    ("style", "least", "most"),
    [
        ("background: #fff; color: #000", 15, 21),
        ("background: #000; color: #111", 1, 1.5),
        ("background: #000; color: #000; border: 3px solid #fff", 1, 1.5),
    ],
    ids=["black on white", "black on black", "a white border"],
)
def test_what_cannot_be_read_is_found(style: str, least: float, most: float, opened: Any) -> None:
    body = f'<p style="display: inline-block; font: bold 18px sans-serif; {style}">inadequate</p>'
    with shown(opened, body, SCREENS["light"]) as found:
        assert least <= contrast(found.locator("p").screenshot()) <= most


def test_a_screen_is_what_it_says(opened: Any) -> None:
    asked = "query => matchMedia(query).matches"
    for name, query in (
        ("dark", "(prefers-color-scheme: dark)"),
        ("forced colours", "(forced-colors: active)"),
        ("print", "print"),
        ("400%", "(max-width: 320px) and (min-resolution: 4dppx)"),
    ):
        with shown(opened, "<p>Words</p>", SCREENS[name]) as found:
            assert found.evaluate(asked, query)
