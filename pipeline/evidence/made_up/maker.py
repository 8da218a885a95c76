"""From the schemas to a bundle: which fields there are; what they hold is for a chooser to say.

A chooser is asked for each field, each length and each value, with the path of it, so that the
shortest bundle, the longest, a random one and one of a profile are made in the same way.
"""

from __future__ import annotations

from typing import Any, Final, Protocol

from pipeline.evidence.json.pointer import Path
from pipeline.evidence.made_up.shapes import shaped
from pipeline.evidence.schema.view import View

MOST_WORDS: Final = 2_000
"""Characters of a text, and 3 entries of a list, that no schema bounds."""
_MOST_ENTRIES: Final = 3
_MOST_NUMBER: Final = 10**9
NEVER_MADE: Final = frozenset({"$schema", "waivers", "narrative", "follows"})
"""Fields that only mean something beside what is written elsewhere; narrative is made by itself."""


class Chooser(Protocol):
    """Says what a bundle is to hold. Each answer must lie within the bounds that it is given."""

    def gives(self, view: View, path: Path) -> bool:
        """Return whether a field that may be left out is there."""

    def length(self, path: Path, least: int, most: int) -> int:
        """Return how many entries a list has."""

    def number(self, path: Path, least: int, most: int) -> int:
        """Return a whole number."""

    def among(self, path: Path, values: tuple[str, ...]) -> str:
        """Return one of the texts that may stand there."""

    def yes(self, path: Path) -> bool:
        """Return true or false."""

    def words(self, path: Path, least: int, most: int) -> str:
        """Return a text of so many characters, on one line."""


def value(view: View, chooser: Chooser, path: Path = ()) -> Any:
    """Return a value that its schemas allow. BrokenError where nothing fits a pattern."""
    kinds = view.said("type")
    kind = kinds[0] if kinds else "object" if view.said("properties") else "string"
    match kind:
        case "object":
            return _record(view, chooser, path)
        case "array":
            number = chooser.length(path, *_bounds(view, "Items", _MOST_ENTRIES))
            return [value(view.below(0), chooser, (*path, at)) for at in range(number)]
        case "integer":
            least = max(view.said("minimum"), default=0)
            return chooser.number(path, least, min(view.said("maximum"), default=_MOST_NUMBER))
        case "boolean":
            return chooser.yes(path)
        case _:
            return _text(view, chooser, path)


def listed(view: View) -> tuple[str, ...]:
    """Return the texts of which one must stand in a field, or nothing where any may."""
    lists = [(one,) for one in view.said("const")] + [tuple(one) for one in view.said("enum")]
    return tuple(one for one in lists[0] if all(one in other for other in lists)) if lists else ()


def _record(view: View, chooser: Chooser, path: Path) -> dict[str, Any]:
    required = {name for names in view.said("required") for name in names}
    return {
        name: value(view.below(name), chooser, (*path, name))
        for name in view.names()
        if name not in NEVER_MADE
        and (name in required or chooser.gives(view.below(name), (*path, name)))
    }


def _text(view: View, chooser: Chooser, path: Path) -> str:
    if values := listed(view):
        return values[0] if len(values) == 1 else chooser.among(path, values)
    if view.said("pattern") or view.said("format"):
        fitting = shaped(view, path)
        return fitting[0] if len(fitting) == 1 else chooser.among(path, fitting)
    least, most = _bounds(view, "Length", MOST_WORDS)
    return chooser.words(path, max(least, 1), most)


def _bounds(view: View, of: str, usual: int) -> tuple[int, int]:
    least = max(view.said(f"min{of}"), default=0)
    return least, max(min(view.said(f"max{of}"), default=max(usual, least)), least)
