"""Build `templates/pages/reference.docx`, the page and the styles of the Word format.

Run it from the root with `python -m scripts.word_reference` after a change here, and commit both;
a test holds the file to this script. Style names are Word's own where it has one, so that its
navigation pane and its gallery of styles know them.
"""

from __future__ import annotations

from typing import Final

from pipeline.resources import SHIPPED
from pipeline.writers.look.reading import look
from pipeline.writers.word.package import TEMPLATE, canonical
from scripts import word_parts as parts
from scripts import word_styles as s

FONT: Final = "Arial"
LANGUAGE: Final = "en-GB"
MARGIN: Final = 1418
TEXT_WIDTH: Final = 11906 - 2 * MARGIN

# --- styles ------------------------------------------------------------------------------

QUOTED: Final = s.indent(454, 454)
LEVELS: Final = (s.indent(454, 0, 340), s.indent(908, 0, 340))
TEXTS: Final = (
    s.text("Body Text", s.space(120, 160)),
    s.text("Report Label", s.KEEP + s.space(160, 60, 259), s.BOLD + s.face(26, s.ink("accent"))),
    s.heading(1, s.space(0, 100, 252), s.BOLD + s.face(58, s.ink("accent"))),
    s.text("Subtitle", "<w:keepLines/>" + s.space(0, 160, 276), s.face(24, s.ink("quiet"))),
    s.heading(
        2,
        s.space(600, 140, 259),
        s.BOLD + s.face(38, s.ink("accent")),
        s.frame(s.edge("top", 8, 12, s.ink("rule"))),
    ),
    s.heading(3, s.space(400, 100, 264), s.BOLD + s.face(28, s.ink("ink"))),
    s.heading(4, s.space(300, 80, 264), s.BOLD + s.face(24, s.ink("accent"))),
    s.text("List Bullet", s.number(1) + s.space(60, 100) + LEVELS[0]),
    s.text("List Number", s.number(2) + s.space(60, 100) + LEVELS[0]),
    s.text("List Bullet 2", s.number(1, 1) + s.space(40, 80) + LEVELS[1]),
    s.text("List Number 2", s.number(2, 1) + s.space(40, 80) + LEVELS[1]),
    s.text(
        "Quote",
        "<w:keepLines/>"
        + s.frame(s.edge("left", 24, 12, s.ink("accent")))
        + s.space(200, 220)
        + QUOTED,
        s.face(25, s.ink("ink")),
    ),
    s.text("Quote Speaker", s.space(0, 220) + QUOTED, s.face(22, s.ink("quiet"))),
    s.text("Statement", s.space(120, 160)),
    *(s.main_judgement(tone) for tone in look().marks),
    s.text("caption", s.KEEP + s.space(300, 110, 264), s.BOLD + s.face(24, s.ink("accent"))),
    s.text("Picture", s.KEEP + s.space(0, 0, 240)),
    s.text("Table Text", s.space(0, 0, 276), s.face(22, s.ink("ink"))),
    s.text("Table Heading", s.space(0, 0, 276), s.BOLD + s.face(22, s.ink("ink"))),
    s.banner("draft"),
    s.banner("illustration"),
    s.notice("planned"),
    s.notice("missing"),
    s.planned("Body Text", 10),
    s.planned("List Bullet", 16),
    s.planned("List Number", 16),
    s.planned("List Bullet 2", 31),
    s.planned("List Number 2", 31),
    s.planned("Quote", 12),
    s.text("TOC Heading", s.KEEP + s.space(400, 80, 264), s.BOLD + s.face(28, s.ink("ink"))),
    s.text("toc 1", s.space(40, 40, 259), s.BOLD + s.face(22, s.ink("ink"))),
    s.text("toc 2", s.space(20, 20, 259) + s.indent(340), s.face(22, s.ink("ink"))),
    s.text("toc 3", s.space(20, 20, 259) + s.indent(680), s.face(22, s.ink("ink"))),
    s.text("header", s.space(0, 0, 252) + '<w:jc w:val="right"/>', s.face(18, s.ink("quiet"))),
    s.text(
        "footer",
        s.frame(s.edge("top", 4, 8, s.ink("rule")))
        + s.tab("right", TEXT_WIDTH)
        + s.space(0, 0, 252),
        s.face(18, s.ink("quiet")),
    ),
    s.text("annotation text", s.space(0, 40, 240), s.face(20, s.ink("ink"))),
)

LINK: Final = f'<w:rPr><w:color w:val="{s.ink("link")}"/><w:u w:val="single"/></w:rPr>'
SMALL: Final = '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
CHARACTERS: Final = (
    s.style("character", "Hyperlink", "Default Paragraph Font", LINK),
    s.style("character", "annotation reference", "Default Paragraph Font", SMALL),
    *(s.grade(f"Grade {tone.title()}", s.ink(m.text)) for tone, m in look().marks.items()),
    *(s.grade(f"Grade {tone.title()} Cell", s.ink(m.ink)) for tone, m in look().marks.items()),
)

HAIRLINE: Final = s.edge("bottom", 4, 0, s.ink("rule")) + s.edge("insideH", 4, 0, s.ink("rule"))
TABLES: Final = (
    s.table("Report Table", 100, HAIRLINE, head=s.fill(s.ink("tint"))),
    s.table("Report Facts", 80, s.edge("top", 12, 0, s.ink("accent")) + HAIRLINE),
    s.table("Report Grades", 130, s.edge("top", 12, 0, s.ink("accent")) + HAIRLINE, middle=True),
    s.table("Report Chart", 80, HAIRLINE, head=s.fill(s.ink("tint")), sides=60),
)

DEFAULTS: Final = f"""
<w:docDefaults>
  <w:rPrDefault><w:rPr>
    <w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>
    <w:color w:val="{s.ink("ink")}"/><w:sz w:val="24"/><w:szCs w:val="24"/>
    <w:lang w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>
  </w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>
</w:docDefaults>
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


def build() -> bytes:
    """Return the reference document. It is not compressed: its bytes depend on no zlib."""
    styles = DEFAULTS + "".join((*TEXTS, *CHARACTERS, *TABLES))
    files = {
        "[Content_Types].xml": parts.content_types(),
        "_rels/.rels": parts.root_relationships(),
        "docProps/core.xml": parts.core(),
        "word/_rels/document.xml.rels": parts.document_relationships(),
        "word/document.xml": parts.word("document", f"<w:body>{parts.page(MARGIN)}</w:body>"),
        "word/fontTable.xml": parts.word("fonts", parts.font(FONT)),
        "word/footer.xml": parts.word("ftr", parts.line("Footer")),
        "word/header.xml": parts.word("hdr", parts.line("Header")),
        "word/numbering.xml": parts.word("numbering", parts.lists(LEVELS[0], LEVELS[1])),
        "word/settings.xml": parts.word("settings", parts.settings()),
        "word/styles.xml": parts.word("styles", styles),
        "word/theme/theme1.xml": parts.theme(FONT),
    }
    return canonical({name: text.encode() for name, text in files.items()}, compress=False)


if __name__ == "__main__":
    target = SHIPPED / TEMPLATE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(build())
