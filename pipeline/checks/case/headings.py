"""What people call a judgement: its heading in full, and in the forms in which it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import chain

from pipeline.report_type.definition import ReportType

JUDGEMENTS = "/judgements"  # the slot of a phrase that stands for any of them

# Those whom a heading names are named in other words too: families for children and parents.
_PEOPLE = (
    "children and young people living in the home",
    "children and young people",
    "young children and families",
    "children and parents",
    "children and families",
    "parents and children",
    "families and children",
    "children",
    "families",
)
_NAMED = re.compile(rf"\b(?:{'|'.join(_PEOPLE)})\b(?! (?:who|looked after)\b)")
_OF_PEOPLE = re.compile(rf" (?:of|by) (?:{'|'.join(_PEOPLE)})$")
_IMPACT = re.compile(r"\bimpact and | and impact\b")
_SHORT = re.compile(r"((?:[A-Z]\w+ )+)\(([A-Z]+)\)$")  # Safeguarding Board (SB)
_ARTICLE = re.compile(r"^The ")


def headings(type_: ReportType) -> Mapping[str, tuple[str, ...]]:
    """Return the forms of the heading of each judgement, by its id. No two have one in common."""
    return _headings(tuple((one.id, one.name.text) for one in type_.judgements))


@lru_cache(maxsize=64)  # the same in every bundle of a type
def _headings(names: tuple[tuple[str, str], ...]) -> Mapping[str, tuple[str, ...]]:
    found = {id_: {*_forms(name)} for id_, name in names}
    return {
        id_: tuple(sorted(forms - set(chain.from_iterable(_others(found, id_)))))
        for id_, forms in found.items()
    }


def named_in(type_: ReportType, text: str) -> tuple[str, ...]:
    """Return the ids of the judgements whose headings stand in a text."""
    return tuple(
        id_
        for id_, forms in headings(type_).items()
        if any(re.search(rf"\b{re.escape(one)}(?!\w)", text, re.IGNORECASE) for one in forms)
    )


def _others(found: Mapping[str, set[str]], id_: str) -> Iterator[set[str]]:
    return (forms for other, forms in found.items() if other != id_)


def _forms(name: str) -> Iterator[str]:
    """Yield a heading without its article, its short form, and each with others whom it names."""
    for one in _shorter(_ARTICLE.sub("", name)):
        yield one
        yield from (_NAMED.sub(people, one, count=1) for people in _PEOPLE)


def _shorter(name: str) -> Iterator[str]:
    names = {name, _IMPACT.sub("", name)}
    if short := _SHORT.search(name):
        names |= {_SHORT.sub(r"\2", name), name[: short.end(1)].rstrip()}
    for one in sorted(names):
        yield one
        if (cut := _OF_PEOPLE.sub("", one)) != one:
            yield cut
