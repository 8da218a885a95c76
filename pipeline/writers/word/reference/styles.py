"""Styles as text: of paragraphs, of characters, of tables."""

from __future__ import annotations

from typing import Final

from pipeline.writers.word.reference.markup import Paragraph

_BUILT_IN: Final = frozenset({
    "Normal", "Title", "Body Text", "Subtitle", "List Bullet", "List Number", "Quote", "caption",
    "List Bullet 2", "List Number 2", "TOC Heading", "toc 1", "toc 2", "toc 3", "header",
    "footer", "Hyperlink", "Strong", "Emphasis", "heading 1", "heading 2", "heading 3",
    "heading 4", "heading 5", "heading 6", "Normal Table", "No List", "Default Paragraph Font",
    "annotation text", "annotation reference", "Placeholder Text",
})  # fmt: skip


def style_id(name: str) -> str:
    """Return the id Word itself would give a style."""
    words = name.replace("toc", "TOC").replace("annotation", "Comment").split()
    return "".join(word[0].upper() + word[1:] for word in words)


def style(kind: str, name: str, based: str, properties: str, then: str = "") -> str:
    """Return a style; `properties` stand in the schema's order, `then` names the next style."""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    following = f'<w:next w:val="{style_id(then)}"/>' if then else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{style_id(name)}"{custom}>'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{style_id(based)}"/>{following}'
        f'<w:uiPriority w:val="1"/><w:qFormat/>{properties}</w:style>'
    )


def text(
    name: str, paragraph: Paragraph, run: str = "", *, based: str = "Normal", then: str = ""
) -> str:
    """Return a paragraph style."""
    properties = paragraph.xml() + (f"<w:rPr>{run}</w:rPr>" if run else "")
    return style("paragraph", name, based, properties, then)


def characters(name: str, run: str) -> str:
    """Return a character style."""
    return style("character", name, "Default Paragraph Font", f"<w:rPr>{run}</w:rPr>")
