"""The words that tell what part a number has in a sum, from `templates/claims/sums.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from pipeline.checks.claims.topics import stem
from pipeline.model.pattern import later
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "claims/sums.toml"
_WORD = r"[\w’-]+"  # what a star stands for


class Role(Enum):
    """What a number is in a sum. One with no role is a part, or stands for itself."""

    TOTAL = "total"
    REST = "rest"
    DENIED = "denied"
    DIFFERENCE = "difference"
    EACH = "each"
    MEAN = "mean"
    RATE = "rate"


@dataclass(frozen=True, slots=True)
class Others:
    """What makes a share one of others: ahead of it, behind it, or anywhere around it."""

    ahead: re.Pattern[str]
    behind: re.Pattern[str]
    around: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Same:
    """The words between numbers and a change of them: `small` ones, those that look `back`, and
    `sizes`, of which a clause that looks back speaks: ‘the number’.
    """

    small: frozenset[str]
    back: frozenset[str]
    sizes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """All words that sums are told by.

    `ahead` and `behind` find what tells each role, before a number and after it. `periods` gives
    how many of the first unit are in one of the second, from the least to the most; `days` what
    says on how many days of a week.
    """

    ahead: Mapping[Role, re.Pattern[str]]
    behind: Mapping[Role, re.Pattern[str]]
    up: str
    down: str
    links: re.Pattern[str]
    periods: Mapping[tuple[str, str], tuple[int, int]]
    days: tuple[tuple[re.Pattern[str], int], ...]
    ends: frozenset[str]
    anything: frozenset[str]
    groups: frozenset[str]
    unsaid: re.Pattern[str]
    denials: re.Pattern[str]
    opposites: tuple[tuple[str, str], ...]
    halves: tuple[tuple[str, str], ...]
    others: Others
    same: Same


@remembered
def words() -> Words:
    """Return the words of sums. Raises BrokenError, with its line, for a wrong file."""
    whole = Table.named(_FILE)
    whole.close(
        *(role.value for role in Role), "changes", "links", "periods", "nouns", "others", "same"
    )
    roles = {role: whole.table(role.value) for role in Role}
    for table in roles.values():
        table.close("ahead", "behind")
    changes, nouns, periods = (whole.table(key) for key in ("changes", "nouns", "periods"))
    changes.close("up", "down")
    nouns.close("ends", "anything", "groups", "unsaid", "denials", "opposites", "halves")
    periods.close("all", "days")
    return Words(
        ahead={role: _ahead(one.strings("ahead")) for role, one in roles.items()},
        behind={role: _behind(role, one.strings("behind")) for role, one in roles.items()},
        up=_any(changes.some_strings("up")),
        down=_any(changes.some_strings("down")),
        links=_links(whole.table("links")),
        periods=dict(map(_period, periods.tables("all"))),
        days=tuple(map(_days, periods.tables("days"))),
        ends=frozenset(_split(nouns.some_strings("ends"))),
        anything=frozenset(map(stem, _split(nouns.some_strings("anything")))),
        groups=frozenset(map(stem, _split(nouns.some_strings("groups")))),
        unsaid=later(rf"\b{_any(nouns.some_strings('unsaid'))}\b", re.IGNORECASE),
        denials=later(rf"\b{_any(nouns.some_strings('denials'))}\b", re.IGNORECASE),
        opposites=tuple(map(_pair, nouns.some_strings("opposites"))),
        halves=tuple(map(_pair, nouns.some_strings("halves"))),
        others=_others(whole.table("others")),
        same=_same(whole.table("same")),
    )


def _ahead(cues: Iterable[str]) -> re.Pattern[str]:
    """Return what finds one of some cues just before a number; ‘about’ may stand between."""
    hedges = rf"(?:about|nearly|almost|over|just|some|only|of|are|is|the|{_WORD}ly)"
    near = rf"(?: (?:up )?an? \w+ of)?(?: {hedges}){{0,3}}"
    return later(rf"\b{_any(cues)}{near} $", re.IGNORECASE)


def _behind(role: Role, cues: Iterable[str]) -> re.Pattern[str]:
    apart = "" if role is Role.DIFFERENCE else ",?"  # ‘six, nine fewer’ are two numbers
    return later(rf"{apart} {_any(cues)}\b", re.IGNORECASE)


def _any(cues: Iterable[str]) -> str:
    """Return a pattern for any of some cues, the longest first; of none, for nothing."""
    found = sorted(set(cues), key=lambda one: (-len(one), one))
    shown = (re.escape(one).replace(r"\*", _WORD).replace(r"\ ", " ") for one in found)
    return f"(?:{'|'.join(shown)})" if found else "(?!)"


def _links(table: Table) -> re.Pattern[str]:
    table.close("words")
    return later(rf"(?:^|[^\w]){_any(table.some_strings('words'))}\b", re.IGNORECASE)


def _others(table: Table) -> Others:
    table.close("ahead", "behind", "around")
    ahead, behind, around = (_any(table.some_strings(key)) for key in ("ahead", "behind", "around"))
    return Others(
        later(rf"\b{ahead}\b", re.IGNORECASE),
        later(rf"\b{behind}\b", re.IGNORECASE),
        later(rf"\b{around}\b", re.IGNORECASE),
    )


def _same(table: Table) -> Same:
    table.close("small", "back", "sizes")
    small, back, sizes = (_split(table.some_strings(key)) for key in ("small", "back", "sizes"))
    return Same(frozenset(small), frozenset(back), frozenset(sizes))


def _period(table: Table) -> tuple[tuple[str, str], tuple[int, int]]:
    table.close("unit", "inside", "least", "most")
    units = (table.string("unit"), table.string("inside"))
    return units, (table.integer("least"), table.integer("most"))


def _days(table: Table) -> tuple[re.Pattern[str], int]:
    table.close("words", "number")
    found = later(rf"\b{_any(table.some_strings('words'))}\b", re.IGNORECASE)
    return found, table.integer("number", least=1, most=7)


def _split(lines: Iterable[str]) -> list[str]:
    return [word for line in lines for word in line.split()]


def _pair(written: str) -> tuple[str, str]:
    one, _, other = written.partition(" ")
    return one, other
