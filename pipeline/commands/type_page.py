"""What is told of a report type: on a screen what one writes by, or all of it with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.commands import ranges
from pipeline.commands.lines import fill
from pipeline.model.finding import Citation
from pipeline.report_type.definition import ReportType, SectionType
from pipeline.report_type.limits import Limit
from pipeline.report_type.sources import Decision, cite, decisions

_INDENT = 15


def short(type_: ReportType) -> list[str]:
    """Return lines that fit a screen of 80 by 24 where they can: grades, ids and limits."""
    lines = [f"{type_.id}, version {type_.version}", type_.title]
    lines += [fill(type_.framework.text), ""]
    if type_.grades:
        lines += [_row("Grades", "; ".join(one.label.text for one in type_.grades))]
    lines += ["Areas of evidence", *_areas(type_)]
    lines += [_row("Sections", ", ".join(_nested(type_.documents[0].sections)))]
    for at, limit in enumerate(type_.rules.limits):
        lines.append(_row("" if at else "Limits", _limit(limit)))
    more = "With names, sources and decisions: --all"
    return "\n".join([*lines, "", more]).split("\n")


def _row(title: str, words: str) -> str:
    first = f"{title:<{_INDENT - 1}} "
    return fill(words, initial_indent=first, subsequent_indent=" " * _INDENT)


def _areas(type_: ReportType) -> Iterator[str]:
    of: dict[str, list[str]] = {one.id: [] for one in type_.judgements}
    for area in type_.areas:
        of.setdefault(area.judgement, []).append(area.id)
    for judgement, ids in of.items():
        if ids:
            yield _row(f"  {judgement}", ", ".join(ids))
    if without := [judgement for judgement, ids in of.items() if not ids]:
        yield _row("  none for", ", ".join(without))


def _nested(sections: Iterable[SectionType]) -> Iterator[str]:
    for one in sections:
        below = ", ".join(_nested(one.sections))
        yield f"{one.id} ({below})" if below else one.id


def whole(type_: ReportType) -> list[str]:
    """Return all that is told of a report type, each with its source."""
    lines = [f"{type_.id}, version {type_.version}", type_.title, type_.framework.text, ""]
    if type_.grades:
        grades = (f"  {one.label.text}{_source(one.citation)}" for one in type_.grades)
        lines += ["Grades", *grades, ""]
    lines.append("Judgements and their areas of evidence")
    for judgement in type_.judgements:
        source = _source(judgement.citation)
        lines.append(f"  {judgement.id}: {judgement.name.text}{source}")
        for area in type_.areas_of(judgement.id):
            lines.append(f"    {area.id}: {area.label.text}{_source(area.citation)}")
    lines += ["", "Sections", *_sections(type_.documents[0].sections, 1), "", "Limits"]
    for limit in type_.rules.limits:
        lines.append(f"  {_limit(limit)}")
        lines.append(f"    {cite(limit.citation)}")
    lines += ["", *ranges.of_type(type_)]
    decided = [one for one in decisions() if type_.id in one.types]
    if decided:
        lines += ["", "Decided where the guidance contradicts itself or leaves a gap"]
    return lines + [line for one in decided for line in decision(one, "  ")]


def _limit(limit: Limit) -> str:
    if limit.id == "share-of-short-paragraphs":
        return f"{limit.id}: warning below {limit.warning}%"
    notice = f"notice above {limit.notice}, " if limit.notice is not None else ""
    own = "".join(f"; {section} above {most}" for section, most in limit.sections.items())
    return f"{limit.id}: {notice}warning above {limit.warning}{own}"


def _source(citation: Citation) -> str:
    return f"  ({citation if citation.seed else 'our own wording'})"


def _sections(sections: Sequence[SectionType], depth: int) -> list[str]:
    lines = []
    for one in sections:
        lines.append(f"{'  ' * depth}{one.id}: {one.title.text}{_source(one.citation)}")
        lines += _sections(one.sections, depth + 1)
    return lines


def decision(one: Decision, indent: str) -> list[str]:
    """Return what was decided where the guidance contradicts itself or leaves a gap."""
    sources = f" ({', '.join(one.sources)})" if one.sources else ""
    paragraphs = (f"{one.about}{sources}", f"Decided: {one.decision}", f"Why: {one.reason}")
    return [
        fill(text, initial_indent=indent, subsequent_indent=f"{indent}  ") for text in paragraphs
    ]
