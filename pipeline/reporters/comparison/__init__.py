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


def _sarif(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import sarif

    return sarif.parts(comparison)


def _junit(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import junit

    return (junit.write(comparison),)


def _github(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import github

    return github.parts(comparison)


def _gitlab(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import gitlab

    return gitlab.parts(comparison)


def _markdown(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import markdown

    return (markdown.write(comparison),)


def _html(comparison: Comparison) -> Iterable[str]:
    from pipeline.reporters.comparison import page

    return (page.write(comparison),)


REPORTERS: Mapping[str, Reporter] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
    "html": _html,
}
"""What yields the text of a format piece by piece."""
