"""A comparison as one page that stands alone: the answer, figures, words, pages side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.figures import TypeChange
from pipeline.model.comparison.pages import PageChange
from pipeline.reporters.causes import count
from pipeline.reporters.comparison import views
from pipeline.reporters.comparison.measures import heads, rows, version
from pipeline.reporters.comparison.reasons import lost
from pipeline.reporters.comparison.summary import outcome, scope, sides, unbuilt
from pipeline.reporters.comparison.views import View, shown
from pipeline.writers.html import pages
from pipeline.writers.html.pages import Drawn

MOST: Final = 60
"""How many pages are shown as pictures: a page of hundreds would be slow to open."""

_PARTS: Final = {
    "lost": "What could not be compared",
    "types": "Length and reading",
    "wording": "Wording",
    "findings": "Findings",
    "contract": "What is asked",
    "predictions": "Predicted",
    "pages": "Pages",
}
_ANCHORS: Final = {"types": "length", "predictions": "predicted"}
Values: TypeAlias = Mapping[str, object]


def write(comparison: Comparison) -> str:
    """Return the page. It loads nothing and runs nothing; all its pictures are in it."""
    told: dict[str, object] = {
        "lost": [shown(unbuilt(one)) for one in lost(comparison)],
        "types": list(_types(comparison)),
        "wording": [views.wording(one) for one in comparison.wording],
        "findings": list(views.findings(comparison)),
        "contract": [views.term(one) for one in comparison.contract],
        "predictions": [views.prediction(one) for one in comparison.predictions],
        "pages": [_page(one) for one in comparison.pages[:MOST]],
    }
    parts = [(_ANCHORS.get(name, name), _PARTS[name]) for name, found in told.items() if found]
    return pages.comparison({**_answer(comparison), **told, "parts": parts})


def _answer(comparison: Comparison) -> Values:
    left = len(comparison.pages) - MOST
    more = f"{count(left, 'more page')} that look different are not shown." if left > 0 else ""
    return {
        "outcome": outcome(comparison),
        "passes": comparison.verdict.passes and not lost(comparison),
        "scope": scope(comparison),
        "sides": [shown(one) for one in sides(comparison)],
        "reasons": list(views.reasons(comparison)),
        "heads": heads(comparison),
        "more": more,
    }


def _types(comparison: Comparison) -> Iterator[View]:
    for one in comparison.types:
        if found := tuple(rows(one, comparison)):
            yield {"title": shown(one.title), "about": _about(one), "rows": found}


def _about(one: TypeChange) -> str:
    reached = f"{one.touched:,} of {count(one.looked_at, 'report')}"
    return f"{shown(one.report_type)}, {version(one)}, {reached}"


def _page(one: PageChange) -> View:
    title = shown(f"{one.bundle}, {one.document}, page {one.number}")
    return {
        "title": title,
        "base": _picture(one.base, f"Page {one.number} before the change"),
        "head": _picture(one.head, f"Page {one.number} after the change"),
    }


def _picture(png: bytes, said: str) -> Drawn:
    data = b64encode(png).decode()
    return Drawn(f'<img src="data:image/png;base64,{data}" alt="{said}">' if png else "")
