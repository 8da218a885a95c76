"""How long a sentence is, and how many sentences of a section are passive."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.checks.plain_english.dividing import dividing_hint
from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose
from pipeline.language.measure import count_words
from pipeline.language.quoted import without
from pipeline.model.finding import Severity
from pipeline.report_type.house_style import PlainEnglish

_SLIP = re.compile(r"[.!?](?<=[a-z]{2}.)(?=[A-Z][a-z])")
_TELEPHONE = re.compile(r"(?<=\d) (?=\d{3})")  # `0300 123 1231` is one word
_ROW = 3  # sentences
_LAWS = frozenset(("Act", "Regulations", "Order", "Rules"))
_SMALL_WORDS = frozenset(("of", "and", "the", "for", "etc.)", "(etc.)"))
_MARKS = ".,;:()’”"
_LONGEST_TITLE = 12  # words


def long_sentences(prose: Prose, run: int, rule: PlainRule, style: PlainEnglish) -> Iterator[Alarm]:
    """Yield sentences of more words than the limit: a notice, or the rule’s own severity if long.

    Words that are quoted do not count, and names and titles of laws count once.
    """
    limit = style.sentence
    for start, end in _divided(prose, 2 * limit):
        words = count_words(prose.text[start:end])
        if words > limit and (own := _own_words(prose, start, end)) > limit:
            more = (
                ", far more than most readers can follow" if words > style.sentence_strong else ""
            )
            yield Alarm(
                rule.id,
                run,
                start,
                end,
                rule.message.format(found=f"{words} words{more}"),
                dividing_hint(prose.text[start:end], rule),
                measured=f"{words} words",
                limit=f"{limit} words",
                severity=Severity.NOTICE if own <= style.sentence_warning else None,
            )


def long_row(prose: Prose, run: int, rule: PlainRule, style: PlainEnglish) -> Iterator[Alarm]:
    """Yield the first three sentences of a paragraph, one after another, over the limit each."""
    if len(prose.text) <= 2 * _ROW * style.sentence:
        return
    spans = prose.sentences
    if sum(end - start > 2 * style.sentence for start, end in spans) < _ROW:
        return
    words = [count_words(prose.text[slice(*one)]) for one in spans]
    for at in range(len(spans) - _ROW + 1):
        if min(words[at : at + _ROW]) <= style.sentence:
            continue
        row = [_own_words(prose, *one) for one in spans[at : at + _ROW]]
        if min(row) > style.sentence:
            found = f"{', '.join(map(str, row[:-1]))} and {row[-1]}"
            message = rule.message.format(found=found)
            yield Alarm(rule.id, run, spans[at][0], spans[at + _ROW - 1][1], message, rule.hint)
            return


def _divided(prose: Prose, most: int) -> Iterator[tuple[int, int]]:
    """Yield the sentences of more than so many characters: fewer hold so many words and gaps.

    Those that no space divides are two: `the visit.We` is a slip.
    """
    for start, end in prose.sentences:
        if end - start > most:
            cuts = [slip.start() + 1 for slip in _SLIP.finditer(prose.text, start, end)]
            parts = pairwise((start, *cuts, end))
            yield from ((first, last) for first, last in parts if last - first > most)


def _own_words(prose: Prose, start: int, end: int) -> int:
    """Return the words that are not quoted. A name and the title of a law are one word each."""
    text = without(prose.text, prose.quoted, start, end)
    for name in prose.names:
        text = text.replace(name, "name")
    return count_words(_TELEPHONE.sub("", text)) - _title_words(text.split())


def _title_words(tokens: list[str]) -> int:
    """Return how many words the titles of laws have beyond the first of each."""
    found = 0
    for at, token in enumerate(tokens):
        if token.strip(_MARKS) in _LAWS:
            first = at
            while first and at - first < _LONGEST_TITLE and _is_in_title(tokens[first - 1]):
                first -= 1
            year = tokens[at + 1].strip(_MARKS)[:4] if at + 1 < len(tokens) else ""
            found += at - first + (year.isdigit() and len(year) == 4)
    return found


def _is_in_title(token: str) -> bool:
    return token in _SMALL_WORDS or token.lstrip("(")[:1].isupper()


def passive_rate(
    runs: Sequence[tuple[int, int, int]], rule: PlainRule, style: PlainEnglish
) -> Iterator[Alarm]:
    """Yield a section in which more sentences are passive than the limit, in per cent.

    Of each of its runs is given which it is, its sentences, and how many of these are passive.
    """
    limit = style.passive
    total, found = sum(one[1] for one in runs), sum(one[2] for one in runs)
    if total >= 10 and 100 * found > limit * total:
        share = round(100 * found / total)
        yield Alarm(
            rule.id,
            runs[0][0],
            0,
            0,
            rule.message.format(found=f"{found} of {total} sentences"),
            rule.hint,
            measured=f"{share}%",
            limit=f"{limit}%",
            severity=Severity.NOTICE if 100 * found <= style.passive_warning * total else None,
        )


def passive(prose: Prose, rule: PlainRule) -> int:
    """Return how many sentences have a passive: a form of ‘be’ and a participle after it."""
    found: set[int] = set()
    number, be = 0, rule.words("be")
    if be.isdisjoint(prose.there):
        return 0
    for at in [at for at, word in enumerate(prose.words) if word in be]:
        if _has_participle(prose.words, at + 1, rule):
            while (
                number < len(prose.sentences) and prose.sentences[number][1] <= prose.spans[at][0]
            ):
                number += 1
            found.add(number)
    return len(found)


def _has_participle(words: list[str], at: int, rule: PlainRule) -> bool:
    for word in words[at : at + 3]:
        if word in rule.words("irregular"):
            return True
        if word.endswith("ed") and len(word) > 4:
            return word not in rule.words("adjectives")
        if not (word.endswith("ly") or word in rule.words("between")):
            return False
    return False
