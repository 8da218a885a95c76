"""Findings become text: one module for each format, and `REPORTERS`, the literal table of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from pipeline.finding import Finding
from pipeline.reporters import json, text

Reporter: TypeAlias = Callable[[Sequence[Finding], int], str]
"""Takes all findings and the number of bundles that were looked at."""

REPORTERS: Mapping[str, Reporter] = {
    "text": text.write,
    "json": json.write,
}
