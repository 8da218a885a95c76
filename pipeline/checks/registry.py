"""The checks on composed documents. A check is a pure function from a case to findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.checks import (
    authorities,
    contradictions,
    coverage,
    dates,
    declarations,
    evidence,
    grade_words,
    grades,
    history,
    improvements,
    initials,
    left_out,
    length,
    letters,
    links,
    misprints,
    parts,
    people,
    personal_data,
    privacy,
    proportions,
    provider,
    quotes,
    readability,
    references,
    repeats,
    rests,
    sections,
    statements,
    steps,
    twice,
    withheld,
)
from pipeline.checks.case.case import Case
from pipeline.checks.claims import quantifiers
from pipeline.checks.claims.arithmetic import wrong as arithmetic
from pipeline.checks.claims.dates import calendar, durations
from pipeline.checks.claims.dates import unheld as told_dates
from pipeline.checks.claims.names import unheld as names
from pipeline.checks.claims.numbers import unheld as numbers
from pipeline.checks.claims.speech import quotes as speech
from pipeline.checks.claims.speech import speakers
from pipeline.checks.pasted import checks as pasted
from pipeline.checks.plain_english import checks as plain_english
from pipeline.checks.summaries import claims as summary_claims
from pipeline.checks.summaries import follows, sentences
from pipeline.model.finding import Finding, Rule

Check = Callable[[Case], Iterator[Finding]]

CHECKS: tuple[tuple[Rule, Check], ...] = (
    (sections.EMPTY, sections.empty_section),
    (sections.ORDER, sections.section_order),
    (sections.PLANNED, sections.planned_section),
    (declarations.SILENT, declarations.not_declared),
    (declarations.OLDER, declarations.older_version),
    (declarations.DECLARED_AND_GIVEN, declarations.declared_and_given),
    (contradictions.PRACTICE, contradictions.outstanding_not_told),
    (repeats.SAID_TWICE, repeats.said_twice),
    (references.DEAD, references.no_such_paragraph),
    (left_out.LEFT_OUT, left_out.words_left_out),
    (parts.BELOW_NOTHING, parts.subheading_below_nothing),
    (length.PARAGRAPHS, length.many_paragraphs),
    (length.LONG_PARAGRAPH, length.long_paragraph),
    (length.LONE_SENTENCE, length.lone_sentence),
    (length.FEW_SHORT, length.few_short_paragraphs),
    (letters.LONG, letters.longer_than_its_page),
    (letters.MIXED, letters.letters_mixed),
    (letters.NONE, letters.building_without_letter),
    (letters.EARLY, letters.letter_before_what_it_tells),
    (letters.UNNAMED, letters.building_without_label),
    (grades.SCALE, grades.grade_in_scale),
    (grades.LIMITING, grades.grade_above_limit),
    (grades.LIKELY, grades.grade_unlikely),
    (grades.CHANGED, grades.change_without_reason),
    (grade_words.DIFFERS, grade_words.grade_in_words_differs),
    (contradictions.GRADES, contradictions.grade_and_fact_disagree),
    (contradictions.FACTS, contradictions.facts_disagree),
    (statements.MISSING, statements.statement_missing),
    (statements.UNSAID, statements.not_said),
    (statements.FORBIDDEN, statements.forbidden_wording),
    (dates.LATE, dates.step_late),
    (steps.DISORDER, steps.steps_out_of_order),
    (steps.MISSING, steps.step_missing),
    (steps.UNNAMED, steps.step_without_name),
    (authorities.LEFT_OUT, authorities.authority_left_out),
    (history.ENFORCEMENT, history.enforcement_outside),
    (history.NOTICE, history.notice_after_visit),
    (history.LAST, history.last_visit_not_last),
    (history.MANAGER, history.manager_in_post_and_vacant),
    (coverage.NOT_REPORTED, coverage.area_not_reported),
    (coverage.NO_EVIDENCE, coverage.area_without_evidence),
    (withheld.WITHHELD, withheld.withheld_evidence_used),
    (coverage.UNUSED, coverage.unused_evidence),
    (coverage.ONE_KIND, coverage.one_kind_of_source),
    (evidence.INTERVIEW, evidence.interview_without_time_or_role),
    (evidence.INITIALS, evidence.no_initials),
    (speech.NOT_SAID, speech.quote_not_in_evidence),
    (told_dates.NOT_HELD, told_dates.date_not_in_evidence),
    (calendar.IMPOSSIBLE, calendar.impossible_date),
    (durations.CONTRADICTED, durations.duration_contradicted),
    (speakers.WRONG, speakers.wrong_speaker),
    (quotes.NO_PERMISSION, quotes.quote_without_permission),
    (names.UNKNOWN, names.name_not_in_evidence),
    (numbers.NOWHERE, numbers.number_not_in_evidence),
    (follows.NOTHING, follows.summary_follows_nothing),
    (summary_claims.MORE, summary_claims.summary_says_more),
    (follows.BEYOND, follows.summary_beyond_its_evidence),
    (sentences.NOWHERE, sentences.summary_sentence_nowhere),
    (improvements.ONE_SOURCE, improvements.one_source),
    (improvements.REGULATION, improvements.no_regulation),
    (improvements.STANDARD, improvements.no_standard),
    (improvements.NO_REQUIREMENT, improvements.inadequate_without_requirement),
    (evidence.FEW_CASES, evidence.few_cases_tracked),
    (improvements.CARRIED_OVER, improvements.carried_over),
    (improvements.NOT_ADDRESSED, improvements.not_addressed),
    (improvements.DUE_PAST, improvements.due_date_past),
    (rests.PARAGRAPH, rests.paragraph_without_evidence),
    (rests.IMPROVEMENT, rests.improvement_without_evidence),
    (rests.DETAIL, rests.too_short_to_act_on),
    (rests.NOTHING_ASKED, rests.nothing_asked),
    (proportions.WORD, proportions.proportion_word),
    (proportions.WRONG_SIDE, proportions.wrong_side_of_half),
    (proportions.UNLINKED, proportions.unlinked_proportion),
    (links.NOT_NAMED, links.linked_record_not_named),
    (proportions.IMPOSSIBLE, proportions.impossible_measure),
    (proportions.WRONG_NUMBER, proportions.wrong_number),
    (quantifiers.CONTRADICTED, quantifiers.quantifier_not_counted),
    (arithmetic.SUM, arithmetic.wrong_arithmetic),
    (twice.SENTENCE, twice.sentence_twice),
    (twice.PARAGRAPH, twice.paragraph_under_two_judgements),
    (privacy.PRIVATE_WORDS, privacy.private_words_in_report),
    (personal_data.PERSONAL_DATA, personal_data.personal_data_shape),
    (people.PERSON_NAMED, people.person_named),
    (provider.PERSON, provider.provider_is_a_person),
    (initials.INITIALS, initials.initials_in_report),
    (misprints.UNKNOWN, misprints.unknown_word),
    (misprints.AMERICAN, misprints.american_word),
    (readability.MEAN, readability.long_on_average),
    (readability.SHARE, readability.many_long_sentences),
    (readability.GRADE, readability.high_grade),
    (readability.EASE, readability.low_ease),
)
"""Every check that is written in Python, with its rule. Findings come in this order."""


def every_check() -> tuple[tuple[Rule, Check], ...]:
    """Return every check with its rule: the table, then those whose rules are a file each.

    Raises BrokenError for a rule whose file is wrong.
    """
    return (*CHECKS, *pasted.checks(), *plain_english.checks())


def run(case: Case) -> tuple[Finding, ...]:
    """Return what every check finds in a case, in the order of the checks."""
    return tuple(finding for _, check in every_check() for finding in check(case))
