"""The two kinds of list, bullets and numbers, each with two levels; and numbers of paragraphs."""

from __future__ import annotations

from typing import Final

from pipeline.writers.word.reference.markup import indented
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import style_id
from pipeline.writers.word.reference.texts import BULLETS, NUMBERS, PARAGRAPHS, level

_DEPTHS: Final = 2
_BESIDE, _BESIDE_LARGE = 2.6, 2.2  # em; the same in print.css and large.css
_KINDS: Final = (
    (BULLETS, "bullet", ("•", "–"), "List Bullet"),
    (NUMBERS, "decimal", ("%1.", "%2."), "List Number"),
)


def lists(scale: Scale) -> str:
    """Return all kinds. The styles of lists refer to them; numbers that begin anew are added."""
    kinds = {number: _levels(scale, kind, marks, name) for number, kind, marks, name in _KINDS}
    kinds[PARAGRAPHS] = _beside(scale)
    abstract = (
        f'<w:abstractNum w:abstractNumId="{number - 1}">'
        f'<w:multiLevelType w:val="hybridMultilevel"/>{levels}</w:abstractNum>'
        for number, levels in kinds.items()
    )
    numbers = (
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number - 1}"/></w:num>'
        for number in kinds
    )
    return "".join((*abstract, *numbers))


def _beside(scale: Scale) -> str:
    """Return the one level of numbers of paragraphs: in the margin, the text keeps its place."""
    hanging = scale.em(_BESIDE_LARGE if scale.look.large else _BESIDE)
    return (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{indented(0, 0, hanging)}</w:pPr>"
        f'<w:rPr><w:color w:val="{scale.ink("quiet")}"/></w:rPr></w:lvl>'
    )


def _levels(scale: Scale, kind: str, marks: tuple[str, ...], name: str) -> str:
    return "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style_id(f"{name} {depth + 1}" if depth else name)}"/>'
        f'<w:lvlText w:val="{marks[depth]}"/><w:lvlJc w:val="left"/>'
        f"<w:pPr>{level(scale, depth)}</w:pPr></w:lvl>"
        for depth in range(_DEPTHS)
    )
