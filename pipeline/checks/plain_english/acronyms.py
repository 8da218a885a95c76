"""Acronyms that are not explained where a document uses them first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose
from pipeline.checks.plain_english.spelt_out import is_spelt_out
from pipeline.language.choices import ACRONYM

_ACRONYM = re.compile(rf"(?<![\w@./&-])({ACRONYM})(?:s|[’']s)?(?![\w@&]|-\w|\.\w)")
_LOUD = re.compile("[A-Z][A-Z&]")  # what each has
_ROMAN = re.compile(r"[IVXL]+")
_FULL = re.compile(  # `SCCIF (social care …`, but not `SCCIF (see page 4)`
    r"\s+\((?!(?:see|as|in|on|at|by|for|from|since|until|page|paragraph|section|who|which|not|also|"
    r"including|about|now)\b)(?:the\s+)?[\w’'-]+\s+[\w’'-]+"
)
_REFERENCE = re.compile(r"[ /]\d")  # `SI 2015/551`
_BRACKET = 30  # characters that may stand between a bracket and the acronym in it
_WORDS = 12  # among which the full words stand before a bracket


@dataclass(slots=True)
class _Use:
    run: int
    start: int
    end: int


def acronyms(runs: Sequence[Prose], rule: PlainRule) -> Iterator[Alarm]:
    """Yield each acronym at its first use, if no full words are beside it or before it."""
    first: dict[str, _Use] = {}
    explained: dict[str, int] = {}
    for run, prose in enumerate(runs):
        for match in _ACRONYM.finditer(prose.text) if _is_loud_somewhere(prose.text) else ():
            name = match[1]
            if _explains(prose.text, match):
                explained.setdefault(name, run)
            elif name not in first and name not in explained and _counts(prose, match, rule):
                first[name] = _Use(run, *match.span(1))
    for name, use in first.items():
        hint = "Move the full words to this place." if name in explained else rule.hint
        message = rule.message.format(found=name)
        yield Alarm(rule.id, use.run, use.start, use.end, message, hint)


@lru_cache(maxsize=1024)
def _is_loud_somewhere(text: str) -> bool:
    return _LOUD.search(text) is not None


def _counts(prose: Prose, match: re.Match[str], rule: PlainRule) -> bool:
    name, start = match[1], match.start()
    if name in rule.words("known") or _ROMAN.fullmatch(name) or prose.scope not in rule.scope:
        return False
    if prose.is_masked(start) or prose.is_quoted(start) or not prose.is_english:
        return False
    if _REFERENCE.match(prose.text, match.end()):
        return False
    return not (prose.is_shouting or _is_shouted(prose.text, match))


def _is_shouted(text: str, match: re.Match[str]) -> bool:
    """Tell whether the word beside is in capitals, too: `PLEASE NOTE`."""
    after = text[match.end() : match.end() + 20].split(maxsplit=1)
    before = text[max(0, match.start() - 20) : match.start()].rsplit(maxsplit=1)
    return any(_is_loud(one) for one in (before[-1:] + after[:1]))


def _is_loud(token: str) -> bool:
    word = token.strip(".,;:!?()‘’“”'\"")
    return len(word) > 1 and word.isupper() and word.isalpha()


def _explains(text: str, match: re.Match[str]) -> bool:
    """Tell whether the full words stand beside an acronym, with brackets or without."""
    return (
        bool(_FULL.match(text, match.end()))
        or _is_bracketed(text, match)
        or is_spelt_out(text, match.span(1))
    )


def _is_bracketed(text: str, match: re.Match[str]) -> bool:
    """Tell whether an acronym stands in brackets after words that may be its full ones."""
    opening = text.rfind("(", max(0, match.start() - _BRACKET), match.start())
    if opening < 0 or ")" in text[opening : match.start()]:
        return False
    rest = text[match.end() : match.end() + 3].lstrip("’”'\" ")
    if rest[:1] not in (")", ",", ";") and text[opening + 1 : match.start()].strip("‘“'\" "):
        return False
    before = text[max(0, opening - 200) : opening].split()[-_WORDS:]
    return any(word.lstrip("‘“'\"(").lower().startswith(match[1][0].lower()) for word in before)
