"""The parts of the Word reference document around its styles, as text."""

from __future__ import annotations

from typing import Final

from pipeline.writers.look.reading import look
from scripts import word_styles as styles

_HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_OFFICE: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_PACKAGE: Final = f"{_SCHEMAS}/package/2006"
_VENDOR: Final = "application/vnd.openxmlformats"

_RELATED: Final = {
    "styles": "styles.xml",
    "numbering": "numbering.xml",
    "settings": "settings.xml",
    "header": "header.xml",
    "footer": "footer.xml",
    "fontTable": "fontTable.xml",
    "theme": "theme/theme1.xml",
}
_IDS: Final = {part: f"rId{number}" for number, part in enumerate(_RELATED, 1)}


# --- the package -------------------------------------------------------------------------


def content_types() -> str:
    """Return the content type of each part."""
    document = f"{_VENDOR}-officedocument.wordprocessingml"
    kinds = {f"/word/{file}": f"{document}.{part}+xml" for part, file in _RELATED.items()}
    kinds |= {
        "/docProps/core.xml": f"{_VENDOR}-package.core-properties+xml",
        "/word/document.xml": f"{document}.document.main+xml",
        "/word/theme/theme1.xml": f"{_VENDOR}-officedocument.theme+xml",
    }
    overrides = "".join(
        f'<Override PartName="{name}" ContentType="{kinds[name]}"/>' for name in sorted(kinds)
    )
    return (
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_VENDOR}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def root_relationships() -> str:
    """Return the relationships of the package."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    document = f"{_OFFICE}/officeDocument"
    return _relationships(
        {"rId1": (document, "word/document.xml"), "rId2": (core, "docProps/core.xml")}
    )


def document_relationships() -> str:
    """Return the relationships of the document part."""
    return _relationships({_IDS[p]: (f"{_OFFICE}/{p}", file) for p, file in _RELATED.items()})


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def core() -> str:
    """Return empty properties; the writer fills them. There is no author."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )


# --- parts of WordprocessingML -----------------------------------------------------------


def word(root: str, content: str) -> str:
    """Return a whole part whose root is the `w:` element `root`."""
    names = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_OFFICE}"'
    return f"{_HEAD}<w:{root} {names}>{content}</w:{root}>"


def line(style: str) -> str:
    """Return an empty paragraph of a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def page(margin: int) -> str:
    """Return A4 with even margins (in twips), a running header and a running footer."""
    margins = " ".join(f'w:{side}="{margin}"' for side in ("top", "right", "bottom", "left"))
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_IDS["header"]}"/>'
        f'<w:footerReference w:type="default" r:id="{_IDS["footer"]}"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar {margins} w:header="680" w:footer="624" w:gutter="0"/></w:sectPr>'
    )


def lists(*indents: str) -> str:
    """Return the two kinds of list, with an indent for each level.

    Every list of a report is a new number of one of them.
    """
    kinds = (("bullet", "•–", "ListBullet"), ("decimal", ("%1.", "%2."), "ListNumber"))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{place}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{''.join(_level(level, kind, marks[level], style, indents) for level in (0, 1))}"
        "</w:abstractNum>"
        for place, (kind, marks, style) in enumerate(kinds)
    )
    numbers = "".join(
        f'<w:num w:numId="{place + 1}"><w:abstractNumId w:val="{place}"/></w:num>'
        for place in range(len(kinds))
    )
    return abstract + numbers


def _level(level: int, kind: str, mark: str, style: str, indents: tuple[str, ...]) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:pStyle w:val="{style}{level + 1 if level else ""}"/><w:lvlText w:val="{mark}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indents[level]}</w:pPr>'
        f'<w:rPr><w:color w:val="{styles.ink("accent")}"/></w:rPr></w:lvl>'
    )


def settings() -> str:
    """Return the settings: the layout of Word 2013 and later, British separators."""
    return (
        '<w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
    )


def font(name: str) -> str:
    """Return what to use where the font is missing."""
    return (
        f'<w:font w:name="{name}"><w:altName w:val="Liberation Sans"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
    )


# --- the theme ---------------------------------------------------------------------------


def theme(name: str) -> str:
    """Return the theme that Word asks for. No style uses it; it offers our colours to editors."""
    faces = f'<a:latin typeface="{name}"/><a:ea typeface=""/><a:cs typeface=""/>'
    return (
        f'{_HEAD}<a:theme xmlns:a="{_SCHEMAS}/drawingml/2006/main" name="Report">'
        f'<a:themeElements><a:clrScheme name="Report">{_theme_colours()}</a:clrScheme>'
        f'<a:fontScheme name="Report"><a:majorFont>{faces}</a:majorFont>'
        f"<a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Report">{_theme_formats()}</a:fmtScheme>'
        "</a:themeElements></a:theme>"
    )


def _theme_colours() -> str:
    accents = (
        styles.ink("accent"),
        styles.ink("mark"),
        *(styles.ink(mark.fill) for mark in look().marks.values()),
    )
    slots = {
        "dk1": styles.ink("ink"),
        "lt1": styles.ink("paper"),
        "dk2": styles.ink("accent"),
        "lt2": styles.ink("tint"),
    }
    slots |= {f"accent{number}": colour for number, colour in enumerate(accents, 1)}
    slots |= {"hlink": styles.ink("link"), "folHlink": styles.ink("link")}
    return "".join(
        f'<a:{slot}><a:srgbClr val="{colour}"/></a:{slot}>' for slot, colour in slots.items()
    )


def _theme_formats() -> str:
    """Return three plain fills, lines and effects: the fewest that the schema allows."""
    solid = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return "".join(
        f"<a:{name}>{content * 3}</a:{name}>"
        for name, content in (
            ("fillStyleLst", solid),
            ("lnStyleLst", f'<a:ln w="9525">{solid}</a:ln>'),
            ("effectStyleLst", effect),
            ("bgFillStyleLst", solid),
        )
    )
