"""What is told of a run beside the records of its bundles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.runs.copies.note import CopyNote


@dataclass(frozen=True, slots=True)
class Whole:
    """What is told of a run as a whole.

    `complete` says that no bundle was left out. `gone` are drafts in the folder that belong to no
    bundle of the run. `compared` is the digest that tells whether `copies` would be found again.
    """

    complete: bool = True
    copies: Sequence[CopyNote] = ()
    gone: Sequence[str] = ()
    compared: str = ""


NOTHING_MORE = Whole()
