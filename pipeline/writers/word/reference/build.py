"""The reference file as bytes: all its parts from one look."""

from __future__ import annotations

from typing import Final

from pipeline.resources import remembered
from pipeline.writers.look.reading import large_look, look
from pipeline.writers.look.values import Look
from pipeline.writers.word.reference import package, parts
from pipeline.writers.word.reference.boxes import boxes
from pipeline.writers.word.reference.forms import forms, of_blanks
from pipeline.writers.word.reference.letters import letters
from pipeline.writers.word.reference.markup import BOLD, ITALIC
from pipeline.writers.word.reference.numbering import lists
from pipeline.writers.word.reference.scale import Scale
from pipeline.writers.word.reference.styles import characters
from pipeline.writers.word.reference.tables import tables
from pipeline.writers.word.reference.texts import texts
from pipeline.writers.word.reference.theme import theme
from pipeline.writers.word.zip_file import canonical

LANGUAGE: Final = "en-GB"

_BASE: Final = """
<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"
  w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">
  <w:name w:val="Default Paragraph Font"/><w:semiHidden/>
</w:style>
<w:style w:type="table" w:default="1" w:styleId="NormalTable">
  <w:name w:val="Normal Table"/><w:semiHidden/>
</w:style>
<w:style w:type="numbering" w:default="1" w:styleId="NoList">
  <w:name w:val="No List"/><w:semiHidden/>
</w:style>
"""


@remembered
def reference() -> bytes:
    """Return the reference file of the look that is in use."""
    return build(look())


@remembered
def large_reference() -> bytes:
    """Return the same for large print."""
    return build(large_look())


def build(look: Look) -> bytes:
    """Return the reference file of a look. It is not compressed: it is only read again."""
    scale = Scale(look)
    page = parts.page(look.page)
    files = {
        "[Content_Types].xml": package.content_types(),
        "_rels/.rels": package.root_relationships(),
        "docProps/core.xml": package.core(),
        "word/_rels/document.xml.rels": package.document_relationships(),
        "word/document.xml": parts.word("document", f"<w:body>{page}</w:body>"),
        "word/fontTable.xml": parts.word("fonts", parts.fonts(look.font)),
        "word/footer.xml": parts.word("ftr", parts.line("Footer")),
        "word/header.xml": parts.word("hdr", parts.line("Header")),
        "word/numbering.xml": parts.word("numbering", lists(scale)),
        "word/settings.xml": parts.word("settings", parts.settings()),
        "word/styles.xml": parts.word("styles", _styles(scale)),
        "word/theme/theme1.xml": theme(scale),
    }
    return canonical({name: text.encode() for name, text in files.items()}, compress=False)


def _styles(scale: Scale) -> str:
    width = parts.text_width(scale.look.page)
    found = (
        *texts(scale, width),
        *boxes(scale),
        *_characters(scale),
        *tables(scale),
        *(of_blanks(scale) if scale.look.large else forms(scale)),
        *letters(scale),
    )
    return "".join((_defaults(scale), _BASE, *found))


def _defaults(scale: Scale) -> str:
    font = scale.look.font.family
    return f"""
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>
    {scale.face(scale.look.texts.body)}
    <w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>
</w:docDefaults>
"""


def _characters(scale: Scale) -> tuple[str, ...]:
    link = f'<w:color w:val="{scale.ink("link")}"/><w:u w:val="single"/>'
    reference = scale.size(1) if scale.look.large else '<w:sz w:val="16"/><w:szCs w:val="16"/>'
    return (
        characters("Strong", BOLD),
        characters("Emphasis", ITALIC),
        characters("Strong Emphasis", BOLD + ITALIC),
        characters("Hyperlink", link),
        characters("annotation reference", reference),
    )
