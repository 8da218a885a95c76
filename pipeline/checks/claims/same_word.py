"""Words for how many that a record has of the same people: ‘parents came, many unwilling’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.how_many_words import lists
from pipeline.checks.claims.people import Who, all_of, first_of
from pipeline.checks.claims.topics import stem, stems
from pipeline.checks.claims.words import any_of
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.resources import remembered

_WORDS = 3  # behind a word for how many in which what it is said of stands
_OWNING = re.compile(r"[’'](?:s\b)?")
_NEXT = re.compile(r" ([\w’-]+)")
_OF = later(r" of (?:the |these |those |their |our |its )?(?=\w)", re.IGNORECASE)
_OF_THEM = later(
    r"(?: of (?:these|those)|(?: of)? (?:them|whom|us))\b|(?= ?(?:[.,;:)!]|$))", re.IGNORECASE
)
# Behind a word for people that were named before it: ‘many did not want to come’.
_DOES = frozenset(
    "are is was were has have had do does did can could will would may might must should not "
    "never also still now first then in on at from with without for under over by after before "
    "since when who because to as say tell feel think told said thought felt want like love use "
    "come came go went live left leave need find found know knew bring brought keep kept meet met "
    "take took speak spoke see saw sleep slept stay work eat ate get got give gave make made hope "
    "fear worry trust prefer and but".split()
)
_IS = later(  # a predicate without its verb, as notes have it: ‘many reluctant at first’
    r"(?:\w+(?:ed|ing|ant|ful|ous|less|ent|able|ly)|un\w+|new|shy|wary|unsure|keen|happy|sad|angry|afraid)$",
    re.IGNORECASE,
)
_FAMILY = frozenset({"child", "parent"})
_MANY = re.compile(r"(?:[^s]s|people|children|staff|men|women)$")


@dataclass(frozen=True, slots=True)
class _Of:
    """Of whom a word is said: what people they are, as far as is known, and by which noun."""

    who: Who
    noun: str = ""


@remembered
def _words() -> re.Pattern[str]:
    every = (word for rank in lists().ranks for word in rank)
    return later(
        r"(?<!\bnot )(?<!\bhow )(?<!\bas )(?<!\bso )(?<!\btoo )(?<!\bat )(?<!\bin )(?<!\bafter )"
        rf"\b{any_of(every)}\b(?! (?:but|of the time)\b)",
        re.IGNORECASE,
    )


def has_word(said: Said, text: str, speaker: Who) -> tuple[int, int] | None:
    """Return where a text says the same of the same people, or as much of more, or nothing.

    `speaker` is who says ‘many of us’ there.
    """
    wanted, own = _rank(said.words), _told(said)
    if wanted is None:
        return None
    about = stems(said.sentence)
    for start, end, rank, of in _said_in(text, speaker):
        is_more = rank > wanted and bool(about & stems(_sentence(text, start)))
        if (rank == wanted or is_more) and _are_same(own, of):
            return start, end
    return None


def says_fewer(said: Said, text: str, speaker: Who) -> bool:
    """Return whether a sentence of the same things has only a word for fewer of these people."""
    wanted, own = _rank(said.words), _told(said)
    if wanted is None:
        return False
    about = stems(said.sentence)
    ranks = [
        rank
        for start, _, rank, of in _said_in(text, speaker)
        if _are_same(own, of) and about & stems(_sentence(text, start))
    ]
    return bool(ranks) and max(ranks) < wanted


def _said_in(text: str, speaker: Who) -> Iterator[tuple[int, int, int, _Of]]:
    """Yield where each word for how many stands, its rank, and of whom it may be said."""
    for match in _words().finditer(text):
        rank = _rank(match[0])
        for of in _of_whom(text, *match.span(), speaker) if rank is not None else ():
            yield *match.span(), rank or 0, of


def _rank(words: str) -> int | None:
    """Return which of the ranks of words some words begin with; the longest word counts."""
    lower = words.lower().removeprefix("the ")
    found = [
        (len(word), at)
        for at, rank in enumerate(lists().ranks)
        for word in rank
        if re.match(rf"{re.escape(word)}\b", lower)
    ]
    return max(found)[1] if found else None


def _told(said: Said) -> _Of:
    """Return of whom a word of the report is said."""
    return _Of(all_of(said.words), said.words.split()[-1].lower())


def _are_same(own: _Of, other: _Of) -> bool:
    """Return whether both are of the same people: what many parents did, many fathers may not."""
    if own.who.sex and own.who.sex != other.who.sex:
        return False
    common = own.who.kinds & other.who.kinds
    if _FAMILY in (own.who.kinds, other.who.kinds) and own.who.kinds != other.who.kinds:
        return "parent" in common  # a family may speak as its parents do
    return bool(common) or bool(other.noun and stem(own.noun) == stem(other.noun))


def _of_whom(text: str, start: int, end: int, speaker: Who) -> Iterator[_Of]:
    """Yield of whom a word of a record may be said: those behind it, or those named before it."""
    if them := _OF_THEM.match(text, end):
        yield from [_Of(speaker)] if them[0].endswith("us") else _named_before(text, start)
        return
    of = _OF.match(text, end)
    first = at = of.end() - 1 if of else end
    for count in range(_WORDS):
        match = _NEXT.match(text, at)
        word = match[1].lower() if match else ""
        if not match or word in _DOES:
            yield from _named_before(text, start) if word or count else ()
            return
        if not count and _IS.match(word):
            yield from _named_before(text, start)
        at = match.end()
        if _MANY.search(word):
            said = text[first:at].strip().lower()
            yield _Of(all_of(said), said.split()[-1])
            return


def _named_before(text: str, at: int) -> Iterator[_Of]:
    """Yield the people of whom a text spoke last: in the sentence, or else in the one before it."""
    places = spans(text)
    here = next((n for n, (a, b) in enumerate(places) if a <= at < b), 0)
    for first, last in ((places[here][0], at), places[here - 1] if here else (0, 0)):
        said = _OWNING.sub(" ", text[first:last])  # ‘Parents’ views: many …’
        if who := first_of(said):
            yield _Of(who)
            return


def _sentence(text: str, at: int) -> str:
    return next((text[a:b] for a, b in spans(text) if a <= at < b), text)
