"""Pages of the preview itself: what is broken, what is wrong with a bundle, all bundles.

They are those of the program: a team’s own templates may be what is broken. Where even these
cannot be drawn, as in a checkout in which somebody edits them, the words stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding, TemplateAddress
from pipeline.resources import Home, home, using
from pipeline.runs.preview.shown import Shown
from pipeline.writers.html import pages

_AROUND = 3  # lines before and after the one that is told
_LONGEST = 300  # letters of a line that are shown
_EMPTY: Mapping[str, object] = {
    "findings": (), "label": "", "hint": "", "lines": (), "message": "", "places": (), "rows": (),
    "said": "", "where": "", "troubles": (),
}  # fmt: skip


def trouble(error: BrokenError) -> str:
    """Return the page of something broken: what, where, the lines around it, and what to do."""
    at = error.place.template
    values = {
        "title": "This cannot be shown",
        "message": error.message,
        "where": error.place.describe(),
        "hint": error.hint,
        "lines": _around(at) if at else (),
    }
    return _drawn(values)


def refused(name: str, findings: Sequence[Finding]) -> str:
    """Return the page of a bundle of which no report can be made: its findings."""
    said = "Of this bundle no report can be made yet. When the errors are mended, it stands here."
    places = tuple(_place(one) for one in findings)
    return _drawn(
        {
            "title": "No report yet",
            "label": name,
            "said": said,
            "findings": findings,
            "places": places,
        }
    )


def index(name: str, rows: Sequence[tuple[str, str, Shown]], broken: Sequence[BrokenError]) -> str:
    """Return the page of all bundles: of each its address, its file and what is known of it."""
    troubles = tuple((one.place.describe(), one.message, one.hint) for one in broken)
    return _drawn({"title": name, "label": "All bundles of", "rows": rows, "troubles": troubles})


def nothing(message: str, hint: str = "") -> str:
    """Return a page that says why there is nothing at an address."""
    return _drawn({"title": "Nothing to show", "message": message, "hint": hint})


def _drawn(values: Mapping[str, object]) -> str:
    try:
        with using(Home()):
            return pages.preview({**_EMPTY, **values})
    except BrokenError as error:
        return _plain(values, error)


def _plain(values: Mapping[str, object], error: BrokenError) -> str:
    """Return the words of a page alone, and why they stand alone."""
    told = [str(values.get(one, "")) for one in ("where", "message", "hint", "said")]
    body = "".join(f"<p>{escape(one)}</p>" for one in (*told, str(error), error.hint) if one)
    title = escape(str(values["title"]))
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'</head><body class="preview"><main><h1>{title}</h1>{body}</main></body></html>'
    )


def _place(finding: Finding) -> str:
    """Return the line, column and field of a finding in its bundle, never its file; or ''."""
    at = finding.place.bundle
    told = (f"line {at.line}, column {at.column}" if at.line else "", at.pointer) if at else ()
    return ", ".join(one for one in told if one)


def _around(at: TemplateAddress) -> tuple[tuple[int, str, bool], ...]:
    """Return the lines around a line of a template, each with its number; none where none is."""
    try:
        text = home().path(f"templates/{at.file}").read_bytes().decode("utf-8", "replace")
    except OSError:
        return ()
    lines = text.splitlines() or [""]
    here = min(max(at.line, 1), len(lines))
    first = max(here - _AROUND, 1)
    shown = lines[first - 1 : here + _AROUND]
    return tuple((no, line[:_LONGEST], no == here) for no, line in enumerate(shown, first))
