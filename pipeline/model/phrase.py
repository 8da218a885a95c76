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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from unicodedata import category

from pipeline.model.forms import forms
from pipeline.model.phrase_bounds import LONGEST, refuse_too_large
from pipeline.model.phrase_groups import closing, is_group, split
from pipeline.model.phrase_needs import beginnings, needs
from pipeline.model.phrase_search import Search
from pipeline.model.value import dataclass

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
_SPACE, _BEFORE, _AFTER = r"\s+", r"(?<!\w)", r"(?!\w)"
_LIST = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")
_OPENING = re.compile(r"[({]")
_NOT_WORDS = re.compile(r"[\\\[\]^$+?~\"<>{}]")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is written, and the parts it is looked for with."""

    written: str
    parts: tuple[Search, ...]
    slots: tuple[str, ...] = ()

    def search(self, names: Mapping[str, tuple[str, ...]]) -> tuple[Search, ...]:
        """Return what finds the phrase with the names at each of its slots.

        Where a slot has no names, there is nothing to look for.
        """
        if not all(names[slot] for slot in self.slots):
            return ()
        return tuple(one.with_names(names) for one in self.parts)


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
def _compiled(written: str) -> tuple[Search, ...]:
    refuse_too_large(written)
    if not re.search(r"\w", re.sub(r"<\w+>", "", _SLOT.sub("x", written))):
        raise ValueError("it has no word")
    if written != " ".join(written.split()):
        raise ValueError("between two words stands one space")
    items = split(written, " ")
    if any(_GAP.fullmatch(one) for one in (items[0], items[-1])):
        raise ValueError("a gap stands between words, neither first nor last")
    return tuple(
        Search(_sequence(one, spaced=False, first=True), needs(one), beginnings(one))
        for one in _choices(written)
    )


def _choices(written: str) -> Iterator[str]:
    """Yield the phrases of which a phrase is the choice: those in its brackets, or itself."""
    inner = split(written[1:-1], "|") if is_group(written) else [""]
    if "" in inner:
        yield written
    else:
        for one in inner:
            yield from _choices(one)


@lru_cache(maxsize=4096)  # the same lists of words stand in many phrases
def _sequence(written: str, *, spaced: bool, first: bool = False) -> str:
    """Return the pattern of some items; `spaced` if a word stands right before the first."""
    parts = []
    for number, item in enumerate(split(written, " ") if written else []):
        if item.startswith("!(") and is_group(item[1:]):
            parts.append(_not(item[2:-1], spaced=spaced, behind=first and not number))
        elif gap := _GAP.fullmatch(item):
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
    return f"(?!{'|'.join(_sequence(one, spaced=spaced) for one in split(inner, '|'))})"


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
    pattern = _any_of([_sequence(one, spaced=spaced, first=first) for one in alternatives if one])
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
        elif slot := _SLOT.match(written, at):
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
