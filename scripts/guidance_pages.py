"""Writes `docs/reference/guidance.md` from `guidance.toml` beside it and the report types.

Run it when one of them changes: `.venv/bin/python scripts/guidance_pages.py`. A test compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.language.phrasing import series  # noqa: E402
from pipeline.model.finding import Severity  # noqa: E402  the package of this checkout
from pipeline.report_type.toml.file import load  # noqa: E402
from pipeline.runs.rules import rule  # noqa: E402
from scripts.guidance_keys import Framework, Held, Row, frameworks, held  # noqa: E402
from scripts.page_markdown import markdown_table, paragraph  # noqa: E402

TARGET = ROOT / "docs" / "reference" / "guidance.md"

_INTRO = """\
# What the guidance asks, and what this tool does about it

<!-- Made by scripts/guidance_pages.py from guidance.toml and the report types. Do not edit: change
     one of them, run it. -->

Every rule for a report that we found in the guidance, framework by framework: in our own words,
with its lines, how strongly it binds, and how this tool treats it. Where no program may decide,
it says why: such a rule stays with people.

| word | means |
|---|---|
| **Checked** | a finding tells you when a report breaks it |
| **In part** | a finding tells you of the part that can be seen; the rest is for people |
| **Built in** | the form of the bundle or of the report sees to it |
| **Kept silent** | the guidance allows it, so no finding may speak of it; a sample shows this |
| **For people** | no program may decide it |
| **Not yet** | a program could help, and does not yet |

A check never replaces reading. It sees what is written or declared; whether that is true, fair and
complete is for the people who sign the report. No grade is ever worked out or suggested.

What this page claims is tested. For each rule that it names there is a bundle that breaks the
line, in which the rule finds it (`tests/truth/known`, `tests/checks/cases`), or a test that breaks
the entry in the last column; for each **Kept silent** there is a harmless bundle in which nothing
is found. `tests/docs/test_claims.py` ties each claim to its proof.

The ids are our own: a letter for the framework and a number. A source such as 001:888 is line 888
of the text of document 001; [Sources](../explanation/sources.md) names the documents. *Force* is
how strongly the guidance speaks; *condition* belongs to the description of a grade.
[Rules](rules.md) tells of each check, and `inspection-reports types ID` prints the entries in the
last column.
"""

_WORDS = ("Checked", "In part", "Built in", "Kept silent", "For people", "Not yet")


def page() -> str:
    """Return the whole page."""
    all_ = frameworks()
    parts = [_INTRO, "## At a glance\n", _glance(all_), *(_framework(one) for one in all_)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _glance(all_: Iterable[Framework]) -> str:
    rows = [(_link(one.title), *_counts(one.rows)) for one in all_]
    total = ("**All**", *_counts([row for one in all_ for row in one.rows]))
    return markdown_table(("framework", "rules", *map(str.lower, _WORDS)), [*rows, total])


def _counts(rows: Sequence[Row]) -> list[str]:
    found = [row.treatment for row in rows]
    return [str(len(found)), *(str(found.count(word) or "") for word in _WORDS)]


def _framework(framework: Framework) -> str:
    rows = [_cells(row, framework) for row in framework.rows]
    head = ("", "what the guidance asks", "force", "lines", "what this tool does", "held by")
    told = f"## {framework.title}\n"
    if framework.types:
        names = [f"`{id_}` (*{load(id_).title}*)" for id_ in framework.types]
        plural = "s" if len(names) > 1 else ""
        told += f"\n{paragraph(f'Report type{plural}: {series(names)}.')}"
    return f"{told}\n{markdown_table(head, rows)}"


def _cells(row: Row, framework: Framework) -> tuple[str, ...]:
    keys = ", ".join(f"`{key}`" for key in row.held_by)
    return row.id, row.asks, row.force, row.source, _treatment(row, framework), keys


def _treatment(row: Row, framework: Framework) -> str:
    """Return what the tool does: the word, the rules that check it, and what is left to people."""
    parts, found = [f"**{row.treatment}.**"], held(row, framework)
    alone = row.treatment == "For people"
    if row.checked_by:
        parts.append(f"{', '.join(_check(id_, found) for id_ in row.checked_by)}.")
    parts += [row.not_by_program] if alone else []
    parts += [row.does] if row.does else []
    parts += [f"See the sample `{row.silent_in}`."] if row.silent_in else []
    parts += [f"*To do:* {row.todo}"] if row.todo else []
    if row.not_by_program and not alone:
        parts.append(f"*For people:* {row.not_by_program}")
    if row.decided:
        parts.append(f"*Decided:* {', '.join(f'[{id_}](rules.md#{id_})' for id_ in row.decided)}.")
    return " ".join(parts)


def _check(id_: str, found: Sequence[Held]) -> str:
    """Return a link to a rule and how strict it is here."""
    named = rule(id_)
    assert named is not None, id_
    here = {one.severity for one in found if id_ in one.rules} or {named.severity}
    told = " or ".join(one.value for one in Severity if one in here)
    return f"[{id_} {named.name}](rules.md#{id_.lower()}-{named.name}) ({told})"


def _link(title: str) -> str:
    kept = "".join(one for one in title.lower() if one.isalnum() or one in " -_")
    return f"[{title}](#{kept.replace(' ', '-')})"


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
