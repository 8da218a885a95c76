"""Whether the parts of a report type agree: ids are given once, and what is named is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.errors import BrokenError
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type import definition as rt
from pipeline.report_type.steps import STEPS
from pipeline.report_type.toml.table import Table

_WITH_ID = (
    "judgements", "areas", "caps", "limits", "forbidden", "grade_words", "said", "timetable",
    "order", "needed", "declarations", "contradictions",
)  # fmt: skip


def agree(table: Table, type_: rt.ReportType) -> None:
    """Raise BrokenError for the first part of a report type that does not agree with another."""
    for error in disagreements(table, type_):
        raise error


def disagreements(table: Table, type_: rt.ReportType) -> Iterator[BrokenError]:
    """Yield an error for each part of a report type that does not agree with another."""
    for key in _WITH_ID:
        yield from _once(table.tables(key), "id")
    yield from _once(table.tables("documents"), "id")
    yield from _numbers(table)
    yield from _once(table.tables("grades"), "label")
    for main in ("", *dict.fromkeys(_named(table.tables("meanings")))):
        ours = (one for one in table.tables("meanings") if one.string("judgement", "") == main)
        yield from _once(ours, "grade")
    yield from _once(table.tables("judgements"), "name")
    yield from _once(table.tables("areas"), "label")
    yield from _once(_statements(table), "id")
    yield from _sections_once(table)
    for document in table.tables("documents"):
        yield from _sections_once(document)
    yield from _names(table, type_)
    yield from _steps(table)


def _numbers(table: Table) -> Iterator[BrokenError]:
    """Refuse a word or a list of two sequences: a number names one thing."""
    for key in ("id", "word"):
        yield from _once(table.tables("numbered"), key)
    seen = set[str]()
    for one in table.tables("numbered"):
        for at, name in enumerate(one.strings("lists")):
            if name in seen:
                yield one.broken(f"‘{name}’ is numbered already.", key="lists", below=(at,))
            seen.add(name)


def _named(meanings: Iterable[Table]) -> Iterator[str]:
    """Yield the judgements that meanings of grades name."""
    yield from (name for one in meanings if (name := one.string("judgement", "")))


def _once(tables: Iterable[Table], key: str) -> Iterator[BrokenError]:
    seen = set[str]()
    for one in tables:
        name = one.string(key)
        if name in seen:
            yield one.broken(f"There is another ‘{name}’.", key=key)
        seen.add(name)


def _sections_once(document: Table) -> Iterator[BrokenError]:
    seen = set[str]()
    for one in _sections(document):
        for key in ("judgement", "id", "title"):
            if key in one.data and one.string(key) in seen:
                yield one.broken(f"There is another section ‘{one.string(key)}’.", key=key)
        seen.update(one.string(key) for key in ("judgement", "id", "title") if key in one.data)


def _sections(table: Table) -> Iterator[Table]:
    for one in table.tables("sections"):
        yield one
        yield from _sections(one)


def _statements(table: Table) -> Iterator[Table]:
    """Yield the fixed statements of all documents, in their order."""
    yield from (one for one in _content(table) if one.data.get("kind") == "statement")


def _content(table: Table) -> Iterator[Table]:
    """Yield the content items of all documents, in their order."""
    for document in (table, *table.tables("documents")):
        yield from document.tables("masthead")
        for section in _sections(document):
            yield from section.tables("content")


def _names(table: Table, type_: rt.ReportType) -> Iterator[BrokenError]:
    judgements = [one.id for one in type_.judgements]
    grades = [one.label.text for one in type_.grades]
    sections = [one.id for document in type_.documents for one in _below(document.sections)]
    yield from _main(table, judgements, grades)
    yield from _numbers_shown(table, type_)
    for area in table.tables("areas"):
        yield from _known(area, "judgement", [*judgements, *sections], "judgement")
    for cap in table.tables("caps"):
        yield from _known(cap, "limits", judgements, "judgement")
        yield from _known(cap, "allowed", grades, "grade")
        for test in cap.tables("when"):
            yield from _known(test, "judgements", judgements, "judgement")
            yield from _known(test, "grade", grades, "grade")
    for rule in table.tables("evidence_rules"):
        yield from _known(rule, "grades", grades, "grade")
        yield from _known(rule, "sections", sections, "section")
    for limit in table.tables("limits"):
        yield from _keys_known(limit, sections)
        for relaxed in limit.tables("relaxed"):
            yield from _known(relaxed, "grade", grades, "grade")
    if "published" in table.data:
        yield from _keys_known(table.table("published"), sections)
    for no in (*table.tables("forbidden"), *table.tables("grade_words")):
        yield from _known(no, "sections", sections, "section")
    for said in table.tables("said"):
        yield from _known(said, "section", sections, "section")


def _main(table: Table, judgements: Sequence[str], grades: Sequence[str]) -> Iterator[BrokenError]:
    for meaning in table.tables("meanings"):
        yield from _known(meaning, "grade", grades, "grade")
        yield from _known(meaning, "judgement", judgements, "judgement")
    for one in _content(table):
        yield from _known(one, "main", judgements, "judgement")


def _numbers_shown(table: Table, type_: rt.ReportType) -> Iterator[BrokenError]:
    """Refuse a third column, which is for the numbers of grades, where grades have none."""
    if any(one.number for one in type_.grades):
        return
    for one in _content(table):
        if one.data.get("kind") == "judgements" and one.strings("columns")[2:]:
            message = "The third column is for the numbers of grades, and these grades have none."
            hint = "Give each grade its ‘number’, or name two columns."
            yield one.broken(message, key="columns", below=(2,), hint=hint)


def _below(sections: Iterable[rt.SectionType]) -> Iterator[rt.SectionType]:
    for one in sections:
        yield one
        yield from _below(one.sections)


def _known(table: Table, key: str, known: Sequence[str], what: str) -> Iterator[BrokenError]:
    """Refuse a name, or one in a list of names, that is not among those known."""
    value = table.data.get(key, [])
    for at, name in enumerate(value if isinstance(value, list) else [value]):
        if name not in known:
            below = (at,) if isinstance(value, list) else ()
            hint = did_you_mean(name, known) or _there_are(known)
            message = f"‘{name}’ is no {what} of this report type."
            yield table.broken(message, key=key, below=below, hint=hint)


def _keys_known(table: Table, known: Sequence[str]) -> Iterator[BrokenError]:
    """Refuse a key of `sections` that is no section."""
    named = table.table("sections") if "sections" in table.data else None
    if named:
        yield from named.strange(*known)


def _there_are(known: Sequence[str]) -> str:
    return f"There are: {', '.join(known) or 'none'}."


def _steps(table: Table) -> Iterator[BrokenError]:
    """Refuse a step that counts from one that does not stand before it: no circle can arise."""
    before: list[str] = []
    for step in table.tables("timetable"):
        if "after" in step.data and step.string("after") not in before:
            hint = did_you_mean(step.string("after"), before) or _there_are(before)
            yield step.broken(
                "‘after’ must be a step that stands before it.", key="after", hint=hint
            )
        if ("days" in step.data) is ("months" in step.data):
            yield step.broken("A step has one of ‘days’ and ‘months’.")
        before.append(step.string("id"))
    for order in table.tables("order"):
        yield from _known(order, "steps", tuple(STEPS), "step")
    for needed in table.tables("needed"):
        yield from _known(needed, "step", tuple(STEPS), "step")
        yield from _known(needed, "once", tuple(STEPS), "step")
