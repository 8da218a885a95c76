"""Phrases in a text: those of all rules are looked for in one walk over its words.

Of the phrases of a rule that overlap, the one that begins first is taken, the longest of those.
An exception counts as a phrase, so that ‘key worker’ takes the ‘key’ with it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.plain_english.rule import Alarm, Phrase, PlainRule
from pipeline.checks.plain_english.run import Prose

_AROUND = 5  # words on either side in which a word counts as near
_AFTER = 4  # words in which the object of a verb stands
_EXPLAINED = re.compile(
    r"[’”]?(?:\s*\(|,\s+(?:which|that is|or|the|a|an|in which|when|where|meaning|known)\b"
    r"|\s+(?:is|are|means?)\s+(?:an?|the|when|where|that)\b|\s+[–—]|:\s)"
)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A phrase of a rule; an exception has no phrase."""

    rule: PlainRule
    words: tuple[str, ...]
    phrase: Phrase | None


class Lexicon:
    """The phrases of some rules, by their first word and then by their second, or '' for none."""

    def __init__(self, rules: tuple[PlainRule, ...]) -> None:
        self._entries: dict[str, dict[str, list[_Entry]]] = {}
        for entry in sorted(_entries(rules), key=lambda one: -len(one.words)):
            seconds = self._entries.setdefault(entry.words[0], defaultdict(list))
            seconds["".join(entry.words[1:2])].append(entry)

    def find(self, prose: Prose, run: int) -> Iterator[Alarm]:
        """Yield what rules with phrases have to say of a run of words."""
        taken: dict[str, int] = {}
        for at, entry in self._candidates(prose.words):
            end = at + len(entry.words)
            if at < taken.get(entry.rule.id, 0) or not _stands(prose, at, end, entry.words):
                continue
            taken[entry.rule.id] = end
            if entry.phrase and _counts(prose, at, end, entry.rule, entry.phrase):
                yield _alarm(prose, run, at, end, entry.rule, entry.phrase)

    def _candidates(self, words: list[str]) -> Iterator[tuple[int, _Entry]]:
        """Yield the entries whose first two words stand at a place, the longest first."""
        entries = self._entries
        for at in [at for at, word in enumerate(words) if word in entries]:
            seconds = entries[words[at]]
            if at + 1 < len(words) and words[at + 1] in seconds:
                yield from ((at, entry) for entry in seconds[words[at + 1]])
            if "" in seconds:
                yield from ((at, entry) for entry in seconds[""])


def _entries(rules: tuple[PlainRule, ...]) -> Iterator[_Entry]:
    """Yield all entries. Of the same words, the exception comes first."""
    for rule in rules:
        yield from (_Entry(rule, words, None) for words in rule.exceptions)
        yield from (_Entry(rule, phrase.words, phrase) for phrase in rule.phrases)


def _stands(prose: Prose, at: int, end: int, words: tuple[str, ...]) -> bool:
    """Tell whether words stand there with nothing but a space between them."""
    if len(words) == 1:
        return True
    same = tuple(prose.words[at:end]) == words
    return same and all(prose.follows(index) for index in range(at + 1, end))


def _counts(prose: Prose, at: int, end: int, rule: PlainRule, phrase: Phrase) -> bool:
    start = prose.spans[at][0]
    if prose.scope not in rule.scope or prose.is_masked(start):
        return False
    if any(prose.is_named(index) for index in range(at, end)):
        return False
    if not rule.in_quotations and prose.is_quoted(start):
        return False
    if phrase.near and not phrase.near.isdisjoint(
        prose.words[max(0, at - _AROUND) : end + _AROUND]
    ):
        return False
    if not _goes_on(prose, end, phrase):
        return False
    return not (rule.unless_explained and _EXPLAINED.match(prose.text, prose.spans[end - 1][1]))


def _goes_on(prose: Prose, end: int, phrase: Phrase) -> bool:
    """Tell whether a phrase is followed by what it must be followed by."""
    next_ = prose.words[end] if end < len(prose.words) and prose.follows(end) else ""
    if next_ in phrase.unless_before or (phrase.followed and not next_):
        return False
    return not phrase.only_before or any(
        one in phrase.only_before for one in _following(prose, end)
    )


def _following(prose: Prose, end: int) -> Iterator[str]:
    """Yield the next few words, up to a mark that is no comma."""
    for index in range(end, min(end + _AFTER, len(prose.words))):
        if prose.text[prose.spans[index - 1][1] : prose.spans[index][0]].strip(" ,\xa0"):
            return
        yield prose.words[index]


def _alarm(prose: Prose, run: int, at: int, end: int, rule: PlainRule, phrase: Phrase) -> Alarm:
    start, stop = prose.spans[at][0], prose.spans[end - 1][1]
    if "." in prose.text[start:stop] and prose.text.startswith(".", stop):
        stop += 1  # the last stop of `e.g.`
    found = prose.text[start:stop]
    return Alarm(
        rule=rule.id,
        run=run,
        start=start,
        end=stop,
        message=rule.message.format(found=found),
        hint=phrase.hint or rule.hint,
        severity=phrase.severity,
        citation=phrase.citation,
        term=phrase.term,
    )
