"""Where a long sentence could be divided. No hint is better than a wrong one.

What stands before the place must be a whole sentence, and what stands after it nearly one: it has a
subject and a verb. So nothing is divided after `and`, inside a list, a bracket, a quotation or a
clause that hangs on another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.plain_english.rule import PlainRule
from pipeline.language.measure import count_words, words
from pipeline.language.quoted import quoted_spans

_CUT = re.compile(r"; |, (?:and|but|so|yet) |, (?=(?:which|although|though|whereas) )")
_LEAST_PART = 6  # words, so that a cut is worth it
_REACH = 7  # words after a subject in which its verb must stand
_OPEN = {"(": ")", "[": "]"}


def dividing_hint(sentence: str, rule: PlainRule) -> str:
    """Return where a sentence could be divided, as near its middle as can be, or the usual hint."""
    cuts = sorted(_CUT.finditer(sentence), key=lambda cut: abs(2 * cut.start() - len(sentence)))
    for cut in cuts:
        before, after = sentence[: cut.start()], sentence[cut.end() :]
        enough = min(count_words(before), count_words(after)) >= _LEAST_PART
        if enough and not _is_inside(sentence, cut) and _divides(before, cut[0], after, rule):
            return f"A new sentence could begin after ‘{' '.join(before.split()[-3:])}’."
    return rule.hint


def _is_inside(sentence: str, cut: re.Match[str]) -> bool:
    """Tell whether a place is in a bracket, between two dashes, or in a quotation."""
    before = sentence[: cut.start()]
    if any(before.count(opening) > before.count(_OPEN[opening]) for opening in _OPEN):
        return True
    if any(start < cut.start() < end for start, end in quoted_spans(sentence)):
        return True
    dashes = re.findall(r" [–—-] ", sentence[: cut.start()])
    return len(dashes) % 2 == 1 or ": " in before


def _divides(before: str, mark: str, after: str, rule: PlainRule) -> bool:
    first, second = _lower(before), _lower(after)
    if not _is_whole(first, before, rule):
        return False
    if mark.startswith(";"):
        return ";" not in before + after and _is_clause(second, rule)
    if second[0] == "which":
        return "," not in after and ";" not in after and second[1] in rule.words("verbs")
    if second[0] in rule.words("contrasts"):
        return "," not in after and _is_clause(second[1:], rule)
    alone = "," not in before or second[0] in rule.words("pronouns")
    return alone and _is_clause(second, rule)


def _is_whole(first: list[str], before: str, rule: PlainRule) -> bool:
    """Tell whether a sentence could end here: it has a verb, and no clause or list is open."""
    hanging = rule.words("hanging")
    if first[0] in hanging or first[-1] in rule.words("unfinished"):
        return False
    last = _lower(before.rpartition(", ")[2]) if ", " in before else []
    if last and (last[0] in hanging or last[0] in rule.words("unfinished")):
        return False
    if not rule.words("pairs").isdisjoint(first) or not hanging.isdisjoint(first[-_REACH:]):
        return False
    return not rule.words("verbs").isdisjoint(first)


def _is_clause(found: list[str], rule: PlainRule) -> bool:
    """Tell whether words begin with a subject and its verb, with no clause that hangs between."""
    at = 1 if found[0] in rule.words("linking") else 0
    if at >= len(found) or found[at] not in rule.words("subjects") | rule.words("pronouns"):
        return False
    return any(one in rule.words("verbs") for one in _until_hanging(found[at + 1 :], rule))


def _until_hanging(found: list[str], rule: PlainRule) -> Iterator[str]:
    for word in found[:_REACH]:
        if word in rule.words("hanging"):
            return
        yield word


def _lower(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in words(text)]
