"""Reads `report-type.toml` into a `ReportType`. Anything unknown or missing is an error here.

`extends` goes one level: a key of the file replaces the key of the other one whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from pipeline.model.finding import Citation
from pipeline.report_type import definition as rt
from pipeline.report_type.demands import PlanLimits
from pipeline.report_type.toml import demands as report_rules_file
from pipeline.report_type.toml.content import condition, content
from pipeline.report_type.toml.table import Table
from pipeline.resources import TEMPLATES, home


def ids() -> tuple[str, ...]:
    """Return the ids of all report types, sorted."""
    return tuple(
        sorted(path.parent.name for path in TEMPLATES.glob("report-types/*/report-type.toml"))
    )


def house_styles() -> tuple[str, ...]:
    """Return the ids of all house styles, sorted."""
    return tuple(Path(name).stem for name in home().names("templates/house-styles/*.toml"))


@lru_cache(maxsize=64)
def load(id_: str) -> rt.ReportType:
    """Return a report type. Raises BrokenError for a wrong file, KeyError for an unknown id."""
    if id_ not in ids():
        raise KeyError(id_)
    return read(TEMPLATES / "report-types" / id_ / "report-type.toml")


def read(path: Path) -> rt.ReportType:
    """Return the report type of one file."""
    table = Table.of_file(path)
    base = table.data.get("extends")
    if base is not None:
        other = path.parent.parent / str(base) / "report-type.toml"
        table = table.over(Table.of_file(other))
    return _report_type(table)


_TOP = (
    "id", "version", "title", "label", "framework", "source", "language", "extends", "house_style",
    "grades", "judgements", "areas", "plan", "masthead", "sections", "documents",
)  # fmt: skip


def _report_type(table: Table) -> rt.ReportType:
    table.close(*_TOP, *report_rules_file.KEYS)
    judgements = tuple(_judgement(one) for one in table.tables("judgements"))
    others = (_document(one, judgements) for one in table.tables("documents"))
    return rt.ReportType(
        id=table.string("id"),
        version=table.string("version"),
        file=table.file.name,
        title=table.string("title"),
        framework=table.text("framework"),
        language=table.string("language"),
        grades=tuple(_grade(one) for one in table.tables("grades")),
        judgements=judgements,
        areas=tuple(_area(one) for one in table.tables("areas")),
        plan=_plan(table.table("plan")),
        documents=(_parts("report", table, judgements), *others),
        rules=report_rules_file.rules(table),
        house_style=table.choice("house_style", house_styles(), rt.DEFAULT_STYLE),
    )


def _document(table: Table, judgements: Sequence[rt.JudgementType]) -> rt.DocumentType:
    table.close("id", "label", "masthead", "sections", "when")
    return _parts(table.string("id"), table, judgements)


def _parts(id_: str, table: Table, judgements: Sequence[rt.JudgementType]) -> rt.DocumentType:
    return rt.DocumentType(
        id=id_,
        label=table.text("label"),
        masthead=tuple(content(one) for one in table.tables("masthead")),
        sections=tuple(_section(one, judgements) for one in table.tables("sections")),
        when=condition(table),
    )


def _grade(table: Table) -> rt.GradeType:
    table.close("label", "tone", "source")
    tone = table.choice("tone", ("best", "good", "weak", "poor"))
    return rt.GradeType(table.text("label"), cast(Any, tone), table.citation())


def _judgement(table: Table) -> rt.JudgementType:
    table.close("id", "kind", "name", "source", "optional")
    kind = table.choice("kind", ("overall", "limiting", "graded", "key"))
    return rt.JudgementType(
        table.string("id"),
        cast(Any, kind),
        table.text("name"),
        table.citation(),
        table.boolean("optional"),
    )


def _area(table: Table) -> rt.Area:
    table.close("id", "judgement", "label", "source", "essential")
    return rt.Area(
        table.string("id"),
        table.string("judgement"),
        table.text("label"),
        table.citation(),
        table.boolean("essential") or "essential" not in table.data,
    )


def _plan(table: Table) -> PlanLimits:
    table.close("sentences", "target", "paragraphs", "source")
    return PlanLimits(
        table.integer("sentences"), table.integer("target"), table.integer("paragraphs")
    )


def _section(table: Table, judgements: Sequence[rt.JudgementType]) -> rt.SectionType:
    table.close(
        "id", "title", "judgement", "source", "content", "sections", "required",
        "required_source", "written", "when",
    )  # fmt: skip
    named = _judgement_of(table, judgements)
    return rt.SectionType(
        id=named.id if named else table.string("id"),
        title=named.name if named else table.text("title"),
        judgement=named.id if named else "",
        citation=named.citation if named else table.citation(),
        content=tuple(content(one) for one in table.tables("content")),
        sections=tuple(_section(one, judgements) for one in table.tables("sections")),
        required=_required(table, named.citation if named else table.citation()),
        written=table.boolean("written"),
        when=condition(table),
    )


def _required(table: Table, citation: Citation) -> Citation | None:
    """Return who says that a section must hold something: its own source, or another one."""
    if not table.boolean("required"):
        return None
    if "required_source" in table.data:
        seed, _, lines = table.string("required_source").partition(":")
        return Citation(seed, lines)
    return citation if citation.seed else Citation(says="our own rule for this report type")


def _judgement_of(table: Table, judgements: Sequence[rt.JudgementType]) -> rt.JudgementType | None:
    if "judgement" not in table.data:
        return None
    for one in judgements:
        if one.id == table.string("judgement"):
            return one
    raise table.broken("‘judgement’ names no judgement of this report type.", key="judgement")
