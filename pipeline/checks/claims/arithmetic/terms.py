"""The numbers of a sentence, each with what it counts, its unit and its part in a sum."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.claims.arithmetic.words import Role, words
from pipeline.checks.claims.numbers.claimed import Claimed
from pipeline.checks.claims.people import all_of
from pipeline.checks.claims.topics import stem
from pipeline.language.amount import Amount, Kind
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_MOST = 24  # amounts of a sentence: more are a column, and no sum that somebody says
_SHORTEST = 12  # characters of a sentence that says something
_EARLIER = 8  # amounts before a sentence that it may look back to
_AHEAD, _BEHIND = 40, 48  # characters around a number that tell its role
_COMPOUND = later(r"[\w,.]+-(?:minute|hour|day|night|week|month|year|mile)", re.IGNORECASE)
_NEXT = re.compile(r"[ -]([A-Za-z’-]+)")
_ENDED = re.compile(r"(?: (?P<verb>[a-z]+))?\s*(?:[.,;:)–]|$|and\b|but\b)")
_AT = later(
    r"\b(?:at|of|in|on|by|under|over|to|from|after|before|until|past|since|with|for|aged?) $",
    re.IGNORECASE,
)
_REMAIN = later(r",? remain", re.IGNORECASE)
_LOW = re.compile(
    r"(?! (?:to|in|on|at|with|for|here|there|open|vacant|empty|un\w+|outstanding|of|and|but|over|"
    r"as)\b) \w"
)
_STEM = 4  # letters by which two forms of a word are known
_NOUN = 3  # words behind a number that may be what it counts
_MANY = re.compile(r"(?:[^s]s|people|children|staff|men|women)$")
_UNITS = {Kind.COUNT: "count", Kind.TIMES: "count", Kind.MONEY: "£", Kind.PER_CENT: "%"}
_LONG = (Kind.DURATION, Kind.QUANTITY)


@dataclass(frozen=True, slots=True)
class Term:
    """A number in a sum, the `noun` that it counts, or '' where that is left out, and its roles."""

    amount: Amount
    noun: str
    roles: frozenset[Role]

    @property
    def unit(self) -> str:
        """Return its unit: `count`, `£`, `%`, one of time or measure, or '' if it is no number."""
        kind = self.amount.kind
        if self.amount.unit == "multiple":
            return ""
        return self.amount.unit.removeprefix("working ") if kind in _LONG else _UNITS.get(kind, "")

    def goes_with(self, other: Term) -> bool:
        """Return whether both may be of the same sum: of one unit, and of the same things."""
        bare = not self.noun or not other.noun
        units = {self.unit, other.unit}
        if "" in units:
            return False
        if len(units) > 1:
            return bare and "count" in units and not units & {"£", "%"}
        return bare or self.amount.kind in _LONG or are_alike(self.noun, other.noun)


def are_alike(one: str, other: str) -> bool:
    """Return whether two words may mean the same things: boys are children, and all are people."""
    first, second = stem(one), stem(other)
    short, long = sorted((first, second), key=len)
    if first == second or (len(short) >= _STEM and long.startswith(short)):
        return True  # ‘men’ are no mentions
    if {first, second} & words().anything:
        return True
    return bool(all_of(one).kinds & all_of(other).kinds)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage with its numbers; `text` is that of the whole passage.

    `before` are the numbers of the sentence before it, `earlier` the last ones of the passage up to
    its end.
    """

    text: str
    start: int
    end: int
    terms: tuple[Term, ...]
    before: tuple[Term, ...]
    earlier: tuple[Term, ...]

    def of(self, *units: str) -> list[Term]:
        """Return its own numbers of some units."""
        return [one for one in self.terms if one.unit in units]

    def kinds(self, *kinds: Kind) -> list[Term]:
        """Return its own numbers of some kinds."""
        return [one for one in self.terms if one.amount.kind in kinds]

    def having(self, role: Role) -> list[Term]:
        """Return its own numbers with a role."""
        return [one for one in self.terms if role in one.roles]

    def ahead(self, term: Term, most: int = _AHEAD) -> str:
        """Return what stands before a number."""
        return self.text[max(self.start, term.amount.start - most) : term.amount.start]

    def behind(self, term: Term) -> str:
        """Return what stands behind a number, to the end of the sentence."""
        return self.text[term.amount.end : self.end]

    def between(self, first: Term, last: Term) -> str:
        """Return what stands between two numbers."""
        return self.text[first.amount.end : last.amount.start]


@dataclass(frozen=True, slots=True)
class Wrong:
    """A number that cannot be, and the sum that shows it."""

    term: Term
    why: str


def sentences(one: Claimed) -> Iterator[Sentence]:
    """Yield the sentences of a passage that have a number, but those that are columns of them."""
    text, at = one.passage.text, 0
    before: tuple[Term, ...] = ()
    earlier: tuple[Term, ...] = ()
    if len(one.amounts) < 2:
        return
    for start, end in spans(text):
        first = at
        while at < len(one.amounts) and one.amounts[at].start < end:
            at += 1
        found = one.amounts[first:at] if at - first <= _MOST else ()
        terms = tuple(
            _term(text, start, end, each) for each in found if not _tells_which(text, start, each)
        )
        earlier = (*earlier[-_EARLIER:], *terms)
        if terms:
            yield Sentence(text, start, end, terms, before, earlier)
        before = terms if end - start > _SHORTEST else ()  # ‘15.’ is no sentence


def _tells_which(text: str, start: int, amount: Amount) -> bool:
    """Return whether a number only numbers a paragraph, ‘15. There were …’, or says which thing is
    meant: ‘the three-day course’.
    """
    if amount.start == start and text[amount.end : amount.end + 1] in (".", ")"):
        return True
    return _COMPOUND.fullmatch(text, amount.start, amount.end) is not None


def _term(text: str, start: int, end: int, amount: Amount) -> Term:
    ahead = text[max(start, amount.start - _AHEAD) : amount.start]
    behind = text[amount.end : min(end, amount.end + _BEHIND)]
    return Term(amount, _noun(behind), _all_roles(ahead, behind))


@remembered_of(1024)
def _all_roles(ahead: str, behind: str) -> frozenset[Role]:
    return frozenset(_roles(ahead, behind))


def _roles(ahead: str, behind: str) -> Iterator[Role]:
    known = words()
    for role in Role:
        after = known.behind[role].match(behind)
        if known.ahead[role].search(ahead) or (after and _may_end(role, after, ahead, behind)):
            yield role


def _may_end(role: Role, cue: re.Match[str], ahead: str, behind: str) -> bool:
    """Return whether a cue counts: what is denied is left out, or is what was said before it."""
    if role is Role.REST:  # ‘results at 16 remain low’
        return not (_AT.search(ahead) or (_REMAIN.match(cue[0]) and _LOW.match(behind, cue.end())))
    if role is not Role.DENIED:
        return True
    after = _ENDED.match(behind, cue.end())
    return after is not None and (not after["verb"] or after["verb"] in ahead.split())


def noun_behind(text: str, end: int) -> str:
    """Return what the number that ends there counts, or '' where that is left out."""
    return _noun(text[end : end + _BEHIND])


@remembered_of(1024)
def _noun(behind: str) -> str:
    """Return what a number counts: the first plural behind it, or '' if a verb comes first."""
    at = 0
    for _ in range(_NOUN):
        match = _NEXT.match(behind, at)
        if not match or match[1].lower() in words().ends:
            return ""
        if _MANY.search(match[1]):
            return match[1].lower()
        at = match.end()
    return ""


def values(terms: Sequence[Term]) -> list[float]:
    """Return the values of some numbers; where their units differ, as they are written."""
    if len({one.unit for one in terms}) < 2:
        return [one.amount.value for one in terms]
    return [one.amount.number or one.amount.value for one in terms]


def told(numbers: Sequence[float], unit: str = "") -> str:
    """Return some numbers in words, for a message: ‘£3 and £4’."""
    shown = [shown_as(one, unit) for one in numbers]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def shown_as(number: float, unit: str) -> str:
    """Return a number with the sign of its unit."""
    sign, behind = ("£" if unit == "£" else "", "%" if unit == "%" else "")
    return f"{sign}{number:,.10g}{behind}"
