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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from pipeline.model.phrase_bounds import LONGEST, refuse_too_large
from pipeline.model.phrase_groups import is_group, split
from pipeline.model.phrase_needs import beginnings, needs
from pipeline.model.phrase_pattern import ANCHORS, GAP, SLOT, pattern_of
from pipeline.model.phrase_search import Search

_LIST = re.compile(r"<([a-z]+(?:-[a-z]+)*)>")
# With these signs alone, and no choice that begins with `!(`, nothing in it can be wrong.
_SURE = re.compile(r"[\w ()|’'‘*#@!.,-]*")
_NOT_FIRST = re.compile(r"(?:^|[(|])!\(")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase as it is written, and the parts it is looked for with."""

    written: str
    parts: tuple[Search, ...]
    slots: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Return the hash of how it is written, which is known: rules are looked up by phrases."""
        return hash(self.written)

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
    return tuple(dict.fromkeys(SLOT.findall(written)))


@lru_cache(maxsize=4096)  # several report types have the same phrases
def _compiled(written: str) -> tuple[Search, ...]:
    refuse_too_large(written)
    if not re.search(r"\w", re.sub(r"<\w+>", "", SLOT.sub("x", written))):
        raise ValueError("it has no word")
    if written != " ".join(written.split()):
        raise ValueError("between two words stands one space")
    items = split(written, " ")
    if any(GAP.fullmatch(one) for one in (items[0], items[-1])):
        raise ValueError("a gap stands between words, neither first nor last")
    choices = tuple(_choices(written))
    for one in choices:
        if not _SURE.fullmatch(one) or _NOT_FIRST.search(one):
            pattern_of(
                one, first=True
            )  # which tells what is wrong; others wait until they are used
    return tuple(Search(one, needs(one), beginnings(one)) for one in choices)


def _choices(written: str) -> Iterator[str]:
    """Yield the phrases of which a phrase is the choice: those in its brackets, or itself."""
    inner = split(written[1:-1], "|") if is_group(written) else [""]
    if "" in inner:
        yield written
    else:
        for one in inner:
            yield from _choices(one)
