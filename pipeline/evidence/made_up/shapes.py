"""Texts for fields that ask for a form: a day, an id, what a schema gives as an example."""

from __future__ import annotations

from re import fullmatch
from typing import Final

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.schema.days import is_day
from pipeline.evidence.schema.view import View
from pipeline.model.errors import BrokenError

_USUAL: Final = ("2025-03-06", "A1", "10:00", "0000000000000000", "1", "a", "A", "a week")


def shaped(view: View, path: Path) -> tuple[str, ...]:
    """Return texts of the form that a field asks for: its examples, or else one of the usual forms.

    BrokenError if none fits: patterns are not read backwards.
    """
    examples = [one for some in view.said("examples") for one in some]
    fitting = [one for one in examples if _fits(view, one)]
    usual = next((one for one in _USUAL if _fits(view, one)), None)
    if not fitting and usual is None:
        at = to_pointer(path)
        raise BrokenError(
            f"No bundle can be made up: nothing is known that has the form of ‘{at}’.",
            hint="Give its schema ‘examples’, a list of texts that fit its pattern.",
        )
    return tuple(dict.fromkeys(fitting)) or (usual or "",)


def _fits(view: View, text: str) -> bool:
    return (
        all(fullmatch(one, text) for one in view.said("pattern"))
        and ("date" not in view.said("format") or is_day(text))
        and len(text) <= min(view.said("maxLength"), default=len(text))
        and len(text) >= max(view.said("minLength"), default=0)
    )
