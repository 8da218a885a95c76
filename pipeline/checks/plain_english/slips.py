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
_PLURAL = re.compile(
    r"\b([A-Z]{2,6})[’'](s)"
    r"(?=[,;.)]|$| (?:are|were|have|do|who|in|to|for|from|with|at|on|and|or)\b)"
    r"|\b((?:19|20)?\d0)[’'](s)\b|\b([a-z]{3,})[’'](s) (?=(?:are|were|have)\b)"
)
_ARTICLE = re.compile(r"\b([Aa]n?) (?=([a-z]{2,}|\d))")
_BASE = re.compile(
    r"need|feed|seed|exceed|succeed|proceed|embed|bleed|breed|speed|shed|heed|weed|wed"
)


def dates(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield dates with the ending of an ordinal: `31st March`."""
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
        said, word = match[1], prose.text[match.end() : match.end() + 20]
        right = article(word)
        old = right == "a" and word[0] == "h"  # `an historic` is right to some
        label = said == "A" and not prose.begins(match.start())  # `Annex A is`
        if said.lower() != right and not old and not label:
            span = (match.start(), match.end() + len(match[2]))
            yield from _told(prose, run, rule, span, f"Write ‘{right} {match[2]}’.")


def verbs(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield verbs with an ending too many, or without their `to`: `did not turned`, `able help`."""
    for at, word in enumerate(prose.words[:-1]):
        first = at
        if word in rule.words("doing"):
            if prose.words[at + 1] != "not" and not word.endswith("n't"):
                continue
            first += prose.words[at + 1] == "not"
        elif word in rule.words("modal"):
            first += prose.words[at + 1] == "not"
        elif not _is_able(prose, at, rule):
            continue
        verb = prose.words[first + 1] if first + 1 < len(prose.words) else ""
        if _is_wrong(prose, at, first + 1, verb, rule):
            span = (prose.spans[at][0], prose.spans[first + 1][1])
            yield from _told(prose, run, rule, span, rule.hint)


def _is_able(prose: Prose, at: int, rule: PlainRule) -> bool:
    before = prose.words[at - 1] if at else ""
    return prose.words[at] == "able" and before in rule.words("be")


def _is_wrong(prose: Prose, at: int, verb_at: int, verb: str, rule: PlainRule) -> bool:
    if not all(
        prose.follows(index) for index in range(at + 1, min(verb_at, len(prose.words) - 1) + 1)
    ):
        return False
    if prose.words[at] == "able":
        return verb in rule.words("bases")
    noun = at > 0 and prose.words[at - 1] in rule.words("nouns")  # `the will needed`
    return verb.endswith("ed") and not noun and not _BASE.search(verb)


def _told(
    prose: Prose, run: int, rule: PlainRule, span: tuple[int, int], hint: str
) -> Iterator[Alarm]:
    start, end = span
    if not (prose.is_masked(start) or prose.is_quoted(start)):
        message = rule.message.format(found=prose.text[start:end])
        yield Alarm(rule.id, run, start, end, message, hint)
