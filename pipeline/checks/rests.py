"""EVD: what a judgement, a requirement or a recommendation rests on, and whether it says enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.case.acts import says_too_little
from pipeline.checks.case.case import Case
from pipeline.checks.evidence import turned_on
from pipeline.checks.severity import severity
from pipeline.evidence.bundle import Improvement, NarrativeParagraph
from pipeline.model.document import walk
from pipeline.model.finding import Citation, Finding, Place, Rule, Severity
from pipeline.report_type.demands import EvidenceKind, EvidenceRule

PARAGRAPH = Rule(
    "EVD023",
    "paragraph-without-evidence",
    Severity.WARNING,
    "Each paragraph on a judgement rests on a record of evidence.",
    "Inspectors’ analysis must include clear evidence for their judgements. What rests on no "
    "record cannot be checked by anybody. One such paragraph is a warning; where a whole section "
    "rests on nothing and the source says must, each is an error.",
    Citation("001", "886"),
    "Name the records that the paragraph rests on in ‘evidence’, or take it out.",
)
IMPROVEMENT = Rule(
    "EVD024",
    "improvement-without-evidence",
    Severity.WARNING,
    "A requirement or recommendation rests on a record of evidence.",
    "Summarised evidence must be sufficient to support any recommendations or requirements.",
    Citation("001", "790"),
    "Name the records that it rests on in ‘evidence’.",
)
DETAIL = Rule(
    "EVD025",
    "too-short-to-act-on",
    Severity.WARNING,
    "A requirement or recommendation says enough to act on.",
    "The guidance asks for enough detail to know what to do. What is too short is our own limit: "
    "fewer than five words (three, where they name a plain act, such as a repair), or none "
    "that says more than that something must be met or be better, however many there are.",
    Citation("001", "827, 839"),
    "Say what must be done, for whom or with what, so that somebody can see that it is done.",
)
NOTHING_ASKED = Rule(
    "EVD026",
    "nothing-asked",
    Severity.WARNING,
    "What is not yet good leads to a requirement or a recommendation.",
    "A judgement below good says that something needs to improve. Where nothing is required or "
    "recommended, nobody is told what.",
    Citation("004", "1110, 1372"),
    "Add what should improve, or look at the judgement again.",
)


def paragraph_without_evidence(case: Case) -> Iterator[Finding]:
    """Find paragraphs on a judgement that rest on no record."""
    for rule in turned_on(case, "paragraph-rests"):
        for section in (*_judged(case), *rule.sections):
            written = case.bundle.narrative.get(section, ())
            bare = [one for one in written if not one.evidence]
            whole = rule.force != "must" or len(bare) == len(written)
            how_bad = severity(rule.force, "whole" if whole else "partial")
            for one in bare:
                yield PARAGRAPH.at(
                    _at(case, one),
                    "This paragraph rests on no record of evidence.",
                    severity=how_bad,
                    citation=rule.citation,
                    key=one.text,
                )


def _judged(case: Case) -> Iterator[str]:
    """Yield the ids of the sections on a judgement, once each."""
    found = (one.id for document in case.composition.documents for one in walk(document.sections))
    judgements = {one.id for one in case.report_type.judgements}
    return (id_ for id_ in dict.fromkeys(found) if id_ in judgements)


def _at(case: Case, paragraph: NarrativeParagraph) -> Place:
    """Return the place of a paragraph in the report, or in the bundle where it is not there."""
    for passage in case.passages:
        if paragraph.pointer in passage.pointers:
            return case.at_passage(passage, 0, len(passage.text))
    return case.at_pointer(paragraph.pointer)


def improvement_without_evidence(case: Case) -> Iterator[Finding]:
    """Find requirements and recommendations that rest on no record.

    Where a requirement needs several sources, that rule tells it.
    """
    told = any(turned_on(case, "several-sources"))
    for rule in turned_on(case, "improvement-rests"):
        for name, many in _asked(case):
            for one in many if not (told and name == "requirement") else ():
                if not one.evidence:
                    message = f"This {name} rests on no record of evidence."
                    yield _finding(IMPROVEMENT, case, rule, one, "/evidence", message)


def too_short_to_act_on(case: Case) -> Iterator[Finding]:
    """Find requirements and recommendations that do not say what to do."""
    kinds: tuple[tuple[EvidenceKind, str, Sequence[Improvement]], ...] = (
        ("requirement-detail", "requirement", case.bundle.requirements),
        ("recommendation-detail", "recommendation", case.bundle.recommendations),
    )
    for kind, name, many in kinds:
        for rule in turned_on(case, kind):
            for one in many:
                if says_too_little(one.action):
                    message = f"This {name} says too little to act on, by our own limit."
                    yield _finding(DETAIL, case, rule, one, "/action", message)


def nothing_asked(case: Case) -> Iterator[Finding]:
    """Find that something is not yet good, and nothing is required or recommended."""
    if any(many for _, many in _asked(case)):
        return
    for rule in turned_on(case, "improvement-expected"):
        poor = [one for one in case.bundle.judgements if one.grade in rule.grades]
        stated = not rule.grades and rule.when is not None
        if poor or stated:
            at = f"{poor[0].pointer}/grade" if poor or rule.when is None else rule.when.at
            why = f"A judgement is ‘{poor[0].grade}’" if poor else "Concerns are stated"
            yield NOTHING_ASKED.at(
                case.at_first(at),
                f"{why}, and the report asks for nothing.",
                severity=severity(rule.force),
                citation=rule.citation,
                key=f"improvement {why}",
            )


def _asked(case: Case) -> tuple[tuple[str, Sequence[Improvement]], ...]:
    bundle = case.bundle
    return ("requirement", bundle.requirements), ("recommendation", bundle.recommendations)


def _finding(
    rule: Rule, case: Case, of: EvidenceRule, one: Improvement, at: str, message: str
) -> Finding:
    place = case.at_pointer(f"{one.pointer}{at}")
    how_bad = severity(of.force)
    return rule.at(place, message, severity=how_bad, citation=of.citation, key=one.id)
