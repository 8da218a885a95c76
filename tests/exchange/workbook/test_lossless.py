"""A bundle, its workbook or its CSV files, and the same bundle again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.evidence.json.characters import FORBIDDEN
from pipeline.evidence.json.pointer import Path
from pipeline.evidence.made_up.maker import value
from pipeline.evidence.made_up.settled import settled
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.report_type.toml.file import ids, load
from tests.exchange.workbook.books import back, book, rows, through_csv
from tests.samples.cases import GOOD, Sample, each

pytestmark = pytest.mark.thorough

TRAPS: Final = (
    "007", "1e5", "2025-03-04", "11/03/2025", "TRUE", "yes", "No", "=1+1", "=cmd|' /C calc'!A0",
    "+44 1632 960001", "-3", "@SUM(A1)", "'quoted'", "''", "'", "(empty)", " (empty) ", "'(empty)",
    " leads", "trails ", "  ", "_x000D_", "a;b,c", '"', "<&>", "E1, E2", "• one", "Good ", "#REF!",
    "\u00a0", "null", "0.10", "1,200", "'=1", " =1", "＝1", "nan", "12:30", "A1",
)  # fmt: skip
AS_DRAWN: Final = (Phase.explicit, Phase.generate)  # a bundle takes minutes to make smaller
LETTERS: Final = st.characters(exclude_categories=("Cs", "Co", "Cn", "Cc")).filter(
    lambda one: not FORBIDDEN.match(one)
)
ANY: Final = st.one_of(st.sampled_from(TRAPS), st.text(LETTERS, max_size=12))
LINES: Final = st.lists(ANY, min_size=1, max_size=4).map("\n".join)


@dataclass
class Drawn:
    """Chooses as hypothesis does."""

    data: st.DataObject

    def gives(self, view: View, path: Path) -> bool:
        return self.data.draw(st.booleans())

    def length(self, path: Path, least: int, most: int) -> int:
        return self.data.draw(st.integers(least, min(most, max(least, 3))))

    def number(self, path: Path, least: int, most: int) -> int:
        return self.data.draw(st.integers(least, most))

    def among(self, path: Path, values: tuple[str, ...]) -> str:
        return self.data.draw(st.sampled_from(values))

    def yes(self, path: Path) -> bool:
        return self.data.draw(st.booleans())

    def words(self, path: Path, least: int, most: int) -> str:
        lines = path[0] == "narrative" and path[-1] == "text"
        return self.data.draw(LINES if lines else ANY)[:most].ljust(least, "a")


def made(report_type: str, data: st.DataObject) -> dict[str, Any]:
    """Return a bundle of a report type, with all that the schemas let stand in it."""
    view, chooser = bundle_view(report_type), Drawn(data)
    found: dict[str, Any] = settled(value(view, chooser), load(report_type), chooser, "made-up")
    ids_ = [one["id"] for one in found["evidence"]]
    for name in ("requirements", "recommendations"):
        for one in found.get(name, ()):
            one["evidence"] = data.draw(st.lists(st.sampled_from(ids_ or ["E1"]), max_size=3))
    if chooser.gives(view, ()):
        found["waivers"] = value(view.below("waivers"), chooser, ("waivers",))
    if chooser.gives(view, ()):
        own = view.below("narrative")
        sections = data.draw(st.lists(st.sampled_from(own.names()), unique=True, max_size=3))
        found["narrative"] = {
            one: value(own.below(one), chooser, ("narrative", one)) for one in sections
        }
    return found


@pytest.mark.parametrize("report_type", ids())
@given(data=st.data())
@settings(max_examples=12, phases=AS_DRAWN)
def test_a_bundle_is_itself_again_after_csv(report_type: str, data: st.DataObject) -> None:
    bundle = made(report_type, data)
    assert (rows(bundle).lost, rows(bundle).too_long) == ((), ())
    assert through_csv(bundle).data == bundle


@pytest.mark.parametrize("report_type", ids())
@given(data=st.data())
@settings(max_examples=3, phases=AS_DRAWN)
def test_a_bundle_is_itself_again_after_a_workbook(report_type: str, data: st.DataObject) -> None:
    bundle = made(report_type, data)
    assert back(book(bundle), report_type)[0].data == bundle


@each(GOOD)
def test_a_good_sample_is_itself_again_and_nothing_is_told(sample: Sample) -> None:
    data = json.loads(sample.content)
    taken, told = back(book(data), data["report_type"])
    assert (taken.data, told) == (data, ())
    assert through_csv(data).data == data


def test_the_same_bundle_gives_the_same_bytes() -> None:
    data = json.loads(GOOD[0].content)
    assert book(data) == book(data)


@pytest.mark.parametrize(
    "value", ["<r><t>x</t></r>", "<r></broken></r>", "a _x005F_x0041_ b", 10**20, 1.5, 10**15]
)
def test_what_a_workbook_would_say_otherwise_has_no_cell(value: object) -> None:
    data = json.loads(GOOD[0].content)
    data["evidence"][0]["statement" if isinstance(value, str) else "weight"] = value
    assert rows(data).lost


@pytest.mark.parametrize("value", ["<r>", "a <r></r>", "_x0041_", "_x0041_ _x0042_", 10**15 - 1])
def test_what_only_looks_like_that_has_one(value: object) -> None:
    data = json.loads(GOOD[0].content)
    data["evidence"][0]["statement" if isinstance(value, str) else "weight"] = value
    assert not rows(data).lost
    assert back(book(data), data["report_type"])[0].data == data
    assert through_csv(data).data == data
