"""A comparison as JSON, by `schemas/comparison.schema.json`, for other programs to read."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

from pipeline import __version__
from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.pages import PageChange
from pipeline.model.data import as_data

SCHEMA_VERSION = "1"


def write(comparison: Comparison) -> str:
    """Return a comparison as one JSON object. Of pictures only digests are told."""
    content: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "inspection-reports", "version": __version__},
        "passes": comparison.verdict.passes,
        **as_data(replace(comparison, pages=())),
        "pages": [_page(one) for one in comparison.pages],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _page(page: PageChange) -> dict[str, Any]:
    whole: dict[str, Any] = as_data(replace(page, base=b"", head=b""))
    return {**whole, "base": _digest(page.base), "head": _digest(page.head)}


def _digest(picture: bytes) -> str:
    return sha256(picture).hexdigest() if picture else ""
