"""Words for how many, where they stand: for all, for none, for a share, for many people."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.passages import Passage
from pipeline.checks.case.proportion_words import unlinked
from pipeline.language.number_words import NUMBER
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_ALL = later(  # ‘two in every five’ is a share
    r"(?<!\bnot )(?<!\bof )(?<!\bat )(?<!\bafter )(?<!\babove )(?<!\bfirst )(?<!\bin )(?<!\bfor )"
    r"\b(?:all(?! (?:but|in all|too|the (?:same|more|while)|right|along|round|sorts)\b)"
    rf"|every(?! (?:day|week|month|year|time|now|other|second|so|{NUMBER})\b)|each(?! other\b)"
    r"|none\b|not one\b|not once|at no time|nobody|no one|never|always"
    r"|on every occasion|without (?:fail|exception)"
    r"|no(?! (?:longer|more|less|doubt|matter|one)\b))\b"
    rf"|\b(?:in|for) all of\b|\b(?:in|for) every\b(?! (?:way|respect|{NUMBER})\b)",
    re.IGNORECASE,
)
_WHO = (
    "parents|families|mothers|fathers|children|people|carers|workers|staff|residents|leavers|"
    "professionals|partners|adults|boys|girls|adopters|managers|leaders|relatives|pupils|women|men"
)
_PEOPLE = later(rf"\b(?:{_WHO}|them|those|majority|minority)\b", re.IGNORECASE)
_MANY = later(
    r"\b(?P<many>many|most|(?:a|the) (?:large |great |vast |small |very )*"
    r"(?:majority|minority|number) of|(?:very )?few|almost all|nearly all) "
    r"(?:of )?(?:the |these |those |their )?"
    rf"(?P<who>(?:young |looked after |foster |social )?(?:{_WHO}))"
    r"(?: [a-z’]+){0,7}? (?:say|said|tell|told|feel|felt|think|thought|report|reported|believe|"
    r"believed|describe|described|agree|agreed|praise|praised)\b",
    re.IGNORECASE,
)
_GENERAL = later(
    r"(?:most|many|few|all) (?:people|of us) (?:are|do|have|need|find|would|can|know|like)\b",
    re.IGNORECASE,
)
_NOUN = 40  # characters that hold what a word is said of


@dataclass(frozen=True, slots=True)
class Said:
    """A word for how many, where it stands in a passage, and its sentence."""

    passage: Passage
    start: int
    end: int
    sentence: str

    @property
    def words(self) -> str:
        """Return the word with what it is said of."""
        return self.passage.text[self.start : self.end]


def wholes(passage: Passage) -> Iterator[Said]:
    """Yield the words for all and for none of a passage."""
    return _found(passage, (match.span() for match in _ALL.finditer(passage.text)))


def is_of_people(said: Said) -> bool:
    """Return whether a share is one of people. A half is a number, which another rule holds."""
    behind = said.passage.text[said.start : said.end + _NOUN].split(".")[0]
    is_half = "half" in said.words.lower()
    is_general = _GENERAL.match(said.passage.text, said.start) is not None
    return not (is_half or is_general) and _PEOPLE.search(behind) is not None


def shares(passage: Passage) -> Iterator[Said]:
    """Yield the words for a share that no link is on."""
    return _found(passage, unlinked(passage.text, [one[:2] for one in passage.measured]))


def many(passage: Passage) -> Iterator[Said]:
    """Yield how many people said or thought something."""
    places = ((match.start("many"), match.end("who")) for match in _MANY.finditer(passage.text))
    return _found(passage, places)


def _found(passage: Passage, places: Iterator[tuple[int, int]]) -> Iterator[Said]:
    text = passage.text
    for start, end in places:
        first, last = next(((a, b) for a, b in spans(text) if a <= start < b), (0, len(text)))
        yield Said(passage, start, end, text[first:last])
