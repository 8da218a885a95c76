"""Declared facts: what rules need to be told, because no evidence can tell it.

Each report type has its own, so they go by pointer, such as `/facts/weeks_without_manager`.
Many are private. A fact that is not declared is not known: nothing follows from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pipeline.evidence.json.pointer import to_pointer


@dataclass(frozen=True, slots=True)
class Facts:
    """The single values that are declared, by their pointers into the bundle."""

    values: Mapping[str, str | int | bool]

    def is_true(self, pointer: str) -> bool:
        """Return whether a fact is declared to be so: a yes, and nothing else."""
        return self.values.get(pointer) is True

    def number(self, pointer: str) -> int | None:
        """Return a number that is declared, or nothing."""
        value = self.values.get(pointer)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def fields(self, pointer: str) -> frozenset[str]:
        """Return the names of the fields that are declared below a pointer."""
        within = f"{pointer}/"
        return frozenset(
            at.removeprefix(within).partition("/")[0] for at in self.values if at.startswith(within)
        )


def declared(data: Mapping[str, Any]) -> Facts:
    """Return the facts of a valid bundle, given what stands in it under `facts`."""
    return Facts(dict(_leaves(data, "/facts")))


def _leaves(data: Any, pointer: str) -> Iterator[tuple[str, str | int | bool]]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _leaves(value, pointer + to_pointer((key,)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _leaves(value, f"{pointer}/{index}")
    else:
        yield pointer, data
