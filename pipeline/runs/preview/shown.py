"""What is shown of one bundle: its pages, or why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal, TypeAlias

from pipeline.model.finding import Severity

State: TypeAlias = Literal["unseen", "drafted", "refused", "broken"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of a report: its id, with which its files begin, and what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The pages of a bundle by name, '' for the first, and what is told of them elsewhere.

    `counts` are its findings by severity. A page has neither the bar of the preview nor a script.
    """

    state: State
    pages: Mapping[str, str] = field(default_factory=dict, repr=False)
    title: str = ""
    kind: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    sheets: tuple[Sheet, ...] = ()
    version: str = ""

    @property
    def found(self) -> str:
        """Return how many findings there are, in words."""
        told = [
            f"{number} {one.value}{'' if number == 1 else 's'}"
            for one in Severity
            if (number := self.counts.get(one.value, 0))
        ]
        return ", ".join(told) or "no findings"

    @property
    def number(self) -> int:
        """Return how many findings there are."""
        return sum(self.counts.values())


UNSEEN = Shown("unseen")


def version(pages: Mapping[str, str]) -> str:
    """Return what tells pages from others: the same for the same ones."""
    whole = sha256()
    for name, page in sorted(pages.items()):
        whole.update(f"{name}\0{len(page)}\0{page}".encode())
    return whole.hexdigest()[:16]
