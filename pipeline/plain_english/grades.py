"""How the names of grades are written: in lower case, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.plain_english.prose import Prose, split_words
from pipeline.plain_english.rule import Alarm, PlainRule

_BEFORE, _AFTER = 8, 3  # words in which a word such as ‘judged’ shows that a grade is meant


def grades(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield grades with capitals, and grades between quotation marks."""
    yield from _quoted(prose, run, rule)
    if not prose.is_shouting:
        yield from _capital(prose, run, rule)


def _quoted(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    for start, end in prose.quoted:
        if end - start < 50 and " ".join(split_words(prose.text[start:end])) in rule.words(
            "grades"
        ):
            first = next(at for at, span in enumerate(prose.spans) if span[1] > start)
            words = len(split_words(prose.text[start:end]))
            if _is_meant(prose, first, words, rule):
                yield _alarm(prose, run, rule, start, end, "quotation marks")


def _capital(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    taken = 0
    for at, word in enumerate(prose.words):
        if at < taken or word not in rule.words("first") or not prose.is_named(at):
            continue
        for words in (5, 2, 1):
            if " ".join(prose.words[at : at + words]) in rule.words("grades"):
                start, end = prose.spans[at][0], prose.spans[at + words - 1][1]
                taken = at + words
                if _is_alone(prose, at, words) and _is_meant(prose, at, words, rule):
                    if not (prose.is_quoted(start) or prose.is_masked(start)):
                        yield _alarm(prose, run, rule, start, end, "a capital letter")
                break


def _is_alone(prose: Prose, at: int, words: int) -> bool:
    """Tell whether no other word with a capital stands beside: then it is no name."""
    beside = [index for index in (at - 1, at + words) if 0 <= index < len(prose.words)]
    return not any(prose.is_named(index) for index in beside)


def _is_meant(prose: Prose, at: int, words: int, rule: PlainRule) -> bool:
    near = prose.words[max(0, at - _BEFORE) : at] + prose.words[at + words : at + words + _AFTER]
    return words > 1 or not rule.words("judging").isdisjoint(near)


def _alarm(prose: Prose, run: int, rule: PlainRule, start: int, end: int, what: str) -> Alarm:
    found = prose.text[start:end]
    plain = found.strip("‘’“”'\" ").lower()
    message = rule.message.format(found=found.strip("‘’“”'\" "), what=what)
    return Alarm(rule.id, run, start, end, message, f"Write ‘{plain}’ as a plain word.")
