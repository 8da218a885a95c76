"""The HTML writer: a page that stands alone, and the body that the PDF is printed from."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    Document,
    InnerItem,
    Item,
    ItemList,
    MainJudgement,
    Notice,
    Paragraph,
    Section,
    Statement,
    Subheading,
    Table,
    heading,
    paragraph_anchor,
    plain,
)
from pipeline.writers import furniture
from pipeline.writers.html import pages
from pipeline.writers.html.inlines import classes, inlines, planned, rests_on
from pipeline.writers.html.tables import chart, table
from pipeline.writers.leads import leading
from pipeline.writers.rows import is_long_text

_DEEPEST_HEADING = 6


def write(document: Document) -> bytes:
    """Return the page as UTF-8: style inside, no script, nothing to fetch, same bytes each time."""
    forms = ("form.css",) if document.layout == "form" else ()
    letters = ("letter.css", "letter-screen.css") if document.layout == "letter" else ()
    drafts = ("draft.css",) if document.stamp.state == "draft" else ()
    style = pages.stylesheet("base.css", *forms, "screen.css", *letters, *drafts)
    return page(document, style=style, navigation=contents(document)).encode()


def page(document: Document, *, style: str = "", navigation: str = "") -> str:
    """Return the whole page as text; without `navigation` it has no contents and no skip link.

    `style` is one of our own style sheets: a bundle's words never get near it.
    """
    stamp = document.stamp
    values = {
        "language": document.language,
        "title": plain(document.title),
        "kind": plain(document.label),
        "framework": plain(document.framework),
        "report_type": f"{document.report_type} {stamp.report_type_version}",
        "stamp": stamp,
        "looks": _looks(document),
        "banners": furniture.banners(stamp),
        "footer_words": furniture.footer_words(stamp),
        "content_words": furniture.content_words(stamp),
        "running_words": " · ".join(furniture.running_words(stamp)),
        "contents_word": furniture.CONTENTS,
        "skip_words": furniture.SKIP,
        "about_words": furniture.ABOUT,
        "closing": furniture.closing(document),
    }
    html = {
        "style": style,
        "logo": _logo(),
        "navigation": navigation,
        "masthead": masthead(document),
        "sections": sections(document.sections),
    }
    return pages.page(values, html)


def _logo() -> str:
    """Return the picture that a house puts on page one, whole in its address; or ''."""
    if (own := furniture.logo()) is None:
        return ""
    width, height = own.pixels
    return (
        f'<img class="logo" src="{own.page.address}" alt="{escape(own.alt)}" '
        f'width="{width}" height="{height}">'
    )


def _looks(document: Document) -> str:
    """Return the classes of a page: its state, and whether it is a letter, or a form and which."""
    form = ("form", "wide" if document.wide else "upright") if document.layout == "form" else ()
    letter = ("letter",) if document.layout == "letter" else ()
    return " ".join((document.stamp.state, *form, *letter))


def masthead(document: Document) -> str:
    """Return what a reader sees at a glance: kind of report, setting, framework, tables."""
    return f"{titles(document)}\n{blocks(document.masthead)}"


def titles(document: Document, level: int = 1) -> str:
    """Return the kind of report, the setting as a heading of a level, and the framework, if any."""
    found = (
        f'<p class="label">{inlines(document.label)}</p>\n'
        f"<h{level}{_lengthy(document)}>{inlines(document.title)}</h{level}>"
    )
    if not document.framework:
        return found
    return f'{found}\n<p class="framework">{inlines(document.framework)}</p>'


def _lengthy(document: Document) -> str:
    """Return the class of a title that would fill the page in letters of the usual size."""
    return classes("lengthy" if furniture.is_lengthy(document) else "")


def sections(found: Iterable[Section], level: int = 2) -> str:
    """Return sections with the sections nested in them, each under a heading of its level."""
    return "\n".join(_section(section, level) for section in found)


def _section(section: Section, level: int) -> str:
    head = f"h{min(level, _DEEPEST_HEADING)}"
    parts = (
        f'<section id="{escape(section.id)}">',
        f"<{head}>{inlines(heading(section))}</{head}>",
        blocks(section.blocks, level + 1),
        sections(section.sections, level + 1),
        "</section>",
    )
    return "\n".join(part for part in parts if part)


def contents(document: Document) -> str:
    """Return the contents list: plain links, nested as the sections are; '' where there is none."""
    return _entries(furniture.listed(document))


def _entries(found: Iterable[Section]) -> str:
    entries = "".join(
        f'<li><a href="#{escape(section.id)}">{escape(plain(heading(section)))}</a>'
        f"{_entries(section.sections)}</li>"
        for section in found
    )
    return f"<ul>{entries}</ul>" if entries else ""


def blocks(found: Iterable[Block], level: int = 2) -> str:
    """Return blocks one below the other; headings in them have this level."""
    held = leading(whole := tuple(found))
    drawn = (_block(block, level, leads=number in held) for number, block in enumerate(whole))
    return "\n".join(drawn)


def _block(block: Block, level: int, *, leads: bool) -> str:
    match block:
        case Paragraph():
            return _paragraph(block, leads=leads)
        case Subheading():
            head = f"h{min(level + block.level - 1, _DEEPEST_HEADING)}"
            return f"<{head}>{inlines(block.inlines)}</{head}>"
        case ItemList():
            return _list(block.items, classes(planned(block.origin)), numbered=block.numbered)
        case BlockQuote():
            return _quote(block)
        case Table():
            return table(block)
        case Chart():
            return chart(block)
        case MainJudgement():
            return _main_judgement(block)
        case Statement():
            words = inlines(block.inlines)
            return f'<p class="statement" data-statement="{escape(block.id)}">{words}</p>'
        case Notice():
            # `kind` is one of three literals, so it is safe inside a class.
            return f'<p class="notice {block.kind}">{inlines(block.inlines)}</p>'
        case _:
            assert_never(block)


def _paragraph(block: Paragraph, *, leads: bool) -> str:
    room = "symbol" if block.symbol else ""
    look = classes(planned(block.origin), "leads" if leads else "", room)
    at = f' id="{paragraph_anchor(block.number)}"' if block.number else ""
    return f"<p{at}{look}{rests_on(block.rests_on)}>{_number(block)}{inlines(block.inlines)}</p>"


def _number(block: Paragraph) -> str:
    """Return the number that stands beside a paragraph, or ''. Nothing in the words is like it."""
    if not block.number:
        return ""
    shown = furniture.paragraph_number(block.number)
    return f'<span class="beside" data-furniture="">{shown} </span>'


def _main_judgement(block: MainJudgement) -> str:
    """Return the judgement, its grade in large letters, and what the grade means."""
    meaning = f'\n<p class="meaning">{inlines(block.meaning)}</p>' if block.meaning else ""
    return (
        f"<div{classes('main-judgement', block.grade.tone)}>\n"
        f'<p class="judgement">{inlines(block.judgement)}</p>\n'
        f'<p class="verdict">{inlines((block.grade,))}</p>{meaning}\n</div>'
    )


def _list(items: Iterable[Item | InnerItem], look: str = "", *, numbered: bool) -> str:
    tag = "ol" if numbered else "ul"
    drawn = "".join(f"{_item(item)}\n" for item in items)
    return f"<{tag}{look}>\n{drawn}</{tag}>"


def _item(item: Item | InnerItem) -> str:
    inner = item.inner if isinstance(item, Item) else None
    below = f"\n{_list(inner.items, numbered=inner.numbered)}\n" if inner else ""
    return f"<li{classes(_long(item))}{rests_on(item.rests_on)}>{inlines(item.inlines)}{below}</li>"


def _long(block: Item | InnerItem | BlockQuote) -> str:
    """Return the class of what a page break may divide, because it is long; or ''."""
    return "long" if is_long_text(block) else ""


def _quote(block: BlockQuote) -> str:
    """Return the words as a quotation, and who said them below it, outside the quotation."""
    speaker = f'\n<p class="speaker">{inlines(block.speaker)}</p>' if block.speaker else ""
    return (
        f"<div{classes('quote', planned(block.origin), _long(block))}{rests_on(block.rests_on)}>\n"
        f"<blockquote><p>{inlines(block.inlines)}</p></blockquote>{speaker}\n</div>"
    )
