"""The look that is in use: ours, with what a house brings of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from pipeline.resources import remembered
from pipeline.writers.look.brand.reading import brand, table_of_brand
from pipeline.writers.look.brand.values import Brand
from pipeline.writers.look.contrast import Near, too_near
from pipeline.writers.look.palette import Palette
from pipeline.writers.look.tokens import large_sizes, tokens
from pipeline.writers.look.values import Look

_NEED: Final = {4.5: "words need", 3.0: "lines need"}


@remembered
def look() -> Look:
    """Return the look that is in use. Raises BrokenError, with its line, for what is wrong."""
    own, ours = brand(), tokens()
    if own is None:
        return ours
    found = _with(ours, own)
    for near in too_near(found):
        _refuse(near, own)
    return found


@remembered
def large_look() -> Look:
    """Return the same look in large print. Raises BrokenError, with its line, for what is wrong."""
    page, texts = large_sizes()
    return replace(look(), large=True, page=page, texts=texts)


def _with(ours: Look, own: Brand) -> Look:
    """Return our look with the colours and the font of a brand; paper follows light."""
    light, dark, paper = (own.colours[scheme] for scheme in ("light", "dark", "paper"))
    return replace(
        ours,
        light=_painted(ours.light, light),
        dark=_painted(ours.dark, dark),
        paper=_painted(ours.paper, {**light, **paper}),
        font=own.font or ours.font,
        reserve=ours.font if own.font else None,
        logo=own.logo.height if own.logo else 0,
    )


def _painted(palette: Palette, colours: Mapping[str, str]) -> Palette:
    return replace(palette, **colours)


def _refuse(near: Near, own: Brand) -> None:
    """Raise BrokenError at the colour of the brand that is one of the two, if one is."""
    schemes = (near.scheme, "light") if near.scheme == "paper" else (near.scheme,)
    at = [
        (scheme, name)
        for scheme in schemes
        for name in (near.ink, near.ground)
        if name in own.colours[scheme]
    ]
    if not at:  # both are of the templates: then these are to blame
        return
    (scheme, name), *_ = at
    message = (
        f"‘{near.ink}’ on ‘{near.ground}’ ({near.scheme}) has a contrast of "
        f"{near.contrast:.2f} to 1; {_NEED[near.least]} {near.least:g} to 1."
    )
    table = table_of_brand().table(scheme)
    raise table.broken(message, key=name, hint="Make one lighter or darker.")
