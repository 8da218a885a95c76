"""`validate --blanks`: every blank that is left, a line each."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.commands import findings
from pipeline.model.finding import Finding

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle


@dataclass(slots=True)
class Listing:
    """The blanks of a run, which are told as they are found."""

    blanks: list[Finding] = field(default_factory=list)

    def others(
        self, source: RawBundle, look: Callable[[RawBundle], tuple[Finding, ...]]
    ) -> tuple[Finding, ...]:
        """List the blanks of a bundle, and return what else is found."""
        from pipeline.evidence.unfilled import BLANK

        found = look(source)
        blanks = [one for one in found if one.rule is BLANK]
        self.blanks += blanks
        for line in lines(source.name, blanks):
            print(line)
        return tuple(one for one in found if one.rule is not BLANK)

    def code(self, arguments: argparse.Namespace, other: int) -> int:
        """Return the exit code, given that of all else; say so where no blank is left."""
        if not self.blanks and not other:
            print("No blank is left.")
        return other or int(findings.fails(self.blanks, arguments.fail_on))


def lines(name: str, blanks: Sequence[Finding]) -> list[str]:
    """Return what is told of the blanks of a bundle; nothing where there are none."""
    from pipeline.evidence.unfilled import is_optional

    optional = sum(map(is_optional, blanks))
    if not blanks:
        return []
    number = f"{len(blanks)} blank{'' if len(blanks) == 1 else 's'}"
    told = [f"{name}: {number}, {optional} of them in fields that may be removed"]
    for one in blanks:
        at = one.place.bundle
        assert at
        mark = "  (may be removed)" if is_optional(one) else ""
        told.append(f"  {f'{at.line}:{at.column}':>7}  {at.pointer}{mark}")
    return [*told, ""]
