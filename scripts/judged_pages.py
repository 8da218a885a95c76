"""Writes `docs/reference/judged-findings.md` from the table of judged findings beside it.

Run it when the table or a rule changes: `.venv/bin/python scripts/judged_pages.py`. A test
compares.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.model.finding import Rule  # noqa: E402
from pipeline.model.measured import FEW, Measured  # noqa: E402
from pipeline.runs.rules import rules  # noqa: E402
from scripts.judged_findings import Judged, judged  # noqa: E402
from scripts.page_markdown import markdown_table, to_rule  # noqa: E402

TARGET = ROOT / "docs" / "reference" / "judged-findings.md"

_INTRO = """\
# Judged findings

<!-- Made by scripts/judged_pages.py from judged-findings.tsv and the rules. Do not edit: change
     these, run it. -->

How often are the [plain-English rules](../explanation/plain-english.md) right, and how much do
they miss? False alarms are the first complaint about every tool of this kind, so we measured
them.

## What was judged

- **Guidance**: the prose of all six documents ([Sources](rules.md#sources)), 139,000 words. It is
  harder than a report. Each line is a block; footnotes that are links, the list of contents and a
  form in 003 that a machine has read wrongly are left out. Of each rule 60 findings are judged, or
  all if there are fewer.
- **Reports**: nine drafts of different kinds, 7,400 words, in `tests/checks/plain_english/held/`,
  and paragraphs that others wrote for the rules on claims, 17,700 words. All findings are judged.
  In the drafts the writer marked what is a fault, before any rule was run on them: this tells what
  is missed. The drafts were written by somebody who had read the lists of words before.

The question was: *would a careful editor of a report that families read change this, and would
the reader gain?* The judge is the author of the rules, no editor of an inspectorate. `mild` is
right but hardly matters; it counts as right. [The whole table](judged-findings.tsv) has a line a
finding. `scripts/judged_findings.py` with a folder of the guidance lists what nobody has judged
yet.

SARIF carries the precision of each rule: `very-high` from 95% on, `high` from 90%, `medium` from
70%; no word for fewer than 20 judged findings.

## By rule
"""

_AFTER = """
**PLE001** is told as a warning from 31 words on: 64 of 65 of these were right, 58 plainly.
Sentences of 26 to 30 words are a notice: 66 of 87 were right, 28 plainly. Many of them are clear,
as two short clauses. **PLE012** is a warning where more than half of the sentences are passive: 6
of 7 were right. From 40% on it is a notice: 12 of 17. Grade descriptors say what is so, and who
does it is not the point. Rules with fewer than 20 findings are too rare in this prose to say
more. Of PLE001’s hints on where to divide a sentence, 37 of 37 were right; most long sentences
get none.

On the drafts, before anything was mended after looking at them: PLE002 16 of 17, PLE003 22 of 22,
PLE005 13 of 14, PLE008 7 of 13, PLE014 7 of 7, PLE015 16 of 17, PLE016 13 of 16. PLE008 was wrong
on temperatures and series of readings; then, on the paragraphs of others, 29 of 38 were right
(times of day, figures of speech, names), and on a draft full of numbers 12 of 16 (opening hours,
ages). These kinds are mended, so the figures of PLE008 and PLE016 in the table are not blind.

What marked faults are missed: PLE002 and PLE015 know the words of their sources and a list of our
own, not each that a writer may find empty (‘passionate’, ‘embedded’, ‘direction of travel’).
PLE018 and its neighbours find misprints by the words beside them. They miss ‘staff has’,
‘Handover meeting are’, ‘to see how’s view’.

## Not plainly right
"""


def page() -> str:
    """Return the whole page."""
    parts = (_INTRO, _by_rule(), _AFTER, *_doubtful())
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _by_rule() -> str:
    rows = [
        (to_rule(rule).replace("#", "rules.md#"), *_figures(rule, rule.measured))
        for rule in sorted(rules(), key=lambda rule: rule.id)
        if rule.measured
    ]
    head = ("rule", "findings", "judged", "right", "mild", "precision", "marked faults", "found")
    return markdown_table(head, rows)


def _figures(rule: Rule, measured: Measured) -> tuple[str, ...]:
    mild = sum(one.rule == rule.id and one.verdict == "mild" for one in judged())
    few = "" if measured.judged >= FEW else " (few)"
    faults = (str(measured.faults), str(measured.found)) if measured.faults else ("", "")
    counts = (measured.hits, measured.judged, measured.right, mild)
    return (*map(str, counts), f"{measured.precision:.0%}{few}", *faults)


def _doubtful() -> Iterator[str]:
    """Yield a table of what is wrong or hardly matters, with the reason."""
    doubtful = [one for one in judged() if one.verdict != "right"]
    rows = [(one.rule, one.place, _words(one), one.verdict, one.because) for one in doubtful]
    yield markdown_table(("rule", "place", "words", "verdict", "because"), rows)


def _words(one: Judged) -> str:
    more = " …" if one.rule in ("PLE001", "PLE012", "PLE023") else ""
    return " ".join(one.words.split()[:5]) + more


if __name__ == "__main__":
    TARGET.write_text(page(), "utf-8")
