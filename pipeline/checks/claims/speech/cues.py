"""What introduces speech, what follows it, and what shows that it is none: patterns from lists."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.checks.claims.words import Vocabulary, vocabulary
from pipeline.model.pattern import later
from pipeline.resources import remembered

_W = r"[\w’'-]+"  # a word, with its apostrophes and hyphens
_DASH = r"[,–—-]"


@dataclass(frozen=True, slots=True)
class Cues:
    """Patterns for the words before a quote (they end there) and behind it (they begin there).

    `direct` and `loose` are verbs of saying beside the quote and farther off. `silent` is a
    document, or the inspectors, that something is said in or by; `document` is one by itself.
    `any_tag` is somebody who did something: behind words that a comma ends, these said them.
    `answering` are verbs that give somebody’s words however few they are.
    """

    direct: re.Pattern[str]
    thinking: re.Pattern[str]
    loose: re.Pattern[str]
    describing: re.Pattern[str]
    comment: re.Pattern[str]
    silent: re.Pattern[str]
    said_by: re.Pattern[str]
    tag: re.Pattern[str]
    any_tag: re.Pattern[str]
    comment_behind: re.Pattern[str]
    somebody: re.Pattern[str]
    answering: re.Pattern[str]
    document: re.Pattern[str]
    terms: frozenset[str]


@remembered
def cues() -> Cues:
    """Return the patterns. Raises BrokenError for a list that is wrong."""
    words = vocabulary()
    somebody = rf"(?:{words.person}|{words.others})"
    saying = rf"\b{words.saying}\b"
    return Cues(
        direct=_pattern(_direct(words)),
        thinking=_pattern(rf"\b{somebody} (?:{_W} ){{0,4}}?{words.thinking}\b[^.!?;:]{{0,80}}$"),
        loose=_pattern(rf"{saying}[^.!?;:]{{0,120}}$"),
        describing=_pattern(rf"\b{words.describing}\b[^.!?;:]{{0,80}}\bas(?: being)?(?: an?)?$"),
        comment=_pattern(rf"\b{words.comments}\b(?P<rest>[^.!?;]{{0,60}})$"),
        silent=_pattern(_silent(words)),
        said_by=_pattern(_said_by(words, somebody)),
        tag=_pattern(_tag(rf"(?:{words.saying}|{words.describing})", somebody)),
        any_tag=_pattern(_tag(rf"(?:{_W} )?{_W}ed", somebody)),
        comment_behind=_pattern(_behind(words, somebody)),
        somebody=_pattern(rf"\b{somebody}\b"),
        answering=_pattern(
            rf"\b{words.answering}(?: (?:us|me|inspectors?|simply|only|just))?[,:]?$"
        ),
        document=_pattern(rf"\b{words.silent}\b(?! in)"),
        terms=words.terms,
    )


def _direct(words: Vocabulary) -> str:
    beside = rf"(?:(?: {_W}){{0,6}}\s*[:,–—-]|\s*(?:that|how|as)?|(?: {_W}){{1,3}} that)"
    return (
        rf"\b{words.saying}{beside}$"
        r"|\b(?:according to|in the words of)\b[^.!?;:]{1,80}[,:]$"
    )  # fmt: skip


def _silent(words: Vocabulary) -> str:
    others = "states?|reads?|means?|sets? out|requires?|required|describes?|described"
    return (
        rf"\b{words.silent}\b(?! to\b)(?P<between>(?: {_W}){{0,4}}?) "
        rf"(?:{words.saying}|{others})\b[^.!?;]*$"
    )


def _said_by(words: Vocabulary, somebody: str) -> str:
    return rf"\s*{_DASH}?\s*(?:and )?{words.saying} (?:{_W} ){{0,3}}?{somebody}\b"


def _tag(verbs: str, somebody: str) -> str:
    return (
        rf"\s*{_DASH}?\s*(?:as |and )?(?:{_W} ){{0,4}}?{somebody}\b(?:,? {_W}){{0,9}}?,? "
        rf"{verbs}\b"
    )


def _behind(words: Vocabulary, somebody: str) -> str:
    return (
        rf"\s*{_DASH}?\s*(?:"
        rf"(?:is|was|were|are) (?:{_W} ){{0,5}}?(?:{words.comments}\b|{words.saying} by\b)"
        rf"|(?:is|was) (?:how|what) (?:{_W} ){{0,3}}?{somebody}\b"
        r"|according to\b|in the words of\b"
        rf"|[(–—-]\s?(?:an? |one |the )?(?:[\w-]+ )?{somebody}\b)"
    )


def _pattern(text: str) -> re.Pattern[str]:
    return later(text, re.IGNORECASE)
