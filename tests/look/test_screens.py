"""Reports, forms and proofs on every screen: axe finds nothing, and no word is out of sight.

What axe cannot decide about a contrast counts as found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

import pytest

from pipeline.writers import FORMATS
from scripts.look import written
from scripts.look.extremes import EXTREMES
from scripts.look.screens import SCREENS, Screen, browser, shown, spilt
from tests.reporters.proof.proofs import everywhere, page
from tests.samples import cases
from tests.writers.documents import full

pytestmark = pytest.mark.slow

AXE: Final = {
    "resultTypes": ["violations", "incomplete"],
    "rules": {"target-size": {"enabled": True}},
}
PAGES: Final = ("report", "form", "long words", "proof")
FORCED: Final = "grades and marks name no system colour, and axe reads the one that is named"
NOT_YET: Final[Mapping[tuple[str, str], str]] = {
    ("report", "forced colours"): FORCED,
    ("report", "forced colours, dark"): FORCED,
    ("proof", "forced colours"): FORCED,
    ("proof", "forced colours, dark"): FORCED,
    ("proof", "print"): "bars beside headings stand over them",
    ("proof", "320 pixels"): "links to the next finding stand on each other",
    ("proof", "400%"): "links to the next finding stand on each other",
}


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
    if name == "long words":
        extreme = next(one for one in EXTREMES if one.name == "long-words")
        report, *_ = written.documents(extreme.name, extreme.content)
        return write(report, ()).content.decode()
    if name == "proof":
        return page(full(), *everywhere(full())[:40])
    return write(full(), ()).content.decode()


def each() -> list[Any]:
    """Return each page on each screen, expected to fail where something is found today."""
    both = [(name, screen) for name in PAGES for screen in SCREENS]
    return [
        pytest.param(
            *pair,
            marks=[pytest.mark.xfail(reason=NOT_YET[pair], strict=True)] if pair in NOT_YET else [],
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


@pytest.mark.parametrize(("name", "screen"), each())
def test_axe_finds_nothing(name: str, screen: str, opened: Any) -> None:
    with shown(opened, html(name), SCREENS[screen]) as found:
        assert axe(found) == []


@pytest.mark.parametrize("screen", ["light", "320 pixels"])
@pytest.mark.parametrize("name", PAGES)
def test_every_word_is_seen(name: str, screen: str, opened: Any) -> None:
    with shown(opened, html(name), SCREENS[screen]) as found:
        assert spilt(found) == []


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
