"""The look as style sheets: custom properties for screens, plain values for paper.

A style sheet of pages says `var(--accent)` and never a colour. On a screen the browser looks that
up, light or dark. On paper the value stands in its place, so that it also holds in the margins of a
page, which has no element that it could be looked up at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Final

from pipeline.writers.look.fonts import faces, paper_families
from pipeline.writers.look.palette import Mark, Palette, Shape
from pipeline.writers.look.values import Look, points

_USE: Final = re.compile(r"var\(--([a-z0-9-]+)\)")
_NAME: Final = re.compile(r"--([a-z0-9-]+): ")

# A shape as custom properties: line, corners, the left edge, and the gap of a ring around it.
_SHAPES: Final[Mapping[Shape, Mapping[str, str]]] = {
    "round": {"line": ".75pt solid", "round": ".75em", "left": ".75pt", "ring": "0"},
    "bar": {"line": ".75pt solid", "round": "0", "left": "4pt", "ring": "0"},
    "double": {"line": "2.25pt double", "round": "0", "left": "2.25pt", "ring": "1.5pt"},
}


def on_screen(look: Look) -> str:
    """Return the custom properties of a page: light, dark, and colours that a system forces."""
    schemes = (
        (":root", {**_on_screen(look), **_colours(look.light)}),
        ("@media screen and (prefers-color-scheme: dark) { :root", _colours(look.dark)),
        ("@media print { :root", _differing(look)),
        ("@media (forced-colors: active) { :root", _colours(look.forced)),
    )
    rules = (
        f"{head} {_block(values)}{' }' if head.startswith('@') else ''}"
        for head, values in schemes
        if values
    )
    return "\n".join((*rules, *_marks(look)))


def on_paper(look: Look, sheet: str) -> str:
    """Return a style sheet with its values in place, its fonts, and the marks of grades."""
    return "\n".join((*faces(look), without_fonts(look, sheet)))


def without_fonts(look: Look, sheet: str) -> str:
    """Return the same without its fonts, which another style sheet of the same print brings."""
    return in_place(look, "\n".join((*_marks(look), sheet)))


def in_place(look: Look, sheet: str) -> str:
    """Return a style sheet for paper with its values in place.

    A custom property that is not ours stays as it is.
    """
    known = {**_on_paper(look), **_colours(look.paper)}
    return _USE.sub(lambda use: known.get(use[1], use[0]), sheet)


def property_names(look: Look) -> frozenset[str]:
    """Return the names of all custom properties of a look, without their hyphens."""
    return frozenset(_NAME.findall(on_screen(look))) | {*_on_paper(look), *_colours(look.paper)}


def _on_screen(look: Look) -> dict[str, str]:
    """Return the values that have no colour, by the names of their properties."""
    font = f'"{look.font.family}", "{look.font.alternative}", sans-serif'
    sizes = {name: f"{text.size:g}em" for name, text in look.texts.items()}
    own = {"screen-size": f"{look.page.screen:g}rem", "paper-size": f"{look.page.size:g}pt"}
    own |= {"plate": look.light.paper}  # under a logo, which is drawn for paper
    return {"font": font, **own, **_sizes(sizes), **_spaces(look)}


def _on_paper(look: Look) -> dict[str, str]:
    """Return the same for paper, where sizes are in points."""
    sizes = {name: f"{points(look, text):g}pt" for name, text in look.texts.items()}
    font = ", ".join(f'"{one}"' for one in paper_families(look))
    return {"font": font, **_sizes(sizes), **_spaces(look)}


def _sizes(sizes: Mapping[str, str]) -> dict[str, str]:
    return {f"{name}-size": size for name, size in sizes.items()}


def _spaces(look: Look) -> dict[str, str]:
    page = look.page
    margins = " ".join(f"{one:g}mm" for one in (page.top, page.right, page.bottom, page.left))
    found = {"measure": f"{page.measure:g}em", "margins": margins, "logo": f"{look.logo:g}mm"}
    for name, text in look.texts.items():
        found[f"{name}-line"] = f"{text.line:g}"
        found[f"{name}-before"] = f"{text.before:g}em"
        found[f"{name}-after"] = f"{text.after:g}em"
    return found


def _colours(palette: Palette) -> dict[str, str]:
    return {name: str(colour) for name, colour in asdict(palette).items()}


def _differing(look: Look) -> dict[str, str]:
    light = _colours(look.light)
    return {name: one for name, one in _colours(look.paper).items() if one != light[name]}


def _block(values: Mapping[str, str]) -> str:
    return "{ " + "; ".join(f"--{name}: {value}" for name, value in values.items()) + " }"


def _marks(look: Look) -> Iterator[str]:
    """Yield a rule for each tone: what its mark is drawn with."""
    for tone, mark in look.marks.items():
        yield f".{tone} {_block({**_inks(mark), **_SHAPES[mark.shape]})}"


def _inks(mark: Mark) -> dict[str, str]:
    names = {
        "fill": mark.fill,
        "word": mark.ink,
        "edge": mark.edge,
        "tone": mark.text,
        "box": mark.box,
    }
    return {name: f"var(--{colour})" for name, colour in names.items()}
