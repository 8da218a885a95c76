"""Sheets and columns are those of the schemas, and a workbook says what belongs in them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from typing import Any

import openpyxl
import pytest

from pipeline.evidence.schema.view import View, bundle_view
from pipeline.exchange.workbook.grids import part_of
from pipeline.exchange.workbook.names import LONGEST_NAME, same, sheet_name
from pipeline.report_type.toml.file import ids, load
from tests.exchange.workbook.books import empty, layout

TYPE = "sccif-rfc-full"


@cache
def opened(report_type: str) -> Any:
    return openpyxl.load_workbook(io.BytesIO(empty(report_type)))


def column(sheet: Any, header: str) -> str:
    """Return the letter of a column."""
    letters = {str(one.value).removesuffix(" *"): one.column_letter for one in sheet[3]}
    return str(letters[header])


def chosen(sheet: Any, cell: str) -> str:
    """Return where the list of a cell stands, or what it is, or ''."""
    found = [one for one in sheet.data_validations.dataValidation if cell in one.sqref]
    return found[0].formula1 if found and found[0].type == "list" else ""


def values(book: Any, where: str) -> list[str]:
    sheet, _, cells = where.partition("!")
    return [row[0].value for row in book[sheet.strip("'")][cells.replace("$", "")]]


@pytest.mark.parametrize("report_type", ids())
def test_no_two_sheets_or_columns_are_called_the_same(report_type: str) -> None:
    sheets = layout(report_type).sheets
    names = [same(one.name) for one in sheets]
    assert len(set(names)) == len(names)
    assert all(len(one.name) <= LONGEST_NAME for one in sheets)
    for table in sheets:
        said = [same(f"{part_of(one)}/{one.title}") for one in table.columns]
        headers = [same(one.header) for one in table.columns]
        assert len(set(said if table.form else headers)) == len(table.columns), table.name


@pytest.mark.parametrize("report_type", ids())
def test_each_field_of_the_schemas_has_a_place(report_type: str) -> None:
    placed = {
        (*table.from_top, *one.path) for table in layout(report_type).tables
        for one in table.columns
    }  # fmt: skip
    wanted = {one for one in _fields(bundle_view(report_type), ()) if one}
    assert wanted - placed == set()


def _fields(view: View, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the path of each field, without the numbers of lists and the keys of maps."""
    if "array" in view.said("type"):
        yield from _fields(view.below(0), path)
    elif view.said("propertyNames"):
        yield from _fields(view.below(next(iter(view.names()), "a")), path) if view.names() else ()
    elif view.names():
        for name in view.names():
            yield from _fields(view.below(name), (*path, name))
    else:
        yield path


def test_a_name_that_is_too_long_or_taken_becomes_another() -> None:
    assert sheet_name("A" * 40, ()) == "A" * 31
    assert sheet_name("A" * 40, ("a" * 31,)) == "A" * 29 + " 2"
    assert sheet_name("Notes/plans [x]", ()) == "Notes plans x"


def test_closed_values_areas_and_ids_are_chosen_from_lists() -> None:
    book = opened(TYPE)
    evidence, narrative = book["Evidence"], book["Narrative"]
    areas = values(book, chosen(evidence, f"{column(evidence, 'Area')}9"))
    assert areas == [one.id for one in load(TYPE).areas]
    kinds = values(book, chosen(evidence, f"{column(evidence, 'Source: kind')}9"))
    assert kinds[:2] == ["observation", "record"]
    grades = values(book, chosen(book["Judgements"], "B4"))
    assert grades == [one.label.text for one in load(TYPE).grades]
    assert chosen(evidence, f"{column(evidence, 'Quote: permission')}9") == '"yes,no"'
    assert chosen(narrative, f"{column(narrative, 'Evidence')}9").startswith("'Evidence'!$A$4:$A$")
    assert values(book, chosen(narrative, "A9"))[0] == "service"


def test_days_are_days_texts_are_texts_and_headings_stay_in_sight() -> None:
    evidence = opened(TYPE)["Evidence"]
    form = {one: evidence.column_dimensions[column(evidence, one)].number_format
            for one in ("Source: date", "Id", "Weight")}  # fmt: skip
    assert form == {"Source: date": "d mmmm yyyy", "Id": "@", "Weight": "0"}
    assert evidence.freeze_panes == "B4"
    assert opened(TYPE)["Setting and event"].freeze_panes == "C3"


def test_what_must_be_filled_in_is_marked_and_what_belongs_there_said() -> None:
    evidence = opened(TYPE)["Evidence"]
    weight = column(evidence, "Weight")
    assert evidence[f"{weight}3"].value == "Weight *"
    assert evidence[f"{weight}2"].value.endswith("Must be filled in.")
    text = evidence[f"{column(evidence, 'Quote: text')}2"].value
    assert text.endswith("Needed where anything of ‘Quote’ is filled in.")
    assert "001:" not in " ".join(str(cell.value) for cell in evidence[2])


def test_what_nobody_may_fill_in_is_not_there() -> None:
    """An authority has no requirements, so its workbook has no sheet for them."""
    assert "Requirements" not in opened("la-services-2014").sheetnames
    assert "Judgements" not in opened("rfc-assurance-visit").sheetnames
