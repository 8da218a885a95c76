"""One bundle on both sides."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices
from pipeline.model.comparison.pages import PageChange
from pipeline.model.comparison.sides import SideName
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from pipeline.runs.comparison.data import apart
from pipeline.runs.comparison.measure import NOTHING_ELSE, Asked, Measure
from pipeline.runs.comparison.printing import page_changes


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
    """What one bundle comes to on both sides; base is None where it was not built there.

    `pages` are those that look different, where PDFs were asked for.
    """

    base: Measure | None
    head: Measure
    pages: tuple[PageChange, ...] = ()


def both(
    source: RawBundle,
    older: bytes | None,
    base: Place | None,
    head: Place,
    asked: Asked = NOTHING_ELSE,
) -> Both:
    """Return what a bundle comes to on both sides, passages only where their words differ.

    Base builds its own, older one where its schemas refuse that of head. Raises SideError for
    templates, report types and schemas that are broken.
    """
    now = _measured("head", source, head, asked)
    if base is None:
        return Both(None, replace(now, printed=()))
    before = _measured("base", source, base, replace(asked, outlined=False))
    if before.invalid and older is not None:
        own = _measured("base", replace(source, raw=older), base, replace(asked, outlined=False))
        before = own if own.built else before
    if not (before.built and now.built):
        return Both(replace(before, printed=()), replace(now, printed=()))
    pages = page_changes(source.name, now.report_type, before.printed, now.printed)
    was, is_ = apart(before, now)
    return Both(replace(was, printed=()), replace(is_, printed=()), tuple(pages))


def _measured(side: SideName, source: RawBundle, place: Place, asked: Asked) -> Measure:
    from pipeline.runs.comparison.measuring import measure

    try:
        with place.used():
            return measure(source, place.choices, asked)
    except BrokenError as error:
        raise SideError(side, error) from error
