"""All that is wrong with the files of a report type, and not the first thing only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.model.finding import TemplateAddress
from pipeline.report_type.definition import ReportType
from pipeline.report_type.judging import JudgementType
from pipeline.report_type.toml.agreement import disagreements
from pipeline.report_type.toml.content import content
from pipeline.report_type.toml.file import READERS, SINGLE, judgement, laid, made, section
from pipeline.report_type.toml.fitting import misfits
from pipeline.report_type.toml.idle import idle
from pipeline.report_type.toml.table import Table

_Reads: TypeAlias = Callable[[], object]
_MISSING = re.compile(r"‘(\w+)’ is missing")


def survey(id_: str) -> tuple[ReportType | None, list[BrokenError]]:
    """Return a report type, if it can be made at all, and all that is wrong with it.

    Its id is that of its folder, so that its files are found where it says another one.
    """
    try:
        table, errors = laid(id_)
    except BrokenError as error:
        return None, [error]
    errors += _of_entries(table)
    try:
        type_ = replace(made(table), id=id_)
    except BrokenError as error:
        return None, list(_without_echoes([*errors, error]))
    try:
        errors += [*misfits(table), *disagreements(table, type_), *idle(table)]
    except BrokenError as error:
        errors.append(error)
    return type_, list(_without_echoes(errors))


def judged_lines(id_: str) -> dict[str, TemplateAddress]:
    """Return where the section of each judgement stands."""
    found: dict[str, TemplateAddress] = {}
    waiting = [laid(id_)[0]]
    while waiting:
        for one in waiting.pop().tables("sections"):
            waiting.append(one)
            if "judgement" in one.data:
                found[one.string("judgement")] = one.address("judgement")
    return found


def _without_echoes(errors: Sequence[BrokenError]) -> Iterator[BrokenError]:
    """Yield errors once each, and none that a key is missing which is there, but misspelt."""
    meant = " ".join(one.hint for one in errors if one.message.startswith("Unknown key"))
    seen = set[str]()
    for one in errors:
        missing = _MISSING.match(one.message)
        if str(one) not in seen and not (missing and f"Did you mean ‘{missing[1]}’?" in meant):
            seen.add(str(one))
            yield one


def _tried(*reads: _Reads) -> Iterator[BrokenError]:
    for read in reads:
        try:
            read()
        except BrokenError as error:
            yield error


def _of_entries(table: Table) -> Iterator[BrokenError]:
    for key, read in READERS.items():
        yield from _of_list(table, key, read)
    for key, read in SINGLE.items():
        if key in table.data:
            yield from _tried(lambda key=key, read=read: read(table.table(key)))  # type: ignore[misc]
    judgements = []
    for one in _tables(table, "judgements"):
        judgements += _made(partial(judgement, one))
    home = table.file.name.rpartition("/")[0]
    for document in (table, *_tables(table, "documents")):
        yield from _of_list(document, "masthead", partial(content, home=home))
        for one in _tables(document, "sections"):
            yield from _of_section(one, judgements, home)


def _of_section(
    table: Table, judgements: Sequence[JudgementType], home: str
) -> Iterator[BrokenError]:
    found = list(_of_list(table, "content", partial(content, home=home)))
    for one in _tables(table, "sections"):
        found += _of_section(one, judgements, home)
    yield from found
    if not found:
        yield from _tried(partial(section, table, judgements, home))


def _of_list(table: Table, key: str, read: Callable[[Table], object]) -> Iterator[BrokenError]:
    yield from _tried(lambda: list(table.tables(key)))
    yield from _tried(*(partial(read, one) for one in _tables(table, key)))


def _tables(table: Table, key: str) -> list[Table]:
    found: list[Table] = []
    try:
        found.extend(table.tables(key))
    except BrokenError:
        return found  # told by `_of_list`
    return found


def _made(read: Callable[[], JudgementType]) -> list[JudgementType]:
    try:
        return [read()]
    except BrokenError:
        return []
