"""Writes `docs/reference/rules.md` from the rules, the report types and the decisions.

Run it when one of them changes: `.venv/bin/python scripts/rule_pages.py`. A test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.model.finding import FAMILIES, PAST, Citation, Rule, Severity  # noqa: E402
from pipeline.publishing.rules import rules  # noqa: E402
from pipeline.report_type.sources import cite, decisions  # noqa: E402
from pipeline.report_type.toml.file import ids, load  # noqa: E402
from scripts.page_markdown import listed, markdown_table, paragraph, to_rule  # noqa: E402
from scripts.report_type_tables import report_type  # noqa: E402

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
    types = ["## What each report type asks\n", *(report_type(load(id_), told) for id_ in ids())]
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
    yield "## All families\n\n" + markdown_table(("family", "is about", "rules"), rows)


def _family(family: str) -> str:
    about = FAMILIES[family]
    rows = [
        (to_rule(rule), f"`{rule.name}`", rule.severity.value, rule.title)
        for rule in _rules(family)
    ]
    head = ("rule", "name", "severity", "what must hold")
    parts = [f"## {family}\n", f"{about[0].upper()}{about[1:]}.\n", markdown_table(head, rows)]
    return "\n".join([*parts, *(_rule(rule) for rule in _rules(family))])


_MARKS = {Severity.ERROR: "Error", Severity.WARNING: "Warning", Severity.NOTICE: "Notice"}


def _rule(rule: Rule) -> str:
    parts = [f"**{_MARKS[rule.severity]}.** {rule.title}", rule.why]
    if rule.hint:
        parts.append(f"*What to do:* {rule.hint.replace('[', chr(92) + '[')}")
    parts += [f"*When it cannot be mended:* {PAST}"] if rule.past else []
    parts.append(f"*Source:* {cite(rule.citation)}.")
    parts += [f"*Measured:* {rule.measured}"] if rule.measured else []
    decided = [one for one in decisions() if rule.id in one.rules]
    parts += [f"*Decided:* {listed(decided)}."] if decided else []
    return f"### {rule.id} {rule.name}\n\n" + "\n".join(paragraph(part) for part in parts)


# --- decisions and sources ---------------------------------------------------------------


def _decisions() -> Iterator[str]:
    yield "## Decisions\n"
    yield "Where the guidance contradicts itself or leaves a gap: what we decided, and why.\n"
    for one in decisions():
        sources = f" ({', '.join(one.sources)})" if one.sources else ""
        told = (f"{one.about}{sources}", f"*Decided:* {one.decision}", f"*Why:* {one.reason}")
        yield f"### {one.id}\n\n" + "\n".join(paragraph(part) for part in told)


def _sources() -> str:
    seeds = sorted({one.seed for one in _citations() if one.seed})
    rows = [(seed, cite(Citation(seed, "0")).rpartition(", line ")[0]) for seed in seeds]
    return "## Sources\n\n" + markdown_table(("document", ""), rows).rstrip("\n") + "\n"


def _citations() -> Iterator[Citation]:
    yield from (rule.citation for rule in rules())
    for type_ in map(load, ids()):
        for many in (type_.grades, type_.areas, type_.judgements):
            yield from (one.citation for one in many)


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
