"""Where quotes stand in a text. A possessive or an apostrophe is no quotation mark.

The sign that closes a single quotation is the apostrophe, too, so a quotation may have several
readings: `‘We like the parents’ room,’ they said` could end after `parents`. What is a name or a
term by the look of it, or by the word beside it, is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.model.pattern import later

_OPEN = later(r"(?<!\w)[‘'](?=[\w…\[.])(?!(?:tis|twas|til|em|cause|bout|n|\d\ds?(?!-))\b)")
_UNCLOSED = later(r"(?<!\w)[‘“](?=[A-Z…\[])(?![^’”]*[’”](?!\w))")
_CLOSE = later(r"(?<=\S)[’'](?!\w)")
# Marks of other languages and programs: «…», „…“, ``…''.
_FOREIGN = r"«\s?([^«»]+?)\s?»|»([^«»]+)«|‹\s?([^‹›]+?)\s?›|„([^„“”\"]+)[“”\"]|``([^`]+?)(?:''|``)"
_ANY_OPEN = later(
    rf"{_OPEN.pattern}|“(?=[^”]+”)|(?<!\w)\"(?=\w)|[«»‹„](?=[^«»›“”\"]+[»«›“”\"])|``(?=[^`]+(?:''|``))"
)
_SIGN = later("[‘'“\"«»‹„`]")  # what any of them begins with
_DOUBLE = later(rf"“([^”]+)”|(?<!\w)\"(?=\w)([^\"]+)\"(?!\w)|{_FOREIGN}")
_SPEAKER = later(r"\s+[—–-]\s+[^—–]{1,60}$")
_MARKS = "‘’“”'\" "
# A title: every word with a capital, small words between them aside.
_TITLE = later(
    r"(?:[A-Z0-9][\w’'-]*|&)(?:[ :,-]+(?:[A-Z0-9][\w’'-]*|a|an|and|at|by|for|from|in|of|on|or|the|"
    r"to|with|&))+[.,]?"
)
# Words that come before or after a name or a term, not a quote.
_NAMED_BEFORE = later(
    r"\b(?:called|named|titled|entitled|headed|labelled|marked|known as|(?:an?|the|its|their|of)"
    r"(?: [\w-]+){0,3} (?:activity|approach|award|book|booklet|campaign|chart|club|course|event|"
    r"film|folder|form|framework|game|group|guidance|guide|handbook|heading|judgement|leaflet|"
    r"model|motto|page|phrase|plan|policy|poster|principle|programme|project|room|rule|scheme|"
    r"section|session|slogan|song|standard|story|survey question|task|term|theme|title|toolkit|"
    r"training|value|video|website|words?|workshop)(?: is| was)?)[ :,]*$",
    re.IGNORECASE,
)
_NAMED_AFTER = later(
    r"[ ,]*(?:(?:and|or) ‘[^’]*’ )?(?:activit(?:y|ies)|agenda|approach|award|board|book(?:let)?|"
    r"boxe?s?|campaign|card|chart|club|course|days?|diar(?:y|ies)|event|folder|forms?|framework|"
    r"game|grade|groups?|guidance|guide|handbook|initiative|judgement|leaflet|meetings?|model|"
    r"morning|plans?|polic(?:y|ies)|posters?|programmes?|projects?|records?|room|rules?|scheme|"
    r"sections?|sessions?|song|standards?|stor(?:y|ies)|survey|system|task|toolkit|tool|training|"
    r"video|wall|workshops?)\b",
    re.IGNORECASE,
)
# What has no words of its own, before a colon: a sentence behind it is what somebody said of it.
_HAPPENED = later(
    r"\b(?:activity|approach|award|club|course|event|group|model|programme|project|room|scheme|"
    r"session|training|workshop|game|story)[ ]*:[ ]*$",
    re.IGNORECASE,
)
_SENTENCE = later(r"[A-Z…\[]\S*\s(?:\S+\s+){3,}\S+[.!?…]")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: what it may hold, in each reading, and where the likeliest one stands.

    It is `apart` if it is a block of its own, without marks.
    """

    readings: tuple[str, ...]
    likeliest: tuple[int, int]
    apart: bool = False


@lru_cache(maxsize=1024)
def quotations(text: str, *, apart: bool = False) -> tuple[Quotation, ...]:
    """Return each quotation in a text that is no name or term. With `apart` the text is one."""
    found = marked(text, apart=apart)
    return tuple([one for one in found if one.apart or not is_name(text, *one.likeliest)])


@lru_cache(maxsize=1024)
def marked(text: str, *, apart: bool = False) -> tuple[Quotation, ...]:
    """Return all that stands between quotation marks, names and terms too, from first to last.

    What stands between marks inside others belongs to these. With `apart` the whole text is one.
    """
    if apart and not text.startswith(("‘", "“", "'", '"')):
        whole = _SPEAKER.sub("", text).rstrip(_MARKS)
        return (Quotation((whole,), (0, len(whole)), apart=True),)
    return tuple(_each_marked(text))


def _each_marked(text: str) -> Iterator[Quotation]:
    at = 0
    while sign := _SIGN.search(text, at):
        at = sign.end()
        if not (opening := _ANY_OPEN.match(text, sign.start())):
            continue
        found = _single(text, opening) if opening[0] in "‘'" else _double(text, opening)
        at = found.likeliest[1] + 1 if found else opening.end()
        if found:
            yield found


def unclosed(text: str, at: int) -> Quotation | None:
    """Return what stands behind a curly mark that nothing closes, from some place on, or nothing.

    Speech that goes on in the next paragraph is closed only there.
    """
    opening = _UNCLOSED.search(text, at)
    if not opening:
        return None
    return Quotation((text[opening.end() :],), (opening.end(), len(text)))


def _double(text: str, opening: re.Match[str]) -> Quotation | None:
    match = _DOUBLE.match(text, opening.start())
    if not match:
        return None
    span = match.span(match.lastindex or 0)
    return Quotation((text[slice(*span)],), span)


def _single(text: str, opening: re.Match[str]) -> Quotation | None:
    start = opening.end()
    ends = _closing(text, start)
    if not ends:
        return None
    readings = tuple(text[start:one] for one in ends)
    return Quotation(readings, (start, _likeliest(text, ends)))


def _closing(text: str, start: int) -> list[int]:
    """Return where a single quotation may end: before the next begins, if it does not hold it."""
    following, stop = _next(text, start)
    ends = _ends(text, start, stop)
    if following and not ends:
        _, after = _next(text, following)
        if inner := _ends(text, following, after):
            return _ends(text, inner[0] + 1, after)
    return ends


def _next(text: str, start: int) -> tuple[int, int]:
    """Return where the words of the next quotation begin, or 0, and where the look ends."""
    following = _OPEN.search(text, start)
    return (following.end(), following.start()) if following else (0, len(text))


def _ends(text: str, start: int, stop: int) -> list[int]:
    """Return the signs that may close a quotation, but for those within double marks in it."""
    nested = [one.span() for one in _DOUBLE.finditer(text, start, stop)]
    ends = [mark.start() for mark in _CLOSE.finditer(text, start, stop)]
    return [one for one in ends if not any(first < one < last for first, last in nested)]


def _likeliest(text: str, ends: list[int]) -> int:
    """Return the closing mark that a stop stands beside, else one that is no possessive."""
    for end in ends:
        if text[end - 1] in ".,!?…" or text[end + 1 : end + 2] in ("", ".", ",", ";", ":", ")"):
            return end
    return next((end for end in ends if text[end - 1] != "s"), ends[0])


def is_name(text: str, start: int, end: int) -> bool:
    """Return whether words between quotation marks are a title or a term."""
    if is_title(text[start:end]):
        return True
    named = _NAMED_BEFORE.search(text, max(0, start - 60), start - 1)
    if named and _HAPPENED.search(named[0]) and _SENTENCE.fullmatch(text, start, end):
        return False  # ‘One had valued the training: “Nobody pretended that …”’
    return bool(named or _NAMED_AFTER.match(text, end + 1))


def is_title(words: str) -> bool:
    """Return whether some words look like a title: each of them with a capital."""
    return _TITLE.fullmatch(words) is not None
