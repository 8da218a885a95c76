"""Many reports: pages of bounded size, each report once, what needs a person on the first."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final, overload

import pytest

from pipeline.resources import SHIPPED, Home, using
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.pages import index
from pipeline.runs.overview.written import write_overview
from tests.runs.overview.records import GRADES, drafted, failed, links, rows, worst

MEGABYTE: Final = 1_000_000


def many(number: int, title: str = "House") -> list[Entry]:
    return [drafted(f"b{at}", f"{title} {at:05}") for at in range(number)]


def test_pages_have_500_rows_at_most_and_each_report_once() -> None:
    given = [*many(1_203), *worst()]
    pages = dict(index(given))
    names = ["index.html", "index-2.html", "index-3.html"]
    assert sorted(pages, key=len) == sorted(names, key=len)
    found = {name: rows(pages[name])[1:] for name in names}
    assert [len(found[name]) for name in names] == [500, 500, 210]
    first = [row[0] for name in names for row in found[name]]
    assert len(set(first)) == len(given)
    assert first[:3] == [row[0] for row in rows(dict(index(worst()))["index.html"])[1:4]]


def test_the_first_page_comes_last_and_leads_to_all_others() -> None:
    pages = list(index(many(1_001)))
    assert [name for name, _ in pages] == ["index-2.html", "index-3.html", "index.html"]
    text = pages[-1][1].decode()
    assert "Page 1: rows 1 to 500" in text
    assert {"index-2.html", "index-3.html"} <= {href for href, _ in links(pages[-1][1])}
    assert "Rows 1 to 500 of 1,001, what needs a person first." in text
    assert [href for href, _ in links(pages[0][1]) if href.startswith("index")] == [
        "index.html", "index-3.html", "index.html",
    ]  # fmt: skip
    assert [href for href, _ in links(pages[1][1]) if href.startswith("index")] == [
        "index-2.html", "index.html",
    ]  # fmt: skip


@pytest.mark.parametrize("title", ["House", "&" * 200, "Llanfair" * 25])
def test_a_page_stays_under_a_megabyte(title: str) -> None:
    pages = dict(index(many(800, title)))
    assert max(map(len, pages.values())) < MEGABYTE
    assert sum(len(rows(page)) - 1 for page in pages.values()) == 800


def test_500_rows_are_one_page_and_one_more_is_another() -> None:
    assert [name for name, _ in index(many(500))] == ["index.html"]
    assert [name for name, _ in index(many(501))] == ["index-2.html", "index.html"]
    assert "<nav" not in dict(index(many(500)))["index.html"].decode()


def test_plots_tell_the_whole_batch_and_stand_on_the_first_page_only() -> None:
    given = [*many(600), failed("a.json"), drafted("x", "X", severities={"error": ("GRD004",)})]
    pages = {name: page.decode() for name, page in index(given)}
    assert "602 bundles: 601 drafted, 1 failed." in pages["index.html"]
    assert re.search(r"Without findings.*?<td>600</td>", pages["index.html"])
    assert re.search(r"GRD004 .*?in 1 bundle", pages["index.html"])
    assert 'class="plots"' in pages["index.html"]
    assert 'class="plots"' not in pages["index-2.html"]


def test_each_grade_says_of_which_judgement_it_is_the_overall_one_first() -> None:
    given = drafted("a", "Ash House", grades=GRADES[::-1])
    (page,) = (page.decode() for _, page in index([given]))
    (told,) = re.findall(r'<td class="grades">(.*?)</td>', page)
    items = [re.sub("<.*?>", "", one) for one in re.findall("<li.*?>(.*?)</li>", told)]
    first, *others = sorted(GRADES, key=lambda one: not one.overall)
    assert items[0] == f"{first.judgement}: {first.grade}"
    assert sorted(items[1:]) == sorted(f"{one.judgement}: {one.grade}" for one in others)


class Shelf(Sequence[Entry]):
    """Records that are made when they are asked for, as from a file."""

    def __init__(self, number: int) -> None:
        self.asked: list[int] = []
        self._number = number

    def __len__(self) -> int:
        return self._number

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        assert isinstance(at, int)
        if at >= self._number:
            raise IndexError(at)
        self.asked.append(at)
        return drafted(f"b{at}", f"House {at}")


def test_records_need_not_be_held() -> None:
    """They are asked for twice at most, one after another: to be counted, and to be drawn."""
    shelf = Shelf(700)
    assert len(list(index(shelf))) == 2
    assert len(shelf.asked) <= 2 * 700
    assert shelf.asked[:700] == list(range(700))


# --- the script --------------------------------------------------------------------------


def test_only_the_script_of_the_program_may_run_and_nothing_is_loaded() -> None:
    text = dict(index(worst()))["index.html"].decode()
    (script,) = re.findall("<script>(.*?)</script>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    policy = re.findall('Content-Security-Policy" content="([^"]*)"', text)[0]
    assert f"script-src &#39;sha256-{digest}&#39;" in policy
    assert policy.startswith("default-src &#39;none&#39;")
    assert not re.search(r"url\(|@import|\son\w+=|\ssrc=", text)
    assert script == (SHIPPED / "templates/pages/index.js").read_text("utf-8")


def test_a_team_cannot_bring_a_script_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "index.js").write_text("alert(1)", "utf-8")
    with using(Home(tmp_path)):
        assert b"alert(1)" not in dict(index(worst()))["index.html"]


# --- on disk -----------------------------------------------------------------------------


def test_pages_of_a_longer_run_go_and_those_of_others_stay(tmp_path: Path) -> None:
    write_overview(tmp_path, many(1_600))
    assert len(list(tmp_path.glob("index*.html"))) == 4
    (tmp_path / "index-4.html").write_text("<p>Mine.</p>", "utf-8")
    write_overview(tmp_path, many(3))
    assert {one.name for one in tmp_path.iterdir()} == {
        "batch.csv", "batch.json", "index.html", "index-4.html",
    }  # fmt: skip
