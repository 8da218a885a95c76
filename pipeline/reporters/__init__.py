"""Findings become text: one module for each format, and `REPORTERS`, the literal table of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from pipeline.reporters.outcome import Outcome

Reporter: TypeAlias = Callable[[Outcome], Iterable[str]]


def _text(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import text

    return text.whole(outcome)


def _json(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import json

    return json.parts(outcome.findings, len(outcome.bundles), unit=outcome.unit)


def _csv(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import csv

    return csv.parts(outcome.findings)


def _sarif(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import sarif

    return sarif.parts(outcome)


def _junit(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import junit

    return (junit.write(outcome),)


def _github(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import github

    return github.parts(outcome)


def _gitlab(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import gitlab

    return gitlab.parts(outcome)


def _markdown(outcome: Outcome) -> Iterable[str]:
    from pipeline.reporters import markdown

    return (markdown.write(outcome),)


REPORTERS: Mapping[str, Reporter] = {
    "text": _text,
    "json": _json,
    "csv": _csv,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "gitlab": _gitlab,
    "markdown": _markdown,
}
"""What yields the text of a format piece by piece: there may be very many findings."""
