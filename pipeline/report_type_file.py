"""Reads `report-type.toml` into a `ReportType`. Anything unknown or missing is an error here.

`extends` goes one level: a key of the file replaces the key of the other one whole.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pipeline import report_type as rt
from pipeline.errors import BrokenError
from pipeline.finding import Citation, Place, TemplateAddress
from pipeline.model import TemplateSource, Text
from pipeline.resources import TEMPLATES
from pipeline.toml_lines import Lines
from pipeline.toml_lines import Path as TablePath

OWN_DEFAULT = Citation(says="our own default; the guidance gives no number")


def ids() -> tuple[str, ...]:
    """Return the ids of all report types, sorted."""
    return tuple(
        sorted(path.parent.name for path in TEMPLATES.glob("report-types/*/report-type.toml"))
    )


@lru_cache(maxsize=64)
def load(id_: str) -> rt.ReportType:
    """Return a report type. Raises BrokenError for a wrong file, KeyError for an unknown id."""
    if id_ not in ids():
        raise KeyError(id_)
    return read(TEMPLATES / "report-types" / id_ / "report-type.toml")


def read(path: Path) -> rt.ReportType:
    """Return the report type of one file."""
    table = _Table.of_file(path)
    base = table.data.get("extends")
    if base is not None:
        other = path.parent.parent / str(base) / "report-type.toml"
        table = table.over(_Table.of_file(other))
    return _report_type(table)


class _Table:
    """One table of the file: values are taken by name, and what is left over is an error."""

    def __init__(self, data: Mapping[str, Any], path: TablePath, file: _File) -> None:
        self.data = data
        self.path = path
        self.file = file
        self._origins: Mapping[str, _File] = {}

    @classmethod
    def of_file(cls, path: Path) -> _Table:
        file = _File.read(path)
        return cls(file.data, (), file)

    def over(self, base: _Table) -> _Table:
        """Return this table laid over another: each key comes whole from one of the two."""
        if "extends" in base.data:
            raise self.broken("A report type may extend only one that extends no other.")
        merged = _Table({**base.data, **self.data}, (), self.file)
        merged._origins = {key: base.file for key in base.data if key not in self.data}
        return merged

    def _file_of(self, key: str) -> _File:
        return self._origins.get(key, self.file)

    def close(self, *known: str) -> None:
        """Raise BrokenError for a key that is not one of those known."""
        for key in self.data:
            if key not in known:
                near = get_close_matches(key, known, 1)
                hint = f"Did you mean ‘{near[0]}’?" if near else f"Known keys: {', '.join(known)}."
                raise self.broken(f"Unknown key ‘{key}’.", hint=hint)

    def broken(self, message: str, *, hint: str = "") -> BrokenError:
        address = TemplateAddress(self.file.name, self.file.lines.of(self.path))
        return BrokenError(message, place=Place(template=address), hint=hint)

    def string(self, key: str, default: str | None = None) -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str):
            raise self.broken(f"‘{key}’ must be a text.")
        return value

    def integer(self, key: str, default: int | None = None) -> int:
        value = self.data.get(key, default)
        if not isinstance(value, int):
            raise self.broken(f"‘{key}’ must be a whole number.")
        return value

    def optional_integer(self, key: str) -> int | None:
        return self.integer(key) if key in self.data else None

    def strings(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, ())
        if not all(isinstance(one, str) for one in value):
            raise self.broken(f"‘{key}’ must be a list of texts.")
        return tuple(value)

    def choice(self, key: str, allowed: Sequence[str], default: str | None = None) -> str:
        value = self.string(key, default)
        if value not in allowed:
            raise self.broken(f"‘{key}’ must be one of: {', '.join(allowed)}.")
        return value

    def text(self, key: str) -> Text:
        """Return the words of a key with the line they stand in."""
        return self.words(key, self.string(key))

    def texts(self, key: str, count: int) -> tuple[Text, ...]:
        values = self.strings(key)
        if len(values) != count:
            raise self.broken(f"‘{key}’ must be a list of {count} texts.")
        return tuple(self.words(key, value) for value in values)

    def words(self, key: str, value: str) -> Text:
        file = self._file_of(key)
        return Text(value, TemplateSource(file.name, file.lines.of(self.path, value)))

    def citation(self) -> Citation:
        """Return the `source` of the table, or our own default where it gives none."""
        if "source" not in self.data:
            return OWN_DEFAULT
        seed, _, lines = self.string("source").partition(":")
        return Citation(seed, lines)

    def tables(self, key: str) -> Iterator[_Table]:
        value = self.data.get(key, [])
        if not isinstance(value, list):
            raise self.broken(f"‘{key}’ must be a list of tables.")
        for index, entry in enumerate(value):
            yield _Table(entry, (*self.path, key, index), self._file_of(key))

    def table(self, key: str) -> _Table:
        value = self.data.get(key)
        if not isinstance(value, dict):
            raise self.broken(f"‘{key}’ must be a table.")
        return _Table(value, (*self.path, key), self._file_of(key))


class _File:
    """One file: its data, its lines, and its name below `templates/`."""

    def __init__(self, data: Mapping[str, Any], lines: Lines, name: str) -> None:
        self.data = data
        self.lines = lines
        self.name = name

    @classmethod
    def read(cls, path: Path) -> _File:
        name = "/".join(path.parts[-3:])
        try:
            text = path.read_text("utf-8")
            return cls(tomllib.loads(text), Lines(text), name)
        except (OSError, ValueError) as error:
            place = Place(template=TemplateAddress(name, 1))
            raise BrokenError(f"The report type cannot be read: {error}.", place=place) from error


_TOP = (
    "id", "version", "title", "label", "framework", "source", "language", "extends",
    "grades", "judgements", "areas", "caps", "limits", "plan", "masthead", "sections",
)  # fmt: skip


def _report_type(table: _Table) -> rt.ReportType:
    table.close(*_TOP)
    judgements = tuple(_judgement(one) for one in table.tables("judgements"))
    return rt.ReportType(
        id=table.string("id"),
        version=table.string("version"),
        file=table.file.name,
        title=table.string("title"),
        label=table.text("label"),
        framework=table.text("framework"),
        language=table.string("language"),
        grades=tuple(_grade(one) for one in table.tables("grades")),
        judgements=judgements,
        areas=tuple(_area(one) for one in table.tables("areas")),
        caps=tuple(_cap(one) for one in table.tables("caps")),
        limits=tuple(_limit(one) for one in table.tables("limits")),
        plan=_plan(table.table("plan")),
        masthead=tuple(_content(one) for one in table.tables("masthead")),
        sections=tuple(_section(one, judgements) for one in table.tables("sections")),
    )


def _grade(table: _Table) -> rt.GradeType:
    table.close("label", "tone", "source")
    tone = table.choice("tone", ("best", "good", "weak", "poor"))
    return rt.GradeType(table.text("label"), cast(Any, tone), table.citation())


def _judgement(table: _Table) -> rt.JudgementType:
    table.close("id", "kind", "name", "source")
    kind = table.choice("kind", ("overall", "limiting", "graded", "key"))
    return rt.JudgementType(
        table.string("id"), cast(Any, kind), table.text("name"), table.citation()
    )


def _area(table: _Table) -> rt.Area:
    table.close("id", "judgement", "label", "source")
    return rt.Area(
        table.string("id"), table.string("judgement"), table.text("label"), table.citation()
    )


def _cap(table: _Table) -> rt.Cap:
    table.close("id", "when", "limits", "allowed", "force", "source")
    return rt.Cap(
        id=table.string("id"),
        when=tuple(_cap_test(one) for one in table.tables("when")),
        limits=table.string("limits"),
        allowed=table.strings("allowed"),
        force=cast(Any, table.choice("force", ("must", "likely"))),
        citation=table.citation(),
    )


def _cap_test(table: _Table) -> rt.CapTest:
    if "fact" in table.data:
        table.close("fact", "over", "says")
        return rt.FactTest(
            table.string("fact"), table.optional_integer("over"), table.string("says")
        )
    if "previous" in table.data:
        table.close("previous", "count")
        return rt.PreviousTest(table.strings("previous"), table.integer("count"))
    table.close("judgements", "grade", "over")
    return rt.GradesTest(
        table.strings("judgements"), table.strings("grade"), table.integer("over", 0)
    )


def _limit(table: _Table) -> rt.Limit:
    table.close("id", "notice", "warning", "source", "relaxed")
    kinds = ("paragraphs", "sentences-per-paragraph", "share-of-short-paragraphs")
    return rt.Limit(
        id=cast(Any, table.choice("id", kinds)),
        notice=table.optional_integer("notice"),
        warning=table.integer("warning"),
        citation=table.citation(),
        relaxed=tuple(_relaxation(one) for one in table.tables("relaxed")),
    )


def _relaxation(table: _Table) -> rt.Relaxation:
    table.close("grade", "fact")
    return rt.Relaxation(table.string("grade", ""), table.string("fact", ""))


def _plan(table: _Table) -> rt.PlanLimits:
    table.close("sentences", "target", "paragraphs", "source")
    return rt.PlanLimits(
        table.integer("sentences"), table.integer("target"), table.integer("paragraphs")
    )


def _section(table: _Table, judgements: Sequence[rt.JudgementType]) -> rt.SectionType:
    table.close("id", "title", "judgement", "source", "content", "sections")
    content = tuple(_content(one) for one in table.tables("content"))
    sections = tuple(_section(one, judgements) for one in table.tables("sections"))
    if "judgement" not in table.data:
        return rt.SectionType(
            table.string("id"), table.text("title"), "", table.citation(), content, sections
        )
    named = [one for one in judgements if one.id == table.string("judgement")]
    if not named:
        raise table.broken("‘judgement’ names no judgement of this report type.")
    one = named[0]
    return rt.SectionType(one.id, one.name, one.id, one.citation, content, sections)


def _content(table: _Table) -> rt.Content:
    kind = table.choice("kind", tuple(_CONTENT))
    return _CONTENT[kind](table)


def _when(table: _Table) -> rt.Condition | None:
    if "when" not in table.data:
        return None
    inner = table.table("when")
    inner.close("at", "is", "equals", "in")
    if "equals" in inner.data:
        return rt.Condition(inner.string("at"), True, (inner.string("equals"),))
    if "in" in inner.data:
        return rt.Condition(inner.string("at"), True, inner.strings("in"))
    present = inner.choice("is", ("present", "absent")) == "present"
    return rt.Condition(inner.string("at"), present)


def _prose(table: _Table) -> rt.Content:
    table.close("kind", "when", "template")
    name = table.string("template")
    folder = table.file.name.rsplit("/", 1)[0]
    file = name if "/" in name else f"{folder}/{name}"
    return rt.Prose(file, _when(table))


def _narrative(table: _Table) -> rt.Content:
    table.close("kind", "when", "section")
    return rt.Narrative(table.string("section"), _when(table))


_FORMATS = ("text", "date", "dates", "lines", "number")


def _column(table: _Table) -> rt.ColumnType:
    table.close("title", "at", "as", "width")
    format_ = cast(rt.Format, table.choice("as", _FORMATS, "text"))
    return rt.ColumnType(table.text("title"), table.string("at"), format_, table.integer("width"))


def _table(table: _Table) -> rt.Content:
    table.close("kind", "when", "caption", "at", "columns")
    columns = tuple(_column(one) for one in table.tables("columns"))
    return rt.TableContent(table.text("caption"), table.string("at"), columns, _when(table))


def _fact(table: _Table) -> rt.Fact:
    table.close("title", "title_at", "at", "to", "as")
    return rt.Fact(
        title=table.text("title") if "title" in table.data else None,
        title_at=table.string("title_at", ""),
        at=table.string("at"),
        to=table.string("to", ""),
        format=cast(rt.Format, table.choice("as", _FORMATS, "text")),
    )


def _facts(table: _Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns", "rows", "each")
    first, second = table.texts("columns", 2)
    return rt.FactsContent(
        caption=table.text("caption"),
        columns=(first, second),
        rows=tuple(_fact(one) for one in table.tables("rows")),
        each=table.string("each", ""),
        when=_when(table),
    )


def _judgements(table: _Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns")
    first, second = table.texts("columns", 2)
    return rt.JudgementsContent(table.text("caption"), (first, second), _when(table))


def _statement(table: _Table) -> rt.Content:
    table.close("kind", "when", "id", "text", "slots", "source")
    slots = table.table("slots").data if "slots" in table.data else {}
    return rt.StatementContent(
        id=table.string("id"),
        text=table.text("text"),
        slots=tuple((name, str(pointer)) for name, pointer in slots.items()),
        citation=table.citation(),
        when=_when(table),
    )


def _measures(table: _Table) -> rt.Content:
    table.close("kind", "when", "caption", "columns")
    first, second, third = table.texts("columns", 3)
    return rt.MeasuresContent(table.text("caption"), (first, second, third), _when(table))


def _charts(table: _Table) -> rt.Content:
    table.close("kind", "when", "period")
    return rt.ChartsContent(table.text("period"), _when(table))


_CONTENT = {
    "prose": _prose,
    "narrative": _narrative,
    "table": _table,
    "facts": _facts,
    "judgements": _judgements,
    "statement": _statement,
    "measures": _measures,
    "charts": _charts,
}
