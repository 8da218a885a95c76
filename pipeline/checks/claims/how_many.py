"""Words for how many, where they stand: for all, for none, for a share, for many people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipeline.checks.case.proportion_words import band_in, unlinked
from pipeline.checks.claims.how_many_words import lists
from pipeline.checks.claims.words import any_of
from pipeline.language.number_words import BEGUN
from pipeline.language.phrasing import Band
from pipeline.language.sentences import spans
from pipeline.model.pattern import later
from pipeline.model.phrase_needs import has_any
from pipeline.model.phrase_search import found_from
from pipeline.resources import remembered

_ALL = (  # ‘two in every five’ is a share
    r"(?<!\balmost )(?<!\bnearly )(?<!\bvirtually )(?<!\bpractically )(?<!\bhardly )"
    r"(?<!\bnot )(?<!\bof )(?<!\bat )(?<!\bafter )(?<!\babove )(?<!\bfirst )(?<!\bin )(?<!\bfor )"
    r"\b(?:all(?! (?:but|such|in all|too|the (?:same|more|while)|right|along|round|sorts)\b)"
    rf"|every(?! (?:such|day|week|month|year|now|other|second|so|{BEGUN})\b)"
    r"|each(?! (?:other|such)\b)"
    r"|(?:(?:the|our|their|its) )?(?:whole|entire) (?:\w+ ){0,2}"
    r"(?:team|staff|workforce|group|shift|board)"
    r"|not one(?! of (?:the )?(?:least|most|many|several)\b)"
    r"|none|WHOLE|no(?! (?:longer|more|less|doubt|matter|one|fewer)\b))\b"
    r"|\b(?:in|for|of) all of\b|\b(?:in|for|after|before|at|with|from) (?:every|each)\b"
    rf"(?! (?:way|respect|turn|step|stage|level|other|of|so|second|{BEGUN})\b)"
    # ‘Any complaint is answered’
    r"|(?:^|(?<=[.;:] )|(?<=\band )|(?<=\bthat ))any(?= (?:[\w’-]+ ){1,3}?"
    r"(?:is|are|was|were|has|gets?|receives?)\b)"
)
_DEGREES = (
    r"(?<!\bnot )(?<!\bhow )(?<!\bso )(?<!\btoo )(?<!\bas )(?<!\bmore )(?<!\bless )(?<!\bvery )"
)
_MANY = (
    r"(?<!\bhow )(?<!\bas )(?<!\bso )(?<!\btoo )(?<!\bnot )(?<!\bnot that )(?<!\bgood )"
    r"\b(?P<many>many|several|numerous|plenty of|lots of|a lot of|countless|dozens of|scores of"
    r"|a handful of|(?:hardly|scarcely|barely) any|(?:almost|nearly|virtually|practically) every"
    r"|(?:an?|the) (?:(?:very|fairly|large|larger|great|good|vast|small|significant|considerable|"
    r"substantial|growing|high|sizeable) )+(?:number|proportion|percentage|share|part) of"
    r"|a (?:number|proportion) of|the bulk of|practically all|(?P<some>some)) "
    r"(?:of )?(?:the |these |those |their |our |its )?"
)
# Of what the pattern above finds: a word that is in it, and the word that it begins with.
_OF_MANY = frozenset(
    "many several numerous plenty lot lots countless dozens scores handful any every number "
    "proportion percentage share part bulk all some".split()
)
_MANY_BEGINS = frozenset(
    "many several numerous plenty lots a countless dozens scores hardly scarcely barely almost "
    "nearly virtually practically an the some".split()
)
_EVERYBODY_BEGINS = frozenset("all every each none not".split())
_THESE = "(?:the |these |those |their )"
_GENERAL = later(
    r"(?:most|many|few|all) (?:people|of us) (?:are|do|have|need|find|would|can|know|like)\b",
    re.IGNORECASE,
)
# ‘Pleasures of which they had few’, ‘who had few of them’: what people have are no people.
_OF_THEM = later(r"(?:very )?\w+ of (?:them|those)\b", re.IGNORECASE)
_HAD = later(r"\b(?:have|has|had|having) (?:had )?(?:so |very |too |only )?$", re.IGNORECASE)
_CUT = later(
    r"[;:!?]| [–—-] |[()]|,? (?:but|while|whilst|whereas|though|although|because)\b|, yet\b"
    r"|, (?:and|or|so|which|who|where|since)\b"
    r"| and (?=(?:all|every|each|no|none|most|few|they|staff|leaders"
    r"|the (?:others?|rest|remaining|remainder|\d+(?:st|nd|rd|th)|[a-z]+th|third))\b)",
    re.IGNORECASE,
)
_NOUN = 40  # characters that hold what a word is said of


@dataclass(frozen=True)
class Said:
    """A word for how many, where it stands in the text of a passage.

    `least` and `most` are the per cents that it may mean; `often` says that it is no word of how
    many but of how often.
    """

    text: str
    start: int
    end: int
    least: int
    most: int
    often: bool = False

    @property
    def words(self) -> str:
        """Return the word with what it is said of."""
        return self.text[self.start : self.end]

    @property
    def is_whole(self) -> bool:
        """Return whether it is said of all, or of none."""
        return self.least == self.most and self.least in (0, 100)

    @cached_property
    def place(self) -> tuple[int, int]:
        """Return where its sentence starts and ends."""
        found = ((a, b) for a, b in spans(self.text) if a <= self.start < b)
        return next(found, (0, len(self.text)))

    @cached_property
    def clause(self) -> tuple[int, int]:
        """Return where its clause starts and ends."""
        first, last = self.place
        for match in _CUT.finditer(self.text, first, last):
            if match.end() <= self.start:
                first = match.end()
            elif match.start() >= self.end:
                return first, match.start()
        return first, last

    @property
    def sentence(self) -> str:
        """Return its sentence."""
        return self.text[slice(*self.place)]

    @property
    def band(self) -> Band | None:
        """Return the band of Annex C, or of our own, that the word names."""
        return band_in(self.words)


@dataclass(frozen=True, slots=True)
class _Patterns:
    whole: re.Pattern[str]
    none: re.Pattern[str]
    ranges: re.Pattern[str]
    range_of: dict[str, tuple[int, int]]
    many: re.Pattern[str]
    overwhelming: re.Pattern[str]
    everybody: re.Pattern[str]
    always: re.Pattern[str]
    people: re.Pattern[str]


@remembered
def _patterns() -> _Patterns:
    known = lists()
    ranges = {word: (one.least, one.most) for one in known.words for word in one.words}
    people, one = any_of(known.people), any_of(known.one)
    adjective = rf"(?:(?!{BEGUN}\b)[a-z’-]+ )?"
    said = rf"(?: [a-z’]+){{0,7}}? {known.saying.pattern}"
    return _Patterns(
        later(_ALL.replace("WHOLE", any_of(known.whole)), re.IGNORECASE),
        later(
            r"(?:none|no|nobody|no one|never|not .*|at no time|on no occasion|in no case)\b",
            re.IGNORECASE,
        ),
        later(rf"{_DEGREES}\b{any_of(ranges)}\b", re.IGNORECASE),
        ranges,
        later(
            rf"{_MANY}(?P<who>{adjective}(?:{people}|(?<=every ){one}))\b(?(some){said})",
            re.IGNORECASE,
        ),
        later(rf"\b{people}\b[^.;:!?]{{0,40}}\b(?P<word>overwhelmingly)\b", re.IGNORECASE),
        later(
            rf"(?<!\bnot )(?<!\bof )\b(?:all (?:of )?{_THESE}?{adjective}{people}"
            rf"|(?:every|each) {adjective}{one}"
            rf"|(?:none|not one) of {_THESE}{adjective}{people})\b",
            re.IGNORECASE,
        ),
        later(rf"\b(?:{people}|{one}) (?:[a-z]+ )?(?:never|always)\b", re.IGNORECASE),
        later(rf"\b(?:{people}|them|those|majority|minority)\b", re.IGNORECASE),
    )


def wholes(text: str) -> Iterator[Said]:
    """Yield the words for all and for none of a text."""
    known = _patterns()
    for match in known.whole.finditer(text):
        share = 0 if known.none.match(match[0]) else 100
        yield Said(text, *match.span(), share, share)


def ranges(text: str) -> Iterator[Said]:
    """Yield words for a share, or for how often, that are not of Annex C."""
    known = _patterns()
    for match in known.ranges.finditer(text):
        word = match[0].lower()
        yield Said(text, *match.span(), *known.range_of[word], often=not word.endswith(" of"))


def shares(text: str, linked: Sequence[tuple[int, int]]) -> Iterator[Said]:
    """Yield the words for a share that no link is on."""
    for start, end in unlinked(text, linked):
        band = band_in(text[start:end])
        yield Said(text, start, end, *((band.least, band.most) if band else (0, 100)))


def is_of_people(said: Said) -> bool:
    """Return whether a share is one of people. A half is a number, which another rule holds."""
    behind = said.text[said.start : said.end + _NOUN].split(".")[0]
    is_half = "half" in said.words.lower()
    is_general = _GENERAL.match(said.text, said.start) is not None
    is_had = _OF_THEM.match(behind) and _HAD.search(said.text, 0, said.start)
    return not (is_half or is_general or is_had) and _patterns().people.search(behind) is not None


def many(text: str) -> Iterator[Said]:
    """Yield how many people are said to do or to be something."""
    pattern = _patterns().many
    for match in found_from(pattern, text, _MANY_BEGINS) if has_any(text, _OF_MANY) else ():
        start, end = match.start("many"), match.end("who")
        if not _GENERAL.match(text, start):
            yield Said(text, start, end, *_range(match["many"]))
    is_said = "overwhelmingly" in text
    for match in _patterns().overwhelming.finditer(text) if is_said else ():
        yield Said(text, *match.span("word"), *_patterns().range_of[match["word"].lower()])


def _range(word: str) -> tuple[int, int]:
    """Return from and to which per cent a word may mean; from 0 to 100 for ‘several’."""
    word = word.lower()
    if word == "many":
        return 35, 100
    if found := _patterns().range_of.get(word):
        return found
    band = band_in(word)
    return (band.least, band.most) if band else (0, 100)


def everybody(text: str) -> Iterator[Said]:
    """Yield that all people of a kind, or none of them, are said to do or to be something."""
    for match in found_from(_patterns().everybody, text, _EVERYBODY_BEGINS):
        share = 0 if match[0].lower().startswith("n") else 100
        yield Said(text, *match.span(), share, share)
    is_often = "always" in text or "never" in text
    for match in _patterns().always.finditer(text) if is_often else ():
        yield Said(text, *match.span(), 100, 100)


def apart(found: Iterable[Said]) -> Iterator[Said]:
    """Yield words in their order, of those that overlap the first and longest."""
    last = 0
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= last:
            last = one.end
            yield one
