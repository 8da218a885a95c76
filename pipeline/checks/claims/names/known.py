"""The names that a report may have: those of its bundle and type, and those of any report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.misprints import trade
from pipeline.evidence.public import texts_of
from pipeline.model.document import plain
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/names.toml"
_ANYWHERE = ("bodies", "laws", "programmes", "tools", "days", "peoples", "countries", "history")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_END = re.compile(r"(?:[’']s|s[’'])$")


def known_words(case: Case) -> frozenset[str]:
    """Return the words of all names that are known, in lower case and without possessives."""
    return case.remembered("known names", lambda case: frozenset(_known(case)))


def settings() -> frozenset[str]:
    """Return the words that end the name of a setting or a street."""
    return _list("settings")


def general() -> frozenset[str]:
    """Return the words before them that name no one: ‘Family’ of ‘Family Court’."""
    return _list("general")


def _known(case: Case) -> Iterator[str]:
    for name in _ANYWHERE:
        yield from (word.lower() for word in _list(name))
    yield from trade()
    for text in _texts(case):
        yield from (_END.sub("", word).lower() for word in _WORD.findall(text))


def _texts(case: Case) -> Iterator[str]:
    bundle, type_ = case.bundle, case.report_type
    yield from (*bundle.names, *case.own_words.names, *case.own_words.acronyms)
    for pointer in ("/setting", "/event"):
        yield from texts_of(bundle.public.at(pointer))
    for one in bundle.evidence:
        if not one.withheld:
            yield from (one.statement, *one.labels)
            yield one.quote.text if one.quote else ""
    yield from (type_.title, type_.framework.text)
    yield from (one.name.text for one in type_.judgements)
    yield from (area.label.text for area in type_.areas)
    yield from (plain(section.title) for _, section in case.sections())


def _list(name: str) -> frozenset[str]:
    return _lists()[name]


@remembered
def _lists() -> dict[str, frozenset[str]]:
    """Return the lists of names, by name. Raises BrokenError for a wrong file."""
    table = Table.named(_FILE)
    names = (*_ANYWHERE, "settings", "general")
    table.close(*names)
    return {
        name: frozenset(word for line in table.strings(name) for word in line.split())
        for name in names
    }
