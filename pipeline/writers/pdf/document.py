"""The PDF writer: the HTML writer's body, printed as tagged PDF/UA-1 by WeasyPrint.

WeasyPrint is imported on first use. A process keeps one font configuration and the parsed style
sheet: a new one for each report costs time and memory that never comes back.
"""

from __future__ import annotations

import ctypes.util
import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from multiprocessing.util import Finalize
from typing import Any

from pipeline.model.document import Document
from pipeline.model.errors import BrokenError
from pipeline.resources import read, remembered
from pipeline.writers.html import document as html
from pipeline.writers.html import pages
from pipeline.writers.html.page_files import page_file
from pipeline.writers.look.brand.reading import brand
from pipeline.writers.look.fonts import asset, fonts_of, paper_families
from pipeline.writers.look.reading import look
from pipeline.writers.pdf import archive, layout
from pipeline.writers.pdf.defaults import lean
from pipeline.writers.pdf.engine import absent
from pipeline.writers.pdf.foot import large_foot
from pipeline.writers.pdf.paper import for_paper, has_long_word
from pipeline.writers.pdf.tags import mend
from pipeline.writers.pdf.tree import tree

_VARIANT = {"pdf_variant": "pdf/ua-1"}
_SLOWER = "Using fontTools instead of HarfBuzz-Subset"  # optional; the manifest tells which it was


@dataclass(frozen=True, slots=True)
class Pdf:
    """A finished PDF: its bytes, the same each time, and its number of pages."""

    content: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class _Asset:
    """What a page may load: its bytes, and what they are."""

    content: bytes
    kind: str


@dataclass(frozen=True, slots=True)
class _Press:
    """What all renders of a process share."""

    fonts: Any
    style: Any


def write(document: Document) -> Pdf:
    """Return the report as PDF/UA-1; a final version as PDF/A-2a too, in the same file.

    Raises `BrokenError` if anything was to be fetched, if WeasyPrint had anything to complain
    of, or if a character is not in the report font: such a PDF would depend on the machine.
    """
    page = html.page(document, navigation=html.contents(document))
    foot = large_foot(document.stamp) if document.large else ""
    chosen = layout.OF[document.layout]
    return print_page(page, chosen, kept=document.stamp.state == "final", foot=foot)


def warm() -> None:
    """Load WeasyPrint, the fonts and the style sheets, which all documents share."""
    _press()
    _defaults(())


def print_page(
    page: str,
    chosen: Callable[[layout.Render], Any] = layout.best,
    *,
    kept: bool = False,
    foot: str = "",
) -> Pdf:
    """Return a page of HTML as PDF/UA-1, under the same conditions as `write`.

    `chosen` lays it out, once or more, and returns what is printed. What is `kept` for years is
    PDF/A-2a, too. With a `foot`, a style sheet of the room below, it is set in large print, where
    each word may be too long for its line.
    """
    large = bool(foot)
    press = _large_press() if large else _press()
    always: tuple[layout.Sheet, ...] = ("words.css",) if large or has_long_word(page) else ()
    last: tuple[layout.Sheet, ...] = ("large.css",) if large else ()
    with _closed_door() as fetcher:
        source = _source(page, fetcher)

        def render(sheets: tuple[layout.Sheet, ...]) -> Any:
            named = (*always, *sheets, *last)
            styles = [press.style, *(_extra(one, large=large) for one in named)]
            styles += [_parsed(foot)] if foot else []
            source._ua_stylesheets = lambda forms=False: [_defaults(named, large=large)]
            return source.render(font_config=press.fonts, stylesheets=styles, **_VARIANT)

        rendered = chosen(render)
        if kept:
            content = rendered.write_pdf(finisher=_finish_kept, **archive.OPTIONS)
        else:
            content = rendered.write_pdf(finisher=_finish, **_VARIANT)
    return Pdf(content, len(rendered.pages))


def _source(page: str, fetcher: Any) -> Any:
    """Return what WeasyPrint makes of a page before it lays it out."""
    engine = _engine()
    source = engine.HTML.__new__(engine.HTML)
    source.wrapper_element = engine.cssselect2.ElementWrapper.from_html_root(
        tree(for_paper(page, pages.print_sheet()))
    )
    source.etree_element = source.wrapper_element.etree_element
    source.base_url, source.url_fetcher, source.media_type = None, fetcher, "print"
    return source


def _finish(rendered: Any, pdf: Any) -> None:
    """Refuse fonts of the machine, then mend the tags."""
    families = paper_families(look())
    if any(font.family not in families for font in rendered.fonts.values()):
        raise BrokenError(
            "The PDF has a character that its font lacks", hint="Replace arrows, ticks and emoji."
        )
    mend(pdf)


def _finish_kept(rendered: Any, pdf: Any) -> None:
    _finish(rendered, pdf)
    archive.complete(pdf)


@cache
def _engine() -> Any:
    """Return WeasyPrint, loaded without the search for libraries under names of other systems.

    On Linux the search starts a compiler for each name, dozens of times, before the name by which
    the loader knows the library is tried. Raises BrokenError where a library is not there.
    """
    found = ctypes.util.find_library
    if sys.platform == "linux":
        ctypes.util.find_library = lambda name: None
    try:
        with redirect_stdout(StringIO()):  # where it tells of its own how to install them
            import weasyprint
    except OSError as error:
        raise absent() from error
    finally:
        ctypes.util.find_library = found
    return weasyprint


def trouble() -> BrokenError | None:
    """Return why no PDF can be written on this machine; nothing if one can."""
    try:
        _engine()
    except BrokenError as error:
        return error
    return None


@remembered
def _press() -> _Press:
    engine = _engine()
    fonts = engine.text.fonts.FontConfiguration()
    # Its folder of fonts goes when it goes: in time, and in a worker, where `atexit` is not run.
    Finalize(None, _press.forget, exitpriority=0)
    style = pages.print_sheet()
    with _closed_door() as fetcher:
        return _Press(fonts, engine.CSS(string=style, font_config=fonts, url_fetcher=fetcher))


@remembered
def _large_press() -> _Press:
    """Return the same for large print, with the fonts that are loaded once."""
    fonts = _press().fonts
    style = _engine().CSS(string=pages.large_sheet(), font_config=fonts, url_fetcher=_fetcher())
    return _Press(fonts, style)


@remembered
def _defaults(sheets: tuple[layout.Sheet, ...], *, large: bool = False) -> Any:
    """Return WeasyPrint's own style sheet for what is printed with the sheets that are named."""
    extra = map(pages.extra_sheet, sheets)
    whole = pages.large_sheet() if large else pages.print_sheet()
    asked_for = "\n".join((whole, *extra, page_file("page.html.j2")))
    return _parsed(lean(_engine().html.UA, asked_for))


@cache
def _parsed(style: str) -> Any:
    return _engine().CSS(string=style)


@remembered
def _extra(sheet: layout.Sheet, *, large: bool = False) -> Any:
    """Return a style sheet that only some reports are printed with."""
    style, fonts = pages.extra_sheet(sheet, large=large), _press().fonts
    return _engine().CSS(string=style, font_config=fonts, url_fetcher=_fetcher())


@remembered
def _assets() -> dict[str, _Asset]:
    """Return all that a page may load, by address: the faces of its fonts, and its logo."""
    faces = (file for font in fonts_of(look()) for file, *_ in font.faces)
    files = {asset(file): _Asset(read(file), "font/ttf") for file in faces}
    own = brand()
    if own and own.logo:
        files[own.logo.page.address] = _Asset(own.logo.page.content, own.logo.page.kind)
    return files


@cache
def _fetcher() -> Any:
    """Return the one fetcher of the process: it serves our assets and notes what it refused.

    One, because newer Pythons load all certificates of the machine whenever one is made.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Closed(URLFetcher):  # type: ignore[misc]  # it has no types
        def __init__(self) -> None:
            super().__init__(allow_redirects=False)
            self.refused: list[str] = []

        def fetch(self, url: str, headers: object = None) -> object:
            if url not in _assets():
                self.refused.append(url)
                raise ValueError("refused")
            found = _assets()[url]
            return URLFetcherResponse(url, found.content, {"Content-Type": found.kind})

    return Closed()


@contextmanager
def _closed_door() -> Iterator[Any]:
    """Yield the fetcher; raise afterwards if it had to refuse, or if WeasyPrint complained."""
    from weasyprint.logger import LOGGER

    fetcher, complaints = _fetcher(), _Complaints(logging.WARNING)
    fetcher.refused.clear()
    LOGGER.addHandler(complaints)
    try:
        yield fetcher
    finally:
        LOGGER.removeHandler(complaints)
    if fetcher.refused:
        many = len(fetcher.refused)
        raise BrokenError(f"The PDF asked for {many} addresses that it must not fetch")
    if complaints.templates:
        raise BrokenError(
            "WeasyPrint complains: " + "; ".join(complaints.templates),
            hint="The log `weasyprint` has the details.",
        )


class _Complaints(logging.Handler):
    """Keeps the fixed part of warnings and errors: the arguments could be words of a bundle."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.templates: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if not str(record.msg).startswith(_SLOWER):
            self.templates.append(str(record.msg))
