"""Cells as people fill them in: what is read, what is told with the cell, what is never said."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.cli import main
from pipeline.exchange.workbook.checking import checked
from pipeline.exchange.workbook.days import reading
from pipeline.exchange.workbook.grids import Grid
from pipeline.exchange.workbook.reading import read_back
from tests.exchange.workbook.books import back, known, layout
from tests.exchange.workbook.made import (
    EVIDENCE,
    PEOPLE,
    TYPE,
    Rows,
    book,
    changed,
    form,
    packed,
    parts,
)

SECRET: Final = "Zebedee"  # no word of a cell is ever said


def told(content: bytes) -> list[tuple[str, str, str]]:
    """Return what is told of a workbook: how bad, where, what."""
    _, every = back(content, TYPE)
    assert SECRET not in repr(every)
    return [(one.severity, one.where, one.message) for one in every]


def taken(content: bytes) -> Any:
    return back(content, TYPE)[0].data


def evidence(**cells: Any) -> Rows:
    """Return one piece of evidence with other cells in it."""
    names = [*EVIDENCE[0], *(one for one in cells if one not in EVIDENCE[0])]
    row = {**dict(zip(EVIDENCE[0], EVIDENCE[1], strict=True)), **cells}
    return (tuple(names), tuple(row.get(name) for name in names))


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-03-11", date(2025, 3, 11)),
        ("11 March 2025", date(2025, 3, 11)),
        (" 11  march, 2025 ", date(2025, 3, 11)),
        ("Tuesday 11th March 2025", date(2025, 3, 11)),
        ("Tue, 11 Mar 2025", date(2025, 3, 11)),
        ("the 11 March 2025", None),
        ("11 of March 2025", date(2025, 3, 11)),
        ("March 11, 2025", date(2025, 3, 11)),
        ("11-Mar-2025", date(2025, 3, 11)),
        ("1 Sept 2024", date(2024, 9, 1)),
        ("11/03/2025", date(2025, 3, 11)),
        ("11.3.2025", date(2025, 3, 11)),
        ("11-03-2025", date(2025, 3, 11)),
        ("31/03/2025", date(2025, 3, 31)),
        ("03/31/2025", None),
        ("31/02/2025", None),
        ("29/02/2024", date(2024, 2, 29)),
        ("11/03/25", None),
        ("11/03-2025", None),
        ("11 Ma 2025", None),
        ("11 Ju 2025", None),
        ("mid March", None),
        ("1/1/0001", None),
        ("٣/٣/2025", None),
    ],
)
def test_a_day_is_read_as_it_is_written_in_britain(written: str, day: date | None) -> None:
    found = reading(written)
    assert (found.day if found else None) == day


def test_of_a_day_that_is_not_taken_the_readings_are_told_where_they_may_be() -> None:
    content = book(Setting_and_event=form(("Event", "Start", "4/3/25")))
    (hint,) = (one.hint for one in back(content, TYPE)[1] if "which day" in one.message)
    assert hint == "Write 2025-03-04 (4 March 2025) or 2025-04-03 (3 April 2025)."


def test_a_day_that_may_be_two_is_told_with_both() -> None:
    content = book(Setting_and_event=form(("Event", "Start", "03/04/2025")))
    assert taken(content)["event"]["start"] == "2025-04-03"
    said = "This day is read with the day first: 3 April 2025, not 4 March 2025."
    assert told(content) == [("notice", "Setting and event!C9", said)]


@pytest.mark.parametrize("written", ["Wed 4 March 2025", "Monday, 4th March 2025"])
def test_a_day_of_another_weekday_is_told(written: str) -> None:
    content = book(Setting_and_event=form(("Event", "Start", written)))
    assert taken(content)["event"]["start"] == "2025-03-04"
    said = "This day is another day of the week."
    assert told(content) == [("warning", "Setting and event!C9", said)]


@pytest.mark.parametrize("weekday", ["Tue", "tues", "Tuesday,", "TUESDAY"])
def test_a_day_of_its_own_weekday_is_not(weekday: str) -> None:
    found = reading(f"{weekday} 4 March 2025")
    assert found
    assert not found.is_in_doubt


def test_a_day_that_is_private_is_not_repeated() -> None:
    content = book(Evidence=evidence(**{"Source: date": "03/04/2025"}))
    assert told(content) == [("notice", "Evidence!G2", "This day is read with the day first.")]


@pytest.mark.parametrize(
    ("cells", "path", "value"),
    [
        ({"Direction": "Strength "}, "direction", "strength"),
        ({"Area": " Families-First"}, "area", "families-first"),
        ({"Weight": "4"}, "weight", 4),
        ({"Weight": 4.0}, "weight", 4),
        ({"Source: time": "9:30"}, "source/time", "09:30"),
        ({"Source: time": time(9, 30)}, "source/time", "09:30"),
        ({"Source: date": date(2025, 3, 4)}, "source/date", "2025-03-04"),
        ({"Id": " E1"}, "id", "E1"),
        ({"Quote: permission": True, "Quote: text": "Yes."}, "quote/permission", True),
        ({"Quote: permission": "YES", "Quote: text": "Yes."}, "quote/permission", True),
        ({"Statement": "Two.\tWords."}, "statement", "Two. Words."),
        ({"Statement": "One line.\n"}, "statement", "One line."),
    ],
)
def test_a_cell_says_what_people_mean(cells: dict[str, Any], path: str, value: Any) -> None:
    content = book(Evidence=evidence(**cells))
    found = taken(content)["evidence"][0]
    for step in path.split("/"):
        found = found[step]
    assert found == value
    assert told(content) == []


def test_a_grade_is_read_in_whatever_capitals() -> None:
    grids = [
        Grid("Judgements", [["Judgement", "Grade"], ["Overall ", "Good "], ["leaders", "odd"]]),
        Grid("Inspectors", [["Name", "Role"], ["Sam", "Good "]]),
    ]
    type_ = "sccif-rfc-full"
    found = read_back(grids, layout(type_), known(type_)).data
    assert found["judgements"] == {"overall": {"grade": "good"}, "leaders": {"grade": "odd"}}
    assert found["event"]["inspectors"][0]["role"] == "Good "


def test_a_number_or_a_day_in_place_of_a_text_is_kept_and_told() -> None:
    content = book(
        Evidence=evidence(Statement=date(2025, 3, 4)),
        Inspectors=(PEOPLE[0], (True, 9.5)),
        Setting_and_event=form(("Setting", "Reference", 12345)),
    )
    found = taken(content)
    assert found["setting"]["reference"] == "12345"
    assert found["event"]["inspectors"] == [{"name": "TRUE", "role": "9.5"}]
    assert found["evidence"][0]["statement"] == "2025-03-04"
    assert [(severity, where) for severity, where, _ in told(content)] == [
        ("notice", "Setting and event!C6"),
        ("notice", "Inspectors!A2"),
        ("notice", "Inspectors!B2"),
        ("notice", "Evidence!D2"),
    ]


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ({"Weight": f"four {SECRET}"}, "Evidence!F2"),
        ({"Source: date": f"mid {SECRET}"}, "Evidence!G2"),
        ({"Quote: permission": SECRET}, "Evidence!G2"),
    ],
)
def test_what_cannot_be_read_stays_and_is_told(cells: dict[str, Any], where: str) -> None:
    content = book(Evidence=evidence(**cells))
    (one,) = told(content)
    assert one[:2] == ("error", where)
    assert SECRET in json.dumps(taken(content))


def test_ids_and_lines_are_read_however_they_stand() -> None:
    content = book(
        Recommendations=(("Id", "Action", "Evidence"), ("C1", "Do.", "E1; E2\n• E3,E4 ")),
        Setting_and_event=form(("Setting", "Address", "• 1 High Street\n\nLeeds\n")),
    )
    found = taken(content)
    assert found["recommendations"][0]["evidence"] == ["E1", "E2", "E3", "E4"]
    assert found["setting"]["address"] == ["1 High Street", "Leeds"]


def test_signs_that_were_pasted_become_a_list_and_it_is_told() -> None:
    content = book(Narrative=(("Narrative", "Text"), ("Safety ", "Seen:\n•\tone\n· two")))
    found = taken(content)["narrative"]
    assert found == {"safety": {"paragraphs": [{"text": "Seen:\n- one\n- two", "evidence": []}]}}
    assert [one[:2] for one in told(content)] == [("notice", "Narrative!B2")]


def test_a_formula_is_not_worked_out_and_its_value_is_told() -> None:
    def act(_: Any, own: Any) -> None:
        own["Evidence"].write_formula("D2", '=HYPERLINK("https://x.test","a")', None, "Kept.")
        own["Inspectors"].write_formula("A2", "=cmd|'/c calc'!A0", None, "Sam")
        own["Inspectors"].write_formula("B2", "='[other.xlsx]A'!B1", None, "")
        own["Facts"].write_formula("C2", "=1/0", None, "#DIV/0!")

    content = book(act)
    found = taken(content)
    assert found["evidence"][0]["statement"] == "Kept."
    assert found["event"]["inspectors"] == [{"name": "Sam"}]
    assert [one[:2] for one in told(content)] == [
        ("error", "Facts!C2"),
        ("warning", "Inspectors!A2"),
        ("error", "Inspectors!B2"),
        ("warning", "Evidence!D2"),
    ]


def test_what_is_struck_through_is_read_and_told() -> None:
    def strike(made: Any, own: Any) -> None:
        look = made.add_format({"font_strikeout": True})
        sheet = own["Evidence"]
        sheet.write("D2", "All of it.", look)
        sheet.write_rich_string("D3", "Some ", look, "of it", ".")

    content = book(
        strike, Evidence=(*evidence(), ("E2", "families-first", "record", "x", "neutral", 1))
    )
    assert [one["statement"] for one in taken(content)["evidence"]] == ["All of it.", "Some of it."]
    said = "Words that are struck through are read like the others: D2, D3."
    assert told(content) == [("warning", "Evidence!D2", said)]


def test_a_sheet_without_cells_is_told_and_not_named() -> None:
    def draw(made: Any, _: Any) -> None:
        chart = made.add_chart({"type": "bar"})
        chart.add_series({"values": "=Evidence!$F$2:$F$2"})
        made.add_chartsheet(SECRET).set_chart(chart)

    said = "1 sheet has no cells, and so nothing is taken in."
    assert [one[2] for one in told(book(draw))] == [said]


def test_what_is_hidden_or_merged_is_read_and_told() -> None:
    def hide(_: Any, own: Any) -> None:
        own["Evidence"].set_row(2, None, None, {"hidden": True})
        own["Evidence"].set_column("D:D", None, None, {"hidden": True})
        own["Evidence"].merge_range("B2:B3", "families-first")
        own["Inspectors"].hide()

    rows = (*evidence(), ("E2", None, "record", SECRET, "neutral", 1))
    content = book(hide, Evidence=rows)
    assert len(taken(content)["evidence"]) == 2
    assert [(severity, where) for severity, where, _ in told(content)] == [
        ("notice", "Inspectors"),
        ("notice", "Evidence!B2"),
        ("notice", "Evidence!D1"),
    ]


def test_what_has_no_place_is_listed_and_nothing_of_it_said() -> None:
    unknown: Any = {SECRET: ((SECRET, "x"), (None, 3))}
    content = book(
        Evidence=(
            ("Our list", None, SECRET),
            (*EVIDENCE[0], SECRET, None, "Weight"),
            (*EVIDENCE[1], SECRET, "more", 5),
            (None,) * 6 + (None, SECRET),
            (),
        ),
        Setting_and_event=(
            *form(("Setting", SECRET, "x")),
            (SECRET,),
            ("Event", "Notice", "announced", SECRET, SECRET),
        ),
        **unknown,
        Facts=((SECRET,),),
    )
    assert told(content) == [
        ("warning", "Setting and event!B11", _lost("B11, C11, A12, D13, E13")),
        ("error", "Facts", NO_HEADERS),
        ("warning", "Evidence!G2", "This column is not known."),
        ("error", "Evidence!I2", "This column is there twice, and the second is not taken in."),
        ("warning", "Evidence!A1", _lost("A1, C1")),
        ("warning", "Evidence!G3", _lost("G3")),
        ("warning", "Evidence!H3", _lost("H3, H4")),
        ("warning", "Evidence!I3", _lost("I3")),
        ("warning", "Sheet 5", NO_SHEET),
    ]


NO_HEADERS: Final = "No row of this sheet has the names of its columns: nothing of it is taken in."
NO_SHEET: Final = "This sheet is none of the report type: 3 cells of it are not taken in."


def _lost(cells: str) -> str:
    return f"What stands here belongs to no column and is not taken in: {cells}."


def test_a_sheet_of_ours_by_another_name_is_an_error() -> None:
    content = book(
        Proofs=(("Id *", "Area *", "Source: kind *", "Source: date", "Statement", "Quote: text"),),
        Notes=(("Id", "What I still have to do"), (1, SECRET)),
    )
    found = [(level, said) for level, _, said in told(content) if "This sheet" in said]
    assert [level for level, _ in found] == ["error", "warning"]
    assert "has the columns of ‘Evidence’ and another name" in found[0][1]


def test_comments_and_text_boxes_are_told() -> None:
    def write(_: Any, own: Any) -> None:
        own["Evidence"].write_comment("A2", SECRET)
        own["Evidence"].insert_textbox("H2", SECRET)

    found = told(book(write))
    assert {where for _, where, _ in found} == {"Evidence"}
    assert len(found) == 2


def test_a_row_of_nobody_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = book(
        Evidence_series_points=(
            ("Evidence", "Period", "Value"),
            ("E7", "2016/17", 3),
            (None, "2017/18", 4),
        )
    )
    found = told(content)
    assert [one[:2] for one in found] == [
        ("error", "Evidence series points!A2"),
        ("error", "Evidence series points!A3"),
    ]
    (tmp_path / "visit.xlsx").write_bytes(content)
    assert main(["import", str(tmp_path / "visit.xlsx")]) == 1
    assert capsys.readouterr().out == ""


def test_what_validate_finds_is_told_with_its_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = book(
        Evidence=(
            EVIDENCE[0],
            ("E1", "nowhere", "observation", "Welcome.", "strength", 4),
            ("E1", "families-first", "observation", "Welcome.", "strength", 4),
        ),
        Narrative=(("Narrative", "Text", "Evidence"), ("safety", "Safe.", "E1, E9")),
    )
    (tmp_path / "visit.xlsx").write_bytes(content)
    assert main(["import", str(tmp_path / "visit.xlsx"), "--out", str(tmp_path / "a.json")]) == 1
    out = capsys.readouterr().out
    for line in ("error BND025  Evidence!B2", "error BND022  Evidence!A3",
                 "error BND021  Narrative!C2"):  # fmt: skip
        assert line in out


def test_a_judgement_or_section_that_is_not_known_is_told_with_its_cell() -> None:
    content = book(
        Judgements=(("Judgement", "Grade"), (SECRET, "good")),
        Narrative=(("Narrative", "Text"), ("safety", "Safe."), (SECRET, "Seen.")),
    )
    found, _ = back(content, TYPE)
    told = list(checked(found.data, found.places, "visit.xlsx"))
    assert [(one.rule, one.where) for one in told] == [
        ("BND012", "Judgements!A2"),
        ("BND012", "Narrative!A3"),
    ]
    assert SECRET not in repr(told)


def test_cells_of_another_calendar_and_of_other_forms_are_read() -> None:
    strict = changed(
        "xl/worksheets/sheet4.xml",
        r'<c r="F2"[^>]*>.*?</c>',
        b'<c r="F2"><v>4</v></c><c r="G2" t="d"><v>2025-03-04</v></c><c t="inlineStr">'
        b"<is><r><t>An</t></r><r><t>na_x0020_</t></r><rPh><t>no</t></rPh></is></c>",
        book(Evidence=evidence(**{"Source: date": "x", "Source: detail": "y"})),
    )
    strict = changed(
        "xl/worksheets/sheet4.xml", r'<c r="G2" t="s">.*?</c><c r="H2".*?</c>', b"", strict
    )
    source = taken(strict)["evidence"][0]["source"]
    assert source == {"kind": "observation", "date": "2025-03-04", "detail": "Anna "}


def test_days_count_from_1904_where_the_workbook_says_so() -> None:
    def day(made: Any, own: Any) -> None:
        form_ = made.add_format({"num_format": 'yyyy"d"'})
        own["Evidence"].write_number("G2", 1, form_)

    content = book(day, Evidence=evidence(**{"Source: date": None}))
    own = changed("xl/workbook.xml", "<workbookPr", b'<workbookPr date1904="1"', content)
    assert taken(content)["evidence"][0]["source"]["date"] == "1900-01-01"
    assert taken(own)["evidence"][0]["source"]["date"] == "1904-01-02"


def test_a_strict_workbook_is_read_as_any_other() -> None:
    """Excel can save so: other addresses for the same names (ISO 29500-1)."""
    office, strict = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    changes = {
        office + b"spreadsheetml/2006/main": strict + b"spreadsheetml/main",
        office + b"officeDocument/2006/": strict + b"officeDocument/",
    }
    found = parts(book())
    for old, new in changes.items():
        found = {name: part.replace(old, new) for name, part in found.items()}
    assert found != parts(book())
    assert taken(packed(found)) == taken(book())


@pytest.mark.parametrize(
    ("cell", "date_"),
    [
        ("March 2011", "2011-03"),
        ("mar 2011", "2011-03"),
        ("2011-03", "2011-03"),
        ("14 March 2011", "2011-03-14"),
        (date(2011, 3, 14), "2011-03-14"),
    ],
)
def test_an_earlier_inspection_may_have_no_more_than_a_month(cell: Any, date_: str) -> None:
    earlier = (("Date", "Kind"), (cell, "full"))
    made = book(Previous=earlier)
    (one,) = taken(made)["event"]["previous"]
    assert one["date"] == date_
