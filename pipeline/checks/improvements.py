"""EVD: requirements and recommendations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import COMMON, words
from pipeline.checks.case.regulations import missing_in_regulation, names_standard
from pipeline.checks.evidence import turned_on
from pipeline.checks.severity import Breach, severity
from pipeline.evidence.bundle import Improvement, PreviousImprovement
from pipeline.language.phrasing import day, series
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later
from pipeline.report_type.demands import EvidenceRule

ONE_SOURCE = Rule(
    "EVD014",
    "one-source",
    Severity.ERROR,
    "A requirement rests on evidence from more than one source.",
    "The guidance says that inspectors must weigh up evidence from more than one source. One "
    "record is not enough. Several records of one kind may be: there the finding is milder.",
    Citation("001", "825"),
    "Name more evidence, of another kind if there is some.",
)
REGULATION = Rule(
    "EVD015",
    "no-regulation",
    Severity.WARNING,
    "A requirement names its regulation: the number, and the instrument with its year.",
    "The provider must be able to look it up. ‘Regulation 17’ stands in many instruments.",
    Citation("001", "827"),
    "Write it in full: regulation 25(1)(a) of the Residential Family Centres Regulations 2002.",
)
STANDARD = Rule(
    "EVD016",
    "no-standard",
    Severity.WARNING,
    "A recommendation names the standard or guidance it refers to.",
    "The manager needs to know which standard is meant. Guidance that is named, or a regulation, "
    "will do as well.",
    Citation("001", "839"),
    "Name the standard and its number, such as NMS 10.2, or the guidance.",
)
NO_REQUIREMENT = Rule(
    "EVD017",
    "inadequate-without-requirement",
    Severity.WARNING,
    "Where there are significant concerns, there is a requirement.",
    "Inspectors always impose requirements when there are significant concerns for welfare, "
    "safety and quality of care. An inadequate judgement is taken as a sign of them.",
    Citation("001", "831"),
    "Add the requirements, or say why enforcement or nothing at all takes their place.",
)
CARRIED_OVER = Rule(
    "EVD019",
    "carried-over",
    Severity.WARNING,
    "What the last inspection asked for is met or taken up again.",
    "A requirement or recommendation that was not met should not vanish: inspectors consider what "
    "it means for families, and whether to act. Whether it is taken up again is told by its words, "
    "so look at the finding with care.",
    Citation("001", "843-845"),
    "Take it up in a requirement or recommendation, or look at the grades again.",
)
NOT_ADDRESSED = Rule(
    "EVD020",
    "not-addressed",
    Severity.ERROR,
    "A recommendation says who should act.",
    "What is meant for everybody is done by nobody.",
    Citation("004", "1110"),
    "Fill in ‘addressed_to’.",
)
DUE_PAST = Rule(
    "EVD021",
    "due-date-past",
    Severity.NOTICE,
    "A requirement is due after the inspection.",
    "An earlier date is allowed for what can be done quickly, if it was made clear at feedback. "
    "It may also be a slip.",
    Citation("001", "833"),
    "Look at the date again.",
)

_ALIKE = 0.5  # share of the words of an earlier action that show that it is taken up again
_STEM = 5  # letters by which words are compared: record, records, recording
_LETTERS = 4  # words with fewer say little, and so do these
_EMPTY = frozenset(
    "centre each ensure leaders managers must person provider registered sure".split()
)
_ACTOR = later(
    r"^(?:The |All |Senior |Each )?(?:[\w’-]+ ){0,4}?(?:authorit(?:y|ies)|boards?|centre|council|"
    r"governors|leaders?|managers?|ofsted|partners|person|providers?|staff|team|trustees|workers?)"
    r"(?: [\w’-]+){0,4}? (?:should|must|needs? to)\b",
    re.IGNORECASE,
)


def one_source(case: Case) -> Iterator[Finding]:
    """Find requirements that rest on one record, or on records of one kind."""
    kinds = {one.id: one.source_kind for one in case.bundle.evidence}
    for rule in turned_on(case, "several-sources"):
        for one in case.bundle.requirements:
            known = [kinds[id_] for id_ in one.evidence if id_ in kinds]
            number = "no record" if not known else "one record"
            breach: Breach
            if len(known) < 2:
                message, breach = f"This requirement rests on {number}.", "whole"
            elif len(set(known)) == 1:
                message = f"All evidence of this requirement is of the kind ‘{known[0]}’."
                breach = "partial"
            else:
                continue
            yield _finding(ONE_SOURCE, case, rule, one, "/evidence", message, breach)


def no_regulation(case: Case) -> Iterator[Finding]:
    """Find requirements that do not name their regulation in full."""
    for rule in turned_on(case, "regulation-named"):
        for one in case.bundle.requirements:
            if missing := missing_in_regulation(one.regulation):
                message = f"This reference has no {series(missing)}."
                yield _finding(REGULATION, case, rule, one, "/regulation", message)


def no_standard(case: Case) -> Iterator[Finding]:
    """Find recommendations that name neither a standard nor guidance."""
    for rule in turned_on(case, "standard-named"):
        for one in case.bundle.recommendations:
            if not names_standard(one.standard):
                at = "/standard" if one.standard else ""
                message = "This recommendation names no standard and no guidance."
                yield _finding(STANDARD, case, rule, one, at, message)


def inadequate_without_requirement(case: Case) -> Iterator[Finding]:
    """Find that a judgement has one of the poorest grades and nothing is required."""
    for rule in turned_on(case, "requirement-expected"):
        poor = [one for one in case.bundle.judgements if one.grade in rule.grades]
        if poor and not case.bundle.requirements:
            names = [_name(case, one.id) for one in poor]
            verb = "is" if len(names) == 1 else "are"
            yield NO_REQUIREMENT.at(
                case.at_pointer(f"{poor[0].pointer}/grade"),
                f"{series(names)} {verb} ‘{poor[0].grade}’, and there is no requirement.",
                severity=severity(rule.force),
                citation=rule.citation,
                key=" ".join(one.id for one in poor),
            )


def carried_over(case: Case) -> Iterator[Finding]:
    """Find what the last inspection asked for that is neither met nor taken up again."""
    now = [_stems(one) for one in (*case.bundle.requirements, *case.bundle.recommendations)]
    for rule in turned_on(case, "carried-over"):
        for one in case.bundle.previous_improvements if _grades_call(case, rule) else ():
            if one.met == "yes" or any(_alike(one, stems) for stems in now):
                continue
            met = "only partly met" if one.met == "partly" else "not met"
            yield CARRIED_OVER.at(
                case.at_pointer(one.pointer),
                f"This earlier {one.kind} was {met}, and none now takes it up again.",
                severity=severity(rule.force, "partial" if now else "whole"),
                citation=rule.citation,
                key=one.action,
            )


def not_addressed(case: Case) -> Iterator[Finding]:
    """Find recommendations that do not say who should act."""
    for rule in turned_on(case, "addressed"):
        for one in case.bundle.recommendations:
            if not one.addressed_to.strip() and not _ACTOR.match(one.action):
                message = "This recommendation does not say who should act."
                yield _finding(NOT_ADDRESSED, case, rule, one, "", message)


def due_date_past(case: Case) -> Iterator[Finding]:
    """Find requirements that were due before the inspection ended."""
    for one in case.bundle.requirements:
        if one.due and one.due < case.bundle.end:
            yield DUE_PAST.at(
                case.at_pointer(f"{one.pointer}/due"),
                "This date is before the last day of the inspection.",
                measured=day(one.due),
                limit=day(case.bundle.end),
                key=one.id,
            )


def _finding(
    rule: Rule, case: Case, of: EvidenceRule, one: Improvement, at: str, message: str,
    breach: Breach = "whole",
) -> Finding:  # fmt: skip
    return rule.at(
        case.at_pointer(f"{one.pointer}{at}"),
        message,
        severity=severity(of.force, breach),
        citation=of.citation,
        key=one.id,
    )


def _name(case: Case, judgement: str) -> str:
    found = case.report_type.judgement(judgement)
    return f"‘{found.name.text if found else judgement}’"


def _grades_call(case: Case, rule: EvidenceRule) -> bool:
    """Return whether a rule about good work applies: to every graded judgement, if there are any.

    The guidance speaks of leaders, whose judgement is one of the graded.
    """
    kinds = {one.id: one.kind for one in case.report_type.judgements}
    made = case.bundle.judgements
    graded = [one for one in made if kinds.get(one.id) == "graded"] or list(made)
    return not rule.grades or all(one.grade in rule.grades for one in graded)


def _stems(one: Improvement | PreviousImprovement) -> set[str]:
    telling = (word for word in words(one.action) if word not in COMMON and word not in _EMPTY)
    return {word[:_STEM] for word in telling if len(word) >= _LETTERS}


def _alike(earlier: PreviousImprovement, now: set[str]) -> bool:
    stems = _stems(earlier)
    return len(stems & now) >= _ALIKE * len(stems)
