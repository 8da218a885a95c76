"""A report of a run as others are compared with it."""

from __future__ import annotations

from array import array
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What others are compared with: the words of a report as numbers, its id and its setting.

    `card` says what it is called and where its fields begin.
    """

    words: array[int]
    id: int
    setting: int
    card: bytes
