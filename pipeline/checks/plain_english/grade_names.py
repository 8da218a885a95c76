"""How the names of grades are written: in lower case, without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose, split_words

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
    if rule.words("first").isdisjoint(prose.there):
        return
    for at, word in enumerate(prose.words):
        if at < taken or word not in rule.words("first") or not prose.is_named(at):
            continue
        words = _length(prose, at, rule)
        taken = at + words
        start, end = prose.spans[at][0], prose.spans[max(at, taken - 1)][1]
        if words and not (prose.is_quoted(start) or prose.is_masked(start)):
            yield _alarm(prose, run, rule, start, end, "a capital letter")


def _length(prose: Prose, at: int, rule: PlainRule) -> int:
    """Return of how many words the grade is that begins at a word, or 0."""
    for words in (5, 2, 1):
        named = prose.words[at : at + words]
        if len(named) == words and " ".join(named) in rule.words("grades"):
            meant = _is_alone(prose, at, words) and _is_meant(prose, at, words, rule)
            return words if meant else 0
    return 0


def _is_alone(prose: Prose, at: int, words: int) -> bool:
    """Tell whether no other word with a capital stands beside: then it is no name."""
    beside = [index for index in (at - 1, at + words) if 0 <= index < len(prose.words)]
    return not any(prose.is_named(index) for index in beside)


def _is_meant(prose: Prose, at: int, words: int, rule: PlainRule) -> bool:
    if words > 1:
        return True
    start = prose.spans[at][0]
    first, last = next((one for one in prose.sentences if one[0] <= start < one[1]), (0, 0))
    near = [*range(max(0, at - _BEFORE), at), *range(at + 1, at + 1 + _AFTER)]
    return any(
        prose.words[index] in rule.words("judging") and first <= prose.spans[index][0] < last
        for index in near
        if index < len(prose.words)
    )


def _alarm(prose: Prose, run: int, rule: PlainRule, start: int, end: int, what: str) -> Alarm:
    found = prose.text[start:end]
    plain = found.strip("‘’“”'\" ").lower()
    message = rule.message.format(found=found.strip("‘’“”'\" "), what=what)
    return Alarm(rule.id, run, start, end, message, f"Write ‘{plain}’ as a plain word.")
