"""The brand that is in use: `brand.toml` in the folder that the project file names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeVar

from pipeline.model.closing import NOTHING
from pipeline.report_type.toml.closing import LONGEST_LINE, closing, words
from pipeline.report_type.toml.table import Table
from pipeline.resources import home, names, read, remembered
from pipeline.writers.look.brand import truetype
from pipeline.writers.look.brand.files import FOLDER, content_of, name_of
from pipeline.writers.look.brand.png import png
from pipeline.writers.look.brand.refused import RefusedError
from pipeline.writers.look.brand.svg import svg
from pipeline.writers.look.brand.values import Brand, Logo, Picture
from pipeline.writers.look.tokens import colours, family
from pipeline.writers.look.values import Font

NAME: Final = f"{FOLDER}/brand.toml"
SCHEMES: Final = ("light", "dark", "paper")

Made = TypeVar("Made")

_KINDS: Final = ("regular", "bold", "italic", "bold_italic")
_HEIGHTS: Final = (8, 30)
_WIDEST: Final = 100


@remembered
def brand() -> Brand | None:
    """Return the brand that is in use, or nothing. Raises BrokenError, with its line."""
    if NAME not in names(f"{FOLDER}/*.toml"):
        return None
    table = table_of_brand()
    table.close(*SCHEMES, "logo", "font", "closing")
    return Brand(
        colours={one: _own_colours(table, one) for one in SCHEMES},
        font=_font(table.table("font")) if "font" in table.data else None,
        logo=_logo(table.table("logo")) if "logo" in table.data else None,
        closing=closing(table.table("closing")) if "closing" in table.data else NOTHING,
    )


def table_of_brand() -> Table:
    """Return the file of the brand, to say in which of its lines something is wrong."""
    folder = home().brand
    told = f"{folder.name}/brand.toml" if folder else NAME
    return Table.of_content(told, partial(read, NAME))


def _own_colours(table: Table, scheme: str) -> dict[str, str]:
    if scheme not in table.data:
        return {}
    own = table.table(scheme)
    return colours(own, tuple(own.data))


def _font(table: Table) -> Font:
    """Return a font of four whole faces; two files for one face would print wrong letters."""
    table.close("family", "alternative", *_KINDS)
    faces = [name_of(table, kind, ".ttf") for kind in _KINDS]
    seen = [_checked(table, kind, ".ttf", truetype.check) for kind in _KINDS]
    for at, content in enumerate(seen):
        if content in seen[:at]:
            raise table.broken("Two faces of the font are the same file.", key=_KINDS[at])
    alternative = family(table, "alternative") if "alternative" in table.data else "Arial"
    return Font(family(table, "family"), alternative, *faces)


def _checked(table: Table, key: str, ending: str, check: Callable[[bytes], object]) -> bytes:
    content = content_of(table, key, ending)
    _held(table, key, check, content)
    return content


def _logo(table: Table) -> Logo:
    """Return the logo. Word shows the PNG; a page shows the SVG, where there is one."""
    table.close("png", "svg", "alt", "height")
    if "png" not in table.data:
        hint = "Save the picture as a PNG, too, about 500 pixels wide."
        raise table.broken("‘png’ is missing: Word shows no SVG.", hint=hint)
    word = _picture(table, "png", ".png", png)
    page = _picture(table, "svg", ".svg", svg) if "svg" in table.data else word
    if abs(page.ratio / word.ratio - 1) > 0.05:
        raise table.broken("The PNG and the SVG have different shapes.", key="svg")
    least, most = _HEIGHTS
    height = table.integer("height", 14, least=least, most=most)
    found = Logo(page, word, words(table, "alt", LONGEST_LINE), height)
    if found.width > _WIDEST:
        hint = "Make it less high."
        message = f"The logo is wider than {_WIDEST} mm."
        raise table.broken(message, key="height", hint=hint)
    return found


def _picture(table: Table, key: str, ending: str, made: Callable[[bytes], Picture]) -> Picture:
    content = content_of(table, key, ending)
    return _held(table, key, made, content)


def _held(table: Table, key: str, made: Callable[[bytes], Made], content: bytes) -> Made:
    try:
        return made(content)
    except RefusedError as refused:
        raise table.broken(f"The file that ‘{key}’ names {refused}.", key=key) from refused
