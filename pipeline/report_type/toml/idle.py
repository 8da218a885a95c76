"""What a report type says and nothing holds: it is read, and does not do what it seems to do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.table import Table

_SLOT: Final = re.compile(r"\{[^{}]*\}?")
_WORDS: Final = ("title", "caption", "heading", "prompt", "period")
_BELOW: Final = ("sections", "content", "columns", "rows")
_BUILDING: Final = "Write it in words: ‘each_building’ alone has a building in it."
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
    for document in (table, *table.tables("documents")):
        yield from _shown(document)
    for cap in table.tables("caps"):
        for test in cap.tables("when"):
            yield from _of(test, "says", ("{value}",) if "over" in test.data else ())


def _shown(document: Table) -> Iterator[BrokenError]:
    """Yield slots in what stands above a document, its sections and its tables."""
    yield from _of(document, "label", (), _BUILDING if "each_building" in document.data else "")
    if document.path:
        yield from _of(document, "title", ())
    waiting = [*document.tables("masthead"), *document.tables("sections")]
    while waiting:
        one = waiting.pop()
        for key in _WORDS:
            yield from _of(one, key, ())
        for key in _BELOW:
            if _has_tables(one, key):
                waiting += one.tables(key)


def _has_tables(table: Table, key: str) -> bool:
    """Return whether tables stand there: columns of some kinds are texts."""
    value = table.data.get(key)
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def _of(table: Table, key: str, may: tuple[str, ...], hint: str = "") -> Iterator[BrokenError]:
    for slot in _SLOT.findall(table.string(key, "")):
        if slot not in may:
            hint = hint or (f"Here {' or '.join(may)} may stand." if may else "Write it in words.")
            yield table.broken(f"Nothing would be put in place of ‘{slot}’.", key=key, hint=hint)
