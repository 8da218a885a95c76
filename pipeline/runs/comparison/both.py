"""One bundle on both sides."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices
from pipeline.model.comparison.sides import SideName
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from pipeline.runs.comparison.data import apart
from pipeline.runs.comparison.measure import Measure


@dataclass(frozen=True, slots=True)
class Place:
    """Where files are looked for on a side, and a team's choices there.

    What is the same in the home `beside` it, that of the other side, is worked out once.
    """

    home: Home
    choices: Choices
    beside: Home | None = None

    def used(self) -> AbstractContextManager[None]:
        """Look for files there for a while."""
        return using(self.home, self.beside)


class SideError(BrokenError):
    """The templates, report types or schemas of a side are broken."""

    def __init__(self, side: SideName, error: BrokenError) -> None:
        super().__init__(error.message, place=error.place, hint=error.hint)
        self.side = side


@dataclass(frozen=True, slots=True)
class Both:
    """What one bundle comes to on both sides; base is None where it was not built there."""

    base: Measure | None
    head: Measure


def both(
    source: RawBundle,
    older: bytes | None,
    base: Place | None,
    head: Place,
    *,
    outlined: bool = False,
) -> Both:
    """Return what a bundle comes to on both sides, passages only where their words differ.

    Base builds its own, older one where its schemas refuse that of head. With `outlined` the words
    of head are told, too. Raises SideError for templates, report types and schemas that are broken.
    """
    now = _measured("head", source, head, outlined=outlined)
    if base is None:
        return Both(None, now)
    before = _measured("base", source, base)
    if before.invalid and older is not None:
        own = _measured("base", replace(source, raw=older), base)
        before = own if own.built else before
    if not (before.built and now.built):
        return Both(before, now)
    return Both(*apart(before, now))


def _measured(
    side: SideName, source: RawBundle, place: Place, *, outlined: bool = False
) -> Measure:
    from pipeline.runs.comparison.measuring import measure

    try:
        with place.used():
            return measure(source, place.choices, outlined=outlined)
    except BrokenError as error:
        raise SideError(side, error) from error
