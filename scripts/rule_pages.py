"""Writes `docs/reference/rules.md` from the rules, the report types and the decisions.

Run it when one of them changes: `.venv/bin/python scripts/rule_pages.py`. A test compares.
"""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.language.phrasing import count, series  # noqa: E402
from pipeline.model.finding import FAMILIES, PAST, Citation, Rule, Severity  # noqa: E402
from pipeline.report_type import caps as rc  # noqa: E402
from pipeline.report_type import demands as rr  # noqa: E402  the package of this checkout
from pipeline.report_type.definition import ReportType  # noqa: E402
from pipeline.report_type.limits import Limit, Relaxation  # noqa: E402
from pipeline.report_type.sources import Decision, cite, decisions  # noqa: E402
from pipeline.report_type.toml.file import ids, load  # noqa: E402
from pipeline.runs.rules import rules  # noqa: E402

TARGET = ROOT / "docs" / "reference" / "rules.md"

_INTRO = """\
# Rules

<!-- Made by scripts/rule_pages.py from the rules, the report types and the decisions. Do not edit:
     change one of them, run it. -->

Every finding names its rule. Here is each of them: what must hold, why, what to do, and who says
so. The numbers, caps and wordings are not part of the rules: each report type has its own, and
they stand [below](#what-each-report-type-asks), with their lines of the guidance.

| severity | means |
|---|---|
| **error** | the source says must, always or certainly; or data is broken. It cannot be waived |
| **warning** | the source says usually or likely |
| **notice** | advice |

The table gives the usual severity. Where the source of a report type speaks more strongly or more
softly, its finding does, too. A command fails on errors, unless
[`--fail-on`](commands.md#validate) says otherwise: `--fail-on error,LEN` also fails on the warnings
of a family. A bundle may accept a warning or a notice in [`waivers`](bundle.md#waivers).

A source such as 001:888 is line 888 of the text of document 001; [Sources](#sources) names the
documents. `inspection-reports explain LEN001` prints one rule, `inspection-reports types ID` one
report type.
"""


def page() -> str:
    """Return the whole page."""
    families = [*_families(), *(_family(one) for one in FAMILIES if _rules(one))]
    told: dict[str, str] = {}
    types = ["## What each report type asks\n", *(_type(load(id_), told) for id_ in ids())]
    return "\n".join([_INTRO, *families, *types, *_decisions(), _sources()])


# --- rules -------------------------------------------------------------------------------


def _rules(family: str) -> list[Rule]:
    return [rule for rule in rules() if rule.family == family]


def _families() -> Iterator[str]:
    rows = [
        (f"[{family}](#{family.lower()})", about, str(len(_rules(family))))
        for family, about in FAMILIES.items()
        if _rules(family)
    ]
    yield "## All families\n\n" + _table(("family", "is about", "rules"), rows)


def _family(family: str) -> str:
    about = FAMILIES[family]
    rows = [
        (_to_rule(rule), f"`{rule.name}`", rule.severity.value, rule.title)
        for rule in _rules(family)
    ]
    head = ("rule", "name", "severity", "what must hold")
    parts = [f"## {family}\n", f"{about[0].upper()}{about[1:]}.\n", _table(head, rows)]
    return "\n".join([*parts, *(_rule(rule) for rule in _rules(family))])


def _to_rule(rule: Rule) -> str:
    return f"[{rule.id}](#{rule.id.lower()}-{rule.name})"


def _to_title(title: str) -> str:
    anchor = re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
    return f"[{title}](#{anchor})"


_MARKS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTICE: "Notice"}


def _rule(rule: Rule) -> str:
    parts = [f"**{_MARKS[rule.severity]}.** {rule.title}", rule.why]
    if rule.hint:
        parts.append(f"*What to do:* {rule.hint.replace('[', chr(92) + '[')}")
    parts += [f"*When it cannot be mended:* {PAST}"] if rule.past else []
    parts.append(f"*Source:* {cite(rule.citation)}.")
    decided = [one for one in decisions() if rule.id in one.rules]
    parts += [f"*Decided:* {_listed(decided)}."] if decided else []
    return f"### {rule.id} {rule.name}\n\n" + "\n".join(_paragraph(part) for part in parts)


def _listed(decided: Sequence[Decision]) -> str:
    return ", ".join(f"[{one.id}](#{one.id})" for one in decided)


# --- report types ------------------------------------------------------------------------


def _type(type_: ReportType, told: dict[str, str]) -> str:
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
            parts.append(table if before == type_.title else f"As for {_to_title(before)}.\n")
    decided = [one for one in decisions() if type_.id in one.types]
    if decided:
        parts.append(_paragraph(f"*Decided:* {_listed(decided)}."))
    return "\n".join(parts)


def _grades(type_: ReportType) -> str:
    rows = [(one.label.text, _source(one.citation)) for one in type_.grades]
    return _table(("grade, best first", "source"), rows)


def _caps(type_: ReportType) -> str:
    rows = [
        (
            _upper(series([_told(test, type_) for test in cap.when])),
            f"‘{_name(cap.limits, type_)}’ {_FORCES[cap.force]} {_or(cap.allowed)}"
            + (", unless a reason is recorded" if cap.unless_reason else ""),
            _source(cap.citation),
        )
        for cap in type_.rules.caps
    ]
    return _table(("where", "there", "source"), rows)


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
            _source(limit.citation),
        )
        for limit in type_.rules.limits
    ]
    head = ("in a judgement section", "notice", "warning", "only a notice where", "source")
    return _table(head, rows)


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
            _source(area.citation),
        )
        for area in type_.areas
    ]
    table = _table(("judgement", "area", "what inspectors look at", "", "source"), _told_once(rows))
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
    said = f"{those} {force} reported on{excepted} ({_source(coverage.citation)}).{considered}"
    return f"{_paragraph(said)}\n{table}"


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
        (what, says, _SEVERITIES[force], _source(citation))
        for what, says, force, citation in (*asked, *ruled_out)
    ]
    return _table(("", "the finding says", "severity", "source"), rows)


_SEVERITIES = {"must": "error", "likely": "warning", "usual": "warning", "own": "notice"}


def _evidence(type_: ReportType) -> str:
    named = {rule.name: _to_rule(rule) for rule in rules()}
    rows = [
        (
            named.get(one.kind, ""),
            f"`{one.kind}`{_detail(one)}",
            _SEVERITIES[one.force],
            _source(one.citation),
        )
        for one in type_.rules.evidence
    ]
    if citation := type_.rules.proportions:
        prp = "[PRP](#prp)"
        rows.append((prp, "words for proportions agree with numbers", "", _source(citation)))
    return _table(("rule", "what is looked at", "severity", "source"), rows)


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
            _source(one.citation),
        )
        for one in type_.rules.contradictions
    ]
    return _table(("where all of this is so", "the finding says", "severity", "source"), rows)


def _timetable(type_: ReportType) -> str:
    labels = {step.id: step.label for step in type_.rules.timetable}
    rows = [
        (
            step.label,
            _due(step, labels.get(step.after)),
            _where(step.when),
            _SEVERITIES[step.force],
            _source(step.citation),
        )
        for step in type_.rules.timetable
    ]
    return _table(("step", "due", "where", "when late", "source"), rows)


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
        return f"`{when.at}` is {_or(when.one_of)}"
    return f"`{when.at}` is {'there' if when.present else 'not there'}"


# --- decisions and sources ---------------------------------------------------------------


def _decisions() -> Iterator[str]:
    yield "## Decisions\n"
    yield "Where the guidance contradicts itself or leaves a gap: what we decided, and why.\n"
    for one in decisions():
        sources = f" ({', '.join(one.sources)})" if one.sources else ""
        told = (f"{one.about}{sources}", f"*Decided:* {one.decision}", f"*Why:* {one.reason}")
        yield f"### {one.id}\n\n" + "\n".join(_paragraph(part) for part in told)


def _sources() -> str:
    seeds = sorted({one.seed for one in _citations() if one.seed})
    rows = [(seed, cite(Citation(seed, "0")).rpartition(", line ")[0]) for seed in seeds]
    return "## Sources\n\n" + _table(("document", ""), rows).rstrip("\n") + "\n"


def _citations() -> Iterator[Citation]:
    yield from (rule.citation for rule in rules())
    for type_ in map(load, ids()):
        for many in (type_.grades, type_.areas, type_.judgements):
            yield from (one.citation for one in many)


# --- Markdown ----------------------------------------------------------------------------


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, or '' for one without rows."""
    lines = [f"| {' | '.join(map(_cell, row))} |" for row in rows]
    if not lines:
        return ""
    return "\n".join([f"| {' | '.join(head)} |", "|---" * len(head) + "|", *lines]) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _paragraph(text: str) -> str:
    return textwrap.fill(text, 100, break_long_words=False, break_on_hyphens=False) + "\n"


def _source(citation: Citation) -> str:
    return str(citation) if citation.seed else "our own"


def _name(judgement: str, type_: ReportType) -> str:
    found = type_.judgement(judgement)
    return found.name.text if found else judgement


def _or(words: Sequence[str]) -> str:
    return " or ".join(f"‘{word}’" for word in words)


def _code(words: Sequence[str]) -> str:
    return series([f"`{word}`" for word in words])


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
