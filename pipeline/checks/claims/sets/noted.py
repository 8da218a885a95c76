"""What notes count of a set: ‘read 12. Signed in 9’, ‘all in date bar two’, ‘strong in all’."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.checks.claims.sets.around import beside, headed, numbers
from pipeline.checks.claims.sets.counted_sets import (
    Set,
    back,
    is_head,
    is_looked,
    is_measure,
    is_sample,
    is_set,
    looked_back,
    named,
    own_set,
    sets_in,
)
from pipeline.checks.claims.sets.exceptions import FEW, NONE_IN, behind, few, within
from pipeline.checks.claims.sets.fact import ALL, NONE, SOME, UNKNOWN, Noted, fact_of
from pipeline.checks.claims.sets.fragments import Count, Fragment, fragments, noun_behind
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.telling import (
    PEOPLE,
    absent,
    anybody,
    in_order,
    people,
    straight,
    told,
    turned,
    unlooked,
)
from pipeline.checks.claims.sets.words_for import Word, is_often
from pipeline.language.number_words import BEGUN
from pipeline.model.pattern import later
from pipeline.resources import remembered_of

_NEXT = later(
    rf"\W+(?:of (?:the|these|those) )?(?:the |these )?(?P<n>{BEGUN}|\d+)\b", re.IGNORECASE
)
_ADDED = later(
    rf"(?:\W+[a-z’-]+){{1,3}}?\W+(?:and|\+|&)\W+(?:all )?(?P<n>{BEGUN}|\d+)\b", re.IGNORECASE
)
_ONCE = later(
    r"(?<!not )(?<!at )\b(?:"
    r"once(?! (?:he|she|it|they|we|the|a|all|more|again|in (?:a|every|each))\b)"
    rf"|twice|thrice|(?:{BEGUN}|\d+) times|x ?\d+|\d+ ?x)(?!\w)"
    r"(?! (?:an?|each|every|per|as)\b)",
    re.IGNORECASE,
)
_NOT_ONCE = later(
    r"(?:\bnot|n[’']t) (?:\w+ ){1,2}once\b(?! (?:an?|each|every|per)\b)", re.IGNORECASE
)
_RATE = later(r"\s+(?:an?|each|every|per)\b", re.IGNORECASE)
_ORDINAL = later(r"\s*(?:(?:and|but|the) )*[\w’-]+", re.IGNORECASE)  # what begins with one


@remembered_of(256)
def noted(text: str) -> tuple[Noted, ...]:
    """Return what a note counts of sets. It is read once."""
    return tuple(_noted(tuple(fragments(text))))


def _noted(parts: Sequence[Fragment]) -> Iterator[Noted]:
    of, known, looked = Set(0), list[Set](), list[Set]()
    for at, part in enumerate(parts):
        of = back(part, of, known)
        known += sets_in(part, known)
        looked += [
            Set(one.n, told(one.noun), told(unlooked(part.said)))
            for one in part.counts
            if not one.d and one.n > 1
            if part.boxed or is_looked(part, one) or is_sample(part, one)
        ]
        by_words = [*_by_words(parts, at, of)]
        facts = [fact for fact, _ in by_words]
        taken = [count for _, count in by_words if count]
        for one in taken if not of.d else ():
            of = Set(one.n, told(one.noun))  # ‘all 4 had a mentor. Only one …’
        inside = within(part)
        for one in part.counts:
            is_left_out = inside and inside[1] <= one.start < inside[2]
            if one in taken or is_left_out or is_measure(part, one):
                continue
            if one.n == one.d == 0:  # ‘fines 0’
                fact = fact_of(parts, at, Set(of.d, of.noun), (one.start, one.end), 0)
                facts.append(fact if fact.d else replace(fact, least=0, most=0))
                continue
            own = looked_back(parts, at, one, of) or named(one, known)
            own = own or own_set(parts, at, one, of)
            if own:
                of = own
                facts.append(fact_of(parts, at, own, (one.start, one.end), one.n))
                facts += _otherwise(parts, at, one, own, looked)
            elif one.n > 1 and (is_set(part, one, of) or is_head(part, one, of)):
                of = Set(one.n, told(one.noun), told(unlooked(part.said)))
        yield from _with_exceptions(parts, at, of, facts)


def _with_exceptions(
    parts: Sequence[Fragment], at: int, of: Set, facts: Sequence[Noted]
) -> Iterator[Noted]:
    """Yield the facts of a fragment, each without what it or the next one leaves out."""
    part, inside, after = parts[at], within(parts[at]), behind(parts, at)
    if facts:
        left = inside[0] if inside else after
        yield from facts if left is None else (one.less(left) for one in facts)
        return
    if inside and inside[1] > part.start:
        yield _whole(parts, at, of, inside[1]).less(inside[0])
    elif after is not None and not part.counts and told(unlooked(part.said)):
        yield _whole(parts, at, of, part.end).less(after)
    else:
        yield from _one(parts, at, of)


def _whole(parts: Sequence[Fragment], at: int, of: Set, end: int) -> Noted:
    """Return what a fragment without a number says of all, up to some place."""
    part = parts[at]
    start = part.start + len(part.said) - len(part.said.lstrip())
    fact = fact_of(parts, at, of, (start, start), of.d or UNKNOWN)
    about = tuple(in_order(unlooked(part.text[part.start : end]))) or fact.about
    return replace(fact, least=ALL[0], most=ALL[1], about=about, end=end)


def _one(parts: Sequence[Fragment], at: int, of: Set) -> Iterator[Noted]:
    """Yield ‘one out of date’, ‘two not registered’, ‘the fifth loose’: a small part of a set."""
    part = parts[at]
    if part.last > 1 and part.last == of.d:
        yield from _last(parts, at, of)
        return
    times = _ONCE.search(part.text, part.start, part.end)
    if times and _NOT_ONCE.search(part.said):
        return  # ‘not late once’ is never
    if times and not part.counts:
        yield _times(parts, at, times)
        return
    match = FEW.match(part.text, part.start, part.end)
    if not match or not told(unlooked(part.said)):
        return
    if _RATE.match(part.text, match.end(), part.end):
        return  # ‘one a month’
    is_one = match["left"].lower() in ("one", "1")
    if not (is_one or lists().turned.search(part.said)):
        return
    if not noun_behind(part.text, match.end(), part.end):
        n = 1 if of.d > 1 and is_one else UNKNOWN
        fact = fact_of(parts, at, of, match.span("left"), n)
        yield fact if n == 1 else replace(fact, least=0.1, most=50)


def _times(parts: Sequence[Fragment], at: int, match: re.Match[str]) -> Noted:
    """Return how often something was: ‘missed twice since January’, ‘police told once’."""
    fact = fact_of(parts, at, Set(0), match.span(), UNKNOWN)
    gone = tuple(one for one in in_order(parts[at].said) if one in absent())  # ‘absent once’
    fact = replace(fact, about=(*gone, *(one for one in fact.about if one not in gone)))
    if not set(fact.about) - anybody():
        fact = replace(fact, about=beside(parts, at, numbers(parts)))
    is_turned = lists().turned.search(straight(parts[at].said)) is not None
    name = "once" if match[0].lower() == "once" else ""
    return replace(fact, least=SOME[0], most=50 if is_turned else 100, name=name)


def _last(parts: Sequence[Fragment], at: int, of: Set) -> Iterator[Noted]:
    """Yield what a note says of the last of a set: ‘the fifth was loose’, ‘5th: mould’.

    What is not so of it (‘9th doesn’t’) is what was said of the others. Where nothing is said of it
    in its own words, it is not known to be of what stands ahead.
    """
    part = parts[at]
    begins = _ORDINAL.match(part.text, part.start, part.end)
    place = begins.span() if begins else (part.start, part.end)
    fact = replace(fact_of(parts, at, of, place, 1), name="last")
    if told(unlooked(part.text[place[1] : part.end])) or fact.turned:
        yield fact
        return
    rest = [one for one in parts[at + 1 :] if one.sentence == part.sentence]
    own = next((one for one in rest if told(unlooked(one.said))), None)
    if own:
        about = tuple(in_order(unlooked(own.said)))
        yield replace(fact, about=about, turned=turned(own.said, 0, 0))


def _otherwise(
    parts: Sequence[Fragment], at: int, one: Count, own: Set, looked: Sequence[Set]
) -> Iterator[Noted]:
    """Yield a number as a part of the sets looked at before: ‘met 10 … 22 came in May. 2 want’."""
    noun = told(one.noun)
    for each in looked:
        is_other = each.d != own.d and not one.d and one.n < each.d
        if is_other and (not noun or noun & (each.noun | each.around)):
            yield fact_of(parts, at, each, (one.start, one.end), one.n)


def _by_words(parts: Sequence[Fragment], at: int, of: Set) -> Iterator[tuple[Noted, Count | None]]:
    """Yield what the words for how many of a fragment say, each with the number beside it."""
    part = parts[at]
    counts = {one.start: one for one in part.counts}
    is_headed = at > 0 and headed(parts, at - 1) is part
    for word in part.words:
        if _is_of_few(part, word) or (is_headed and word.name in ("no", "none")):
            continue
        said = part.text[word.start : word.end]
        own, noun = of, told(noun_behind(part.text, word.end, part.end))
        if PEOPLE.fullmatch(said):  # ‘nobody drives’
            noun = frozenset() if of.noun & people() else people()
        noun = frozenset() if is_often(said) else noun  # ‘always arrives’
        if said.lower() in ("each", "every") and not noun:
            noun = told(part.text[word.end : part.end].strip().split(" ")[0]) & people()
        beside = _NEXT.match(part.text, word.end, part.end)
        count = counts.get(beside.start("n")) if beside else None
        if count:
            own = Set(count.n, told(count.noun))
        elif noun and not noun & (of.noun | of.around):
            own = Set(0, noun)
        elif fewer := _fewer(parts, at, word):
            own = Set(fewer, of.noun)
        yield _of_word(parts, at, replace(own, d=2) if word.of_two else own, word), count
        if own.d and not count and _is_nil(parts, at, word):
            yield _of_word(parts, at, Set(0), word), None
        added = _ADDED.match(part.text, count.end, part.end) if count else None
        also = counts.get(added.start("n")) if added else None
        if also:  # ‘for all 13 staff and 12 volunteers’
            yield _of_word(parts, at, Set(also.n, told(also.noun)), word), also


def _is_nil(parts: Sequence[Fragment], at: int, word: Word) -> bool:
    """Return whether a fragment says only that there is none of its head: ‘late starts: nil’."""
    if not at or word.noted != NONE:
        return False
    part, head = parts[at], parts[at - 1]
    around = f"{part.text[part.start : word.start]}{part.text[word.end : part.end]}"
    return not around.strip(" .") and head.text.startswith(":", head.end)


def _fewer(parts: Sequence[Fragment], at: int, word: Word) -> int:
    """Return how many of a set a fragment goes on with, or 0: ‘3 late, all at Hill’."""
    last, part = parts[at - 1] if at else None, parts[at]
    if not last or last.sentence != part.sentence or part.text[part.start : word.start].strip():
        return 0
    found = few(last)
    return last.counts[0].n if found and last.counts else 0


def _is_of_few(part: Fragment, word: Word) -> bool:
    """Return whether a word is not said of the set: ‘one had none’, ‘22 families each’."""
    if word.name == "no":
        return part.text[part.start : word.start].strip() != ""
    if NONE_IN.match(part.text, part.start, part.end):
        return True
    is_counted = any(one.start < word.start for one in part.counts)
    if part.text[word.start : word.end].lower() == "each":
        return is_counted
    if word.noted != NONE:
        return False
    return is_counted or FEW.match(part.text, part.start, word.start) is not None


def _of_word(parts: Sequence[Fragment], at: int, of: Set, word: Word) -> Noted:
    n = {ALL: of.d, NONE: 0}.get(word.noted, 1 if word.name == "only_one" else UNKNOWN)
    fact = fact_of(parts, at, of, (word.start, word.end), n if of.d else UNKNOWN)
    fact = replace(fact, name=word.name)
    return fact if fact.is_counted else replace(fact, least=word.noted[0], most=word.noted[1])
