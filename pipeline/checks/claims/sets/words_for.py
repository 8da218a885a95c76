"""Words for how many, in notes and in reports: how much of a set each may mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.language.number_words import BEGUN
from pipeline.model.pattern import later
from pipeline.model.phrase_search import found_from

_EVERY = r"(?:all|every|each|everyone|everybody|every one)"
LESS = r"(?:bar|except(?:ing)?|apart from|other than|save|minus|excluding|barring|aside from)"
OUT = rf"(?:but|{LESS})"
_TIME = (
    rf"(?! (?:such|other|so|now|second|the (?:same|more|while|time|way|year)|right|along|round|"
    rf"(?:his|her|my) own|sorts|kinds|too|over|in all|but|bar|day|days|week|night|nights|month|"
    rf"term|year|evening|"
    rf"morning|afternoon|fortnight|quarter|summer|autumn|winter|spring|season|weekday|weekend|"
    rf"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    rf"hour|half|few|step|turn|{BEGUN} (?:days|weeks|months|hours|minutes|years))\b)"
)
_NO_RATE = r"(?! (?:an?|each|every|per|more|as|the|over)\b)"
_NO = r"no(?= [a-z])(?! (?:longer|more|less|doubt|matter|fewer|need|way|wonder|better|good)\b)"
_DEGREE = (
    r"(?! (?:important|likely|recent|recently|"
    r"common|commonly|vulnerable|senior|serious|of all|"
    r"effective|useful|difficult|complex|needy|severe|pressing|obvious|isolated|often|"
    r"in need|at risk|striking|notable|welcome|experienced|suitable|appropriate|popular|valued)\b)"
)
# By its name: from and to which per cent a word may mean in a report, and in a note.
_MEANS = {
    "all": ((100, 100), (100, 100)),
    "none": ((0, 0), (0, 0)),
    "no": ((0, 0), (0, 0)),
    "all_but": ((100, 100), (100, 100)),
    "not_all": ((0, 99.9), (0, 99.9)),
    "nearly": ((66, 100), (75, 99.9)),
    "most": ((50.1, 100), (50.1, 99.9)),
    "many": ((30, 100), (50, 100)),
    "some": ((0.1, 99.9), (0.1, 99.9)),
    "steady": ((60, 100), (75, 100)),
    "times": ((25, 100), (30, 99.9)),
    "often": ((25, 100), (30, 99.9)),
    "sometimes": ((0.1, 99.9), (0.1, 75)),
    "few": ((0, 45), (0, 29)),
    "minority": ((0, 49.9), (0, 49.9)),
    "only_one": ((0.1, 50), (0.1, 50)),
    "both": ((100, 100), (100, 100)),
    "period": ((100, 100), (100, 100)),
    "neither": ((0, 0), (0, 0)),
}
_WORD = later(
    rf"\b(?:(?P<all_but>{_EVERY}(?= {OUT}\b))"
    rf"|(?P<not_all>not (?:all|every(?:one|body)?|always)\b"
    rf"|(?<=\bonly )some(?! (?:time|way|distance|degree|extent|{BEGUN}|\d+)\b))"
    rf"|(?P<nearly>(?:almost|nearly|virtually|practically|just about) (?:{_EVERY}|always)\b)"
    r"|(?P<minority>(?:less|fewer) than half|(?:just )?under half|(?:a|the) (?:\w+ )?minority"
    r"|(?P<hardly>(?:hardly|scarcely|barely) any(?:one|body)?|very few|next to no(?:ne)?"
    r"|(?:almost|virtually|practically) no(?:ne)?))\b"
    r"|(?P<steady>(?<!not )(?:routinely|consistently|unfailingly)\b)"
    r"|(?P<often>(?<!how )(?<!so )(?<!too )(?<!as )(?<!not )(?<!more )(?<!less )"
    r"(?:often|frequently)\b(?! than\b))"
    r"|(?P<times>(?:on )?(?:many|several|numerous|countless|a number of|lots of)"
    rf" (?:times|occasions){_NO_RATE}|again and again|time and (?:time )?again"
    r"|repeatedly|over and over"
    rf"|more than (?:once|twice){_NO_RATE})\b"
    r"|(?P<sometimes>sometimes|occasionally|now and then|from time to time)\b"
    r"|(?P<some>(?<!quite )(?<!only )(?<!just )(?<!all but )(?<!every )a few|several|"
    rf"some(?! (?:time|way|distance|degree|extent|{BEGUN}|\d+)\b)|a handful|a couple|"
    r"one or two|a (?:small )?number of)\b"
    r"|(?P<only_one>(?:only|just) once|once only|"
    r"(?:only|just) (?:one|1)(?![-–])"
    r"(?! (?:or|and|to one|by one|at a time|at once)\b)|(?:one|1) only)\b"
    r"|(?P<both>both|neither)\b"
    r"(?! (?:ways|sides|the same|by|\w+ (?:and|n?or))\b)"
    r"|(?P<period>(?:each|every)(?: single)?(?= (?:day|night|week|month|term|evening|morning|"
    r"afternoon|weekend|weekday)\b))"
    rf"|(?P<all>(?:each|every)(?: single)? time\b|{_EVERY}{_TIME}|always|"
    r"invariably|without (?:exception|fail)|on every occasion|at all times"
    r"|(?:the|our|their) (?:whole|entire)"
    r"(?= (?:\w+ )?(?:team|staff|workforce|group|shift|board)\b))\b"
    r"|(?P<none>none|nil|nobody|no[ -]one|not one"
    rf"|not once(?! (?:an?|each|every|per|in|more)\b)|not a single"
    r"|never|at no time"
    rf"|on no occasion|in no case|not at all|not any|{_NO})\b"
    rf"|(?P<most>(?<!the )(?<!at )(?<!very )most{_DEGREE}|mostly|(?:the|an?) (?:[a-z]+ )?majority"
    r"|majority|the bulk|(?:well )?over half|more than half|usually|mainly|largely)\b"
    r"|(?P<many>(?<!how )(?<!so )(?<!as )(?<!too )many|numerous|plenty|lots)\b"
    r"|(?P<few>(?<!a )(?<!the )(?<!too )(?<!so )(?<!past )(?<!last )(?<!next )(?<!first )"
    r"(?<!how )few|not many|(?:only|just) a (?:few|handful)|rarely|seldom|hardly ever"
    r"|almost never)\b"
    r")",
    re.IGNORECASE,
)
_BEGINS = frozenset(  # the words that any of these begins with
    "not almost nearly virtually practically just less fewer under a an the minority hardly very "
    "next barely several some one only both neither all every each everyone everybody always "
    "invariably without once on none nobody no never at most mostly majority well over more "
    "usually mainly largely many numerous plenty lots few rarely seldom often frequently sometimes "
    "occasionally now from routinely consistently unfailingly nil in our their countless "
    "again time repeatedly scarcely".split()
)
_TOTAL = later(
    rf"\b(?:{BEGUN}|\d+) (?:(?!in\b|of\b)[\w’-]+ ){{1,3}}in all(?=\s*(?:$|[.,;:)]))", re.IGNORECASE
)
_AHEAD = later(r"\b(?:at|above|after|of|not|for|over|in) $", re.IGNORECASE)
_OFTEN = later(
    r"(?:(?:each|every)(?: single)? time|always|invariably|never|mostly|usually|not once|"
    r"rarely|seldom|hardly ever|almost never|often|frequently|sometimes|occasionally|routinely|"
    r"consistently|unfailingly|now and then|from time to time|repeatedly|again and again|"
    r"time and (?:time )?again|over and over|more than (?:once|twice)|.* (?:times|occasions)|"
    r"without .*|on .*|at .*|in .*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word for how many: where it stands, its name, and the per cents that it may mean.

    `own` are those in a report, `noted` those in a note: who writes ‘few’ of four in ten is told
    nothing, and ‘few’ of a note is no four in ten.
    """

    start: int
    end: int
    name: str
    own: tuple[float, float]
    noted: tuple[float, float]

    @property
    def of_two(self) -> bool:
        """Return whether it is said of two."""
        return self.name in ("both", "neither")


def words_in(text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
    """Yield the words for how many in a part of a text."""
    last = len(text) if end is None else end
    yield from (one for one in _words(text) if start <= one.start and one.end <= last)


@lru_cache(maxsize=2048)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(_found(text))


def _found(text: str) -> Iterator[Word]:
    for match in found_from(_WORD, text, _BEGINS):
        name = match.lastgroup or "all"
        name = "neither" if name == "both" and match[0].lower() == "neither" else name
        if match["hardly"]:
            name = "minority"
        said = match[0].lower()
        if name == "all" and said in ("all", "each") and _is_phrase(text, match):
            continue
        own, noted = _MEANS["none" if said == "no" else name]
        if match["hardly"]:
            own, noted = (0, 25), (0, 20)
        yield Word(*match.span(), "no" if said == "no" else name, own, noted)


@lru_cache(maxsize=256)
def is_often(words: str) -> bool:
    """Return whether a word tells how often, and so is said of no noun behind it."""
    return _OFTEN.fullmatch(words) is not None


def _is_phrase(text: str, match: re.Match[str]) -> bool:
    """Return whether ‘all’ or ‘each’ is part of a phrase: ‘at all’, ‘after all’, ‘first of all’."""
    ahead = _AHEAD.search(text, max(0, match.start() - 8), match.start())
    if not ahead:
        return False
    if ahead[0].strip() in ("at", "after", "above", "over") and match[0].lower() == "all":
        return True
    if ahead[0].strip() == "in":  # ‘five incidents in all’
        ends = (one.end() for one in _TOTAL.finditer(text))
        return match[0].lower() == "all" and match.end() in ends
    return ahead[0].strip() == "not"
