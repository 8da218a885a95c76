"""Bundles as sheets and back, in the process of the test."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.commands.known import known_of
from pipeline.evidence.schema.view import bundle_view
from pipeline.exchange.workbook.blank import blank
from pipeline.exchange.workbook.csv_in import grid_from
from pipeline.exchange.workbook.csv_out import files
from pipeline.exchange.workbook.filled import Filled, filled
from pipeline.exchange.workbook.known import Known
from pipeline.exchange.workbook.layout import Layout, layout_of
from pipeline.exchange.workbook.reading import read_back
from pipeline.exchange.workbook.taken import Taken
from pipeline.exchange.workbook.told import Told
from pipeline.exchange.workbook.xlsx_in import grids_from
from pipeline.exchange.workbook.xlsx_out import workbook
from pipeline.report_type.toml.file import load


@cache
def layout(report_type: str) -> Layout:
    return layout_of(report_type, bundle_view(report_type), known(report_type).areas)


@cache
def known(report_type: str) -> Known:
    return known_of(load(report_type))


def rows(data: Any) -> Filled:
    return filled(layout(data["report_type"]), data)


def book(data: Any) -> bytes:
    """Return a bundle as a workbook."""
    type_ = data["report_type"]
    return workbook(layout(type_), rows(data).rows, known(type_))


def empty(report_type: str) -> bytes:
    """Return the workbook that ‘new’ writes."""
    own = layout(report_type)
    return workbook(own, blank(own, known(report_type)), known(report_type))


def back(content: bytes, report_type: str) -> tuple[Taken, tuple[Told, ...]]:
    """Return what is taken from a workbook, and all that is told."""
    grids, told = grids_from(io.BytesIO(content), "visit.xlsx")
    found = read_back(grids, layout(report_type), known(report_type), told)
    return found, found.told


def through_csv(data: Any) -> Taken:
    """Return what is taken from the CSV files of a bundle."""
    type_ = data["report_type"]
    made = files(layout(type_), rows(data).rows)
    grids = [grid_from(raw.decode("utf-8-sig"), Path(name)) for name, raw in made]
    return read_back(grids, layout(type_), known(type_))
