"""The phrases of report types: words with alternatives, in place of regular expressions.

The alternatives are those of the plain-English rules, `judg(e|ed|ing)`, and an empty one may be
left out: `(|very) good`. Upper and lower case are the same, and so are the two apostrophes. Beside
words stand

- `*`: one word; at the end of a word, any letters: `cancel*`;
- `#` and `@`: a digit, a letter;
- `...60`: at most 60 characters of the same sentence; `...`: as many as the sentence has;
- `..80`: at most 80 characters, with neither `;` nor `:` among them;
- `!(no|any)`: not after these words, if the phrase begins with it; otherwise not before them;
- `<pause>`: what follows ends a clause; `<colon>`: a colon, a dash or an opening bracket;
- `<grade>`: a list of words that has this name, written as a phrase itself;
- `<capital>`: the next word begins with a capital letter;
- `<start>`, `<end>`: the text begins or ends here;
- `{/setting/centres}`: any name that stands there in the bundle;
- `‘good’`: between quotation marks of any kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pipeline.model.forms import forms
from pipeline.model.phrase_bounds import LONGEST, refuse_too_large

_SLOT = re.compile(r"\{(/[a-z_/]+)\}")
_GAP = re.compile(r"(\.{2,3})([0-9]*)$")
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
_LIST = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")
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


def phrase(written: str, words: Mapping[str, str] = MappingProxyType({})) -> Phrase:
    """Return a phrase. `words` are the lists that it may name: `<grade>` is that called `grade`.

    Raises ValueError, with a message for the writer, for what is no phrase.
    """
    whole = _with_words(written, words, ())
    return Phrase(written, _compiled(whole), slots(whole))


def _with_words(written: str, words: Mapping[str, str], inside: tuple[str, ...]) -> str:
    """Return a phrase with each list of words in brackets in the place of its name."""

    def filled(match: re.Match[str]) -> str:
        if match[0] in ANCHORS or match[1] not in words:
            return match[0]
        if match[1] in inside:
            raise ValueError(f"‘{match[0]}’ uses itself")
        return f"({_with_words(words[match[1]], words, (*inside, match[1]))})"

    whole = _LIST.sub(filled, written)
    if len(whole) > LONGEST:  # lists that name lists grow fast
        refuse_too_large(whole)
    return whole


def slots(written: str) -> tuple[str, ...]:
    """Return the pointers of the slots that are written in a phrase."""
    return tuple(dict.fromkeys(_SLOT.findall(written)))


@lru_cache(maxsize=4096)  # several report types have the same phrases
def _compiled(written: str) -> str:
    refuse_too_large(written)
    if not re.search(r"\w", re.sub(r"<\w+>", "", _SLOT.sub("x", written))):
        raise ValueError("it has no word")
    if written != " ".join(written.split()):
        raise ValueError("between two words stands one space")
    items = _split(written, " ")
    if any(_GAP.fullmatch(one) for one in (items[0], items[-1])):
        raise ValueError("a gap stands between words, neither first nor last")
    return _sequence(written, spaced=False, first=True)


@lru_cache(maxsize=4096)  # the same lists of words stand in many phrases
def _sequence(written: str, *, spaced: bool, first: bool = False) -> str:
    """Return the pattern of some items; `spaced` if a word stands right before the first."""
    parts = []
    for number, item in enumerate(_split(written, " ") if written else []):
        if item.startswith("!(") and _is_group(item[1:]):
            parts.append(_not(item[2:-1], spaced=spaced, behind=first and not number))
        elif gap := _GAP.fullmatch(item):
            parts.append(_gap(gap))
            spaced = False
        elif item in ANCHORS:
            parts.append(ANCHORS[item])
            spaced = spaced and item != "<colon>"
        elif _is_group(item):
            parts.append(_choice(item[1:-1], spaced=spaced, first=first and not number))
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
        return _behind(form for one in _plain(inner) for form, _ in forms(one))
    return f"(?!{'|'.join(_sequence(one, spaced=spaced) for one in _split(inner, '|'))})"


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
        for one in _split(inner, "|")
        for each in (_plain(one[1:-1]) if _is_group(one) else (one,))
    ]


def _choice(inner: str, *, spaced: bool, first: bool) -> str:
    alternatives = _split(inner, "|")
    pattern = "|".join(_sequence(one, spaced=spaced, first=first) for one in alternatives if one)
    if "" not in alternatives:
        return f"(?:{pattern})"
    return f"(?:{pattern})?" if spaced else rf"(?:(?:{pattern})\s+)?"


def _word(item: str) -> str:
    if item == "*":
        return r"\w+"
    return rf"(?<!\w){_letters(item)}(?!\w)"


@lru_cache(maxsize=4096)
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

_MARKS = re.compile(r"[(|) ]")


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
    parts, start, depth = [], 0, 0
    for found in _MARKS.finditer(written):
        match found[0]:
            case "(":
                depth += 1
            case ")":
                depth -= 1
                if depth < 0:
                    raise ValueError("a bracket is closed that is not open")
            case mark if not depth and mark == at:
                parts.append(written[start : found.start()])
                start = found.end()
            case "|" if not depth:
                raise ValueError("alternatives stand in brackets")
    if depth:
        raise ValueError("a bracket is not closed")
    return [*parts, written[start:]]
