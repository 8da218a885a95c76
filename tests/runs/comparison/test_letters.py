"""Letters for single buildings: compared as one kind, and kept without the ids of buildings."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from pipeline.resources import Home
from pipeline.runs.comparison.keeping import keep
from pipeline.runs.comparison.kept import text
from tests.runs.comparison.changes import before, bundle, side

SAMPLE: Final = "sccif-childrens-home-full/good-requires-improvement"
HELLO: Final = "report-types/sccif-childrens-home-full/letter-hello.md.j2"
BUILDINGS: Final = ("Quillhurst", "Yarrowby")


def divided(data: Any) -> None:
    """Write to each building by itself; the last paragraph names none that is listed."""
    data["setting"]["buildings"] = [{"id": one} for one in BUILDINGS]
    paragraphs = data["narrative"]["letter"]["paragraphs"]
    for at, one in enumerate(paragraphs):
        one["building"] = BUILDINGS[at % 2]
    paragraphs[-1]["building"] = "Zeddlecombe"


def test_a_change_of_letters_is_told_of_the_kind_of_letter(tmp_path: Path) -> None:
    edit = {HELLO: ("We are inspectors.", "We are the inspectors.")}
    found = before(tmp_path, edit, bundle(SAMPLE, divided))
    (type_,) = (one for one in found.types if one.report_type == "sccif-childrens-home-full")
    letters = [one for one in type_.sections if one.document.startswith("children-letter")]
    assert {one.document for one in letters} == {"children-letter"}
    assert letters[0].title == "A letter to the children who live here"
    (words,) = (one for one in letters if one.section == "letter-hello")
    assert words.base
    assert words.head
    assert words.reports == 1
    assert words.base.words.middle - words.head.words.middle == 1
    assert not any(name in repr(found) for name in BUILDINGS)


def test_what_is_kept_has_no_id_of_a_building() -> None:
    kept, broken = keep(side(Home(), "head"), [bundle(SAMPLE, divided)], 1)
    assert broken == ()
    assert "children-letter" in text(kept)
    assert [one for one in (*BUILDINGS, "Zeddlecombe") if one in text(kept)] == []
