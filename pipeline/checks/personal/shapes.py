"""Where the words of a report look like personal data."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.checks.personal.index import Index
from pipeline.checks.personal.shape_file import Public, Shape, shapes, squeezed
from pipeline.language import syllables

_NUMBER: Final = re.compile(r"\d+")
_SENTENCE: Final = re.compile(r"[.!?](?=\s)|[|\n]")
_BEFORE: Final = 120  # characters in which the words before a value stand
_SAID: Final = 300  # characters of a sentence that are looked at
# Numbers that only organisations have, and the mobile ones, which are hardly of any.
_SERVICE: Final = re.compile(r"0(?:3|800|808|84|87)")
_MOBILE: Final = re.compile(r"07\d{9}")
_FEWEST, _MOST = 6, 15  # digits of a telephone number
_DIGITS: Final = str.maketrans("OIL", "011")  # letters that stand for them
_CHECK: Final = 11  # an NHS number ends with a digit that makes its weighted sum divisible by this
_NO_WORD: Final = re.compile(r"[\d_.@#]")


@dataclass(frozen=True, slots=True)
class Shaped:
    """What looks like personal data: its shape, and where it stands."""

    shape: Shape
    value: str = field(repr=False)
    start: int
    end: int


def in_texts(words: Index) -> Iterator[Shaped]:
    """Yield what looks like personal data in the public texts, one text after another."""
    found: dict[int, list[Shaped]] = defaultdict(list)
    gates = _Gates(words)
    for shape in shapes().shapes:
        for number in sorted(gates.texts_of(shape)):
            found[number].extend(_matches(shape, words.texts[number].text))
    for number, shaped in sorted(found.items()):
        start = words.starts[number]
        for one in _apart(shaped):
            yield replace(one, start=start + one.start, end=start + one.end)


class _Gates:
    """In which texts a shape may be: most are in none, and are looked for no further."""

    def __init__(self, words: Index) -> None:
        self._words = words
        self._said = frozenset(words.said)
        self._lower = _lower(words.whole)
        self._numbers = [match.start() for match in _NUMBER.finditer(words.whole)]
        self._passed: dict[re.Pattern[str], set[int]] = {}

    def texts_of(self, shape: Shape) -> set[int]:
        """Return the numbers of the texts, none for a shape that is for links."""
        found: set[int] | None = set() if shape.links else None
        if found is None and shape.needs:
            found = self._needed(shape.needs)
        if found != set() and shape.capitals:
            found = self._capital(shape.capitals) & (found or set(range(len(self._words.texts))))
        if found != set() and shape.gate:
            passed = self._gate(shape.gate)
            found = passed if found is None else found & passed
        return set(range(len(self._words.texts))) if found is None else found

    def _needed(self, needs: Iterable[str]) -> set[int]:
        there = (one for one in needs if one in self._said or not one.isalpha())
        return {self._words.text_at(at) for one in there for at in _each(one, self._lower)}

    def _capital(self, wanted: frozenset[str]) -> set[int]:
        words = self._words
        return {
            words.text_at(words.begins[at]) for at, fold in enumerate(words.folds) if fold in wanted
        }

    def _gate(self, gate: re.Pattern[str]) -> set[int]:
        if gate not in self._passed:
            whole = self._words.whole
            begins = (at for at in self._numbers if gate.match(whole, at))
            self._passed[gate] = set(map(self._words.text_at, begins))
        return self._passed[gate]


def _lower(text: str) -> str:
    """Return a text in small letters, with every character in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else text  # a capital with a dot becomes two letters


def _each(wanted: str, text: str) -> Iterator[int]:
    if len(wanted) == 1 and wanted.isalpha():
        yield from (match.start() for match in re.finditer(rf"\b{wanted}\b", text))
        return
    at = text.find(wanted)
    while at >= 0:
        yield at
        at = text.find(wanted, at + 1)


def in_address(said: str, *, links: bool) -> Iterator[Shaped]:
    """Yield what looks like personal data in the address of a link.

    With `links` the shapes count that are for addresses alone.
    """
    for shape in shapes().shapes:
        if not shape.links or links:
            yield from _matches(shape, said)


def _matches(shape: Shape, text: str) -> Iterator[Shaped]:
    for pattern in shape.patterns:
        value = "value" if "value" in pattern.groupindex else 0
        for match in pattern.finditer(text):
            if match[value] and _counts(shape, match[value], text, *match.span(value)):
                yield Shaped(shape, match[value], *match.span(value))


def _apart(found: Iterable[Shaped]) -> Iterator[Shaped]:
    """Yield those that do not overlap: of two, the one whose shape comes first in the file."""
    told: list[tuple[int, int, Shaped]] = []
    for number, one in enumerate(found):
        at = bisect_left(told, (one.start,))
        ends_before = not at or told[at - 1][2].end <= one.start
        if ends_before and (at == len(told) or one.end <= told[at][2].start):
            told.insert(at, (one.start, number, one))
    yield from (one for _, _, one in told)


def _counts(shape: Shape, value: str, text: str, start: int, end: int) -> bool:
    if shape.check == "telephone" and _MOBILE.fullmatch(_national(value)):
        return True
    before = text[max(0, start - _BEFORE) : start]
    said = text[_sentence(text, start) : end]
    if any(one.search(before) or one.search(said) for one in shape.unless):
        return False
    match shape.check:
        case "nhs":
            return is_nhs_number(value)
        case "telephone":
            return _is_telephone(_national(value), before)
        case "mailbox":
            return _is_mailbox(value, shapes().public)
        case "strange":
            return bool(_NO_WORD.search(value)) or syllables.known(value.lower()) is None
        case _:
            return True


def _sentence(text: str, at: int) -> int:
    """Return where the sentence begins that has a character, or where enough of it does."""
    first = max(0, at - _SAID)
    return max((one.end() for one in _SENTENCE.finditer(text, first, at)), default=first)


def is_nhs_number(text: str) -> bool:
    """Return whether ten digits end with the check digit of an NHS number."""
    digits = [int(char) for char in text if char.isdigit()]
    total = sum(digit * (10 - at) for at, digit in enumerate(digits[:9]))
    return len(digits) == 10 and (total + digits[9]) % _CHECK == 0


def _national(value: str) -> str:
    """Return the digits of a telephone number as they are dialled at home."""
    home = re.sub(r"^\(?(?:\+\s?|00\s?)44\)?", "0", value.replace("(0)", ""))
    return re.sub(r"\D", "", home.upper().translate(_DIGITS))


def _is_telephone(digits: str, before: str) -> bool:
    """Return whether it may be a person’s: an office’s number says so, or begins as they do."""
    if not _FEWEST <= len(digits) <= _MOST or _SERVICE.match(digits):
        return False
    return not shapes().public.offices.search(before)


def _is_mailbox(value: str, public: Public) -> bool:
    """Return whether an address of email may be a person’s, and not of an office."""
    name, _, domain = value.lower().partition("@")
    return squeezed(name) not in public.mailboxes and domain.strip() not in public.domains
