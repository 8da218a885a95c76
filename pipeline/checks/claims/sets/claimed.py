"""What a report says of how many, with the set that it says it of: ‘of the 20 plans’."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.checks.claims.asserted import VERB, clause, is_asserted, is_subject
from pipeline.checks.claims.how_many import Said
from pipeline.checks.claims.sets.fragments import PLURAL
from pipeline.checks.claims.sets.lists import lists
from pipeline.checks.claims.sets.parts_said import (
    Part,
    counted_last,
    is_apart,
    is_price,
    looked_back,
    part,
)
from pipeline.checks.claims.sets.telling import PEOPLE, people, told, turned
from pipeline.checks.claims.sets.words_for import Word, is_often, words_in
from pipeline.language.amount import Amount, Kind
from pipeline.language.amounts import amounts
from pipeline.language.number_words import BEGUN, value
from pipeline.language.sentences import spans
from pipeline.model.pattern import later

_OF = later(
    rf"(?:\s+(?:single\s+)?one(?=\s+of\b))?\s+(?:of\s+)?(?:the\s+|these\s+|those\s+|them\b|whom\b|which\b|its\s+|their\s+|our\s+)*"
    rf"(?:(?P<n>{BEGUN}|\d[\d,]*)\b\s*)?(?:members?\s+of\s+(?:the\s+)?)?(?P<noun>(?:[A-Za-z][\w’-]*\s?){{0,5}})",
    re.IGNORECASE,
)
_READ = later(  # which were looked at, not what was found
    r",?\s*\b(?:that|which|whom|who)?\s*(?<!\bmet )(?<!\btold )(?<!\bwith )(?<!\bto )(?<!\bby )"
    r"(?:the\s+)?(?:inspectors?|we)\s+(?:had\s+)?[a-z-]+"
    r"(?:\s+(?:at|to|with|through))?"
    r"|,?\s*\b(?:that|which|who)\s+were\s+(?:looked at|read|seen|sampled|examined"
    r"|scrutinised|checked|reviewed|tracked|spoken to|asked|observed|inspected|visited|met)\b"
    r"|(?<=s )(?<!\bhas )(?<!\bwas )(?<!\bis )(?:looked at|read|seen|sampled|examined|tracked|"
    r"observed|watched|inspected|visited)"
    r"(?= (?:is|are|was|were|has|have|had|did|do)\b)",
    re.IGNORECASE,
)
_IN_CASES = later(  # ‘in the six cases that inspectors followed, every family …’
    r"\s+(?:[\w’-]+\s+){0,2}?[\w’-]+,?\s+(?:(?:that|which|whom|who)\s+)?"
    r"(?:(?:the\s+)?(?:inspectors?|we)\s+(?:had\s+)?[a-z-]+|were\s+(?:looked at|read|seen|sampled|"
    r"followed|tracked|examined|checked|reviewed|visited))\b",
    re.IGNORECASE,
)
_VERB = frozenset(
    "in on at of to for with without by from before after during until since over under "
    "had has have was were is are did do does not that who "
    "which whom when where knew felt said told could can will would made gave took went came spoke "
    "got gets ran began slept sat ate "
    "attended received set weigh bear show contain include describe say know feel lack need use "
    "get and or but also now still never always clearly well".split()
)
_OF_THEM = later(r"\s+of\s+(?:them|these|those|whom|which)\b", re.IGNORECASE)
_ALONE = later(r"none|nil|not one", re.IGNORECASE)
_OF_SET = later(r"\s+of\b")
_HAVING = later(r"\b(?:have|has|had|having) $", re.IGNORECASE)
_PERSON = later(r"no ?body|no one|not a single|not one|not any", re.IGNORECASE)
_WHO = later(r",?\s*(?:(?P<from>from|in|at|under|on|with)|who|that|which)\b", re.IGNORECASE)
_AUXILIARY = later(r"\b(?:is|are|was|were|has|have|had|do|does|did|can|could)\b", re.IGNORECASE)
_WANTED = later(
    r"\b(?:wants?|wanted|wish|wishes|hopes?|prefers?|would prefer|would like|preferred)\b",
    re.IGNORECASE,
)
_BE = later(r"(?<!there )\b(?:is|are|was|were|been) $", re.IGNORECASE)
_CASES = ("case", "cases", "instance", "instances", "times", "occasions")
_WHOSE = later(r",\s+whose\b", re.IGNORECASE)
_ED = re.compile(r"\w+ed$")
_DONE = later(r"\bdone\W*$", re.IGNORECASE)
_DID = later(  # ‘none of the four lasted more than a day’, not ‘of the four signed plans’
    r"\w+ed\s+(?:more|less|longer|over|under|for|in|within|to|into|an?|the|their|his|her|its|it|them"
    rf"|up|on|out|by|that|{BEGUN})\b",
    re.IGNORECASE,
)
_SOME_OF_THEM = later(  # ‘, one of which woke a child’ is said of that one
    rf",\s+(?:{BEGUN}|\d+|some|several|many|most|few)\s+of\s+(?:which|whom)\b[^,;]*",
    re.IGNORECASE,
)
_AMONG = later(r",\s+(?:among|including)\b.*", re.IGNORECASE | re.DOTALL)
_MEANT = later(  # ‘a reason for each of the three that were refused’
    rf"\s+of\s+(?:the|these|those)\s+(?:{BEGUN}|\d+)\s+(?:that|who|which)\b[^,;]*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A word for how many in a report.

    `of` is how many there may be of its set, if the text tells it; `noun` are the stems of what
    these are, `about` those of what is said of them, `turned` the words that turn it round; `part`
    is what of the set it is said of, where that is not the whole of it; `size` is how many that
    are, where this is told right behind the word, or 0.
    """

    said: Said
    word: Word
    of: frozenset[int]
    noun: frozenset[str]
    about: frozenset[str]
    turned: frozenset[str]
    part: Part | None = None
    size: int = 0

    @property
    def is_named(self) -> bool:
        """Return whether it is said of a set that the report names: ‘some of the 12’."""
        return bool(self.of)


def claimed(text: str, noted: str) -> Iterator[Claimed]:
    """Yield what a text says of how many, if it claims so beside what is noted."""
    counted = _wished(noted)
    for word in words_in(text):
        said = Said(text, word.start, word.end, int(word.own[0]), int(word.own[1]))
        if word.name == "all_but" or (word.name == "only_one" and "once" in said.words.lower()):
            continue  # ‘jobs are counted once only’ says nothing of how many
        if word.name == "only_one" and _HAVING.search(text, 0, word.start):
            continue  # ‘two had only one’
        if not is_asserted(said, counted) or _is_asked(said) or is_price(said):
            continue
        if (word.name == "no" or _PERSON.match(said.words)) and not is_subject(said):
            continue  # ‘set no dates’, ‘found nobody to talk to’
        yield _claimed(said, word)


def _wished(noted: str) -> str:
    """Return a note with the words for a wish in a report, if it counts who wants something."""
    return f"{noted} would" if _WANTED.search(noted) else noted


def _is_asked(said: Said) -> bool:
    """Return whether a sentence asks for something, or is none: ‘training for every worker’."""
    sentence = said.sentence.strip()
    is_sentence = sentence.endswith((".", "!", "?", "…", "’", "”")) or _AUXILIARY.search(sentence)
    return not is_sentence or lists().asked.match(sentence) is not None


def _claimed(said: Said, word: Word) -> Claimed:
    text, (first, last) = said.text, clause(said)
    n, noun = _said_of(said, word, first, last)
    names = told(noun)
    ahead = text[first : word.start]
    meant = part(ahead) if not (n or noun) or _is_floating(said, word) else None
    is_added = is_apart(said)
    if is_added or meant:
        ahead = ""  # ‘two were missing, both in May’
    behind = _main(_READ.sub(" ", _WHOSE.split(_behind(said, first, last))[0]), noun)
    ahead = f"{looked_back(said, first, last)} {ahead}"
    own = lists().looked.sub(" ", _READ.sub(" ", ahead))
    of = _of(said, word, n, names, meant, is_added=is_added)
    about = told(f"{own} {behind}") - names - {str(one) for one in of}
    if not about and _DONE.search(behind):  # ‘many of the checks were not done’
        about = told("completed")
    at = len(ahead)
    turns = turned(f"{ahead} {_AMONG.sub('', behind)}", at, at)
    return Claimed(said, word, of, names, about, turns, meant, n or _pointed(text, word, of))


def _pointed(text: str, word: Word, of: frozenset[int]) -> int:
    """Return how many ‘all of them’ are, if the text tells one number of these, or 0."""
    return max(of) if len(of) == 1 and _OF_THEM.match(text, word.end) else 0


def _behind(said: Said, first: int, last: int) -> str:
    """Return what a clause says behind a word, but not of some only, nor which are meant."""
    text = said.text
    behind = _SOME_OF_THEM.sub("", text[said.end : last])
    is_told = _AUXILIARY.search(text, first, said.start) is not None
    return _MEANT.sub(" ", behind, count=1) if is_told and _MEANT.match(behind) else behind


def _said_of(said: Said, word: Word, first: int, last: int) -> tuple[int, str]:
    """Return how many a word is said of, or 0, and what they are, or ''."""
    text = said.text
    if is_often(said.words) or (_ALONE.fullmatch(said.words) and not _OF_SET.match(text, word.end)):
        return 0, ""  # ‘none keeps facts’
    if word.name == "period":
        return 0, text[word.end : last].split()[0].strip(".,;")
    if _is_floating(said, word):
        return 0, _floating(text, first, word.start)
    n, noun = _set(text, word.end, last)
    if noun.lower() in _CASES:
        return n, ""  # ‘in every case’ is of what was told before
    if said.words.lower() in ("each", "every") and PLURAL.fullmatch(noun) and not n:
        noun = "" if text[word.end :].split()[:1] == [noun] else noun  # ‘each deals with’
    if not n and text.startswith(noun, word.end + 1) and not _is_noun(noun, word):
        noun = ""  # ‘nearly all turn up’
    if not noun and not n and word.name in ("all", "both") and not _OF_THEM.match(text, word.end):
        noun = _floating(text, first, word.start)
    return n, noun


def _is_noun(noun: str, word: Word) -> bool:
    """Return whether words right behind one for how many may be what it is said of."""
    is_of_one = word.name in ("all", "no", "period", "only_one", "steady", "often", "sometimes")
    return is_of_one or any(PLURAL.match(one) for one in noun.split())


def _is_floating(said: Said, word: Word) -> bool:
    """Return whether a word stands between what it is said of and the verb: ‘staff all had’."""
    text, (first, last) = said.text, said.place
    is_beside = VERB.match(text, said.end, last) or _BE.search(text, first, said.start)
    return bool(is_beside) and word.name in ("all", "both") and not is_subject(said)


def _of(
    said: Said, word: Word, n: int, names: frozenset[str], meant: Part | None, *, is_added: bool
) -> frozenset[int]:
    """Return how many there may be of the set of a word."""
    if word.of_two:
        return frozenset([2])
    if n > 1:
        return frozenset([n])
    if meant:
        return meant.of
    text, last = said.text, counted_last(said) if is_added else frozenset()
    if is_often(said.words) and (often := _times(text, said.place[0], word.start)):
        return often
    if PEOPLE.fullmatch(said.words):
        names = frozenset(people())  # ‘six drills, when everybody was out’
    return last or frozenset(_before(text, said.place[0], word.start, names))


def _times(text: str, first: int, at: int) -> frozenset[int]:
    """Return how many times a sentence tells ahead of a word for how often: ‘met five times’."""
    found = [one for one in amounts(text) if first <= one.start < at and one.kind is Kind.TIMES]
    return frozenset(int(one.value) for one in found if one.value == int(one.value) > 1)


def _main(behind: str, noun: str) -> str:
    """Return what is said of a set, but not which are meant: ‘who wait’, ‘from abroad’."""
    match = _WHO.match(behind, behind.find(noun) + len(noun)) if noun else None
    if not match:
        return behind
    comma = behind.find(", ", match.end())
    if comma > 0 and match["from"] is None and behind[comma + 1 :].strip():
        return f"{behind[: match.start()]} {behind[comma + 1 :]}"  # ‘that were read, risk fell’
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
        if word.lower() in _VERB or (_ED.match(word) and (words or _DID.match(match["noun"]))):
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
    if len(words) < len(ahead):
        return " ".join(words[-3:])
    is_subject_ahead = VERB.match(text, text.find(" ", at)) is not None
    return " ".join(words).rpartition(",")[2] if is_subject_ahead else ""


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
        ] or [_whole(one) for one in inside if _IN_CASES.match(text, one.end, end)]
        if found:
            yield from found
            return
