"""Kinds that look at single words: how they end, and whether they stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from operator import eq

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose

_TWICE = re.compile(r"([,;:%]) ?\1(?![\w,;:%])")
_MOVED = 3  # words in which the verb of a particle stands
_IZE = re.compile(r"(.*[a-z])(?:iz(e[sdr]?|ers|ing|able|ations?|ational)|yz(e[sdr]?|ers|ing))")


def ize(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield words spelt with -ize that British spelling writes with -ise."""
    if "z" not in prose.text:
        return
    kept = rule.words("kept")
    for at, word in enumerate(prose.words):
        if "z" in word and word not in kept and _IZE.fullmatch(word) and not prose.is_named(at):
            start, end = prose.spans[at]
            if prose.is_masked(start) or (prose.is_quoted(start) and not rule.in_quotations):
                continue
            found = prose.text[start:end]
            left, _, right = found.rpartition("z")
            yield Alarm(
                rule.id,
                run,
                start,
                end,
                rule.message.format(found=found),
                f"Write ‘{left}s{right}’.",
            )


def repeated(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield words and marks that stand twice, one after the other."""
    for mark in _TWICE.finditer(prose.text):
        if not prose.is_masked(mark.start()) and not prose.is_quoted(mark.start()):
            message = rule.message.format(found=mark[0], what="mark")
            yield Alarm(rule.id, run, *mark.span(), message, rule.hint)
    words = prose.words
    if not any(map(eq, words, islice(words, 1, None))):
        return
    for at in range(1, len(words)):
        if words[at] == words[at - 1] and _is_slip(prose, at, rule):
            start, end = prose.spans[at - 1][0], prose.spans[at][1]
            yield Alarm(
                rule.id,
                run,
                start,
                end,
                rule.message.format(found=prose.text[start:end], what="word"),
                rule.hint,
            )


def _is_slip(prose: Prose, at: int, rule: PlainRule) -> bool:
    word = prose.words[at]
    if word in rule.words("particles") and not rule.words("moving").isdisjoint(
        prose.words[max(0, at - 1 - _MOVED) : at - 1]
    ):
        return False  # `it is due to come in in May`
    if word in rule.words("kept") or not word.isalpha() or (len(word) == 1 and word not in "ai"):
        return False
    first, second = prose.spans[at - 1][0], prose.spans[at][0]
    if prose.text[second].isupper() and word != "i":  # `Baden Baden`, `A A`
        return False
    if prose.is_quoted(first) and not rule.in_quotations:
        return False
    return prose.follows(at) and not prose.is_masked(first)
