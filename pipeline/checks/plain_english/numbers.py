"""Figures or words: which numbers a house style writes how."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.plain_english.number_pairs import is_in_pair, is_in_series
from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose

_SMALL = "zero one two three four five six seven eight nine".split()
_FEW = frozenset(_SMALL[2:])
_TEENS = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(),
                 range(20, 100, 10), strict=True))  # fmt: skip
_LARGE = {
    **{word: number for number, word in enumerate(_TEENS, 10)},
    **_TENS,
    **{
        f"{ten}-{one}": number + unit
        for ten, number in _TENS.items()
        for unit, one in enumerate(_SMALL)
        if unit
    },
}
_NUMBERS = frozenset((*"123456789", *_FEW, *_LARGE))
_CLOCK = 8  # words in which a time of day is meant: `open from 9 to 5`
_AROUND = 4  # words in which a larger number makes figures right for a small one as well
_SAID_BEFORE = ("out of", "past", "count to", "counts to", "counted to")  # `twenty past ten`
_BEFORE = frozenset("£$€#/:.-–(+×")
_AFTER = frozenset("%/:-–)°½¼¾+×")


def numbers(prose: Prose, run: int, rule: PlainRule, style: str) -> Iterator[Alarm]:
    """Yield numbers written in figures or words against the style.

    `words-to-nine`: one to nine in words, as in published reports. `figures-from-two`: two to
    nine in figures, as on GOV.UK. Both write 10 and more in figures, unless a sentence begins
    with the number.
    """
    if _NUMBERS.isdisjoint(prose.there):
        return
    for at, word in [one for one in enumerate(prose.words) if one[1] in _NUMBERS]:
        instead = _instead(prose, at, word, style, rule)
        if instead:
            start, end = prose.spans[at]
            if prose.is_masked(start) or prose.is_quoted(start) or prose.is_named(at):
                continue
            found = prose.text[start:end]
            message = rule.message.format(found=found)
            yield Alarm(rule.id, run, start, end, message, f"Write ‘{instead}’.")


def _instead(prose: Prose, at: int, word: str, style: str, rule: PlainRule) -> str:
    if len(word) == 1:
        small = style == "words-to-nine" and word in "123456789"
        counts = small and _is_count(prose, at, rule) and not _measures(prose, at, rule)
        return _SMALL[int(word)] if counts else ""
    if word in _LARGE and not prose.begins(prose.spans[at][0]):
        return "" if _is_idiom(prose, at, rule) else str(_LARGE[word])
    if style == "figures-from-two" and word in _FEW and not prose.begins(prose.spans[at][0]):
        return "" if _is_beside(prose, at, rule, "idioms") else str(_SMALL.index(word))
    return ""


def _measures(prose: Prose, at: int, rule: PlainRule) -> bool:
    return is_in_series(prose, at) or is_in_pair(prose, at, rule)


def _is_idiom(prose: Prose, at: int, rule: PlainRule) -> bool:
    """Tell whether a large number goes better in words: `nine out of ten`, `two hundred`."""
    near = prose.words[max(0, at - _AROUND) : at + _AROUND + 1]
    said = " ".join(prose.words[max(0, at - 2) : at])
    set_ = said.endswith(_SAID_BEFORE) or _is_beside(prose, at, rule, "idioms")
    return set_ or not _FEW.isdisjoint(near)


def _is_count(prose: Prose, at: int, rule: PlainRule) -> bool:
    """Tell whether a figure counts something, and is no label, date, time or measure."""
    start, end = prose.spans[at]
    if start and (prose.text[start - 1] in _BEFORE or prose.text[end : end + 1] in _AFTER):
        return False
    abbreviated = prose.text[max(0, start - 3) : start].rstrip()[-1:] in ("", ".")  # `No. 5`
    if abbreviated or _is_beside(prose, at, rule, "units"):
        return False
    near = prose.words[max(0, at - _AROUND) : at + _AROUND + 1]
    larger = any(one == "0" or (one[0].isdigit() and len(one) > 1) for one in near)
    return not larger and not _is_name_or_time(prose, at, rule)


def _is_name_or_time(prose: Prose, at: int, rule: PlainRule) -> bool:
    """Tell whether a figure is a part of a name or a label, or a time of day."""
    if at and prose.is_named(at - 1) and prose.follows(at):
        return True  # `Connect 4`
    beside = (
        ("labels", prose.words[max(0, at - 3) : at]),
        ("clock", prose.words[max(0, at - _CLOCK) : at]),
        ("days", prose.words[at + 1 : at + 3]),
    )
    return any(not rule.words(name).isdisjoint(words) for name, words in beside)


def _is_beside(prose: Prose, at: int, rule: PlainRule, name: str) -> bool:
    return bool(rule.words(name) & set(prose.words[at + 1 : at + 2]))
