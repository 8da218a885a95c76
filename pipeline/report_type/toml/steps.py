"""Reads the steps after an inspection: their days, their order, and those that must be there."""

from __future__ import annotations

import re
from typing import Any, cast

from pipeline.model.finding import Citation
from pipeline.report_type import demands as rr
from pipeline.report_type.toml.content import condition
from pipeline.report_type.toml.table import Table

OWN = Citation(says="our own rule: one step answers the other")
_FORCES = ("must", "usual")
_ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def step(table: Table) -> rr.Step:
    """Return one date of a timetable."""
    table.close(
        "id", "label", "days", "months", "unit", "after", "from", "at", "or_at", "when", "lapses",
        "force", "source",
    )  # fmt: skip
    return rr.Step(
        id=_id(table),
        label=table.string("label"),
        days=table.integer("days", 0),
        months=table.integer("months", 0),
        working=table.choice("unit", ("working", "calendar"), "working") == "working",
        after=table.string("after", ""),
        at=table.pointer("at", ""),
        when=condition(table),
        force=cast(Any, table.choice("force", _FORCES)),
        citation=table.citation(),
        counts_from=table.pointer("from", ""),
        or_at=table.pointer("or_at", ""),
        lapses=table.pointer("lapses", ""),
    )


def _id(table: Table) -> str:
    if not _ID.fullmatch(written := table.string("id")):
        message = "‘id’ must be small letters, digits and single hyphens or underscores."
        raise table.broken(message, key="id")
    return written


def order(table: Table) -> rr.Order:
    """Return an order of steps."""
    table.close("id", "steps", "force", "source")
    if len(steps := table.strings("steps")) < 2:
        raise table.broken("‘steps’ must be a list of at least two texts.", key="steps")
    force = cast(Any, table.choice("force", _FORCES))
    return rr.Order(table.id(), steps, force, _citation(table))


def needed(table: Table) -> rr.Needed:
    """Return a step that must be there once others are."""
    table.close("id", "step", "once", "when", "force", "single", "source", "changed", "named")
    return rr.Needed(
        id=table.id(),
        step=table.string("step"),
        once=table.some_strings("once"),
        when=condition(table),
        force=cast(Any, table.choice("force", (*_FORCES, "own"))),
        citation=_citation(table),
        changed=table.boolean("changed"),
        named=table.boolean("named"),
        single=_single(table),
    )


def _single(table: Table) -> Any:
    return table.choice("single", (*_FORCES, "own")) if "single" in table.data else None


def _citation(table: Table) -> Citation:
    return table.citation() if "source" in table.data else OWN
