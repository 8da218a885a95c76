"""Blanks for the fields of a schema: which are asked for, and the hint in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from pipeline.evidence.schema.view import View

_OPTIONAL: Final = "Optional. "
_ENTRY: Final = "Remove this entry if there is none. "
_YES_OR_NO: Final = " Write true or false."
_YES: Final = " Write true, or leave the field out."
_SHAPES: Final = {"date": " As YYYY-MM-DD.", "date-or-month": " As YYYY-MM-DD, or YYYY-MM."}
_IDS: Final = {"/requirements/*/id": "R1", "/recommendations/*/id": "C1"}


@dataclass(frozen=True, slots=True)
class Fields:
    """What to ask for beyond what schemas require, as pointers; `*` in them is any entry."""

    asked: frozenset[str]

    def value(self, view: View, pointer: str) -> Any:
        """Return a blank for a value: an object or list of its blanks, or a hint."""
        const = next(iter(view.said("const")), None)
        if const is not None:
            return const
        if "object" in view.said("type"):
            return self._object(view, pointer)
        if "array" in view.said("type"):
            return self._list(view, pointer)
        return _IDS.get(pointer) or hinted(view)

    def _object(self, view: View, pointer: str) -> dict[str, Any]:
        required = {name for names in view.said("required") for name in names}
        found = {}
        for name in view.names():
            at = f"{pointer}/{name}"
            if name in required or self._asks(at):
                blank = self.value(view.below(name), at)
                found[name] = blank if name in required else _optional(view.below(name), blank)
        return found

    def _list(self, view: View, pointer: str) -> list[Any]:
        """Return the fewest entries that may be there; one that may be removed, if it is asked."""
        fewest = max(view.said("minItems"), default=0)
        entry = self.value(view.below(0), f"{pointer}/*")
        if not isinstance(entry, dict):
            return [entry] * max(fewest, 1)
        if not fewest and self._asks(f"{pointer}/*"):
            return [marked(entry, _ENTRY)]
        return [dict(entry) for _ in range(fewest)]

    def _asks(self, pointer: str) -> bool:
        return pointer in self.asked or any(one.startswith(f"{pointer}/") for one in self.asked)


def _optional(view: View, blank: Any) -> Any:
    """Mark a blank as optional; those within an object are marked by themselves."""
    if isinstance(blank, dict):
        return blank
    if "boolean" in view.said("type"):
        return blank.replace(_YES_OR_NO, _YES)
    if isinstance(blank, list):
        texts = all(isinstance(one, str) for one in blank)
        return [marked(one, _OPTIONAL) for one in blank] if texts else blank
    return marked(blank, _OPTIONAL)


def marked(blank: Any, mark: str) -> Any:
    """Return a blank whose first hint begins with a mark."""
    if isinstance(blank, dict):
        hints = [name for name, one in blank.items() if "<<" in str(one)]
        first = next((name for name in hints if _OPTIONAL not in str(blank[name])), hints[0])
        return blank | {first: marked(blank[first], mark)}
    if isinstance(blank, list):
        return [marked(blank[0], mark), *blank[1:]]
    return blank.replace("<<", f"<<{mark}", 1)


def hinted(view: View, before: str = "", after: str = "") -> str:
    """Return the blank of a single value: what belongs there, and in which form."""
    allowed = view.said("enum")
    common = [one for one in allowed[0] if all(one in each for each in allowed)] if allowed else []
    choices = f" One of: {', '.join(common)}." if common else ""
    if "boolean" in view.said("type"):
        choices = _YES_OR_NO
    shape = next((_SHAPES[one] for one in view.said("format")), "")
    return f"<<{before}{view.description()}{choices}{shape}{after}>>"
