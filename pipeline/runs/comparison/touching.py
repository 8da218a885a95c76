"""Which bundles a change can reach: told by the list of files that reports of a type are made from.

What reads a bundle in the program's checks is the same for all types, so a change of it reaches
all. A report type is made from its own files, those they name, and its schemas. Where only
templates have changed, a bundle that cannot print one of them is not touched.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

from pipeline.evidence.schema.pointers import checked_type
from pipeline.evidence.schema.publishable import public_names
from pipeline.model.comparison.sides import SideName
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids, top
from pipeline.report_type.toml.house_style import house_style
from pipeline.report_type.toml.whole import templates_of, whole
from pipeline.resources import noting
from pipeline.runs.cache import loosely
from pipeline.runs.comparison.both import Place, SideError
from pipeline.runs.comparison.printing_when import When, may_print, printed_when
from pipeline.runs.comparison.stand import Stand

PROJECT: Final = "inspection-reports.toml"
PROGRAM: Final = "the program"
_TYPE: Final = re.compile(rb'"report_type"\s*:\s*"([^"\\]*)"')
_OWN: Final = re.compile(r"templates/report-types/([^/]+)/|schemas/report-types/([^/]+)\.schema")
_NAMED: Final = ("report-types", "frameworks", "shared", "house-styles")
_UNSEEN: Final = ("pages", "look", "copies", "fonts")
_PICTURED: Final = ("pages", "look")


class Touching:
    """Tells which bundles a change of some files can reach. `paged` is whether PDFs are printed."""

    def __init__(
        self, changed: frozenset[str], base: Stand | None, head: Stand, *, paged: bool
    ) -> None:
        self.changed = changed
        self._sides: dict[SideName, Place] = {"head": Place(head.home, head.choices)}
        if base:
            self._sides["base"] = Place(base.home, base.choices, head.home)
        self._all = any(_reaches_all(one, paged=paged) for one in changed)
        self._theirs = frozenset(one for one in changed if _is_of_types(one))
        self._types: dict[str, bool] = {}
        self._ways: dict[str, list[list[When]]] = {}
        lent = {name for one in self._sides.values() for name in _lent(one)}
        self._owned = _owners(self._theirs, lent)

    def touches(self, raw: bytes) -> bool:
        """Return whether the change can reach a bundle."""
        if self._all or not self.changed:
            return self._all
        named = named_type(raw)
        return not named or (self.reaches(named) and self._may_print(named, raw))

    def _may_print(self, type_: str, raw: bytes) -> bool:
        """Return whether a bundle may print one of the templates that changed, if only such did."""
        if type_ not in self._ways:
            self._ways[type_] = self._ways_of(type_)
        ways = self._ways[type_]
        if not ways:
            return True
        data = loosely(raw)
        return data is None or any(may_print(data, one) for one in ways)

    def _ways_of(self, type_: str) -> list[list[When]]:
        """Return when each changed template of a type is printed; nothing if more has changed."""
        changed = self._theirs & self._files(type_)
        with self._sides["head"].used():
            known = printed_when(checked_type(type_)) if type_ in ids() else {}
        return [known[one] for one in changed] if changed <= known.keys() else []

    def reaches(self, type_: str) -> bool:
        """Return whether the change can reach reports of a type."""
        return self._all or self.alters(type_)

    def alters(self, type_: str) -> bool:
        """Return whether a file has changed that a report type itself is made from."""
        if type_ not in self._types:
            own = self._owned is None or type_ in self._owned
            some = own and bool(self._theirs)
            self._types[type_] = some and bool(self._theirs & self._files(type_))
        return self._types[type_]

    def _files(self, type_: str) -> set[str]:
        found = set[str]()
        for name, one in self._sides.items():
            try:
                found |= files_of(type_, one)
            except BrokenError as error:
                raise SideError(name, error) from error
        return found


def named_type(raw: bytes) -> str:
    """Return the report type that a bundle names, without reading all of it; '' if in doubt."""
    named = {one.decode(errors="replace") for one in _TYPE.findall(raw)}
    return next(iter(named)) if len(named) == 1 else ""


def _owners(changed: frozenset[str], lent: set[str]) -> set[str] | None:
    """Return the report types whose folders or schemas have changed; nothing if more has.

    `lent` are those with files that others name.
    """
    found = {match[1] or match[2] for one in changed if (match := _OWN.match(one))}
    return found if all(map(_OWN.match, changed)) and not found & lent else None


def _lent(place: Place) -> set[str]:
    """Return the report types with files that something outside of their folders names."""
    with place.used():
        files = {name for one in _TOML for name in place.home.names(one)}
        mentions = (
            (name, one) for name in files for one in _MENTIONED.findall(_bytes(place, name))
        )
        return {type_ for name, one in mentions if f"/{(type_ := one.decode())}/" not in name}


def _bytes(place: Place, name: str) -> bytes:
    try:
        return place.home.path(name).read_bytes()
    except OSError:
        return b""


def files_of(type_: str, place: Place) -> set[str]:
    """Return the names of the files that reports of a type are made from on a side.

    Those of one that the side does not have are none. Raises BrokenError for one that is broken.
    """
    with place.used():
        if type_ not in ids():
            return set()
        with noting() as noted:
            report_type = checked_type(type_)
            public_names(type_)
            for one in report_type.documents:
                house_style(one.house_style or place.choices.house_style or report_type.house_style)
        printed = templates_of(whole(top(type_)), f"report-types/{type_}")
        named = {f"templates/{one}" for one in (*printed, *_REMARKS)}
        return {one.name for one in noted} | named


_MENTIONED: Final = re.compile(rb"report-types/([a-z0-9-]+)/")
_TOML: Final = (
    "templates/report-types/*/*.toml", "templates/frameworks/*.toml", "templates/shared/*.toml",
)  # fmt: skip
_REMARKS: Final = ("shared/planned.md.j2", "shared/missing.md.j2")


def _is_of_types(name: str) -> bool:
    """Return whether report types are made from files such as this one."""
    parts = PurePosixPath(name).parts
    return parts[0] == "schemas" or (parts[0] == "templates" and parts[1] in _NAMED)


def _reaches_all(name: str, *, paged: bool) -> bool:
    parts = PurePosixPath(name).parts
    if parts[0] in ("brand", "fonts"):
        return paged
    if parts[0] == "schemas":
        return parts == ("schemas", "bundle.schema.json")
    if parts[0] == "templates" and len(parts) > 1:
        if paged and parts[1] in _PICTURED:
            return True
        return parts[1] not in (*_NAMED, *_UNSEEN, "decisions.toml")
    return name in (PROJECT, PROGRAM)
