"""Why a section can become so long: the branch, the list and the field that add the most."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from pipeline.composition.budget.tally import Amount


@dataclass(frozen=True, slots=True)
class Cause:
    """Something that adds words to the longest report there can be, and where it stands.

    `what` is a condition as the template has it, or the pointer of a list or field. `words` are
    those it adds at the most, `own` those of them that are the template's.
    """

    kind: Literal["branch", "list", "field"]
    file: str
    line: int
    what: str
    words: Amount
    own: Amount


def scaled(cause: Cause, times: Amount) -> Cause:
    """Return a cause that is there so many times."""
    return replace(
        cause,
        words=cause.words * times if cause.words else 0,
        own=cause.own * times if cause.own else 0,
    )
