"""One side of a comparison, ready to be read: where its files lie, and what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Final

from pipeline.language.choices import NONE, Choices
from pipeline.model.comparison.sides import Side
from pipeline.resources import SHIPPED, Home, is_leaving

_BESIDE: Final = ("schemas", "fonts")
_PROGRAM: Final = ("claims", "copies", "look", "pages", "privacy")
_OF_OUTPUT: Final = re.compile(r"schemas/(?!bundle\.)[^/]+")
"""Schemas that no report is made from: those of what the program writes."""
_STANDING_IN: Final = "Read as they are at head, as base has no usable ones:"
_TOPS: Final = ("templates", "schemas")


@dataclass(frozen=True, slots=True)
class Stand:
    """A side with its home, a team’s choices, and the digest of each file by its name."""

    side: Side
    home: Home
    choices: Choices = NONE
    files: Mapping[str, str] = field(default_factory=dict)

    def with_stand_ins(self, names: frozenset[str]) -> Stand:
        """Return the side with the program's own files in place of some that it cannot use."""
        if not names:
            return self
        home = replace(self.home, stand_ins=self.home.stand_ins | names)
        kept = (one for one in self.side.remarks if not one.startswith(_STANDING_IN))
        told = f"{_STANDING_IN} {', '.join(sorted(home.stand_ins))}."
        side = replace(self.side, remarks=(*kept, told))
        return replace(self, side=side, home=home, files=digests(home))


def stand(side: Side, home: Home, choices: Choices = NONE) -> Stand:
    """Return a side. What the program must have and an older one lacks is read from head."""
    lacking = frozenset(_lacking(home)) if home.shipped else frozenset()
    found = Stand(side, home, choices)
    return found.with_stand_ins(lacking) if lacking else replace(found, files=digests(home))


def is_programs(name: str) -> bool:
    """Return whether a file belongs to the program's checks and pages, and to no report type."""
    parts = PurePosixPath(name).parts
    return parts[0] == "templates" and (len(parts) == 2 or parts[1] in _PROGRAM)


def _lacking(home: Home) -> Iterator[str]:
    for name in _names(SHIPPED, SHIPPED / "templates"):
        if is_programs(name) and not (home.shipped / name if home.shipped else SHIPPED).is_file():
            yield name


def digests(home: Home) -> dict[str, str]:
    """Return the digest of each file that a report may be made from. A link out of it has none."""
    return {name: _digest(home, name) for name in sorted(all_names(home))}


def all_names(home: Home) -> set[str]:
    """Return the name of each file that a report may be made from."""
    root = home.shipped or SHIPPED
    found = {name for top in _TOPS for name in _names(root, root / top)} | home.stand_ins
    if home.own:
        found |= {_own_name(one) for one in _names(home.own, home.own)}
    if home.brand:
        found |= {f"brand/{one}" for one in _names(home.brand, home.brand)}
    return found


def _names(root: Path, folder: Path) -> Iterator[str]:
    for path in folder.rglob("*"):
        name = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in name.split("/"))
        passed_over = hidden or is_leaving(path.name) or _OF_OUTPUT.fullmatch(name)
        if path.is_file() and not passed_over:
            yield name


def _own_name(name: str) -> str:
    return name if name.partition("/")[0] in _BESIDE else f"templates/{name}"


def _digest(home: Home, name: str) -> str:
    try:
        return sha256(home.path(name).read_bytes()).hexdigest()
    except OSError:
        return ""


def differing(base: Mapping[str, str], head: Mapping[str, str]) -> frozenset[str]:
    """Return the names of files that are not the same on both sides."""
    return frozenset(name for name in {*base, *head} if base.get(name) != head.get(name))
