"""From what is told of a table to weights: how likely is each of its cells."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from math import exp
from typing import Any, Final, TypeAlias

from pipeline.evidence.shape.places import ENTRY
from pipeline.evidence.shape.seen import IS, SHARES, Cell, Key
from pipeline.runs.profile.tables import LEAST_TOLD, MOST_TOLD, TAIL, grid, is_number

Weights: TypeAlias = Mapping[Cell, float]

REST: Final = ""
"""The cell of all that a profile does not tell of: cells of a few bundles."""
_TAIL: Final = 0.5  # what lies in each number beyond the last that is told, of the one before
_HEAD: Final = 4  # and in each number below the first that is told, of the one below it

_NOISE: Final = 0.02  # of all bundles
_STEEP: Final = 20.0
_HALVES: Final = 30
_HIDDEN: Final = 0.3  # per cent, where a profile says no more than that it is at most one


def weights(tables: Sequence[Mapping[str, Any]], bundles: float) -> Mapping[Key, Weights]:
    """Return the weights of each table that is told of a report type with so many bundles."""
    told = {Key(one["what"], one["of"]): one for one in tables}
    found = {
        key: numbers(key, one["quantiles"], one["bundles"])
        for key, one in told.items()
        if is_number(key)
    }
    for key, one in told.items():
        if not is_number(key):
            found[key] = labels(one["cells"], _having(key, found, bundles))
    for key in told:
        if key.what == "share":
            found[key] = _with_rest(key, found, bundles)
    return {key: found[key] for key in told if sum(found[key].values()) > 0}


def _having(key: Key, found: Mapping[Key, Weights], bundles: float) -> float:
    """Return how many bundles have what a table is of: of a list, those with an entry."""
    list_, is_entry, _ = key.of.rpartition(ENTRY)
    entries = found.get(Key("entries", list_), {})
    return sum(entries[cell] for cell in entries if cell) if is_entry else bundles


def _with_rest(key: Key, found: Mapping[Key, Weights], bundles: float) -> Weights:
    """Return the weights of shares. What is not told has so many entries as all of them ask for.

    Of all entries more is told: how many of them have the label. None has it in a few reports only
    where that is not told, either.
    """
    of, _, label = key.of.partition(IS)
    told, entries = found[key], found.get(Key("field", of), {})
    whole, all_ = _having(Key("field", of), found, bundles), sum(entries.values())
    rest = whole - sum(told.values())
    if rest <= _NOISE * whole or not entries.get(label):
        return told
    having = sum(int(one) * weight for one, weight in told.items()) / 100
    wanted = (whole * entries[label] / all_ - having) / rest
    more = tilted([one for one in SHARES if one or one not in told], 100 * wanted)
    return {one: told.get(one, 0.0) + rest * more.get(one, 0.0) for one in SHARES}


def tilted(numbers: Sequence[int], mean: float) -> Mapping[int, float]:
    """Return shares of numbers, in all 1, that rise or fall evenly and have a mean; nearly so."""
    low, high = -_STEEP, _STEEP
    for _ in range(_HALVES):
        slope = (low + high) / 2
        is_less = sum(one * share for one, share in _sloping(numbers, slope).items()) < mean
        low, high = (slope, high) if is_less else (low, slope)
    return _sloping(numbers, (low + high) / 2)


def _sloping(numbers: Sequence[int], slope: float) -> Mapping[int, float]:
    found = {one: exp(slope * one / numbers[-1]) for one in numbers}
    whole = sum(found.values())
    return {one: weight / whole for one, weight in found.items()}


def labels(cells: Sequence[Mapping[str, Any]], bundles: float) -> Weights:
    """Return the weights of labels; those not told share what is left, unless that may be noise.

    `bundles` is how many have one of them.
    """
    found: dict[Cell, float] = {one["is"]: float(one["bundles"]) for one in cells}
    rest = bundles - sum(found.values())
    return {**found, REST: rest} if rest > _NOISE * bundles else found


def numbers(key: Key, quantiles: Sequence[Mapping[str, Any]], bundles: float) -> Weights:
    """Return the weights of numbers: within a step each number of the grid has the same."""
    found = _numbers(quantiles, grid(key))
    return {number: share * bundles / 100 for number, share in found.items()}


def _numbers(quantiles: Sequence[Mapping[str, Any]], known: Sequence[int]) -> Weights:
    """Return the weights; the first step has most at its top, and the last at its bottom."""
    found: dict[Cell, float] = {}
    before, least = 0.0, 0
    for one in _opened(quantiles):
        top = bisect_left(known, one["at_most"]) + 1 if "at_most" in one else least + TAIL
        inner = known[least:top] or known[-1:]
        slope = _TAIL if "at_most" not in one else _HEAD if least == 0 else 1
        parts = [slope**at for at in range(len(inner))]
        share = (one["percent"] - before) / sum(parts)
        for number, part in zip(inner, parts, strict=True):
            found[number] = found.get(number, 0.0) + share * part
        before, least = one["percent"], top
    return found


def _opened(quantiles: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Yield the steps; the first and the last per cent, which is never told, is some of it."""
    for one in quantiles:
        if one["percent"] <= LEAST_TOLD:
            yield {**one, "percent": _HIDDEN}
        elif "at_most" in one and one["percent"] >= MOST_TOLD:
            yield {**one, "percent": 100 - _HIDDEN}
        else:
            yield one
    if quantiles and "at_most" in quantiles[-1]:
        yield {"percent": 100}


def summed(found: Weights, classes: Mapping[Cell, Cell]) -> dict[Cell, float]:
    """Return the weights of classes of cells."""
    whole: dict[Cell, float] = dict.fromkeys(classes.values(), 0.0)
    for cell, weight in found.items():
        whole[classes[cell]] += weight
    return whole
