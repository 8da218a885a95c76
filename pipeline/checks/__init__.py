"""The checks on composed documents. A check is a pure function from a case to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks import (
    coverage,
    dates,
    evidence,
    grades,
    improvements,
    initials,
    left_out,
    length,
    personal_data,
    privacy,
    proportions,
    quotes,
    readability,
    sections,
    statements,
    withheld,
)
from pipeline.checks.case.case import Case
from pipeline.checks.plain_english import checks as plain_english
from pipeline.model.finding import Finding
from pipeline.rules import dates as date_rules
from pipeline.rules import evidence as evidence_rules
from pipeline.rules import grades as grade_rules
from pipeline.rules import improvements as improvement_rules
from pipeline.rules import length as length_rules
from pipeline.rules import privacy as privacy_rules
from pipeline.rules import proportions as proportion_rules
from pipeline.rules import readability as readability_rules
from pipeline.rules import sections as section_rules
from pipeline.rules import statements as statement_rules
from pipeline.rules.rule import Rule

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[tuple[Rule, Check], ...] = (
    (section_rules.EMPTY, sections.empty_section),
    (section_rules.ORDER, sections.section_order),
    (section_rules.PLANNED, sections.planned_section),
    (section_rules.LEFT_OUT, left_out.words_left_out),
    (length_rules.PARAGRAPHS, length.many_paragraphs),
    (length_rules.LONG_PARAGRAPH, length.long_paragraph),
    (length_rules.LONE_SENTENCE, length.lone_sentence),
    (length_rules.FEW_SHORT, length.few_short_paragraphs),
    (grade_rules.SCALE, grades.grade_in_scale),
    (grade_rules.LIMITING, grades.grade_above_limit),
    (grade_rules.LIKELY, grades.grade_unlikely),
    (grade_rules.CHANGED, grades.change_without_reason),
    (statement_rules.MISSING, statements.statement_missing),
    (statement_rules.UNSAID, statements.not_said),
    (statement_rules.FORBIDDEN, statements.forbidden_wording),
    (date_rules.LATE, dates.step_late),
    (date_rules.DISORDER, dates.steps_out_of_order),
    (evidence_rules.NOT_REPORTED, coverage.area_not_reported),
    (evidence_rules.NO_EVIDENCE, coverage.area_without_evidence),
    (evidence_rules.WITHHELD, withheld.withheld_evidence_used),
    (evidence_rules.UNUSED, coverage.unused_evidence),
    (evidence_rules.ONE_KIND, coverage.one_kind_of_source),
    (evidence_rules.INTERVIEW, evidence.interview_without_time_or_role),
    (evidence_rules.INITIALS, evidence.no_initials),
    (evidence_rules.NOT_SAID, quotes.quote_not_in_evidence),
    (evidence_rules.NO_PERMISSION, quotes.quote_without_permission),
    (improvement_rules.ONE_SOURCE, improvements.one_source),
    (improvement_rules.REGULATION, improvements.no_regulation),
    (improvement_rules.STANDARD, improvements.no_standard),
    (improvement_rules.NO_REQUIREMENT, improvements.inadequate_without_requirement),
    (improvement_rules.FEW_CASES, evidence.few_cases_tracked),
    (improvement_rules.CARRIED_OVER, improvements.carried_over),
    (improvement_rules.NOT_ADDRESSED, improvements.not_addressed),
    (improvement_rules.DUE_PAST, improvements.due_date_past),
    (proportion_rules.WORD, proportions.proportion_word),
    (proportion_rules.WRONG_SIDE, proportions.wrong_side_of_half),
    (proportion_rules.UNLINKED, proportions.unlinked_proportion),
    (proportion_rules.IMPOSSIBLE, proportions.impossible_measure),
    (proportion_rules.WRONG_NUMBER, proportions.wrong_number),
    (privacy_rules.PRIVATE_WORDS, privacy.private_words_in_report),
    (privacy_rules.PERSONAL_DATA, personal_data.personal_data_shape),
    (privacy_rules.INITIALS, initials.initials_in_report),
    (readability_rules.MEAN, readability.long_on_average),
    (readability_rules.SHARE, readability.many_long_sentences),
    (readability_rules.GRADE, readability.high_grade),
    (readability_rules.EASE, readability.low_ease),
    *plain_english.CHECKS,
)


def run(case: Case) -> tuple[Finding, ...]:
    """Return what every check finds in a case, in the order of the checks."""
    return tuple(finding for _, check in CHECKS for finding in check(case))
