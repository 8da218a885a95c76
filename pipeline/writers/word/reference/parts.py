"""The parts of the file beside its styles: page, header and footer, settings, fonts."""

from __future__ import annotations

from pipeline.writers.look.texts import Page
from pipeline.writers.look.values import Font
from pipeline.writers.word.reference.package import HEAD, IDS, OFFICE, SCHEMAS

WIDTH, HEIGHT = 11906, 16838  # twips


def word(root: str, content: str) -> str:
    """Return a whole part whose root is the `w:` element `root`."""
    names = f'xmlns:w="{SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{OFFICE}"'
    return f"{HEAD}<w:{root} {names}>{content}</w:{root}>"


def line(style: str) -> str:
    """Return an empty paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def page(sheet: Page) -> str:
    """Return A4 with its margins, a running header and a running footer."""
    margins = " ".join(f'w:{side}="{twips}"' for side, twips in margins_of(sheet).items())
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{IDS["header"]}"/>'
        f'<w:footerReference w:type="default" r:id="{IDS["footer"]}"/>'
        f'<w:pgSz w:w="{WIDTH}" w:h="{HEIGHT}"/>'
        f'<w:pgMar {margins} w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
    )


def margins_of(sheet: Page) -> dict[str, int]:
    """Return the margins by their sides, in twips."""
    sides = {side: getattr(sheet, side) for side in ("top", "right", "bottom", "left")}
    return {side: round(millimetres * 1440 / 25.4) for side, millimetres in sides.items()}


def text_width(sheet: Page) -> int:
    """Return the width of the text on an upright page, in twips."""
    margins = margins_of(sheet)
    return WIDTH - margins["left"] - margins["right"]


def settings() -> str:
    """Return the settings: the layout of Word 2013 and later, British separators."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def fonts(font: Font) -> str:
    """Return the font with what stands in for it on a machine that has it not."""
    return (
        f'<w:font w:name="{font.family}"><w:altName w:val="{font.alternative}"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )
