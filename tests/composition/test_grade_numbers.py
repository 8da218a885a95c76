"""Where a framework numbers its grades, the table of judgements shows the number beside the word.

That each format has the cells of a table is looked at in `tests/samples/test_parity.py`.
"""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import Document, MainJudgement, Table, plain
from pipeline.report_type.toml.file import ids, load
from tests.samples.cases import GOOD

NUMBERED: Final = ("childrens-centre", "childrens-centre-group")
SCALE: Final = {"outstanding": "1", "good": "2", "requires improvement": "3", "inadequate": "4"}


def report(type_: str, grade: str) -> Document:
    """Return the report of a good sample in which each judgement has this grade."""
    sample = next(one for one in GOOD if one.name.startswith(f"{type_}/"))
    bundle: Any = json.loads(sample.content)
    bundle["judgements"] = {id_: {"grade": grade} for id_ in bundle["judgements"]}
    taken = intake(RawBundle("bundle.json", json.dumps(bundle).encode()))
    assert taken.bundle, taken.findings
    return compose(taken.bundle, load(type_)).documents[0]


def graded(document: Document) -> tuple[MainJudgement, Table]:
    main = next(one for one in document.masthead if isinstance(one, MainJudgement))
    table = next(
        one for one in document.masthead if isinstance(one, Table) and one.look == "grades"
    )
    return main, table


@pytest.mark.parametrize("type_", NUMBERED)
@pytest.mark.parametrize("grade", SCALE)
def test_the_number_stands_beside_the_word(type_: str, grade: str) -> None:
    main, table = graded(report(type_, grade))
    assert [plain(one.title) for one in table.columns] == ["Judgement", "Grade", "Grade number"]
    assert {tuple(plain(cell.inlines) for cell in row.cells[1:]) for row in table.rows} == {
        (grade, SCALE[grade])
    }
    assert plain(main.meaning).startswith(f"Grade number: {SCALE[grade]}. ")


@pytest.mark.parametrize("type_", NUMBERED)
def test_a_grade_of_no_scale_has_no_number(type_: str) -> None:
    main, table = graded(report(type_, "satisfactory"))
    assert {plain(row.cells[2].inlines) for row in table.rows} == {"–"}
    assert main.meaning == ()


def test_where_grades_have_no_number_none_is_shown() -> None:
    assert {one for one in ids() if any(grade.number for grade in load(one).grades)} == {*NUMBERED}
    main, table = graded(report("sccif-rfc-full", "good"))
    assert len(table.columns) == 2
    assert plain(main.meaning).startswith("Good means")
