"""What a report type says and nothing holds: it is read, and does not do what it seems to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.table import Table

_SLOT: Final = re.compile(r"\{[^{}]*\}?")
_SAYING: Final = ("forbidden", "said", "contradictions", "meanings")


def idle(table: Table) -> Iterator[BrokenError]:
    """Yield an error for each part of a report type that can be read and does nothing."""
    for limit in table.tables("limits"):
        if "notice" in limit.data and limit.data["notice"] == limit.data.get("warning"):
            message = "This ‘notice’ is never told: it is the same as ‘warning’."
            yield limit.broken(message, key="notice", hint="Make it less, or leave it out.")
    yield from _plan(table)
    yield from _meanings(table)
    yield from _slots(table)


def _plan(table: Table) -> Iterator[BrokenError]:
    plan = table.table("plan")
    for limit in table.tables("limits"):
        most = limit.integer("warning")
        if limit.string("id") == "paragraphs" and plan.integer("paragraphs") > most:
            message = f"A planned section would break the limit of {most} paragraphs."
            yield plan.broken(message, key="paragraphs", hint=f"Plan {most} at the most.")


def _meanings(table: Table) -> Iterator[BrokenError]:
    meanings = table.tables("meanings")
    said = [one.string("grade") for one in meanings if "judgement" not in one.data]
    for grade in table.tables("grades"):
        if said and (label := grade.string("label")) not in said:
            message = f"The grade ‘{label}’ has no meaning here, and every other one has."
            yield table.broken(message, key="meanings", hint=f"Add what ‘{label}’ means.")


def _slots(table: Table) -> Iterator[BrokenError]:
    """Yield what stands in curly brackets where nothing would be put in its place."""
    for key in _SAYING:
        for one in table.tables(key):
            yield from _of(one, "says", ())
    for one in table.tables("declarations"):
        yield from _of(one, "about", ())
    for cap in table.tables("caps"):
        for test in cap.tables("when"):
            yield from _of(test, "says", ("{value}",) if "over" in test.data else ())


def _of(table: Table, key: str, may: tuple[str, ...]) -> Iterator[BrokenError]:
    for slot in _SLOT.findall(table.string(key, "")):
        if slot not in may:
            hint = f"Here {' or '.join(may)} may stand." if may else "Write it in words."
            yield table.broken(f"Nothing would be put in place of ‘{slot}’.", key=key, hint=hint)
