"""Findings become text: one module for each format, and `REPORTERS`, the literal table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from pipeline.reporters import github, json, junit, markdown, sarif, text
from pipeline.reporters.outcome import Outcome

Reporter: TypeAlias = Callable[[Outcome], str]

REPORTERS: Mapping[str, Reporter] = {
    "text": lambda outcome: text.write(outcome.findings, len(outcome.bundles)),
    "json": lambda outcome: json.write(outcome.findings, len(outcome.bundles)),
    "sarif": sarif.write,
    "junit": junit.write,
    "github": github.write,
    "markdown": markdown.write,
}
