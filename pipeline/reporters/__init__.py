"""Findings become text: one module for each format, and `REPORTERS`, the literal table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from pipeline.reporters.outcome import Outcome

Reporter: TypeAlias = Callable[[Outcome], str]


def _text(outcome: Outcome) -> str:
    from pipeline.reporters import text

    return text.write(outcome.findings, len(outcome.bundles))


def _json(outcome: Outcome) -> str:
    from pipeline.reporters import json

    return json.write(outcome.findings, len(outcome.bundles))


def _sarif(outcome: Outcome) -> str:
    from pipeline.reporters import sarif

    return sarif.write(outcome)


def _junit(outcome: Outcome) -> str:
    from pipeline.reporters import junit

    return junit.write(outcome)


def _github(outcome: Outcome) -> str:
    from pipeline.reporters import github

    return github.write(outcome)


def _markdown(outcome: Outcome) -> str:
    from pipeline.reporters import markdown

    return markdown.write(outcome)


REPORTERS: Mapping[str, Reporter] = {
    "text": _text,
    "json": _json,
    "sarif": _sarif,
    "junit": _junit,
    "github": _github,
    "markdown": _markdown,
}
