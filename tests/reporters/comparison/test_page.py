"""The page of a comparison: it stands alone, and shows what has changed to every reader."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.verdict import PASSED
from pipeline.reporters.comparison.page import MOST, write
from scripts.look.screens import SCREENS, Screen, shown, spilt
from tests.reporters.comparison.made_up import BAD, CHANGED, EVIL, NOTHING, TEMPLATE, many


class Page(HTMLParser):
    """What a page is made of: each tag with its attributes, and its words."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(write(comparison))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


def test_the_answer_comes_first() -> None:
    found = " ".join(Page(CHANGED).words.split())
    assert "The change does not pass, for 2 reasons 1 file differs." in found
    assert "A limit of length is crossed. LEN001: The section ‘Visit’ has 9" in found
    assert f"templates/{TEMPLATE}:5" in found
    assert "The change passes" in Page(replace(CHANGED, verdict=PASSED, unbuilt=())).words


def test_each_part_can_be_reached() -> None:
    found = Page(CHANGED)
    ids = [one["id"] for _, one in found.tags if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {str(one["href"])[1:] for one in found.all("a")} == set(ids)
    assert len(ids) == 8


def test_a_change_without_effect_has_no_part() -> None:
    assert [one["href"] for one in Page(NOTHING).all("a")] == ["#result"]


def test_words_that_went_and_came_are_told_to_those_who_cannot_see() -> None:
    assert "[taken out: old] [put in: new words] so" in " ".join(Page(CHANGED).words.split())


def test_pages_stand_side_by_side_and_a_missing_one_is_told() -> None:
    found = Page(CHANGED)
    pictures = [one["alt"] for one in found.all("img")]
    assert pictures == [
        "Page 2 before the change",
        "Page 2 after the change",
        "Page 4 after the change",
    ]
    assert "There was no such page." in found.words


def test_no_more_pictures_than_a_browser_can_bear() -> None:
    found = Page(many(MOST))
    assert len(found.all("details")) == MOST
    assert f"{MOST} more pages that look different are not shown." in found.words


def test_it_loads_nothing_and_runs_nothing() -> None:
    found = Page(EVIL)
    assert found.all("script") == found.all("link") == []
    assert all(str(one["src"]).startswith("data:image/png;base64,") for one in found.all("img"))
    assert re.findall(r"url\(", write(EVIL)) == []
    policy = next(one for one in found.all("meta") if "http-equiv" in one)["content"]
    assert str(policy).startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")


def test_words_stand_there_as_they_are() -> None:
    assert Page(EVIL).words.count("</summary><script>x</script>") > 20
    assert "\x1b" not in write(EVIL)
    assert BAD not in write(EVIL)


@pytest.mark.slow
@pytest.mark.parametrize("screen", SCREENS.values(), ids=list(SCREENS))
def test_everybody_can_read_it(browser: Any, screen: Screen) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with shown(browser, write(CHANGED), screen) as page:
        found = Axe().run(page).response
        unsure = [each for each in found["incomplete"] if each["id"] == "color-contrast"]
        assert [each["id"] for each in (*found["violations"], *unsure)] == []
        assert spilt(page) == []


@pytest.mark.slow
@pytest.mark.parametrize("comparison", [CHANGED, EVIL], ids=["usual", "odd"])
def test_nothing_is_wider_than_the_screen(browser: Any, comparison: Comparison) -> None:
    with shown(browser, write(comparison), SCREENS["320 pixels"]) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.slow
def test_all_of_it_can_be_reached_with_the_keyboard(browser: Any) -> None:
    page = browser.new_context(offline=True).new_page()
    page.set_content(write(CHANGED))
    reached = []
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
    assert reached[:8] == ["A"] * 8
    assert reached[8:10] == ["SUMMARY"] * 2
    page.evaluate("document.querySelector('summary').focus()")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('details').open") is False
