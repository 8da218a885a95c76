"""A note in its fragments: what stands between two stops, with the numbers of each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.sets.words_for import Word, words_in
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import BEGUN, value
from pipeline.language.ordinals import begins_with
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_CUT = later(
    rf"[;:?]\s|,(?!\d)|[()]|\s[–—-]\s|(?<!\ball)(?<!\bevery)\sbut\s"
    rf"(?!(?:{BEGUN}|\d+)(?:\s*(?:$|[.,;)])|\s(?:of|in|at|on|who|which)\b))"
    r"|\s(?:though|although|while|whereas|so|because|then)\s|(?<!\bnot)\syet\s"
    r"|\sand\s(?=(?:the \w+(?:th|st|nd|rd)|all|none|most|few|one|two|each|every)\b|\d)",
    re.IGNORECASE,
)
_IN_ONE = later(  # ‘on the wall in 1’
    r"\b(?:in|on|for|by|from|with|at) (?:just |only )?(one|1)(?=\s*(?:[.,;)]|$|only\b))",
    re.IGNORECASE,
)
_LASTS = r"(?:days?|d|weeks?|wks?|months?|mths?|years?|yrs?|hours?|hrs?|terms?|quarters?)\b"
_IN_LAST = later(
    rf"\b(?P<n>{BEGUN}|\d+)(?: times|x)? (?:in|of|out of)(?: the)? (?:last|past) "
    rf"(?P<d>{BEGUN}|\d+)\b"
    rf"(?! {_LASTS})",
    re.IGNORECASE,
)
_PERIOD = later(rf"\s*{_LASTS}", re.IGNORECASE)
_IN = later(r"\bin\b", re.IGNORECASE)
_LABEL = later(  # ‘Reg 44 visits: 6’
    r"\b(?:regs?|regulations?|section|sect|sec|s|room|rm|flat|band|level|stage|tier|article|schedule"
    r"|standard|article|form|annex|phase|grade|key stage|ks|no|nos|YP|bus|route"
    r"|(?:since|on|by|from|after|until|in) (?:day|week|wk|month|term|year|yr))\.? ?$",
    re.IGNORECASE,
)
_NEAR = 14  # characters ahead of a number that tell that it is a name
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,3})/(\d{1,3})(?![\d/]|\.\d)")
_MONTHS = 12  # ‘on 6/6’ is a day, ‘16/19’ is none
_NOUN = re.compile(
    r"\s+(?:of\s+(?:the|these|those|them|our|their)\b)?\s*((?:[A-Za-z][\w’-]*\s?){1,4})"
)
PLURAL = re.compile(
    r"(?!(?:was|has|is|does|less|this|its|as|us|yes|always|perhaps|across|access|process)$)"
    r"(?:\w*[^s]s|children|people|staff|men|women|kids|police|yp)$",
    re.IGNORECASE,
)
_NO_NOUN = frozenset(
    "in on at of to for with without w by from had has have were was is are did do not only and or "
    "but full would could looked read seen checked who that which where when now still up out so "
    "less more over under yet signed also per know knew knows use uses said say says "
    "want wants need needs feel feels felt left came come went none never no all each bar except "
    "apart recorded logged written agreed complete current good well late overdue "
    "missing met found find see saw get gets got give gave take took make made bring brought ring "
    "rang tell told think thought like liked enjoy enjoyed love hate trust eat ate sleep slept go "
    "went write wrote speak spoke hold held keep kept lose lost stay stayed".split()
)
_NAMING = frozenset("the a an this that his her its their our".split())


@dataclass(frozen=True, slots=True)
class Count:
    """A count, `n`, out of a total, `d`, or 0 where that is not told, and the noun behind.

    `is_times` tells that it is written as ‘x4’.
    """

    start: int
    end: int
    n: int
    d: int
    noun: str
    is_times: bool = False


@dataclass(frozen=True, slots=True)
class Fragment:
    """A part of a note, the number of its sentence, its numbers and its words for how many.

    `last` is the ordinal it begins with, as in ‘the sixteenth was abroad’, or 0; `boxed`
    tells that it stands in brackets.
    """

    text: str
    start: int
    end: int
    sentence: int
    counts: tuple[Count, ...]
    words: tuple[Word, ...]
    last: int
    boxed: bool

    @property
    def said(self) -> str:
        """Return its words."""
        return self.text[self.start : self.end]

    @property
    def is_plain(self) -> bool:
        """Return whether it counts nothing."""
        return not self.counts and not self.words


def fragments(text: str) -> Iterator[Fragment]:
    """Yield the fragments of a note, in their order."""
    known = tuple(
        one
        for one in amounts(text)
        if not _LABEL.search(text, max(0, one.start - _NEAR), one.start)
    )
    for at, (first, last) in enumerate(spans(text)):
        start = first
        for match in (*_CUT.finditer(text, first, last), None):
            end = match.start() if match else last
            if text[start:end].strip(" .,;"):
                yield _fragment(text, start, end, at, known)
            start = match.end() if match else last


def _fragment(text: str, start: int, end: int, at: int, known: tuple[Amount, ...]) -> Fragment:
    words = tuple(one for one in words_in(text, start, end) if one.name != "period")
    counts = tuple(
        count
        for one in known
        if start <= one.start < end and (count := _count(text, one, end)) is not None
    )
    boxed = text[:start].endswith("(") and text[end : end + 1] == ")"
    counts = (*counts, *_slashed(text, start, end, counts))
    counts = _of_last(text, start, end, counts)
    if match := _IN_ONE.search(text, start, end):
        counts = (*counts, Count(match.start(1), match.end(1), 1, 0, ""))
    return Fragment(text, start, end, at, counts, words, begins_with(text, start, end), boxed)


def _slashed(text: str, start: int, end: int, known: Sequence[Count]) -> Iterator[Count]:
    """Yield ‘16/19 staff’ and ‘on 6/6 files’, which may look like a date."""
    for match in _SLASHED.finditer(text, start, end):
        n, d, noun = int(match[1]), int(match[2]), noun_behind(text, match.end(), end)
        is_known = any(one.start <= match.start() < one.end for one in known)
        is_in = text[: match.start()].endswith((" in ", " for "))
        is_in = is_in or re.search(rf"(?<![\d/.]){d}(?![\d/])", text[: match.start()]) is not None
        if not is_known and 1 < d >= n and (d > _MONTHS or noun or is_in):
            yield Count(match.start(), match.end(), n, d, noun)


def _of_last(text: str, start: int, end: int, known: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return counts with ‘late 2 times in last 6’ as one: two of six."""
    for match in _IN_LAST.finditer(text, start, end):
        n, d = int(value(match["n"])), int(value(match["d"]))
        if 0 < n <= d:
            known = tuple(one for one in known if not match.start() <= one.start < match.end())
            known = (*known, Count(*match.span(), n, d, ""))
    return known


def _count(text: str, one: Amount, end: int) -> Count | None:
    noun, said = noun_behind(text, one.end, end), text[one.start : one.end]
    if one.kind is Kind.SHARE and one.of and _PERIOD.match(text, one.end) and _IN.search(said):
        return Count(one.start, one.end, round(one.value), 0, "")  # ‘6 in 6 months’ is how often
    if one.kind is Kind.SHARE and one.of:
        return Count(one.start, one.end, round(one.value), round(one.of), noun)
    if one.kind is Kind.COUNT and one.value == int(one.value) and one.about == "":
        return Count(one.start, one.end, int(one.value), 0, noun)
    if one.kind is Kind.TIMES and text[one.start - 1 : one.start].lower() == "x":
        return Count(one.start, one.end, int(one.value), 0, noun, is_times=True)
    return None


def noun_behind(text: str, at: int, end: int) -> str:
    """Return the words behind a number that name what it counts, or ''."""
    match = _NOUN.match(text, at, end)
    if not match:
        return ""
    found: list[str] = []
    for word in match[1].split():
        if not found and word.lower() in _NAMING:
            return ""  # ‘in 7 the family moved’
        if word.lower() in _NO_NOUN or word.lower().endswith(("n’t", "n't", "theirs", "ours")):
            return ""
        found.append(word)
        if PLURAL.match(word):
            return " ".join(found)
    return ""
