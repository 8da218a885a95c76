"""The checks on composed documents. A check is a pure function from a case to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks import dates, grades, length, sections, statements
from pipeline.checks.case import Case
from pipeline.finding import Finding
from pipeline.rules import dates as date_rules
from pipeline.rules import grades as grade_rules
from pipeline.rules import length as length_rules
from pipeline.rules import sections as section_rules
from pipeline.rules import statements as statement_rules
from pipeline.rules.rule import Rule

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[tuple[Rule, Check], ...] = (
    (section_rules.EMPTY, sections.empty_section),
    (section_rules.ORDER, sections.section_order),
    (section_rules.PLANNED, sections.planned_section),
    (length_rules.PARAGRAPHS, length.many_paragraphs),
    (length_rules.LONG_PARAGRAPH, length.long_paragraph),
    (length_rules.LONE_SENTENCE, length.lone_sentence),
    (length_rules.FEW_SHORT, length.few_short_paragraphs),
    (grade_rules.SCALE, grades.grade_in_scale),
    (grade_rules.LIMITING, grades.grade_above_limit),
    (grade_rules.LIKELY, grades.grade_unlikely),
    (statement_rules.MISSING, statements.statement_missing),
    (statement_rules.UNSAID, statements.not_said),
    (statement_rules.FORBIDDEN, statements.forbidden_wording),
    (date_rules.LATE, dates.step_late),
    (date_rules.DISORDER, dates.steps_out_of_order),
)


def run(case: Case) -> tuple[Finding, ...]:
    """Return what every check finds in a case, in the order of the checks."""
    return tuple(finding for _, check in CHECKS for finding in check(case))
