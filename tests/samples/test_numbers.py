"""Requirements and recommendations have one number each, in a report and in all its forms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.language.measure import section_counts
from pipeline.model.document import BundleSource, Document, Table, plain, texts, walk
from pipeline.runs.examine import examine
from pipeline.writers.outline import write
from tests.samples import cases
from tests.samples.cases import GOOD, Sample, each

FULL: Final = cases.of("sccif-rfc-full/good-narrative")
MANY: Final = 100  # as many as a bundle may have of each


def numbered(documents: tuple[Document, ...]) -> Iterator[tuple[str, str, str, str]]:
    """Yield document, number, pointer of what is numbered, and its words, a row each."""
    for document in documents:
        for section in walk(document.sections):
            for block in section.blocks:
                if isinstance(block, Table) and block.columns[0].holds == "numbers":
                    for row in block.rows:
                        number, action = row.cells[:2]
                        source = next(texts(action.inlines)).source
                        assert isinstance(source, BundleSource)
                        yield (
                            document.id,
                            plain(number.inlines),
                            source.pointer,
                            plain(action.inlines),
                        )


def drafted(sample: Sample, **lists: list[dict[str, Any]]) -> tuple[Document, ...]:
    """Return the documents of a sample with other requirements or recommendations."""
    bundle = {**json.loads(sample.content), **lists}
    composition = examine(RawBundle("bundle.json", json.dumps(bundle).encode())).composition
    assert composition
    return composition.documents


def entries(sample: Sample, name: str, many: int) -> list[dict[str, Any]]:
    """Return the first entry of a list so many times, each with an id of its own."""
    first = json.loads(sample.content)[name][0]
    return [{**first, "id": f"{name[:3]}{at}"} for at in range(many)]


@each(GOOD)
def test_each_has_one_number_wherever_it_stands(sample: Sample) -> None:
    bundle = json.loads(sample.content)
    pointers = [
        f"/{name}/{at}/action"
        for name in ("requirements", "recommendations")
        for at in range(len(bundle.get(name, ())))
    ]
    found = list(numbered(cases.documents(sample)))
    in_report = {pointer: number for document, number, pointer, _ in found if document == "report"}
    assert sorted(in_report) == sorted(pointers)
    assert list(in_report.values()) == [f"R{at}" for at in range(1, len(pointers) + 1)]
    assert all(in_report[pointer] == number for _, number, pointer, _ in found)


@each(GOOD)
def test_every_row_of_a_form_has_a_number(sample: Sample) -> None:
    forms = [one for one in cases.documents(sample) if one.layout == "form"]
    for form in forms:
        blocks = [block for section in walk(form.sections) for block in section.blocks]
        tables = [block for block in blocks if isinstance(block, Table)]
        assert tables
        assert all(one.columns[0].holds == "numbers" and one.row_headers for one in tables)


def test_the_most_that_there_may_be_are_numbered_through() -> None:
    documents = drafted(
        FULL,
        requirements=entries(FULL, "requirements", MANY),
        recommendations=entries(FULL, "recommendations", MANY),
    )
    found = list(numbered(documents))
    for document, lists in {
        "report": ("requirements", "recommendations"),
        "action-plan": ("requirements",),
        "action-plan-recommendations": ("recommendations",),
    }.items():
        numbers = [number for id_, number, *_ in found if id_ == document]
        first = 1 if "requirements" in lists else MANY + 1
        assert numbers == [f"R{at}" for at in range(first, first + MANY * len(lists))]


def test_without_requirements_recommendations_begin_at_one() -> None:
    documents = drafted(FULL, requirements=[])
    assert [one.id for one in documents] == ["report", "action-plan-recommendations"]
    report = [number for id_, number, *_ in numbered(documents) if id_ == "report"]
    assert report[0] == "R1"


def test_where_nothing_is_asked_for_there_is_no_form() -> None:
    assert [one.id for one in drafted(FULL, requirements=[], recommendations=[])] == ["report"]


def test_a_number_is_text_and_stands_in_the_outline() -> None:
    report, form, *_ = (write(one).decode() for one in cases.documents(FULL))
    assert "\nR1 | The registered person must" in report
    assert "\nR1 | The registered person must" in form


@pytest.mark.parametrize("many", [1, MANY])
def test_a_number_is_no_word_of_the_report(many: int) -> None:
    documents = drafted(FULL, requirements=entries(FULL, "requirements", many), recommendations=[])
    improvement = next(one for one in walk(documents[0].sections) if one.id == "improvement")
    (table,) = (block for block in improvement.blocks if isinstance(block, Table))
    words = " ".join(
        [plain(table.caption)]
        + [plain(column.title) for column in table.columns[1:]]
        + [plain(cell.inlines) for row in table.rows for cell in row.cells[1:]]
    ).split()
    assert section_counts(improvement).other_words == len(words)


def test_a_number_is_no_claim() -> None:
    requirements = entries(FULL, "requirements", MANY)
    assert "EVD030" not in rules(requirements)
    requirements[0]["action"] += " R1 means 84 steps."
    assert "EVD030" in rules(requirements)  # a number that somebody wrote


def rules(requirements: list[dict[str, Any]]) -> set[str]:
    """Return the rules that find something where these are the requirements."""
    bundle = {**json.loads(FULL.content), "requirements": requirements}
    found = examine(RawBundle("bundle.json", json.dumps(bundle).encode())).findings
    return {one.rule.id for one in found}
