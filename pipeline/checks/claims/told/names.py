"""The names of a report, with the field or the record that has them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.claims.names.known import general, known_words, settings
from pipeline.checks.claims.names.unheld import UNKNOWN, Parts, bare, named, strange
from pipeline.checks.claims.told.places import address, public_text
from pipeline.language import spelling
from pipeline.model.claim import Borne, Claim, How

_ANY = "Any report may have this name."
_PERSON = "It is a first name: the rules on privacy look at it."


def names(case: Case) -> Iterator[Claim]:
    """Yield each name that is no word of the language, and each of a setting or a street."""
    known = known_words(case)
    for passage, parts in named(case):
        unknown = strange(parts, known)
        if unknown:
            yield _claim(passage, *unknown, How.NOTHING)
        elif _is_name(bare(parts)):
            yield _known(case, passage, parts, known)


def _claim(
    passage: Passage, start: int, end: int, how: How, borne: tuple[Borne, ...] = (), why: str = ""
) -> Claim:
    at = address(passage, start, end)
    return Claim(at, passage.text[start:end], "name", (UNKNOWN.id,), how, borne, why)


def _is_name(words: list[str]) -> bool:
    if any(not spelling.is_word(one) for one in words):
        return True
    is_setting = len(words) > 1 and words[-1] in settings()
    return is_setting and any(one not in general() for one in words[:-1])


def _known(case: Case, passage: Passage, parts: Parts, known: Mapping[str, str]) -> Claim:
    """Return a name with the field or record of its first word that only one of these has."""
    capitals = [(at, word) for at, word in parts if word[0].isupper()]
    start, end = capitals[0][0], capitals[-1][0] + len(capitals[-1][1])
    telling = [one for one in bare(parts) if not spelling.is_word(one)] or bare(parts)
    pointers = [(one, known.get(one.lower())) for one in telling]
    for word, pointer in pointers:
        if pointer:
            at = public_text(case, pointer).lower().find(word.lower())
            there = (at, at + len(word)) if at >= 0 else (0, 0)
            return _claim(passage, start, end, How.HELD, (Borne(pointer, *there),))
    why = _ANY if all(pointer is not None for _, pointer in pointers) else _PERSON
    return _claim(passage, start, end, How.EXEMPT, why=why)
