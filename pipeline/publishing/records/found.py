"""What a look at a folder found, in words: differences, remarks, and how much was looked at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Found:
    """Each difference is one line. `remarks` are no differences. The rest are counts."""

    differences: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    reports: int = 0
    versions: int = 0
    files: int = 0

    def __add__(self, other: Found) -> Found:
        return Found(
            self.differences + other.differences,
            self.remarks + other.remarks,
            self.reports + other.reports,
            self.versions + other.versions,
            self.files + other.files,
        )

    def below(self, name: str) -> Found:
        """Return it with each difference below a folder."""
        return replace(self, differences=tuple(f"{name}/{one}" for one in self.differences))


def differing(*differences: str) -> Found:
    """Return what was found where there are only differences."""
    return Found(differences)


def together(found: Iterable[Found]) -> Found:
    """Return all that was found."""
    return sum(found, Found())
