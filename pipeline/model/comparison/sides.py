"""The two sides of a comparison: what stood before, and what stands now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

SideKind: TypeAlias = Literal["revision", "folder", "saved", "working tree"]
"""A Git revision, a folder, a file of `--save`, or what lies in the working folder now."""
SideName: TypeAlias = Literal["base", "head"]


@dataclass(frozen=True, slots=True)
class Side:
    """One side. `name` is what was typed, `revision` the full commit id or ''.

    `program` is the version whose data it is, or whose measures were kept. `remarks` are sentences
    that people must know, such as that the working tree has changes that are in no commit.
    """

    kind: SideKind
    name: str
    revision: str = ""
    program: str = ""
    dirty: bool = False
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unbuilt:
    """A bundle of which no report could be made on a side, and why, in one line."""

    bundle: str
    side: SideName
    message: str
    hint: str = ""
    invalid: bool = False
    """Whether its schema refuses it there; otherwise it could not be processed."""
