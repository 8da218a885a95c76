"""A page as the preview sends it: with a bar on top, and a script that renews it.

Nothing of it acts but what the preview itself has put there: the policy names one number, new for
each answer, and only the style and script that carry it count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.runs.preview.shown import Sheet
from pipeline.writers.html import pages

SCRIPT = "preview.js"
# The words of a bundle are escaped wherever they stand, so the first of each is the page’s own.
_HEAD = re.compile(r"</head>\s*<body\b[^<>]*>(?:\s*<a class=\"skip\"[^<>]*>[^<>]*</a>)?")


@dataclass(frozen=True, slots=True)
class Way:
    """A link of the bar. `here` is the one that leads to this very page."""

    href: str
    words: str
    here: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """What stands on top of a page: what is told, links, and how many findings there are.

    `files` are the documents, of which `here` is the one that is shown. `found` leads to `first`.
    A page without a `version` is not renewed.
    """

    said: str
    ways: tuple[Way, ...] = ()
    files: tuple[Sheet, ...] = ()
    found: str = ""
    first: str = ""
    number: int = 0
    version: str = ""
    state: str = ""
    here: str = ""


def dressed(page: str, *, bar: Bar, nonce: str, script: str, file: str) -> bytes:
    """Return a page with its bar. `script` is where the script is, `file` the template of the page.

    Raises BrokenError for a page on which a bar cannot stand.
    """
    at = _HEAD.search(page)
    if at is None:
        said = "This page has no ‘</head>’ and ‘<body>’, one behind the other."
        hint = "The preview puts its bar there."
        place = Place(template=TemplateAddress(f"pages/{file}", 1))
        raise BrokenError(said, place=place, hint=hint)
    head = page[: at.start()].replace("<style>", f'<style nonce="{nonce}">')
    more = f'<style nonce="{nonce}">\n{pages.bar_sheet()}</style>\n'
    if bar.version:
        more += f'<script src="{script}" nonce="{nonce}" defer></script>\n'
    return "".join((head, more, at[0], "\n", _bar(bar), page[at.end() :])).encode()


def policy(nonce: str) -> str:
    """Return the policy of a page. Widths of columns stand in attributes, which load nothing."""
    return (
        f"default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; "
        "style-src-attr 'unsafe-inline'; img-src data:; font-src data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )


def _bar(bar: Bar) -> str:
    values: dict[str, object] = {
        "said": bar.said, "ways": bar.ways, "files": bar.files, "found": bar.found,
        "first": bar.first, "number": bar.number, "version": bar.version, "state": bar.state,
        "here": bar.here,
    }  # fmt: skip
    return pages.preview_bar(values)


def script() -> bytes:
    """Return the script."""
    return pages.script(SCRIPT).encode()
