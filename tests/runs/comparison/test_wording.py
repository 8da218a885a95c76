"""Wording is compared by its source: what moved is the same, what changed is told by word."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.resources import Home
from pipeline.runs.comparison.measure import Passage
from pipeline.runs.comparison.unprinted import unprinted
from pipeline.runs.comparison.wording import pairs, pieces
from tests.runs.comparison.changes import SAMPLE, TYPE, VISIT, before, bundle, side, words

SECOND = (
    "A visit of this kind leads to no grades. It looks at how families are cared for and assessed, "
    "whether children are safe, and how well the centre is led."
)
LEGAL = "This was an assurance visit under the Care Standards Act 2000."


def test_a_changed_word_is_told_with_its_line_and_its_reports(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: ("Visits of this kind", "Visits of that kind")})
    (change,) = found.wording
    assert words(found) == [("gone", "that"), ("new", "this")]
    assert (change.file, change.line, change.base_line) == (VISIT, 2, 2)
    assert (change.reports, change.report_types) == (1, ("rfc-assurance-visit",))
    assert (change.sections, change.fate) == (("visit",), "changed")


def test_a_sentence_that_went_or_came_is_told_as_such(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: (LEGAL, f"{LEGAL} It was short.")})
    assert words(found) == [("gone", "It was short.")]


def test_a_paragraph_that_came_has_no_line_at_base(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: (f"\n{SECOND}\n", "")})
    assert [(one.fate, one.base_line, one.line) for one in found.wording] == [("new", 0, 4)]


def test_words_that_only_moved_to_other_lines_are_no_change(tmp_path: Path) -> None:
    found = before(
        tmp_path,
        {VISIT: ("Visits of this kind are made while", "Visits of\nthis kind are made while")},
    )
    assert found.touched == 1
    assert found.wording == ()


def test_a_template_of_another_name_has_the_same_words(tmp_path: Path) -> None:
    sides = []
    for name in ("tour", "trip"):
        file = tmp_path / name / VISIT.replace("visit.md", f"{name}.md")
        file.parent.mkdir(parents=True)
        file.write_text(f"{LEGAL}\n\nOnly the {name} says so.\n", "utf-8")
        sides.append(side(Home(tmp_path / name), name))
    renamed = (f"templates/{VISIT.replace('visit.md', f'{one}.md')}" for one in ("tour", "trip"))
    found = [piece for one in unprinted(sides[0], sides[1], renamed, ()) for piece in one.pieces]
    assert [(one.fate, one.text) for one in found] == [
        ("gone", "Only the tour says so."),
        ("new", "Only the trip says so."),
    ]


def test_a_value_is_told_as_its_field_and_never_as_what_it_holds(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: ("The last inspection ended", "The inspection before ended")})
    (change,) = found.wording
    text = " ".join(one.text for one in change.pieces)
    assert "‹/event/previous/*/date›" in text
    assert "20" not in text


def test_a_heading_of_the_report_type_is_wording_too(tmp_path: Path) -> None:
    found = before(tmp_path, {TYPE: ('title = "Children are safe"', 'title = "Children are well"')})
    assert words(found) == [("gone", "well"), ("new", "safe")]
    assert found.wording[0].file == TYPE


def test_one_change_in_many_reports_is_told_once(tmp_path: Path) -> None:
    other = bundle("rfc-assurance-visit/good-serious-concerns")
    found = before(tmp_path, {VISIT: ("this kind are", "that kind are")}, bundle(SAMPLE), other)
    assert [one.reports for one in found.wording] == [2]


@pytest.mark.parametrize(
    ("gone", "came", "told"),
    [
        (
            "one two three",
            "one two four",
            [("same", "one two"), ("gone", "three"), ("new", "four")],
        ),
        ("", "one", [("new", "one")]),
        ("one", "", [("gone", "one")]),
        ("one", "one", [("same", "one")]),
    ],
)
def test_two_texts_are_told_as_one(gone: str, came: str, told: list[tuple[str, str]]) -> None:
    assert [(one.fate, one.text) for one in pieces(gone, came)] == told


def test_fixed_wording_is_paired_by_its_id_however_much_it_changed() -> None:
    old = Passage("a.toml", 1, "closure", "", "The centre is closed.")
    new = Passage("b.toml", 9, "closure", "", "Nobody lives here now.")
    other = Passage("b.toml", 8, "", "", "The centre is closed too.")
    assert list(pairs([old], [other, new])) == [(old, new), (None, other)]


def test_words_are_paired_with_the_most_alike_of_their_file_not_the_nearest() -> None:
    old = Passage("a.md.j2", 5, "", "", "The centre has ten places for families.")
    near = Passage("a.md.j2", 5, "", "", "Staff are kind.")
    alike = Passage("a.md.j2", 40, "", "", "The centre has nine places for families.")
    elsewhere = Passage("b.md.j2", 5, "", "", "The centre has ten places for all families.")
    assert list(pairs([old], [near, alike, elsewhere])) == [
        (old, alike),
        (None, near),
        (None, elsewhere),
    ]


def test_words_in_a_branch_that_no_bundle_takes_are_found_in_the_file(tmp_path: Path) -> None:
    file = "report-types/rfc-assurance-visit/concerns.md.j2"
    found = before(tmp_path, {file: ("Because of some practice", "As of some practice")})
    (change,) = found.wording
    assert words(found) == [("gone", "As"), ("new", "Because")]
    assert (change.file, change.line, change.reports) == (file, 11, 0)


def test_words_that_reports_print_are_not_told_again_from_the_file(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: ("this kind are", "that kind are")})
    assert [one.reports for one in found.wording] == [1]
