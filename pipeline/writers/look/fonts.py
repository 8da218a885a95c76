"""The font of a PDF: its family, and its files as a page may load them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.writers.look.values import Font, Look


def fonts_of(look: Look) -> tuple[Font, ...]:
    """Return the fonts of a PDF: the one in use, and the one in reserve."""
    return (look.font, look.reserve) if look.reserve else (look.font,)


def paper_families(look: Look) -> tuple[str, ...]:
    """Return the names of the families of a PDF, in the order in which a letter is looked for."""
    return tuple(map(paper_family, fonts_of(look)))


def paper_family(font: Font) -> str:
    """Return the name of the family on paper.

    It has a name of its own: a machine that has the family in another version would mix the two.
    """
    return f"{font.family} Report"


def asset(file: str) -> str:
    """Return the address of a file of resources in a page that is printed."""
    return f"asset:{file}"


def faces(look: Look) -> Iterator[str]:
    """Yield the rule of a style sheet for each face."""
    for font in fonts_of(look):
        for file, bold, italic in font.faces:
            yield (
                f'@font-face {{ font-family: "{paper_family(font)}"; src: url({asset(file)}); '
                f"font-weight: {'bold' if bold else 'normal'}; "
                f"font-style: {'italic' if italic else 'normal'} }}"
            )
