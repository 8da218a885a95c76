"""What is built on both sides: a bundle, and what is known of it at base."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.evidence.find import RawBundle
from pipeline.runs.comparison.measure import Asked

Origin: TypeAlias = Literal["sample", "extreme", "given", "synthetic"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A bundle to build on both sides.

    `older` is the bundle as it was at base, where it is another one: base builds it if its schemas
    refuse the newer one. `fresh` says that base did not have it, so that its refusal is no trouble.
    `expected` is the folder of the texts that must come of it, `renewed` says that the bundle or
    one of these texts differs from base.
    """

    source: RawBundle
    origin: Origin = "given"
    older: bytes | None = None
    fresh: bool = False
    renewed: bool = False
    expected: Path | None = None

    def asked(self, *, paged: bool) -> Asked:
        """Return what else is to be told of it."""
        return Asked(outlined=self.expected is not None, paged=paged)
