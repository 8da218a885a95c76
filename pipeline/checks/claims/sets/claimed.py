"""What a report says of how many, with the set that it says it of: ‘of the 20 plans’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.asserted import clause, is_asserted, is_subject
from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.sets.fragments import PLURAL
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.telling import told, turned
from pipeline.checks.claims.sets.words_for import Word, is_often, words_in
from pipeline.language.amounts import Amount, Kind, amounts
from pipeline.language.number_words import BEGUN, value
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_OF = later(
    rf"(?:\s+(?:single\s+)?one(?=\s+of\b))?\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|them\b|whom\b|which\b|its\s+|their\s+|our\s+)*"
    rf"(?:(?P<n>{BEGUN}|\d[\d,]*)\b\s*)?(?:members?\s+of\s+(?:the\s+)?)?(?P<noun>(?:[A-Za-z][\w’-]*\s?){{0,5}})",
    re.IGNORECASE,
)
_READ = later(  # which were looked at, not what was found
    r",?\s*\b(?:that|which|whom|who)?\s*(?:the\s+)?(?:inspectors?|we)\s+(?:had\s+)?[a-z-]+"
    r"(?:\s+(?:at|to|with|through))?"
    r"|,?\s*\b(?:that|which|who)\s+were\s+(?:looked at|read|seen|sampled|examined"
    r"|scrutinised|checked|reviewed|tracked|spoken to|asked|observed|inspected|visited|met)\b",
    re.IGNORECASE,
)
_VERB = frozenset(
    "in on at of to for with without by from had has have was were is are did do does not that who "
    "which whom when where knew felt said told could can will would made gave took went came spoke "
    "attended received set weigh bear show contain include describe say know feel lack need use "
    "get and or but also now still never always clearly well".split()
)
_PERSON = later(r"no ?body|no one|not a single|not one|not any", re.IGNORECASE)
_WHO = later(r",?\s*(?:(?P<from>from|in|at|under|on|with)|who|that|which)\b", re.IGNORECASE)
_AUXILIARY = later(r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could)\b", re.IGNORECASE)
_ED = re.compile(r"\w+ed$")


@dataclass(frozen=True, slots=True)
class Claimed:
    """A word for how many in a report.

    `of` is how many there may be of its set, if the text tells it; `noun` are the stems of what
    these are, `about` those of what is said of them, `turned` the words that turn it round.
    """

    said: Said
    word: Word
    of: frozenset[int]
    noun: frozenset[str]
    about: frozenset[str]
    turned: frozenset[str]

    @property
    def is_named(self) -> bool:
        """Return whether it is said of a set that the report names: ‘some of the 12’."""
        return bool(self.of)


def claimed(passage: Passage, noted: str) -> Iterator[Claimed]:
    """Yield what a passage says of how many, if it claims so beside what is noted."""
    text = passage.text
    for word in words_in(text):
        said = Said(passage, word.start, word.end, int(word.own[0]), int(word.own[1]))
        if word.name == "all_but" or not is_asserted(said, noted) or _is_asked(said):
            continue
        if (word.name == "no" or _PERSON.match(said.words)) and not is_subject(said):
            continue  # ‘set no dates’, ‘found nobody to talk to’
        yield _claimed(said, word)


def _is_asked(said: Said) -> bool:
    """Return whether a sentence asks for something, or is none: ‘training for every worker’."""
    sentence = said.sentence.strip()
    is_sentence = sentence.endswith((".", "!", "?", "…", "’", "”")) or _AUXILIARY.search(sentence)
    return not is_sentence or lists().asked.match(sentence) is not None


def _claimed(said: Said, word: Word) -> Claimed:
    text, (first, last) = said.passage.text, clause(said)
    if is_often(said.words):
        n, noun = 0, ""
    else:
        n, noun = _set(text, word.end, last)
    if said.words.lower() in ("each", "every") and PLURAL.fullmatch(noun) and not n:
        noun = "" if text[word.end :].split()[:1] == [noun] else noun  # ‘each deals with’
    if not noun and not n and word.name in ("all", "both") and not is_often(said.words):
        noun = _floating(text, first, word.start)
    names = told(noun)
    ahead, behind = text[first : word.start], _main(_READ.sub(" ", text[word.end : last]), noun)
    said_so = f"{ahead} {behind}"
    own = lists().looked.sub(" ", _READ.sub(" ", ahead))
    of = frozenset([n] if n > 1 else _before(text, said.place[0], word.start, names))
    if word.of_two:
        of = frozenset([2])
    about = told(f"{own} {behind}") - names - {str(one) for one in of}
    at = len(ahead)
    return Claimed(said, word, of, names, about, turned(said_so, at, at))


def _main(behind: str, noun: str) -> str:
    """Return what is said of a set, but not which are meant: ‘who wait’, ‘from abroad’."""
    match = _WHO.match(behind, behind.find(noun) + len(noun)) if noun else None
    if not match:
        return behind
    verbs = [*_AUXILIARY.finditer(behind, match.end())]
    if match["from"]:
        return f"{behind[: match.start()]} {behind[verbs[0].start() :]}" if verbs else behind
    at = 1 if verbs and not behind[match.end() : verbs[0].start()].strip() else 0
    return f"{behind[: match.start()]} {behind[verbs[at].start() :]}" if len(verbs) > at else behind


def _set(text: str, at: int, last: int) -> tuple[int, str]:
    """Return how many a word is said of, or 0, and the noun, or ''."""
    match = _OF.match(text, at, last)
    if not match:
        return 0, ""
    n = int(value(match["n"].replace(",", ""))) if match["n"] else 0
    words: list[str] = []
    for word in match["noun"].split():
        if word.lower() in _VERB or (words and _ED.match(word)):
            break
        words.append(word)
        if PLURAL.match(word):
            break
    return n, " ".join(words)


def _whole(one: Amount) -> int:
    is_count = one.kind is Kind.COUNT and one.value == int(one.value)
    return int(one.value) if is_count else 0


def _floating(text: str, first: int, at: int) -> str:
    """Return what ‘all’ beside a verb is said of: ‘the plans were all signed’."""
    ahead = text[first:at].split()
    words: list[str] = []
    for word in ahead:
        if words and (word.lower() in _VERB):
            break
        words.append(word)
    return " ".join(words[-3:]) if len(words) < len(ahead) else ""


def _before(text: str, first: int, at: int, noun: frozenset[str]) -> Iterator[int]:
    """Yield how many of the same its sentence, or else the one before, told: ‘read 12’."""
    places = spans(text)
    here = next((n for n, (a, b) in enumerate(places) if a <= at < b), 0)
    for start, end in ((first, at), places[here - 1] if here else (0, 0)):
        inside = [one for one in amounts(text) if start <= one.start < end and _whole(one) > 1]
        found = [
            _whole(one)
            for one in inside
            if not noun or noun & told(" ".join(text[one.end : end].split()[:3]))
        ]
        if found:
            yield from found
            return
