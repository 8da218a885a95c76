"""What a pointer into a bundle is named for, and what must stand where it leads."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.model.finding import TemplateAddress

Use: TypeAlias = Literal["known", "fact", "seen", "shown"]
Kind: TypeAlias = Literal["any", "text", "date", "number", "lines", "yes or no", "list", "fields"]


_ENTRY: Final = re.compile(r"/[0-9]+(?=/|$)")


def any_entry(pointer: str) -> str:
    """Return a pointer in which `*`, any entry, stands for each number of an entry."""
    return _ENTRY.sub("/*", pointer)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A pointer into a bundle that the files of a report type name, and where they do.

    What it leads to is `shown` in a report; or `seen` by a condition or a date, which know what is
    public; or it is a declared `fact`; or rules look whether it is there. `kind` is what must stand
    there, and `values` are texts that it is compared with, each with its place.
    """

    at: str
    address: TemplateAddress
    use: Use = "known"
    kind: Kind = "any"
    values: tuple[tuple[str, TemplateAddress], ...] = ()
