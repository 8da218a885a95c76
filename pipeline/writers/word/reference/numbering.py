"""The two kinds of list: bullets and numbers, each with two levels."""

from __future__ import annotations

from typing import Final

from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import style_id
from pipeline.writers.word.reference.texts import BULLETS, NUMBERS, level

_DEPTHS: Final = 2
_KINDS: Final = (
    (BULLETS, "bullet", ("•", "–"), "List Bullet"),
    (NUMBERS, "decimal", ("%1.", "%2."), "List Number"),
)


def lists(scale: Scale) -> str:
    """Return both kinds. The styles of lists refer to them; numbers that begin anew are added."""
    abstract = (
        f'<w:abstractNum w:abstractNumId="{number - 1}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{_levels(scale, kind, marks, name)}'
        "</w:abstractNum>"
        for number, kind, marks, name in _KINDS
    )
    numbers = (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        for number, *_ in _KINDS
    )
    return "".join((*abstract, *numbers))


def _levels(scale: Scale, kind: str, marks: tuple[str, ...], name: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style_id(f"{name} {depth + 1}" if depth else name)}"/>'
        f'<w:lvlText w:val="{marks[depth]}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{level(scale, depth)}</w:pPr></w:lvl>"
        for depth in range(_DEPTHS)
    )
