"""Reads `report-type.toml` into a `ReportType`. Anything unknown or missing is an error here.

The file lies over its framework: a key of the file replaces the key of the framework whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from pipeline.model.closing import NOTHING
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation
from pipeline.report_type import definition as rt
from pipeline.report_type.approvals import USUAL
from pipeline.report_type.judging import Area, GradeType, JudgementType, Meaning
from pipeline.report_type.limits import PlanLimits
from pipeline.report_type.numbered import Numbered
from pipeline.report_type.toml import demands
from pipeline.report_type.toml.agreement import agree
from pipeline.report_type.toml.approvals import approvals
from pipeline.report_type.toml.closing import closing
from pipeline.report_type.toml.content import condition, content, shown
from pipeline.report_type.toml.documents import each_building, word_limit
from pipeline.report_type.toml.fitting import TONES, fit
from pipeline.report_type.toml.folder import frameworks, house_styles, types
from pipeline.report_type.toml.pointers import pointers
from pipeline.report_type.toml.published import published
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_AUDIENCES: Final = ("public", "children", "authorities")


def ids() -> tuple[str, ...]:
    """Return the ids of all report types, sorted."""
    return types()


@remembered
def load(id_: str) -> rt.ReportType:
    """Return a report type. Raises BrokenError for a wrong file, KeyError for an unknown id."""
    if id_ not in ids():
        raise KeyError(id_)
    return _report_type(top(id_))


@remembered
def title(id_: str) -> str:
    """Return the title of a report type, without the rest of it. Raises as `load` does."""
    if id_ not in ids():
        raise KeyError(id_)
    return top(id_).text("title").text


OWN = ("id", "version", "title", "label", "framework")
COMMON = (
    "framework_title", "source", "language", "house_style", "grades", "meanings", "judgements",
    "areas", "plan", "published", "masthead", "sections", "documents", "numbered",
    "closing", "paragraph_numbers", "approvals", "anonymous",
)  # fmt: skip


def top(id_: str) -> Table:
    """Return the top table of a report type, laid over that of its framework."""
    table, errors = laid(id_)
    for error in errors:
        raise error
    return table


def laid(id_: str) -> tuple[Table, list[BrokenError]]:
    """Return the same table, and what is wrong with its keys and its id."""
    table = Table.named(f"report-types/{id_}/report-type.toml")
    errors = [*table.strange(*OWN, *COMMON, *demands.KEYS)]
    if "id" in table.data and table.string("id") != id_:
        hint = "‘id’ must be the name of the folder"
        errors.append(table.broken(f"{hint}, ‘{id_}’.", key="id"))
    if "framework" not in table.data:
        return table, errors
    name = table.choice("framework", frameworks())
    base = Table.named(f"frameworks/{name}.toml")
    errors += base.strange(*COMMON, *demands.KEYS)
    base.text("framework_title")
    return table.over(base), errors


def _report_type(table: Table) -> rt.ReportType:
    type_ = made(table)
    fit(table)
    agree(table, type_)
    return type_


def made(table: Table) -> rt.ReportType:
    """Return a report type, whether its parts agree or not. Raises BrokenError."""
    home = table.file.name.rpartition("/")[0]
    judgements = tuple(judgement(one) for one in table.tables("judgements"))
    others = (_document(one, judgements, home) for one in table.tables("documents"))
    type_ = rt.ReportType(
        id=table.id(),
        version=_version(table),
        file=table.file.name,
        title=table.text("title").text,
        framework=table.text("framework_title"),
        language=table.choice("language", ("en-GB",)),
        grades=tuple(_grade(one) for one in table.tables("grades")),
        judgements=judgements,
        areas=tuple(_area(one) for one in table.tables("areas")),
        plan=_plan(table.table("plan")),
        documents=(_parts("report", table, judgements, home), *others),
        rules=demands.rules(table),
        house_style=table.choice("house_style", house_styles(), rt.DEFAULT_STYLE),
        published=published(table.table("published")) if "published" in table.data else None,
        pointers=tuple(pointers(table)),
        meanings=tuple(_meaning(one) for one in table.tables("meanings")),
        numbered=tuple(_numbered(one) for one in table.tables("numbered")),
        closing=closing(table.table("closing")) if "closing" in table.data else NOTHING,
        approvals=approvals(table.table("approvals")) if "approvals" in table.data else USUAL,
        anonymous=table.boolean("anonymous"),
    )
    table.citation()
    return type_


def _version(table: Table) -> str:
    number = "(?:0|[1-9][0-9]{0,3})"
    if not re.fullmatch(rf"{number}\.{number}\.{number}", table.string("version")):
        raise table.broken("‘version’ must be three numbers, such as 1.0.0.", key="version")
    return table.string("version")


Judgements = Sequence[JudgementType]


def _document(table: Table, judgements: Judgements, home: str) -> rt.DocumentType:
    table.close(
        "id", "label", "title", "for", "layout", "masthead", "paragraph_numbers", "sections",
        "when", "source", "summary", "house_style", "words", "words_source", "each_building",
    )  # fmt: skip
    audience = table.choice("for", _AUDIENCES, "public")
    return replace(
        _parts(table.id(), table, judgements, home),
        title=table.text("title") if "title" in table.data else None,
        audience=cast(Any, audience),
        summary=table.boolean("summary") or audience == "children",
        house_style=table.choice("house_style", house_styles())
        if "house_style" in table.data
        else "",
        words=word_limit(table),
        citation=table.citation() if "source" in table.data else None,
        each_building=each_building(table),
    )


def _parts(id_: str, table: Table, judgements: Judgements, home: str) -> rt.DocumentType:
    return rt.DocumentType(
        id=id_,
        label=table.text("label"),
        masthead=tuple(content(one, home) for one in table.tables("masthead")),
        sections=tuple(section(one, judgements, home) for one in table.tables("sections")),
        when=shown(table),
        layout=cast(Any, table.choice("layout", ("report", "form", "letter"), "report")),
        paragraph_numbers=table.boolean("paragraph_numbers"),
    )


def _numbered(table: Table) -> Numbered:
    table.close("id", "word", "title", "lists")
    if not re.fullmatch(r"[A-Z]{1,3}", table.string("word")):
        raise table.broken("‘word’ must be one to three capital letters, as in R1.", key="word")
    lists = table.some_strings("lists")
    for at, one in enumerate(lists):
        if not re.fullmatch(r"(?:/[^/\s]+)+", one):
            message = "‘lists’ must be pointers, such as /requirements."
            raise table.broken(message, key="lists", below=(at,))
    return Numbered(table.id(), table.text("word"), table.text("title"), lists)


def _grade(table: Table) -> GradeType:
    table.close("label", "number", "tone", "source")
    tone = table.choice("tone", TONES)
    number = table.optional_figure("number")
    return GradeType(table.text("label"), cast(Any, tone), table.citation(), number)


def _meaning(table: Table) -> Meaning:
    table.close("grade", "says", "source", "judgement")
    judgement = table.string("judgement", "")
    return Meaning(table.string("grade"), table.text("says"), table.citation(), judgement)


def judgement(table: Table) -> JudgementType:
    """Return one judgement."""
    table.close("id", "kind", "name", "source", "optional")
    kind = table.choice("kind", ("overall", "limiting", "graded", "key"))
    return JudgementType(
        table.id(),
        cast(Any, kind),
        table.text("name"),
        table.citation(),
        table.boolean("optional"),
    )


def _area(table: Table) -> Area:
    table.close("id", "judgement", "label", "source", "essential", "force", "when")
    return Area(
        table.id(),
        table.string("judgement"),
        table.text("label"),
        table.citation(),
        table.boolean("essential") or "essential" not in table.data,
        cast(Any, table.choice("force", ("", "must", "usual"), "")),
        condition(table),
    )


def _plan(table: Table) -> PlanLimits:
    table.close("sentences", "target", "paragraphs", "source")
    table.citation()
    return PlanLimits(
        table.integer("sentences", least=1),
        table.integer("target", least=1),
        table.integer("paragraphs", least=1),
    )


def section(table: Table, judgements: Judgements, home: str) -> rt.SectionType:
    """Return one section, with those in it."""
    table.close(
        "id", "title", "judgement", "source", "content", "sections", "required",
        "required_source", "written", "when",
    )  # fmt: skip
    named = _judgement_of(table, judgements)
    return rt.SectionType(
        id=named.id if named else table.id(),
        title=named.name if named else table.text("title"),
        judgement=named.id if named else "",
        citation=named.citation if named else table.citation(),
        content=_content(table, named, home),
        sections=tuple(section(one, judgements, home) for one in table.tables("sections")),
        required=_required(table, named.citation if named else table.citation()),
        written=table.boolean("written"),
        when=shown(table),
    )


def _content(table: Table, named: JudgementType | None, home: str) -> tuple[rt.Content, ...]:
    """Return the content; that of a judgement is its narrative, where nothing else is said."""
    if named and "content" not in table.data:
        return (rt.Narrative(named.id, None),)
    found = tuple(content(one, home) for one in table.tables("content"))
    if not found and not table.data.get("sections"):
        raise table.broken("A section has ‘content’, or ‘sections’ in it; this one has neither.")
    return found


def _required(table: Table, citation: Citation) -> Citation | None:
    """Return who says that a section must hold something: its own source, or another one."""
    if not table.boolean("required"):
        if "required_source" in table.data:
            message = "‘required_source’ stands only beside ‘required’."
            raise table.broken(message, key="required_source")
        return None
    if "required_source" in table.data:
        return table.citation("required_source")
    return citation if citation.seed else Citation(says="our own rule for this report type")


def _judgement_of(table: Table, judgements: Judgements) -> JudgementType | None:
    if "judgement" not in table.data:
        return None
    for key in ("id", "title", "source"):
        if key in table.data:
            raise table.broken(f"The judgement says ‘{key}’; it does not stand here.", key=key)
    name = table.choice("judgement", [one.id for one in judgements])
    return next(one for one in judgements if one.id == name)


READERS: Mapping[str, Callable[[Table], object]] = {
    "grades": _grade,
    "meanings": _meaning,
    "judgements": judgement,
    "areas": _area,
    "numbered": _numbered,
    **demands.READERS,
}
"""How each entry of a list is read: one that is wrong need not hide the others."""

SINGLE: Mapping[str, Callable[[Table], object]] = {
    "plan": _plan,
    "published": published,
    "closing": closing,
    "approvals": approvals,
    "coverage": demands.coverage,
}
