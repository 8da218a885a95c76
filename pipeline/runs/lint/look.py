"""What is wrong with the look: tokens, style sheets and pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import STYLE_SHEET
from pipeline.composition.lint.told import told
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.report_type.toml.table import Table
from pipeline.resources import home
from pipeline.writers.html.page_files import page_file
from pipeline.writers.html.pages import checked_page
from pipeline.writers.look.contrast import too_near
from pipeline.writers.look.style import property_names
from pipeline.writers.look.tokens import NAME, large_sizes, tokens
from pipeline.writers.look.values import Look
from pipeline.writers.sheets.sheet import sheet_faults


def look_faults() -> Iterator[Finding]:
    """Yield what is wrong with our own look, or with that of a team."""
    look: Look | None = None
    try:
        look = tokens()
    except BrokenError as error:
        yield told(error)
    if look is not None:
        yield from _contrast(look)
    try:
        large_sizes()
    except BrokenError as error:
        yield told(error)
    known = property_names(look) if look else frozenset[str]()
    for name in _pages(".css"):
        yield from _sheet(name, known if look else None)
    for name in _pages(".html.j2"):
        try:
            checked_page(name)
        except BrokenError as error:
            yield told(error)


def _pages(ending: str) -> Iterator[str]:
    names = home().names(f"templates/pages/*{ending}")
    yield from (PurePosixPath(name).name for name in names)


def _sheet(name: str, known: frozenset[str] | None) -> Iterator[Finding]:
    try:
        text = page_file(name)
    except BrokenError as error:
        yield told(error)
        return
    if known is not None:
        for one in sheet_faults(text, known):
            yield Fault(STYLE_SHEET, *one).at(f"pages/{name}")


def _contrast(look: Look) -> Iterator[Finding]:
    table = Table.named(NAME)
    for near in too_near(look):
        scheme = near.scheme if near.scheme in table.data else "light"
        at = table.table(scheme).address(near.ink)
        message = (
            f"The colours ‘{near.ink}’ and ‘{near.ground}’ ({near.scheme}) meet with a contrast of "
            f"{near.contrast:.1f}, and {near.least:g} is the least."
        )
        yield Fault(STYLE_SHEET, at.line, message, "Make one of them darker.", near.ink).at(at.file)
