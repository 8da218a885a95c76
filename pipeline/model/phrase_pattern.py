"""The pattern of a phrase: what each of its items is as a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from unicodedata import category

from pipeline.model.forms import forms
from pipeline.model.phrase_groups import closing, is_group, split

SLOT = re.compile(r"\{(/[a-z_/]+)\}")
GAP = re.compile(r"(\.{2,3})([0-9]*)$")
ANCHORS: Mapping[str, str] = {
    "<capital>": r"(?=\s*(?-i:[A-Z]))",
    "<start>": r"\A",
    "<end>": r"\Z",
    "<pause>": r"(?=\s*(?:[.,;:!?)–—]|(?:and|or|but|because|overall|although|though)\b|\Z))",
    "<colon>": r"\s*[:(–—-]\s*",
}
_SIGNS: Mapping[str, str] = {
    "#": r"\d",
    "@": r"[^\W\d_]",
    "*": r"\w*",
    "‘": "[‘“'\"]",
    "’": "['’”\"]",
    "'": "['’”\"]",
}
_SPACE, _BEFORE, _AFTER = r"\s+", r"(?<!\w)", r"(?!\w)"
_OPENING = re.compile(r"[({]")
_NOT_WORDS = re.compile(r"[\\\[\]^$+?~\"<>{}]")


@lru_cache(maxsize=4096)  # the same lists of words stand in many phrases
def pattern_of(written: str, *, spaced: bool = False, first: bool = False) -> str:
    """Return the pattern of some items; `spaced` if a word stands right before the first.

    Raises ValueError, with a message for the writer, for what is no phrase.
    """
    parts = []
    for number, item in enumerate(split(written, " ") if written else []):
        if item.startswith("!(") and is_group(item[1:]):
            parts.append(_not(item[2:-1], spaced=spaced, behind=first and not number))
        elif gap := GAP.fullmatch(item):
            parts.append(_gap(gap))
            spaced = False
        elif item in ANCHORS:
            parts.append(ANCHORS[item])
            spaced = spaced and item != "<colon>"
        elif is_group(item):
            parts.append(_choice(item[1:-1], spaced=spaced, first=first and not number))
            spaced = spaced or "" not in split(item[1:-1], "|")
        else:
            parts.append((_SPACE if spaced else "") + _word(item, spaced=spaced))
            spaced = True
    return "".join(parts)


def _gap(gap: re.Match[str]) -> str:
    stops = ".!?" if gap[1] == "..." else ".!?;:"
    return f"[^{stops}]" + (f"{{0,{int(gap[2])}}}" if gap[2] else "*")


def _not(inner: str, *, spaced: bool, behind: bool) -> str:
    if behind:
        if re.search(r"[*#@<>{!]|\.\.", inner):
            raise ValueError("what a phrase may not follow is plain words")
        return _behind(form for one in _plain(inner) for form, _ in forms(one))
    return f"(?!{'|'.join(pattern_of(one, spaced=spaced) for one in split(inner, '|'))})"


def _behind(written: Iterable[str]) -> str:
    """Return what no text of these stands before. A pattern behind has texts of one length."""
    by_length: dict[int, list[str]] = {}
    for one in written:
        by_length.setdefault(len(one), []).append(_literal(one, space=r"\s"))
    return r"\b" + "".join(rf"(?<!\b(?:{'|'.join(one)})\s)" for one in by_length.values())


def _plain(inner: str) -> list[str]:
    """Return alternatives, and those of a bracket that is one of them, without the others."""
    return [
        each
        for one in split(inner, "|")
        for each in (_plain(one[1:-1]) if is_group(one) else (one,))
    ]


def _choice(inner: str, *, spaced: bool, first: bool) -> str:
    alternatives = split(inner, "|")
    pattern = _any_of([pattern_of(one, spaced=spaced, first=first) for one in alternatives if one])
    if "" not in alternatives:
        return pattern
    return f"(?:{pattern})?" if spaced else rf"(?:{pattern}{_SPACE})?"


def _any_of(patterns: Sequence[str]) -> str:
    """Return a pattern for any of some, with what all begin and end with written once."""
    begins = [one for one in (_SPACE, _BEFORE) if all(each.startswith(one) for each in patterns)]
    before = begins[0] if begins else ""
    after = _AFTER if all(one.endswith(_AFTER) for one in patterns) else ""
    inner = "|".join(one[len(before) : len(one) - len(after)] for one in patterns)
    return f"{before}(?:{inner}){after}"


def _word(item: str, *, spaced: bool) -> str:
    if item == "*":
        return r"\w+"
    return f"{'' if spaced else _BEFORE}{_letters(item)}{_AFTER}"


@lru_cache(maxsize=4096)
def _letters(written: str) -> str:
    """Return the pattern of letters, and of groups among them."""
    found, at = "", 0
    while at < len(written):
        if written[at] == "(":
            end = closing(written, at)
            choices = (_letters(one) for one in split(written[at + 1 : end], "|"))
            found, at = f"{found}(?:{'|'.join(choices)})", end + 1
        elif slot := SLOT.match(written, at):
            found, at = found + slot[0], slot.end()
        else:
            opening = _OPENING.search(written, at + 1)
            stop = opening.start() if opening else len(written)
            found, at = found + _literal(written[at:stop], space=r"\s+"), stop
    return found


def _literal(text: str, *, space: str) -> str:
    if text.isalnum():
        return text  # none of these letters means anything else
    if strange := next((one for one in text if _is_strange(one)), ""):
        raise ValueError(f"‘{strange}’ has no meaning here")
    return "".join(_SIGNS.get(one) or (space if one == " " else re.escape(one)) for one in text)


def _is_strange(sign: str) -> bool:
    """Return whether a sign means nothing here, or is a picture or one that nobody sees."""
    return _NOT_WORDS.match(sign) is not None or category(sign) in ("So", "Cf", "Cn", "Co")
