"""Who must approve a report before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from pipeline.model.finding import Citation

OUR_OWN: Final = Citation(says="our own rule: four eyes, and not the authors’ alone")


@dataclass(frozen=True, slots=True)
class Approvals:
    """How many people, and which roles each need one of them.

    The event’s inspectors are the authors: at least one of the people is none of them.
    A role stands for each longer one that has its words: ‘manager’ for ‘inspection manager’.
    """

    people: int = 2
    roles: tuple[str, ...] = ()
    citation: Citation = OUR_OWN


USUAL: Final = Approvals()
"""What holds where a report type says nothing."""
