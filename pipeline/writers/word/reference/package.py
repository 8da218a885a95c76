"""The parts of the file as a package: what kinds they are, and how they belong together."""

from __future__ import annotations

from typing import Final

HEAD: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SCHEMAS: Final = "http://schemas.openxmlformats.org"
OFFICE: Final = f"{SCHEMAS}/officeDocument/2006/relationships"

_PACKAGE: Final = f"{SCHEMAS}/package/2006"
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
IDS: Final = {part: f"rId{number}" for number, part in enumerate(_RELATED, 1)}


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
        f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="{_VENDOR}-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def root_relationships() -> str:
    """Return the relationships of the package."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    document = f"{OFFICE}/officeDocument"
    return _relationships(
        {"rId1": (document, "word/document.xml"), "rId2": (core, "docProps/core.xml")}
    )


def document_relationships() -> str:
    """Return the relationships of the document part."""
    return _relationships({IDS[p]: (f"{OFFICE}/{p}", file) for p, file in _RELATED.items()})


def _relationships(targets: dict[str, tuple[str, str]]) -> str:
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def core() -> str:
    """Return empty properties; the writer fills them. There is no author."""
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>'
    )
