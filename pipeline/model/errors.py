"""The one exception of this package: something is broken that no finding can describe.

A fault in a bundle is a `Finding`. `BrokenError` is for the machine around it: a template
with an unknown name, a report type that contradicts itself, a file that cannot be read.
"""

from __future__ import annotations

from pipeline.model.finding import Place


class BrokenError(Exception):
    """A broken template, report type, file or machine: what is wrong, where, and what to do.

    `message` and `hint` never hold a value of a bundle.
    """

    def __init__(self, message: str, *, place: Place | None = None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.place = place or Place()
        self.hint = hint

    def __str__(self) -> str:
        where = self.place.describe()
        return ": ".join(part for part in (where, self.message) if part)
