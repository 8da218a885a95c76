"""A comment or a tracked change, with what it stands on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.exchange.units import Unit

Kind: TypeAlias = Literal["comment", "reply", "insertion", "deletion", "replacement", "move"]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment or a tracked change.

    `on` are the words that it stands on or takes out, `written` those that it puts in or says. An
    insertion `follows` the words before it. `unit` is the paragraph, and `to` that to which words
    were moved. A reply answers the remark at the place `parent` of the list.
    """

    kind: Kind
    author: str
    date: str
    on: str
    written: str
    unit: Unit | None
    follows: str = ""
    to: Unit | None = None
    parent: int | None = None
    resolved: bool | None = None
