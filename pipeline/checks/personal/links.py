"""The addresses of links in what people wrote: who or what they name."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import Final
from urllib.parse import unquote_plus, urlsplit

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import Index, index
from pipeline.checks.personal.private_names import PrivateName, PrivateNames, private_names
from pipeline.checks.personal.private_texts import PrivateText
from pipeline.checks.personal.vocabulary import Vocabulary, folded_words, vocabulary
from pipeline.model.document import Inline, Link, Text, plain
from pipeline.model.finding import Place
from pipeline.model.pattern import later

_BARE: Final = later(r"(?:https?://|www\.)[^\s|<>‘’“”\"]+(?<![.,;:!?)])", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[\W\d_]+")
_SHORTEST: Final = 4  # letters of a name that is found by itself in an address


@dataclass(frozen=True, slots=True)
class Target:
    """The address of a link, and where its words stand in the public texts."""

    href: str
    start: int
    end: int

    def place(self, case: Case) -> Place:
        """Return the place of its words."""
        return index(case).place(case, self.start, self.end)

    @property
    def host(self) -> str:
        """Return the host, or '' for an address of email."""
        return (urlsplit(self.href).hostname or "").removeprefix("www.")

    @property
    def said(self) -> str:
        """Return what stands behind the host, as people write it; of an email all of it."""
        if self.href.startswith("mailto:"):
            return unquote_plus(self.href.removeprefix("mailto:"))
        parts = urlsplit(self.href)
        return unquote_plus("?".join(part for part in (parts.path, parts.query) if part))


def targets(case: Case) -> tuple[Target, ...]:
    """Return the links of the public texts, and addresses that are written out."""
    return case.remembered("addresses of links", lambda case: tuple(_targets(index(case))))


def _targets(words: Index) -> Iterator[Target]:
    for text, start in zip(words.texts, words.starts, strict=True):
        inlines = text.passage.inlines if text.passage else ()
        if all(type(one) is Text for one in inlines):
            continue
        for href, first, last in _links(inlines, start):
            if not href.startswith("#"):
                yield Target(href, first, last)
    if "://" in words.whole or "www." in words.whole:
        for match in _BARE.finditer(words.whole):
            href = match[0] if "://" in match[0] else f"https://{match[0]}"
            yield Target(href, *match.span())


def _links(inlines: Iterable[Inline], at: int) -> Iterator[tuple[str, int, int]]:
    for inline in inlines:
        length = len(plain((inline,)))
        if isinstance(inline, Link):
            yield inline.href, at, at + length
        elif inner := getattr(inline, "inlines", ()):
            yield from _links(inner, at)
        at += length


def private_links(case: Case) -> Iterator[tuple[Target, PrivateText]]:
    """Yield each link with the name of a private field in its address, and the first such field."""
    names = private_names(case)
    if not names.names or not targets(case):
        return
    together = _together(names)
    for target in targets(case):
        said = folded_words(_LETTERS.sub(" ", target.said))
        found = _named(said, names) or next(
            (together[one] for one in said if one in together), None
        )
        if found:
            yield target, found.of


def _named(said: list[str], names: PrivateNames) -> PrivateName | None:
    """Return whose name stands in an address: two words of it, or one that is no other word."""
    words = vocabulary()
    for at, word in enumerate(said):
        for id_ in names.having.get(word, ()):
            name = names.names[id_]
            beside = {*said[max(0, at - 2) : at], *said[at + 1 : at + 3]}
            if not beside.isdisjoint(name.parts) or (not name.whole and _is_telling(word, words)):
                return name
    return None


def names_person(target: Target, known: Container[str]) -> bool:
    """Return whether an address has a first name in it that is hardly anything else.

    `known` are the names, in small letters, of those whom a report may name.
    """
    given = vocabulary().given
    said = folded_words(_LETTERS.sub(" ", target.said))
    return any(len(one) >= _SHORTEST and one in given and one not in known for one in said)


def _is_telling(word: str, words: Vocabulary) -> bool:
    return len(word) >= _SHORTEST and word not in words.words


def _together(names: PrivateNames) -> Mapping[str, PrivateName]:
    """Return two words of each name written in one: `zofialathbury`."""
    return {
        one + other: name
        for name in names.names
        for one, other in permutations(name.parts, 2)
        if len(one + other) > 2 * _SHORTEST
    }
