"""The proof in a browser: wide and narrow, light and dark, on paper, and by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Final

import pytest

from tests.reporters.proof.proofs import claiming, everywhere, examined, page, proof_of
from tests.writers.documents import filled, full

pytestmark = [pytest.mark.slow, pytest.mark.thorough]
LOOKS: Final = [
    (1400, "light", "screen"),
    (1400, "dark", "screen"),
    (1100, "light", "screen"),
    (320, "dark", "screen"),
    (700, "light", "print"),
]


def show(browser: Any, html: str, width: int = 1400, scheme: str = "light") -> Any:
    found = window(browser, width, scheme)
    found.emulate_media(media="null")  # whatever the test before asked for
    found.goto("about:blank")
    found.set_content(html)
    return found


@cache
def window(browser: Any, width: int, scheme: str) -> Any:
    """Return the one page of a width and a scheme: a new one would start a process."""
    size = {"width": width, "height": 900}
    return browser.new_context(offline=True, color_scheme=scheme, viewport=size).new_page()


@cache
def stressed() -> str:
    """Return a proof on which every kind of mark and some evidence stands."""
    return page(full(), *everywhere(full())[:40])


@cache
def long_words() -> str:
    return page(filled("Llanfairpwllgwyngyll" * 9))


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
@pytest.mark.parametrize("html", [stressed, long_words])
def test_nothing_is_wider_than_the_screen(
    browser: Any, html: Callable[[], str], width: int
) -> None:
    shown = show(browser, html(), width)
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


# --- claims ------------------------------------------------------------------------------

SHOWN: Final = """async () => {
    // what is hidden with `content-visibility` is shown a frame after its style has changed
    await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
    return [...document.querySelectorAll('.claimed')]
        .filter(one => one.checkVisibility({contentVisibilityAuto: true, checkVisibilityCSS: true})
            && one.getBoundingClientRect().height > 0)
        .map(one => one.id) }"""


@pytest.mark.parametrize(("width", "scheme", "media"), LOOKS)
def test_axe_finds_nothing_in_claims(browser: Any, width: int, scheme: str, media: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    shown = show(browser, claiming(), width, scheme)
    shown.emulate_media(media=media)
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    found = Axe().run(shown).response["violations"]
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


@pytest.mark.parametrize("width", [1400, 1000, 320])
def test_a_claim_shows_its_note_while_one_points_at_it_or_is_led_to_it(
    browser: Any, width: int
) -> None:
    shown = show(browser, claiming(), width)
    assert shown.evaluate(SHOWN) == []
    shown.hover("#_c2")
    assert shown.evaluate(SHOWN) == ["_k2"]
    assert "E90, measure: parents who came: 9 of 11 = 82%" in _words(shown, "#_k2")
    assert _is_on_screen(shown, "#_k2")
    shown.mouse.move(0, 0)
    assert shown.evaluate(SHOWN) == []
    shown.evaluate("location.hash = '_c3'")
    assert shown.evaluate("document.activeElement.id") == "_c3"
    assert shown.evaluate(SHOWN) == ["_k3"]
    assert _is_on_screen(shown, "#_k3")


def _words(shown: Any, selector: str) -> str:
    return " ".join(shown.inner_text(selector).split())


def _is_on_screen(shown: Any, selector: str) -> bool:
    box = shown.locator(selector).bounding_box()
    return bool(box and box["y"] >= 0 and box["y"] + box["height"] <= 900)


@pytest.mark.parametrize("width", [1400, 1000, 320])
def test_nothing_moves_while_one_points_at_a_claim(browser: Any, width: int) -> None:
    shown = show(browser, claiming(), width)
    places = """() => [...document.querySelectorAll('.text')]
        .map(one => one.getBoundingClientRect().top + scrollY)"""
    shown.locator("#_c2").scroll_into_view_if_needed()
    before = shown.evaluate(places)
    shown.hover("#_c2")
    assert shown.evaluate(SHOWN) == ["_k2"]
    assert shown.evaluate(places) == before


def test_the_words_of_a_claim_light_up_with_it(browser: Any) -> None:
    shown = show(browser, claiming())
    colour = "getComputedStyle(document.querySelector('#_c2')).backgroundColor"
    before = shown.evaluate(colour)
    shown.focus("#_c2 >> xpath=ancestor::div[contains(@class,'row')] >> .claims summary")
    shown.keyboard.press("Enter")
    shown.focus("#_k2 .back")
    assert shown.evaluate(colour) != before


def test_claims_are_one_stop_of_the_tab_key_for_a_paragraph(browser: Any) -> None:
    shown = show(browser, claiming())
    stops = (
        "one => [...one.querySelectorAll('.claim, .claims a')].filter(each => each.tabIndex >= 0"
    )
    hidden = " && each.checkVisibility({contentVisibilityAuto: true})).length"
    rows = shown.locator(".row:has(.claim)")
    assert rows.count() > 1
    for at in range(rows.count()):
        assert rows.nth(at).evaluate(stops + hidden) == 0
        assert rows.nth(at).locator(".claims summary").count() == 1


def test_paper_has_the_notes_of_all_claims(browser: Any) -> None:
    shown = show(browser, claiming(), 700)
    shown.emulate_media(media="print")
    assert len(shown.evaluate(SHOWN)) == shown.locator(".claimed").count() > 10


SMALL: Final = """() => [...document.querySelectorAll('a, summary')]
    .filter(one => !one.closest('.begin') && (one.matches('.ref') || !one.closest('.text')))
    .map(one => [one.className, one.textContent, one.getBoundingClientRect()])
    .filter(([look, words, box]) => box.height < 24 || box.width < 24)
    .map(([look, words]) => [look, words])"""
"""Targets that are too small. Links in the sentences of the report and of ‘Begin with’ are none."""


@pytest.mark.parametrize("width", [320, 900, 1400])
@pytest.mark.parametrize(
    "sample", ["sccif-rfc-full/bad-too-long-section", "la-services-2014/bad-serious-failure", ""]
)
def test_targets_are_24_pixels_high_and_wide(browser: Any, sample: str, width: int) -> None:
    html = proof_of(examined(sample)).decode() if sample else stressed()
    for one in (html, claiming()):
        shown = show(browser, one, width)
        shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        assert shown.locator(".note a").count() + shown.locator(".claims a").count() > 0
        assert shown.evaluate(SMALL) == []


LINES: Final = """all => all.map(one => {
    const words = document.createRange()
    words.selectNodeContents(one)
    return words.getClientRects().length })"""


def test_no_number_of_a_picture_breaks(browser: Any) -> None:
    for width in (320, 900, 1400):
        shown = show(browser, proof_of(examined("sccif-rfc-full/good-narrative")).decode(), width)
        numbers = shown.locator(".gauges li strong")
        assert numbers.count() > 5
        assert set(numbers.evaluate_all(LINES)) == {1}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_form_of_the_line_tells_how_a_claim_stands_whatever_the_colours(
    browser: Any, scheme: str
) -> None:
    context = browser.new_context(offline=True, color_scheme=scheme, forced_colors="active")
    shown = context.new_page()
    shown.set_content(claiming())
    style = "one => getComputedStyle(one).textDecorationStyle"
    looks = {
        look: shown.locator(f".text .claim.{look}").first.evaluate(style)
        for look in ("held", "follows", "exempt", "nothing")
    }
    assert looks == {"held": "solid", "follows": "dotted", "exempt": "dashed", "nothing": "wavy"}


@pytest.mark.parametrize("width", [320, 640, 1000, 1400])
def test_claims_are_no_wider_than_the_screen(browser: Any, width: int) -> None:
    shown = show(browser, claiming(), width)
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
    shown.evaluate("document.querySelectorAll('details').forEach(one => { one.open = false })")
    shown.hover("#_c2")
    assert shown.evaluate("document.documentElement.scrollWidth") <= width
