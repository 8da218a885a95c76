"""The proof in a browser: wide and narrow, light and dark, on paper, and by keyboard."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any, Final

import pytest

from tests.reporters.proof.proofs import everywhere, examined, page, proof_of
from tests.writers.documents import filled, full

pytestmark = pytest.mark.slow
LOOKS: Final = [
    (1400, "light", "screen"),
    (1400, "dark", "screen"),
    (1100, "light", "screen"),
    (320, "dark", "screen"),
    (700, "light", "print"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    names = ("chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if (path := shutil.which(name))), None)
    where: dict[str, Any] = {"executable_path": found} if found else {"channel": "chrome"}
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(args=["--no-sandbox"], **where)


def show(browser: Any, html: str, width: int = 1400, scheme: str = "light") -> Any:
    context = browser.new_context(
        offline=True,
        color_scheme=scheme,
        viewport={"width": width, "height": 900},
    )
    found = context.new_page()
    found.set_content(html)
    return found


def stressed() -> str:
    """Return a proof on which every kind of mark and some evidence stands."""
    return page(full(), *everywhere(full())[:40])


@pytest.mark.parametrize(("width", "scheme", "media"), LOOKS)
def test_axe_finds_nothing(browser: Any, width: int, scheme: str, media: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    shown = show(browser, stressed(), width, scheme)
    shown.emulate_media(media=media)
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(shown).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_axe_finds_nothing_in_a_sample_of_several_documents(browser: Any) -> None:
    from axe_playwright_python.sync_playwright import Axe

    html = proof_of(examined("sccif-rfc-full/good-inadequate")).decode()
    found = Axe().run(show(browser, html)).response["violations"]
    assert [each["id"] for each in found] == []


@pytest.mark.parametrize("width", [320, 640, 1000, 1400])
@pytest.mark.parametrize("html", [stressed(), page(filled("Llanfairpwllgwyngyll" * 9))])
def test_nothing_is_wider_than_the_screen(browser: Any, html: str, width: int) -> None:
    shown = show(browser, html, width)
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width


def test_a_number_leads_to_its_note_and_back(browser: Any) -> None:
    shown = show(browser, stressed())
    shown.focus("#_r3")
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.querySelector(':target').id") == "_n3"
    shown.focus("#_n3 .number")
    shown.keyboard.press("Enter")
    assert shown.evaluate("document.querySelector(':target').id") == "_r3"


def test_evidence_opens_by_keyboard(browser: Any) -> None:
    shown = show(browser, stressed())
    shown.focus(".evidence summary")
    shown.keyboard.press("Enter")
    assert shown.locator(".evidence[open] .record").first.is_visible()


def test_the_words_of_a_note_light_up_with_it(browser: Any) -> None:
    shown = show(browser, stressed())
    colour = "number => getComputedStyle(document.querySelector(`.f${number}`)).backgroundColor"
    before = shown.evaluate(colour, 4)
    shown.hover("#_n4")
    assert shown.evaluate(colour, 4) != before


def test_notes_stand_beside_their_words_on_a_wide_screen_and_below_on_a_narrow_one(
    browser: Any,
) -> None:
    boxes = """() => [...document.querySelectorAll('.row')].filter(row =>
        row.querySelector('.note')).map(row => {
            const [text, notes] = ['.text', '.margin'].map(part =>
                row.querySelector(part).getBoundingClientRect())
            return [text.right <= notes.left, text.bottom <= notes.top] })"""
    wide = show(browser, stressed(), 1400).evaluate(boxes)
    narrow = show(browser, stressed(), 320).evaluate(boxes)
    assert wide
    assert all(beside for beside, _ in wide)
    assert all(below for _, below in narrow)
