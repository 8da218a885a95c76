"""Whatever people type, and wherever: a word is in the bundle, or its cell is told. None acts."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any, Final

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from pipeline.exchange.workbook.cells import read
from pipeline.exchange.workbook.csv_out import files
from pipeline.exchange.workbook.grids import FORM_HEADERS, Grid, part_of
from pipeline.exchange.workbook.layout import Table
from pipeline.exchange.workbook.reading import read_back
from pipeline.exchange.workbook.readings import Cell
from tests.exchange.workbook.books import book, known, layout, rows
from tests.exchange.workbook.made import parts
from tests.exchange.workbook.test_lossless import TRAPS
from tests.exchange.workbook.test_other_programs import trapped
from tests.samples.cases import OF_EACH_TYPE, Sample, each

WORD: Final = "w{}x"
TYPES: Final = ("sccif-rfc-monitoring", "la-services-2014")
AS_DRAWN: Final = (Phase.explicit, Phase.generate)


class Typist:
    """Types words of its own into cells, each word once."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.words: list[str] = []

    def cell(self) -> Cell:
        kinds = st.sampled_from(["word", "word", "blank", "number", "yes", "day", "trap"])
        match self.data.draw(kinds):
            case "word":
                self.words.append(WORD.format(len(self.words)))
                return self.words[-1]
            case "number":
                return self.data.draw(st.sampled_from([0, 4, 2.5, -1, 1e300]))
            case "yes":
                return True
            case "day":
                return "11 March 2025"
            case "trap":
                return self.data.draw(st.sampled_from(TRAPS))
            case _:
                return None

    def grid(self, table: Table) -> Grid:
        own = self.data.draw(st.permutations(range(len(table.columns))))
        if table.form:
            lines = [[part_of(one), one.title, self.cell()] for one in table.columns]
            return Grid(table.name, [FORM_HEADERS[:3], *lines, [self.cell() for _ in range(4)]])
        headers = [table.columns[at].header for at in own[: self.data.draw(st.integers(1, 6))]]
        lines = [[self.cell() for _ in range(len(headers) + 1)] for _ in range(3)]
        return Grid(table.name, [[self.cell()], headers, *lines])


@pytest.mark.parametrize("report_type", TYPES)
@given(data=st.data())
@settings(max_examples=12, phases=AS_DRAWN)
def test_each_word_is_in_the_bundle_or_its_cell_is_told(
    report_type: str, data: st.DataObject
) -> None:
    typist = Typist(data)
    grids = [typist.grid(one) for one in layout(report_type).sheets]
    grids.append(Grid("Something else", [[typist.cell()]]))
    taken = read_back(grids, layout(report_type), known(report_type))
    within = json.dumps(taken.data)
    told = " ".join(f"{one.where} {one.message}" for one in taken.told)
    for grid in grids:
        for row, column, cell in grid.filled():
            if cell in typist.words and f'"{cell}' not in within and f"\\n{cell}" not in within:
                name = grid.where(row, column).rpartition("!")[2]
                whole_row = rf"{grid.name}![A-Z]+{row + 1} [^.;:]*[;:] it is not taken in"
                assert re.search(rf"\b{name}\b|{whole_row}|more\.|{grid.name} This", told), told
    assert not any(word in told.split() for word in typist.words)


@each(OF_EACH_TYPE)
def test_no_text_of_csv_acts_in_a_spreadsheet(sample: Sample) -> None:
    data = trapped(sample)
    for _, raw in files(layout(data["report_type"]), rows(data).rows):
        for line in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")):
            assert [one for one in line if re.match(r"\s*[=+\-@\t\r＝＋－＠]", one)] == []


@each(OF_EACH_TYPE)
def test_no_text_of_a_workbook_is_a_formula_or_a_link(sample: Sample) -> None:
    found = parts(book(trapped(sample)))
    sheets = [part for name, part in found.items() if name.startswith("xl/worksheets/")]
    assert not any(re.search(rb"<f[ >/]|<hyperlink|TargetMode", one) for one in sheets)
    assert b"quotePrefix" in found["xl/styles.xml"]


@given(cell=st.one_of(st.text(max_size=30), st.floats(allow_nan=False), st.integers(), st.none(),
                      st.booleans(), st.dates(), st.datetimes(), st.times()))  # fmt: skip
@settings(max_examples=200)
def test_any_cell_can_be_read_by_any_column(cell: Any) -> None:
    for table in layout(TYPES[0]).sheets:
        for column in table.columns:
            read(column, cell)
