"""The font of a PDF: its family, and its files as a page may load them."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.writers.look.values import Font


def paper_family(font: Font) -> str:
    """Return the name of the family on paper.

    It has a name of its own: a machine that has the family in another version would mix the two.
    """
    return f"{font.family} Report"


def asset(file: str) -> str:
    """Return the address of a file of resources in a page that is printed."""
    return f"asset:{file}"


def faces(font: Font) -> Iterator[str]:
    """Yield the rule of a style sheet for each face."""
    for file, bold, italic in font.faces:
        yield (
            f'@font-face {{ font-family: "{paper_family(font)}"; src: url({asset(file)}); '
            f"font-weight: {'bold' if bold else 'normal'}; "
            f"font-style: {'italic' if italic else 'normal'} }}"
        )
