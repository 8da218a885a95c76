"""What a report type asks, as tables for the page of rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.language.phrasing import count, series
from pipeline.report_type import caps as rc
from pipeline.report_type import demands as rr
from pipeline.report_type.definition import ReportType
from pipeline.report_type.limits import Limit, Relaxation
from pipeline.report_type.sources import decisions
from pipeline.runs.rules import rules
from scripts.page_markdown import listed, markdown_table, paragraph, source, to_rule, to_title


def report_type(type_: ReportType, told: dict[str, str]) -> str:
    """Return all that a report type asks; what it does not ask is left out.

    `told` holds the tables before it, and the title over each: a table is printed once.
    """
    tables = (
        ("Grades", _grades(type_)),
        ("Caps on grades", _caps(type_)),
        ("Length", _limits(type_)),
        ("Areas of required evidence", _areas(type_)),
        ("Wording that is fixed, asked for or ruled out", _wording(type_)),
        ("Evidence, requirements and recommendations", _evidence(type_)),
        ("What cannot all be so", _contradictions(type_)),
        ("Timetable", _timetable(type_)),
    )
    parts = [f"### {type_.title}\n", f"`{type_.id}`, version {type_.version}.\n"]
    for title, table in tables:
        if table:
            before = told.setdefault(table, type_.title)
            parts.append(f"#### {title}\n")
            parts.append(table if before == type_.title else f"As for {to_title(before)}.\n")
    decided = [one for one in decisions() if type_.id in one.types]
    if decided:
        parts.append(paragraph(f"*Decided:* {listed(decided)}."))
    return "\n".join(parts)


def _grades(type_: ReportType) -> str:
    rows = [(one.label.text, source(one.citation)) for one in type_.grades]
    return markdown_table(("grade, best first", "source"), rows)


def _caps(type_: ReportType) -> str:
    rows = [
        (
            _upper(series([_told(test, type_) for test in cap.when])),
            f"‘{_name(cap.limits, type_)}’ {_FORCES[cap.force]} {_or(cap.allowed)}"
            + (", unless a reason is recorded" if cap.unless_reason else ""),
            source(cap.citation),
        )
        for cap in type_.rules.caps
    ]
    return markdown_table(("where", "there", "source"), rows)


_FORCES = {"must": "**must** be", "likely": "is likely to be"}


def _told(test: rc.CapTest, type_: ReportType) -> str:
    """Return in words when a cap binds."""
    match test:
        case rc.GradesTest():
            names = [f"‘{_name(id_, type_)}’" for id_ in test.judgements]
            who = names[0] if len(names) == 1 else f"any of {series(names)}"
            many = f"more than {count(test.over, 'of them', 'of them')}: " if test.over else ""
            return f"{many}{who} is {_or(test.grades)}"
        case rc.FactTest():
            return test.says.replace("{value}", "*n*")
        case rc.EarlierTest():
            return test.says
        case rc.PreviousTest():
            latest = count(test.count, "inspection", "inspections")
            return f"each of the latest {latest} was {_or(test.grades)} overall"


def _limits(type_: ReportType) -> str:
    rows = [
        (
            _LIMITS[limit.id],
            "" if limit.notice is None else f"above {limit.notice}",
            _warning(limit),
            " or ".join(_relaxed(one) for one in limit.relaxed),
            source(limit.citation),
        )
        for limit in type_.rules.limits
    ]
    head = ("in a judgement section", "notice", "warning", "only a notice where", "source")
    return markdown_table(head, rows)


def _warning(limit: Limit) -> str:
    if "share" in limit.id:
        return f"below {limit.warning}%"
    own = (f"in `{section}` above {most}" for section, most in limit.sections.items())
    return ", ".join([f"above {limit.warning}", *own])


_LIMITS = {
    "paragraphs": "paragraphs",
    "sentences-per-paragraph": "sentences in a paragraph",
    "share-of-short-paragraphs": "paragraphs of 2 or 3 sentences, where there are four or more",
}


def _relaxed(one: Relaxation) -> str:
    return f"it, or the overall judgement, is {one.grade}" if one.grade else f"`{one.fact}` is true"


def _areas(type_: ReportType) -> str:
    judgements = {one.id: one.name.text for one in type_.judgements}
    rows = [
        (
            judgements.get(area.judgement, f"section `{area.judgement}`"),
            f"`{area.id}`",
            area.label.text,
            "" if area.essential else "considered",
            source(area.citation),
        )
        for area in type_.areas
    ]
    table = markdown_table(
        ("judgement", "area", "what inspectors look at", "", "source"), _told_once(rows)
    )
    coverage = type_.rules.coverage
    if not coverage or not table:
        return table
    force = "must be" if coverage.force == "must" else "is usually"
    those = (
        "Each area"
        if all(one.essential for one in type_.areas)
        else "Each area without ‘considered’"
    )
    considered = "" if those == "Each area" else " The others must only be considered."
    excepted = f", unless `{coverage.exceptions}` gives a reason" if coverage.exceptions else ""
    said = f"{those} {force} reported on{excepted} ({source(coverage.citation)}).{considered}"
    return f"{paragraph(said)}\n{table}"


def _told_once(rows: Iterable[tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Leave out the first cell of a row where the row before has the same."""
    before = ""
    for first, *rest in rows:
        yield ("" if first == before else first, *rest)
        before = first


def _wording(type_: ReportType) -> str:
    asked = [
        (f"asked for in `{one.section}`", one.says, one.force, one.citation)
        for one in type_.rules.said
    ]
    ruled_out = [
        (f"ruled out in {_code(one.sections) or 'any section'}", one.says, one.force, one.citation)
        for one in type_.rules.forbidden
    ]
    rows = [
        (what, says, _SEVERITIES[force], source(citation))
        for what, says, force, citation in (*asked, *ruled_out)
    ]
    return markdown_table(("", "the finding says", "severity", "source"), rows)


_SEVERITIES = {"must": "error", "likely": "warning", "usual": "warning", "own": "notice"}


def _evidence(type_: ReportType) -> str:
    named = {rule.name: to_rule(rule) for rule in rules()}
    rows = [
        (
            named.get(one.kind, ""),
            f"`{one.kind}`{_detail(one)}",
            _SEVERITIES[one.force],
            source(one.citation),
        )
        for one in type_.rules.evidence
    ]
    if citation := type_.rules.proportions:
        prp = "[PRP](#prp)"
        rows.append((prp, "words for proportions agree with numbers", "", source(citation)))
    return markdown_table(("rule", "what is looked at", "severity", "source"), rows)


def _detail(one: rr.EvidenceRule) -> str:
    parts = [f"where a grade is {_or(one.grades)}"] if one.grades else []
    parts += [f"at least {count(one.least, 'case', 'cases')}"] if one.least else []
    parts += [f"by `{one.fact}`"] if one.fact else []
    parts += [f"in {series([f'`{id_}`' for id_ in one.sections])} too"] if one.sections else []
    parts += [f"where {_where(one.when)}"] if one.when else []
    return f", {', '.join(parts)}" if parts else ""


def _contradictions(type_: ReportType) -> str:
    rows = [
        (
            series([_where(when) for when in one.when]).replace("/*", "/…"),
            one.says,
            _SEVERITIES[one.force],
            source(one.citation),
        )
        for one in type_.rules.contradictions
    ]
    return markdown_table(
        ("where all of this is so", "the finding says", "severity", "source"), rows
    )


def _timetable(type_: ReportType) -> str:
    labels = {step.id: step.label for step in type_.rules.timetable}
    rows = [
        (
            step.label,
            _due(step, labels.get(step.after)),
            _where(step.when),
            _SEVERITIES[step.force],
            source(step.citation),
        )
        for step in type_.rules.timetable
    ]
    return markdown_table(("step", "due", "where", "when late", "source"), rows)


def _due(step: rr.Step, after: str | None) -> str:
    start = f"‘{after}’" if after else "the last day on site"
    if step.counts_from:
        start = f"the date in `{step.counts_from}`"
    unit = "working day" if step.working else "day"
    if step.months:
        return f"{count(step.months, 'month', 'months')} after {start}"
    if step.days:
        return f"{count(step.days, unit, f'{unit}s')} after {start}"
    return f"on {'the day of ' if after else ''}{start}"


def _where(when: rr.Condition | None) -> str:
    if when is None:
        return ""
    if when.one_of:
        return f"`{when.at}` is {'' if when.present else 'nowhere '}{_or(when.one_of)}"
    return f"`{when.at}` is {'there' if when.present else 'not there'}"


def _name(judgement: str, type_: ReportType) -> str:
    found = type_.judgement(judgement)
    return found.name.text if found else judgement


def _or(words: Sequence[str]) -> str:
    return " or ".join(f"‘{word}’" for word in words)


def _code(words: Sequence[str]) -> str:
    return series([f"`{word}`" for word in words])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
