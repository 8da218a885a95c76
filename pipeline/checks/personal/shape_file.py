"""What personal data looks like: `templates/privacy/shapes.toml`, read once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from pipeline.checks.severity import Force
from pipeline.model.pattern import later
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.table import Table
from pipeline.resources import home, remembered

Check = Literal["", "nhs", "telephone", "strange", "mailbox"]

_FILE: Final = "privacy/shapes.toml"
_CHECKS: Final[tuple[Check, ...]] = ("", "nhs", "telephone", "strange", "mailbox")
_FORCES: Final[tuple[Force, ...]] = ("usual", "own")
_KEYS: Final = (
    "id", "told", "force", "needs", "gate", "capitals", "links", "check", "patterns",
    "unless", "finds", "lets-pass",
)  # fmt: skip
_PUBLIC: Final = ("hosts", "mailboxes", "domains", "telephones", "offices", "addresses")
_PART: Final = re.compile(r"\{\{([a-z-]+)\}\}")


@dataclass(frozen=True, slots=True)
class Shape:
    """One kind of personal data: what finds it, and when it is not told.

    It is looked for only in a text that has one of `needs`, or one of `capitals`, or where `gate`
    fits, whichever it has. With `links` it is looked for in the addresses of links alone.
    """

    id: str
    told: str
    force: Force
    needs: tuple[str, ...]
    capitals: frozenset[str]
    gate: re.Pattern[str] | None
    links: bool
    check: Check
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[re.Pattern[str], ...]
    finds: tuple[str, ...]
    lets_pass: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Public:
    """What belongs to the public, in the form that is compared."""

    hosts: tuple[str, ...]
    mailboxes: frozenset[str]
    domains: frozenset[str]
    values: frozenset[str]
    offices: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Shapes:
    """All of them, and what is public whatever it looks like."""

    shapes: tuple[Shape, ...]
    public: Public


@remembered
def shapes() -> Shapes:
    """Return the shapes in the order of their file. Raises BrokenError for one that is wrong."""
    table = Table.named(_FILE)
    table.close("parts", "shapes", "public")
    parts = table.table("parts")
    _check(parts)
    return Shapes(
        tuple(_shape(one, parts) for one in table.tables("shapes")), _public(table.table("public"))
    )


def _check(parts: Table) -> None:
    """Raise BrokenError for a part that names one that there is not."""
    for name in parts.data:
        for used in _PART.findall(parts.string(name)):
            if used not in parts.data:
                hint = did_you_mean(used, tuple(parts.data))
                raise parts.broken(f"There is no part ‘{used}’.", key=name, hint=hint)


def squeezed(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return re.sub(r"[\W_]", "", text).casefold()


def _shape(table: Table, parts: Table) -> Shape:
    table.close(*_KEYS)
    check, force = table.choice("check", _CHECKS, ""), table.choice("force", _FORCES)
    return Shape(
        id=table.id(),
        told=table.string("told"),
        force=next(one for one in _FORCES if one == force),
        needs=table.strings("needs"),
        capitals=frozenset(table.string("capitals", "").split()),
        gate=_gate(table, parts),
        links=table.boolean("links"),
        check=next(one for one in _CHECKS if one == check),
        patterns=_patterns(table, "patterns", parts),
        unless=_patterns(table, "unless", parts),
        finds=table.some_strings("finds"),
        lets_pass=table.some_strings("lets-pass"),
    )


def _patterns(table: Table, key: str, parts: Table) -> tuple[re.Pattern[str], ...]:
    return tuple(_pattern(table, one, parts, key, at) for at, one in enumerate(table.strings(key)))


def _gate(table: Table, parts: Table) -> re.Pattern[str] | None:
    if "gate" not in table.data:
        return None
    return _pattern(table, table.string("gate"), parts, "gate")


def _pattern(table: Table, written: str, parts: Table, key: str, *below: int) -> re.Pattern[str]:
    try:
        pattern = later(_whole(written, parts.data), re.VERBOSE | re.IGNORECASE)
        if home().is_own(f"templates/{_FILE}"):
            assert pattern.flags  # so that it is read now; those of the program are held by a test
        return pattern
    except (re.error, KeyError) as error:
        message = f"This is no regular expression: {error}."
        raise table.broken(message, key=key, below=below) from error


def _whole(written: str, parts: Mapping[str, object]) -> str:
    """Return a pattern with its parts, and theirs, in their places."""
    while _PART.search(written):
        written = _PART.sub(lambda match: str(parts[match[1]]), written)
    return written


def _public(table: Table) -> Public:
    table.close(*_PUBLIC)
    values = (*table.strings("telephones"), *table.strings("addresses"))
    return Public(
        hosts=table.strings("hosts"),
        mailboxes=frozenset(map(squeezed, table.strings("mailboxes"))),
        domains=frozenset(table.strings("domains")),
        values=frozenset(map(squeezed, values)),
        offices=re.compile(table.string("offices"), re.IGNORECASE),
    )
