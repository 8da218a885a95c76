"""What `compare` found, told to people and to programs. `REPORTERS` is the literal table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from pipeline.model.comparison.comparison import Comparison

Reporter: TypeAlias = Callable[[Comparison], Iterable[str]]


def _text(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import text

    return text.parts(comparison)


def _json(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import data

    return (data.write(comparison),)


REPORTERS: Mapping[str, Reporter] = {"text": _text, "json": _json}
"""What yields the text of a format piece by piece."""
