"""Findings that are new, gone or somewhere else, told apart by fingerprint."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Moving: TypeAlias = Literal["new", "gone", "moved"]


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as plain values. Lines and columns count from 1; 0 is not known.

    Of a side that was kept with `--save` there are only `rule`, `severity`, `fingerprint`,
    `document` and `section`.
    """

    rule: str
    severity: Literal["error", "warning", "notice"]
    fingerprint: str
    message: str = ""
    hint: str = ""
    citation: str = ""
    measured: str = ""
    limit: str = ""
    document: str = ""
    section: str = ""
    file: str = ""
    pointer: str = ""
    line: int = 0
    column: int = 0
    template: str = ""
    template_line: int = 0
    acknowledged: bool = False

    @property
    def family(self) -> str:
        """Return the three letters of its rule, such as `LEN`."""
        return self.rule[:3]


@dataclass(frozen=True, slots=True)
class FindingChange:
    """What became of one finding of one bundle. One that moved was in `before` (document/section).

    `crossed` says that a limit of length is crossed that was not before. `known` is one that the
    baseline holds: it does not count for the verdict.
    """

    change: Moving
    bundle: str
    report_type: str
    found: Found
    before: str = ""
    crossed: bool = False
    known: bool = False


@dataclass(frozen=True, slots=True)
class Cause:
    """Changes of one kind with the same rule, severity and message, in one or many bundles."""

    first: FindingChange
    bundles: tuple[str, ...]


def causes(changes: Iterable[FindingChange]) -> tuple[Cause, ...]:
    """Return changes that say the same together, in the order in which the first of each came."""
    together: dict[object, list[FindingChange]] = {}
    for one in changes:
        found = one.found
        key = (one.change, one.known, found.rule, found.severity, found.message or found.section)
        together.setdefault(key, []).append(one)
    return tuple(
        Cause(same[0], tuple(dict.fromkeys(one.bundle for one in same)))
        for same in together.values()
    )
