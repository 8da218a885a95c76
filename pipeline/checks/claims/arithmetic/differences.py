"""Whether numbers are as far apart as another one says: ‘31 and 12, which is 19 fewer’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from pipeline.checks.claims.arithmetic.same import are_levels, says_same
from pipeline.checks.claims.arithmetic.terms import Sentence, Term, Wrong, told, values
from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers.near import near
from pipeline.language.amount import Kind
from pipeline.language.number_words import BEGUN
from pipeline.model.pattern import later
from pipeline.resources import remembered

_DIFFERENCE = later(  # ‘61 live more than 20 miles off’ are no 61 more
    r" (?:more|fewer|less|higher|lower)\b(?! or\b)"
    r"| (?!and\b|or\b)[a-z’-]+ (?:more|fewer|less|higher|lower)\b(?! or\b)"
    rf"(?! than (?:about |nearly |over )?{BEGUN}\b)",
    re.IGNORECASE,
)
_BY = later(
    r"\b(?:by(?! (?:week|day|month|year|age|stage|step|session|page|number|term|round|quarter)\b)|"
    r"(?:rise|fall|drop|cut|increase|decrease|reduction|difference|loss|gain|gap|"
    r"saving) of|is one of) "
    r"(?:\w+ )?$",
    re.IGNORECASE,
)
_THAN = later(r"(?: \S+){1,3} than (?!the \d|the \w+ (?:of|in|a) |\d)", re.IGNORECASE)
_MORE = later(r"(?: [a-z’-]+)? more\b(?! than)", re.IGNORECASE)
_ON_TOP = later(  # ‘and five more will join’: these are added
    r"(?: [a-z’-]+)? more (?!(?:than|in|at|during|by|on|for|or|and|this|last|a)\b)[a-z]",
    re.IGNORECASE,
)
_SINCE = later(r"(?: [a-z’-]+){0,2} since\b", re.IGNORECASE)
_IN_PART = later(  # ‘rose by 49 in the first of these years’
    r"(?: [a-z’-]+){0,2} (?:in|during|over) (?:the |its |their |that )?"
    r"(?:(?:first|second|third|fourth|last|final)"
    r"(?: of\b| year| month| term| week| quarter|[.,;)])|each\b|every\b)",
    re.IGNORECASE,
)
_OFF = later(  # ‘late by four days’ is no difference between what was counted
    r"\b(?:late|early|overdue|delayed|behind|short|postponed|extended|exceeded|missed|put back|"
    r"put off|brought forward|moved|overran|lengthened|shortened)\b[^.;:]{0,24}\bby (?:\w+ )?$",
    re.IGNORECASE,
)
_FROM = later(r"\b(?:from|between) (?:\w+ ){0,2}$", re.IGNORECASE)
_TO = later(r"\b(?:to|and) (?:\w+ ){0,2}$", re.IGNORECASE)
_LINK = later(
    r"(?:^|\b(?:more|fewer|less|higher|lower|longer|shorter)(?: [a-z]+)?) ?"
    r"(?:than|on|to|from|over|against|compared (?:with|to)|below|above|short of) (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
_PART = later(r",? (?:\w+ )?of (?:which|whom|these|those)\b", re.IGNORECASE)
_AS_MUCH = later(r" (?:more|less|fewer|higher|lower|as)\b", re.IGNORECASE)  # ‘100 times more’
_DIVIDED = later(r"\b(?:divid|multipl)\w+ [^.;:]*by (?:\w+ )?$", re.IGNORECASE)
_CLAUSE = 90  # characters ahead of a number in which what changes by it is said to change
_FAR = 2  # times the greater of two numbers, something is hardly the difference between them
_ONLY = 2  # numbers that it is the difference between


def says_difference(ahead: str, behind: str) -> bool:
    """Return whether the words ahead of a number and behind it say that it is a difference."""
    return bool(_DIFFERENCE.match(behind) or _BY.search(ahead))


def is_untold(behind: str) -> bool:
    """Return whether a difference is one from something that is not told: ‘more than last year’."""
    return bool(_THAN.match(behind) or _SINCE.match(behind))


def differences(sentence: Sentence) -> Iterator[Wrong]:
    """Yield a difference that is none between the only two numbers beside it."""
    for term in sentence.terms:
        if not _is_difference(sentence, term):
            continue
        if _ON_TOP.match(sentence.behind(term)) and not _BY.search(sentence.ahead(term)):
            continue
        others = _between(sentence, term)
        is_measured = any(one.unit != "count" or one.amount.unit for one in others)
        if not is_measured and _OFF.search(sentence.ahead(term)):
            continue
        if len(others) == _ONLY and _is_of(sentence, term, *others):
            yield from _wrong(term, others)


def _is_difference(sentence: Sentence, term: Term) -> bool:
    """Return whether the words around a number say that it is a difference of two others.

    A per cent with no word for points is a share of one: ‘a 20% lower risk’. What is divided or
    beaten by a number does not change by it.
    """
    ahead, behind = sentence.ahead(term), sentence.behind(term)
    said = sentence.text[term.amount.start : term.amount.end]
    is_ahead = _BY.search(ahead)
    is_times = term.amount.kind is Kind.TIMES and _AS_MUCH.match(behind)
    if term.amount.kind is Kind.FRACTION or not term.unit or term.amount.about == "many":
        return False
    if is_times or _DIVIDED.search(ahead):
        return False
    if is_ahead:
        is_by = is_ahead[0].lower().startswith("by")
        return not is_by or _changes().search(sentence.ahead(term, _CLAUSE)) is not None
    is_share = term.amount.kind is Kind.PER_CENT and "point" not in said
    return not is_share and _DIFFERENCE.match(behind) is not None


def _is_of(sentence: Sentence, term: Term, first: Term, last: Term) -> bool:
    """Return whether the words between numbers and a difference say that it is between them."""
    if _PART.search(sentence.between(first, last)) or _PART.match(sentence.behind(last)):
        return False
    at = term.amount.start
    if first.amount.start > at:
        link = sentence.between(first, last)
        is_pair = _FROM.search(sentence.ahead(first)) and _TO.search(link)
        return bool(is_pair) or are_levels((first, last))
    if last.amount.start > at and not _LINK.search(sentence.between(term, last)):
        return False
    if not are_levels((first, last)):
        return False
    if last.amount.start > at:
        is_from = _FROM.search(sentence.ahead(first)) is not None
        return is_from or says_same(sentence, first, term)
    return says_same(sentence, last, term)


@remembered
def _changes() -> re.Pattern[str]:
    return later(
        rf"\b(?:{words().up}|{words().down}|lengthen\w*|shorten\w*|extend\w*|differ\w*|apart|"
        r"exceed\w*|overr[au]n|longer|shorter|more|fewer|less|worse\w*|better\w*|late|early|"
        r"behind|chang\w*|overdue|delay\w*|short)\b",
        re.IGNORECASE,
    )


def _wrong(term: Term, others: Sequence[Term]) -> Iterator[Wrong]:
    *known, said = values([*others, term])
    amount = replace(term.amount, value=said)
    apart = [abs(one - other) for one, other in combinations(known, 2)]
    if said > _FAR * max(known):
        return
    if not any(near(amount, one) for one in (*apart, *known)):
        great, small = max(known), min(known)
        less = f"{told([great], term.unit)} less {told([small], term.unit)}"
        yield Wrong(term, f"{less} is {told(apart, term.unit)}")


def _between(sentence: Sentence, term: Term) -> list[Term]:
    """Return the two numbers that a difference is between, those of the sentence before if needed.

    Where it is one from something that is not told, as in ‘more than last year’, there are none.
    """
    own = [one for one in sentence.terms if _may_be(one, term)]
    same = [one for one in own if one.unit == term.unit]
    counts = [one for one in same if one.amount.kind is not Kind.TIMES]
    same = counts if len(counts) == _ONLY else same  # ‘who came at least three times’ is neither
    own = same if len(same) == _ONLY else own  # ‘in four months’ is none of both
    if len(own) >= _ONLY:
        untold = is_untold(sentence.behind(term))
        alike = own[0].goes_with(own[1])
        return own if alike and not untold else []
    behind = sentence.behind(term)
    if _MORE.match(behind) or _SINCE.match(behind) or _IN_PART.match(behind):
        return []  # ‘two more of them’ came on top; since when is not told, or only of a part
    before = [one for one in sentence.before if _may_be(one, term) and not one.amount.about]
    if len(before) + len(own) == 1 and term.unit != "count":
        earlier = [one for one in sentence.earlier if one.amount.start < term.amount.start]
        return [one for one in earlier if _may_be(one, term)][-_ONLY:]
    both = [*before, *own]
    is_one_unit = len({one.unit for one in both}) == 1 and not is_untold(behind)
    return both if len(both) == _ONLY and is_one_unit else []


def _may_be(one: Term, term: Term) -> bool:
    is_other = one is not term and not one.roles & {
        Role.EACH,
        Role.TOTAL,
        Role.REST,
        Role.DIFFERENCE,
    }
    # ‘5 files … a gap of 4 months’: what is counted is no length of time
    is_of_unit = one.unit == term.unit or not one.noun
    return is_other and is_of_unit and one.goes_with(term)
