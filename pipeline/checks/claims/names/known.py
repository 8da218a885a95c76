"""The names that a report may have: those of its bundle and type, and those of any report."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pipeline.checks.case.case import Case
from pipeline.checks.misprints import trade
from pipeline.evidence.public import told_texts_of
from pipeline.model.document import plain
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/names.toml"
_ANYWHERE = ("bodies", "laws", "programmes", "tools", "days", "peoples", "countries", "history")
_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d{5,}")
_END = re.compile(r"(?:[’']s|s[’'])$")


def known_words(case: Case) -> Mapping[str, str]:
    """Return the words of all names that are known, in lower case and without possessives.

    With each comes the pointer of the field or the record that has it; '' for those of the type
    of report, of a team and of any report.
    """
    return case.remembered("known names", _known)


def settings() -> frozenset[str]:
    """Return the words that end the name of a setting or a street."""
    return _list("settings")


def houses() -> frozenset[str]:
    """Return words that are the name of a house by themselves: ‘The Willows’."""
    return _list("houses")


def references() -> frozenset[str]:
    """Return the letters ahead of the number under which a setting or provider is registered."""
    return _list("references")


def general() -> frozenset[str]:
    """Return the words before them that name no one: ‘Family’ of ‘Family Court’."""
    return _list("general")


def _known(case: Case) -> dict[str, str]:
    """Return each known word and where it is from; of several places the most telling."""
    known = dict(_anywhere())
    for pointer, text in _texts(case):
        known.update(dict.fromkeys(_words(text), pointer))
    return known


@lru_cache(maxsize=512)
def _words(text: str) -> tuple[str, ...]:
    words: list[str] = _WORD.findall(text)
    if "'" in text or "’" in text:
        words = [_END.sub("", word) for word in words]
    return tuple(dict.fromkeys(map(str.lower, words)))


@remembered
def _anywhere() -> dict[str, str]:
    """Return the words of names that any report may have."""
    words = (word.lower() for name in _ANYWHERE for word in _list(name))
    return dict.fromkeys((*words, *trade()), "")


def _texts(case: Case) -> Iterator[tuple[str, str]]:
    bundle, own = case.bundle, (*case.own_words.names, *case.own_words.acronyms)
    for one in reversed(bundle.evidence):
        if not one.withheld:
            yield from ((f"{one.pointer}/measure", label) for label in one.labels)
            yield f"{one.pointer}/quote/text", one.quote.text if one.quote else ""
            yield f"{one.pointer}/statement", one.statement
    yield "", "\n".join((*own, *_of_type(case)))
    yield from (("/setting", name) for name in bundle.names)
    for pointer in ("/event", "/setting"):
        yield from told_texts_of(bundle.public.at(pointer))


def _of_type(case: Case) -> Iterator[str]:
    type_ = case.report_type
    yield from (type_.title, type_.framework.text)
    yield from (one.name.text for one in type_.judgements)
    yield from (area.label.text for area in type_.areas)
    yield from (plain(section.title) for _, section in case.sections())


def _list(name: str) -> frozenset[str]:
    return lists()[name]


@remembered
def lists() -> dict[str, frozenset[str]]:
    """Return the lists of names, by name. Raises BrokenError for a wrong file."""
    table = Table.named(_FILE)
    names = (*_ANYWHERE, "settings", "general", "houses", "references")
    table.close(*names)
    return {
        name: frozenset(word for line in table.strings(name) for word in line.split())
        for name in names
    }
