"""Kinds that look at slips of the pen: dates, plurals, articles, and forms of verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose
from pipeline.language.articles import article

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"\b(\d\d?) ?(?:st|nd|rd|th) (?:day )?(?:of )?({_MONTHS})\b"
    rf"|\b({_MONTHS}) (?:the )?(\d\d?)(?:st|nd|rd|th)\b"
)
_MONTH_WORDS = frozenset(_MONTHS.lower().split("|"))
_PLURAL = re.compile(
    r"\b([A-Z]{2,6})[’'](s)"
    r"(?=[,;.)]|$| (?:are|were|have|do|who|in|to|for|from|with|at|on|and|or)\b)"
    r"|\b((?:19|20)?\d0)[’'](s)\b|\b([a-z]{3,})[’'](s) (?=(?:are|were|have)\b)"
)
# Only what may be wrong: most articles are right by the first letter after them.
_ARTICLE = re.compile(
    r"[Aa](?<!\w[Aa])(?: (?=([aeiouy][a-z]+|ho[a-z]+|hei[a-z]+|8|1[18]))"
    r"|n (?=([b-df-hj-np-tv-z][a-z]+|[eou][a-z]+|\d)))"
)
_BASE = re.compile(
    r"need|feed|seed|exceed|succeed|proceed|embed|bleed|breed|speed|shed|heed|weed|wed"
)


def dates(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield dates with the ending of an ordinal: `31st March`."""
    if _MONTH_WORDS.isdisjoint(prose.there):
        return
    for match in _DATE.finditer(prose.text):
        day, month = (match[1], match[2]) if match[1] else (match[4], match[3])
        yield from _told(prose, run, rule, match.span(), f"Write ‘{int(day)} {month}’.")


def plurals(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield plurals with an apostrophe: `all SCR’s are`, `the 1990’s`."""
    if "’s" not in prose.text and "'s" not in prose.text:
        return
    for match in _PLURAL.finditer(prose.text):
        word = match[1] or match[3] or match[5]
        if word not in rule.words("kept"):
            end = match.start() + len(word) + 2
            yield from _told(prose, run, rule, (match.start(), end), f"Write ‘{word}s’.")


def articles(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield `a` and `an` before a word that is said the other way."""
    for match in _ARTICLE.finditer(prose.text):
        said, first = match[0][:-1], match[1] or match[2]
        word = prose.text[match.end() : match.end() + 20]
        right = article(word)
        old = right == "a" and word[0] == "h"  # `an historic` is right to some
        label = said == "A" and not prose.begins(match.start())  # `Annex A is`
        if said.lower() != right and not old and not label:
            span = (match.start(), match.end() + len(first))
            yield from _told(prose, run, rule, span, f"Write ‘{right} {first}’.")


def verbs(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield verbs with an ending too many, or without their `to`: `did not turned`, `able help`."""
    asking = rule.words("asking")
    if asking.isdisjoint(prose.there):
        return
    for at in [at for at, word in enumerate(prose.words) if word in asking]:
        if last := _wrong_verb(prose, at, rule):
            span = (prose.spans[at][0], prose.spans[last][1])
            yield from _told(prose, run, rule, span, rule.hint)


def _wrong_verb(prose: Prose, at: int, rule: PlainRule) -> int:
    """Return where a verb stands that does not fit the word that asks for it, or 0."""
    word, after, before = prose.words[at], prose.words[at + 1 : at + 3], prose.words[at - 1 : at]
    negated = after[:1] == ["not"]
    verb = "".join(after[negated : negated + 1])
    if word == "able":
        wrong = before != [] and before[0] in rule.words("be") and verb in rule.words("bases")
    elif word in rule.words("doing") and not (negated or word.endswith("n't")):
        wrong = False  # `what they do related to this`
    else:
        noun = before != [] and before[0] in rule.words("nouns")  # `the will needed`
        wrong = verb.endswith("ed") and not noun and not _BASE.search(verb)
    last = at + 1 + negated
    return last if wrong and all(map(prose.follows, range(at + 1, last + 1))) else 0


def _told(
    prose: Prose, run: int, rule: PlainRule, span: tuple[int, int], hint: str
) -> Iterator[Alarm]:
    start, end = span
    if not (prose.is_masked(start) or prose.is_quoted(start)):
        message = rule.message.format(found=prose.text[start:end])
        yield Alarm(rule.id, run, start, end, message, hint)
