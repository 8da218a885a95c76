"""The phrases of report types: words with alternatives, in place of regular expressions.

The alternatives are those of the plain-English rules, `judg(e|ed|ing)`, and an empty one may be
left out: `(|very) good`. Upper and lower case are the same, and so are the two apostrophes. Beside
words stand

- `*`: one word; at the end of a word, any letters: `cancel*`;
- `#` and `@`: a digit, a letter;
- `...60`: at most 60 characters of the same sentence; `...`: as many as the sentence has;
- `..80`: at most 80 characters, with neither `;` nor `:` among them;
- `!(no|any)`: not after these words, if the phrase begins with it; otherwise not before them;
- `<pause>`: what follows ends a clause; `<colon>`: a colon or a dash;
- `<start>`, `<end>`: the text begins or ends here;
- `{/setting/centres}`: any name that stands there in the bundle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pipeline.model.forms import forms

_SLOT = re.compile(r"\{(/[a-z_/]+)\}")
_GAP = re.compile(r"(\.{2,3})(\d*)$")
_ANCHORS: Mapping[str, str] = {
    "<start>": r"\A",
    "<end>": r"\Z",
    "<pause>": r"(?=\s*(?:[.,;:]|(?:and|but|because|overall)\b|\Z))",
    "<colon>": r"\s*[:–—-]\s*",
}
_SIGNS: Mapping[str, str] = {
    "#": r"\d",
    "@": r"[^\W\d_]",
    "*": r"\w*",
    "‘": "[‘“]",
    "’": "['’”]",
    "'": "['’”]",
}
_APOSTROPHE = re.compile(r"['’]")
_NOT_WORDS = re.compile(r"[\\\[\]^$+?~\"<>{}]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is written, what it is looked for with, and the pointers of its slots."""

    written: str
    pattern: str
    slots: tuple[str, ...] = ()

    def search(self, names: Callable[[str], tuple[str, ...]]) -> re.Pattern[str] | None:
        """Return what finds the phrase, with the names at each slot, or nothing without any."""
        pattern = self.pattern
        for slot in self.slots:
            if not (found := names(slot)):
                return None
            choice = "|".join(_APOSTROPHE.sub("['’]", re.escape(one)) for one in found)
            pattern = pattern.replace(f"{{{slot}}}", f"(?:{choice})")
        return re.compile(pattern, re.IGNORECASE)


def phrase(written: str, unless: tuple[str, ...] = ()) -> Phrase:
    """Return a phrase. A sentence with one of `unless` is let pass; others are found whole.

    That is: such a sentence is found from its beginning up to the end of the phrase.

    Raises ValueError, with a message for the writer, for what is no phrase.
    """
    pattern = _compiled(written)
    if unless:
        passing = "|".join(map(_compiled, unless))
        sentence = rf"(?:\A|(?<=[.!?]\s))(?![^.!?]*(?:{passing}))[^.!?]*?"
        pattern = f"{sentence}{pattern}"
    slots = dict.fromkeys(slot for one in (written, *unless) for slot in _SLOT.findall(one))
    return Phrase(written, pattern, tuple(slots))


def _compiled(written: str) -> str:
    if not re.search(r"\w", re.sub(r"<\w+>", "", _SLOT.sub("x", written))):
        raise ValueError("it has no word")
    if written != " ".join(written.split()):
        raise ValueError("between two words stands one space")
    items = _split(written, " ")
    if any(_GAP.fullmatch(one) for one in (items[0], items[-1])):
        raise ValueError("a gap stands between words, neither first nor last")
    return _sequence(written, spaced=False, first=True)


def _sequence(written: str, *, spaced: bool, first: bool = False) -> str:
    """Return the pattern of some items; `spaced` if a word stands right before the first."""
    parts = []
    for number, item in enumerate(_split(written, " ") if written else []):
        if item.startswith("!(") and _is_group(item[1:]):
            parts.append(_not(item[2:-1], spaced=spaced, behind=first and not number))
        elif gap := _GAP.fullmatch(item):
            parts.append(_gap(gap))
            spaced = False
        elif item in _ANCHORS:
            parts.append(_ANCHORS[item])
            spaced = spaced and item != "<colon>"
        elif _is_group(item):
            parts.append(_choice(item[1:-1], spaced=spaced))
            spaced = spaced or "" not in _split(item[1:-1], "|")
        else:
            parts.append((r"\s+" if spaced else "") + _word(item))
            spaced = True
    return "".join(parts)


def _gap(gap: re.Match[str]) -> str:
    stops = ".!?" if gap[1] == "..." else ".!?;:"
    return f"[^{stops}]" + (f"{{0,{int(gap[2])}}}" if gap[2] else "*")


def _not(inner: str, *, spaced: bool, behind: bool) -> str:
    if behind:
        if re.search(r"[*#@<>{!]|\.\.", inner):
            raise ValueError("what a phrase may not follow is plain words")
        before = (_literal(form, space=r"\s") for form, _ in forms(f"({inner})"))
        return "".join(rf"(?<!\b{one}\s)" for one in before)
    return f"(?!{'|'.join(_sequence(one, spaced=spaced) for one in _split(inner, '|'))})"


def _choice(inner: str, *, spaced: bool) -> str:
    alternatives = _split(inner, "|")
    pattern = "|".join(_sequence(one, spaced=spaced) for one in alternatives if one)
    if "" not in alternatives:
        return f"(?:{pattern})"
    return f"(?:{pattern})?" if spaced else rf"(?:(?:{pattern})\s+)?"


def _word(item: str) -> str:
    if item == "*":
        return r"\w+"
    return rf"(?<!\w){_letters(item)}(?!\w)"


def _letters(written: str) -> str:
    """Return the pattern of letters, and of groups among them."""
    found, at = "", 0
    while at < len(written):
        if written[at] == "(":
            end = _closing(written, at)
            choices = (_letters(one) for one in _split(written[at + 1 : end], "|"))
            found, at = f"{found}(?:{'|'.join(choices)})", end + 1
        elif slot := _SLOT.match(written, at):
            found, at = found + slot[0], slot.end()
        else:
            found, at = found + _literal(written[at], space=r"\s+"), at + 1
    return found


def _literal(text: str, *, space: str) -> str:
    if strange := _NOT_WORDS.search(text):
        raise ValueError(f"‘{strange[0]}’ has no meaning here")
    return "".join(_SIGNS.get(one) or (space if one == " " else re.escape(one)) for one in text)


# --- brackets ----------------------------------------------------------------------------


def _is_group(item: str) -> bool:
    return item.startswith("(") and _closing(item, 0) == len(item) - 1


def _closing(written: str, start: int) -> int:
    """Return where the bracket that opens at `start` is closed."""
    depth = 0
    for at in range(start, len(written)):
        depth += {"(": 1, ")": -1}.get(written[at], 0)
        if not depth:
            return at
    raise ValueError("a bracket is not closed")


def _split(written: str, at: str) -> list[str]:
    """Return the parts between spaces, or between bars, that stand in no bracket."""
    parts, depth = [""], 0
    for one in written:
        depth += {"(": 1, ")": -1}.get(one, 0)
        if depth < 0:
            raise ValueError("a bracket is closed that is not open")
        if one == at and not depth:
            parts.append("")
        elif one == "|" and not depth:
            raise ValueError("alternatives stand in brackets")
        else:
            parts[-1] += one
    if depth:
        raise ValueError("a bracket is not closed")
    return parts
