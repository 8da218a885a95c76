"""EVD: who is said to have said something, against who did by the record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.checks.case.case import Case
from pipeline.checks.case.quotation_marks import marked
from pipeline.checks.claims.people import Who, first_of, people_in, pronoun_in, who_spoke
from pipeline.checks.claims.rested import Written, written
from pipeline.checks.claims.speech.heads import clause_of
from pipeline.checks.claims.speech.quotes import Spoken, spoken
from pipeline.checks.claims.words import vocabulary
from pipeline.checks.evidence import turned_on
from pipeline.evidence.bundle import Evidence
from pipeline.language.number_words import BEGUN
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.pattern import later
from pipeline.resources import remembered

WRONG = Rule(
    "EVD035",
    "wrong-speaker",
    Severity.WARNING,
    "Words are given to the kind of person who said them.",
    "What a parent says of a centre weighs otherwise than what its manager says. Whoever spoke is "
    "known by the speaker of the quote, and by the role and the kind of the source. Kinds are "
    "parent, child, relative, carer, worker, leader, and the trades of professionals, such as "
    "health, school and police; a word such as ‘staff’ may be several. Where the record leaves "
    "open who spoke, nothing is said.",
    Citation("001", "788"),
    "Say who said it, or rest the paragraph on the record of those who did.",
)

_AT_ONCE = later(r"said|told|spoke|ed (?:that|they|their|it|he|she|how) ")
# In the past tense only: ‘Parents say that …’ may be a general remark.
_REPORTED = later(
    r"(?<!not )(?<!could )(?<!can )(?<!should )(?<!to )\b(?:"
    r"(?:said|reported|stated|explained|commented|confirmed|added|recalled|complained)"
    r" (?:that|they|their|it|he|she|how)\b"
    r"|told (?:us|me|the inspectors?|inspectors?|the inspection team)\b"
    r"|spoke (?:highly|warmly|well|positively) )"
)
_WORDS_OF = later(r"^.*\b(?:in the words of|according to)\s", re.IGNORECASE)
_SINGLE = later(r"\b(?:an?|one|another|the|this|his|her) (?:[\w’'-]+ )?$", re.IGNORECASE)
_ONE = later(rf"(?:an?|another|both|{BEGUN}) ", re.IGNORECASE)
_PLURAL = ("s", "children", "people", "staff", "police")
_LIKE = later(r"\b(?:like|as|than|such as) (?:an?|the|any) (?:[\w’'-]+ )?$", re.IGNORECASE)
_TOGETHER = later(r",? (?:and|or) (?:\w+ ){0,3}", re.IGNORECASE)
_SPOKE = later(r"\b(?:spoke|speaks?|speaking) (?:highly|warmly|well|positively)\b", re.IGNORECASE)
_ONE_OF_THEM = later(
    r"[.!?;:] (?:One|Another|one|another)"
    r"(?:,| (?:of (?:them|these|those)|who|has|had|is|was|said|told|felt|feels|sees|saw)\b)"
)
_NEAR = 40  # characters before a word in which its article stands
_ALONE = ("observation", "record", "data", "notification")  # kinds of source in which nobody speaks


def wrong_speaker(case: Case) -> Iterator[Finding]:
    """Find words that are given to another kind of person than the record gives them to."""
    for rule in turned_on(case, "quote-in-evidence"):
        for one in spoken(case):
            if one.held_by and (who := _speaker(one)) and not _is_theirs(who, one):
                start, end = one.speech.span
                yield _finding(
                    case, one.written, start, end, _message(one.held_by[0]), rule.citation
                )
        for each in written(case):
            yield from _indirect(case, each, rule.citation)


def _finding(
    case: Case, one: Written, start: int, end: int, message: str, source: Citation
) -> Finding:
    place = case.at_passage(one.passage, start, end)
    key = f"{one.passage.text[start:end]} {one.passage.text}"
    return WRONG.at(place, message, citation=source, key=key)


def _message(record: Evidence) -> str:
    """Return what is wrong. Who spoke is told only where that may be published."""
    quote = record.quote
    if quote and quote.permitted and quote.speaker:
        return f"{record.id} gives these words to somebody else: {quote.speaker}."
    return "The record gives these words to another kind of person."


# --- speech ------------------------------------------------------------------------------


def _is_theirs(who: Who, one: Spoken) -> bool:
    return any(who.may_be(who_spoke(record)) for record in one.held_by)


def _speaker(one: Spoken) -> Who | None:
    """Return who is said to speak, or nothing where the words do not tell."""
    teller = _WORDS_OF.sub("", one.speech.teller)
    if one.speech.behind and (pronoun := pronoun_in(teller.partition(" ")[0])):
        return _meant(pronoun, one)  # ‘… she told her worker’, ‘She laughed, and so did her worker’
    if who := first_of(_named(teller) if not one.speech.behind else teller):
        return who
    if pronoun := pronoun_in(teller):
        return _meant(pronoun, one)
    return None


def _named(teller: str) -> str:
    """Return the words before a quote that name who speaks."""
    verbs = [*_telling().finditer(teller)]
    return clause_of(teller[: verbs[-1].start()] if verbs else teller)


def _meant(pronoun: Who, one: Spoken) -> Who:
    """Return whom ‘he’ or ‘she’ means: the last single person before, if only one kind may be."""
    text = one.written.passage.text[: one.speech.span[0]]
    known = [*people_in(text)]
    # ‘Foster carers feel supported. One, who sees her social worker …’: she is one of the carers.
    several = [
        who
        for start, end, who in known
        if text[start:end].lower().endswith(_PLURAL) and _ONE_OF_THEM.search(text, end)
    ]
    named = [
        who
        for start, end, who in known
        if who.may_be(pronoun) and _is_single(text, start, end)
        if not _LIKE.search(text, max(0, start - _NEAR), start)
        if not _is_beside(pronoun, text, start)
    ]
    theirs = any(who.may_be(who_spoke(each)) for who in named + several for each in one.held_by)
    return pronoun if theirs or not named else Who(named[-1].kinds, pronoun.sex)


def _is_beside(pronoun: Who, text: str, at: int) -> bool:
    """Return whether somebody stands in a sentence that begins with the pronoun: it goes on.

    ‘He goes with his key worker. “It is quiet,” he said’: he is not the worker.
    """
    first = next((a for a, b in spans(text) if a <= at < b), 0)
    begun = pronoun_in(text[first:at].split(" ", 1)[0])
    return begun is not None and begun.sex == pronoun.sex


def _is_single(text: str, start: int, end: int) -> bool:
    """Return whether a word for people is there in the singular, with its article."""
    plural = text[start:end].lower().endswith(_PLURAL)
    return not plural and _SINGLE.search(text[max(0, start - _NEAR) : start]) is not None


# --- indirect speech ---------------------------------------------------------------------


@remembered
def _telling() -> re.Pattern[str]:
    return later(rf"\b{vocabulary().saying}\b", re.IGNORECASE)


def _indirect(case: Case, one: Written, source: Citation) -> Iterator[Finding]:
    """Find what people are reported to say, where no record can be of such people."""
    text = one.passage.text
    if not one.records or one.passage.is_quote or not _AT_ONCE.search(text):
        return
    anybody = any(map(_speaks, one.records))
    marks = [each.likeliest for each in marked(text)]
    unsaid = _without(text, marks)
    for first, last in spans(text):
        for match in _REPORTED.finditer(text, first, last):
            clause = clause_of(unsaid[first : match.start()].strip())
            who = first_of(clause) if anybody or _ONE.match(clause) else None
            quoted = any(a <= match.start() <= b for a, b in marks)
            spoke = [who, *_joined(unsaid[first : match.start()])] if who else []
            if spoke and not quoted and not _any_tells(one.records, spoke):
                message = "No record that this paragraph rests on is of such people."
                yield _finding(case, one, first, last, message, source)
                break


def _any_tells(records: Sequence[Evidence], spoke: Sequence[Who]) -> bool:
    return any(_may_tell(record, who) for record in records for who in spoke)


def _joined(ahead: str) -> Iterator[Who]:
    """Yield who speaks together: ‘all three social workers and both guardians’ spoke."""
    found = [*people_in(ahead)]
    for (_, end, one), (start, last, other) in pairwise(found):
        if _TOGETHER.fullmatch(ahead, end, start) and not ahead[last:].strip():
            yield from (one, other)


def _without(text: str, marks: Iterable[tuple[int, int]]) -> str:
    """Return a text with blanks for what is quoted: who stands there does not speak.

    ‘“My baby sleeps,” one mother told us’ is of the mother.
    """
    for start, end in marks:
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    return text


def _speaks(record: Evidence) -> bool:
    """Return whether somebody speaks in a record.

    Beside records in which nobody does, ‘parents told us’ sums up; ‘one parent told us’ does not.
    """
    return record.source_kind not in _ALONE or record.quote is not None


def _noted(statement: str) -> Iterator[Who]:
    """Yield who speaks in a note that only has a colon behind them: ‘4 SWs: update arrives’."""
    found = people_in(statement)
    yield from (who for _, end, who in found if statement[end : end + 1] == ":")


def _may_tell(record: Evidence, who: Who) -> bool:
    """Return whether a record may hold what such people said, as far as it tells."""
    if record.source_kind in ("survey", "case-tracking"):
        return True
    counted = record.measure.label if record.measure else ""
    said = f"{record.statement} {record.source_detail} {counted}"
    named = any(who.may_be(other) for _, _, other in people_in(said))
    if record.source_kind in _ALONE:
        return named or (record.quote is not None and who.may_be(who_spoke(record)))
    spoke = who_spoke(record)
    told = named and bool(_telling().search(said) or _SPOKE.search(said))
    told = told or any(who.may_be(one) for one in _noted(record.statement))
    return who.may_be(spoke) or told
