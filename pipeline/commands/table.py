"""The table at the end of a longer run: how many bundles of each state, findings of each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

FEWEST = 10
"""Bundles from which on there is a table: fewer are seen at a glance."""
_MOST = 12  # rules

Row: TypeAlias = tuple[str, int, int]
"""A rule, in how many reports it found something, and how many findings there are."""


def table(states: Mapping[str, int], rules: Sequence[Row]) -> str:
    """Return the table; '' for a run over few bundles."""
    if sum(states.values()) < FEWEST:
        return ""
    return "\n".join(_lines(states, sorted(rules, key=lambda one: (-one[1], -one[2], one[0]))))


def _lines(states: Mapping[str, int], rules: Sequence[Row]) -> Iterator[str]:
    yield f"{'state':<12}{'bundles':>10}"
    for state, number in states.items():
        if number:
            yield f"{state:<12}{number:>10,}"
    if rules:
        yield ""
        yield f"{'rule':<12}{'bundles':>10}{'findings':>10}"
    for rule, bundles, findings in rules[:_MOST]:
        yield f"{rule:<12}{bundles:>10,}{findings:>10,}"
    if len(rules) > _MOST:
        rest = rules[_MOST:]
        yield f"{f'{len(rest)} more':<12}{'':>10}{sum(one[2] for one in rest):>10,}"
