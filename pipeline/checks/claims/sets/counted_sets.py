"""The sets that a note counts parts of, and which of them a number is a part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.sets.exceptions import FEW, behind
from pipeline.checks.claims.sets.fragments import Count, Fragment
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.telling import told, unlooked
from pipeline.language.number_words import BEGUN
from pipeline.model.pattern import later

_THAN = later(r"\b(?:than|within|aged?|every|last|next|per)\s$", re.IGNORECASE)
_UTMOST = later(  # ‘4 on average, longest 9’
    r"\b(?:longest|shortest|slowest|quickest|average|av\.?|oldest|youngest|max\.?|min\.?)\s$",
    re.IGNORECASE,
)
_EACH_OWN = later(  # ‘complaints/compliments in the year: 3 & 47’
    r"[a-z]{3,}/[a-z]{3,}[^.;:\d]{0,24}:\s(?:\d+ ?(?:&|and|/) ?)?$", re.IGNORECASE
)
_PERIOD = later(  # ‘in 10 wkg days’
    r"\s(?:wkg|working|school|calendar|clear|consecutive|full) (?:days?|hours?|hrs?|weeks?|wks?)\b",
    re.IGNORECASE,
)
_LIST = later(
    rf"(?:,? (?:{BEGUN}|\d+))+ (?:and|or) (?:{BEGUN}|\d+)\b|(?: or| to|-|–) ?(?:{BEGUN}|\d+)\b",
    re.IGNORECASE,
)
_THESE = later(r"\s+of (?:these|those|them|which|whom)\b", re.IGNORECASE)
_SAMPLE = later(
    r"\s+(?:(?!and\b)[\w’-]+ ){0,2}?(?:tracked|sampled|dip[- ]sampled|looked at|interviewed|"
    r"observed|spoken to|examined|followed up|case[- ]tracked|watched)\s*$",
    re.IGNORECASE,
)
_GROUP = later(r"\bgroup of $", re.IGNORECASE)
_NEAR = 24  # characters ahead of a number in which ‘looked at’ stands
_FEWEST = 4  # of another noun that may be a set of its own


@dataclass(frozen=True, slots=True)
class Set:
    """A set of `d`, or of nobody knows how many, 0: what it is of, and what is said of it."""

    d: int
    noun: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    is_share: bool = False


def sets_in(part: Fragment, known: Sequence[Set]) -> Iterator[Set]:
    """Yield the sets that a fragment names with nothing else: ‘3 recs’."""
    for one in part.counts:
        noun = told(one.noun)
        is_all = told(unlooked(part.said)) <= noun | {str(one.n)}
        if one.n > 1 and not one.d and noun and is_all and not named(one, known):
            yield Set(one.n, noun)


def named(one: Count, known: Sequence[Set]) -> Set | None:
    """Return the set named before that a number counts a part of: ‘31 staff … 29 of the staff’."""
    noun = told(one.noun)
    found = [each for each in known if noun and noun == each.noun and one.n < each.d]
    return found[-1] if found and not one.d else None


def back(part: Fragment, of: Set, known: Sequence[Set]) -> Set:
    """Return the set named before that a fragment is headed by: ‘2 reqs, 3 recs. Recs: …’."""
    head = told(part.said) if not part.counts else frozenset[str]()
    found = [one for one in known if head and head <= one.noun and one.d != of.d]
    return found[-1] if found else of


def own_set(parts: Sequence[Fragment], at: int, one: Count, of: Set) -> Set | None:
    """Return the set that a number counts a part of, or nothing."""
    if one.d:
        return Set(one.d, told(one.noun), is_share=True)
    after = parts[at + 1] if at + 1 < len(parts) else None
    if after and after.sentence == parts[at].sentence and after.last == one.n + 1:
        return of if of.d == after.last else Set(after.last, told(one.noun))  # ‘the sixth was late’
    left = behind(parts, at) if not of.d else None
    if left:
        return Set(one.n + left, told(one.noun))  # ‘6 cook, 2 don’t’
    if one.is_times and of.is_share:
        return None
    part = parts[at]
    if not of.d or one.n > of.d or part.boxed or is_looked(part, one) or is_sample(part, one):
        return None
    noun = told(one.noun)
    return of if not noun or noun & (of.noun | of.around) else None


def looked_back(parts: Sequence[Fragment], at: int, one: Count, of: Set) -> Set | None:
    """Return the set of ‘6 slow, 4 of these at Hill’, or nothing."""
    last = parts[at - 1] if at else None
    if not last or not last.counts or not _THESE.match(parts[at].text, one.end):
        return None
    n = last.counts[-1].n
    return Set(n, of.noun, of.around, of.is_share) if n >= one.n and not one.d else None


def is_set(part: Fragment, one: Count, of: Set) -> bool:
    """Return whether a number tells how many there are, and not how many were not so."""
    if is_looked(part, one) or is_sample(part, one) or (one.is_times and of.is_share):
        return True  # ‘parents 3 of 14; met x6’
    is_few = FEW.match(part.text, part.start, part.end) and lists().turned.search(part.said)
    return one.n >= _FEWEST or not (is_few or of.d)


def is_head(part: Fragment, one: Count, of: Set) -> bool:
    """Return whether a number and its noun head what follows, of another kind: ‘3 recs: 2 done’."""
    noun = told(one.noun)
    is_alone = bool(noun) and told(unlooked(part.said)) <= noun | {str(one.n)}
    return is_alone and not noun & of.noun and part.text.startswith(":", part.end)


def is_measure(part: Fragment, one: Count) -> bool:
    """Return whether a number counts no set: ‘more than 12’, ‘by two, four and six weeks’."""
    if _EACH_OWN.search(part.text, max(0, one.start - 3 * _NEAR), one.start):
        return True
    if one.d:
        return False
    ahead = (part.start, one.start)
    is_length = _UTMOST.search(part.text, *ahead) or _PERIOD.match(part.text, one.end)
    return bool(is_length or _THAN.search(part.text, *ahead) or _LIST.match(part.text, one.end))


def is_looked(part: Fragment, one: Count) -> bool:
    """Return whether the note tells right before a number that it looked at so many."""
    ahead = part.text[max(part.start, one.start - _NEAR) : one.start]
    found = [*lists().looked.finditer(ahead)]
    return bool(found) and len(ahead[found[-1].end() :].split()) < 2


def is_sample(part: Fragment, one: Count) -> bool:
    """Return whether a number ends in how it was looked at: ‘four tracked’, ‘group of 12 met’."""
    return _SAMPLE.match(part.text, one.end, part.end) is not None or (
        one.n > 1 and _GROUP.search(part.text, part.start, one.start) is not None
    )
