"""WordprocessingML elements in few words: `w("p", w("r"))`, and paragraphs, runs and fields."""

# ruff: noqa: TID253
# Only the door imports this package, and only when it writes.

from __future__ import annotations

from typing import Final, TypeAlias, cast

from docx.oxml.ns import nsmap
from docx.oxml.parser import oxml_parser
from docx.oxml.xmlchemy import BaseOxmlElement

Element: TypeAlias = BaseOxmlElement

_W: Final = "{" + nsmap["w"] + "}"
_R: Final = "{" + nsmap["r"] + "}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return the `w:` element `tag` with `w:` attributes and children, in the order given.

    The part that it is added to gives it its prefix.
    """
    marked = {_W + name: str(value) for name, value in attributes.items()}
    element = cast(Element, oxml_parser.makeelement(_W + tag, marked))
    element.extend(children)
    return element


def paragraph(style: str, *content: Element, properties: tuple[Element, ...] = ()) -> Element:
    """Return a paragraph of a style; `properties` stand in the schema's order."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *content)


def run(words: str, properties: tuple[Element, ...] = ()) -> Element:
    """Return a run of words with every space kept; a tab becomes Word's own."""
    element = w("r", *([w("rPr", *properties)] if properties else ()))
    for number, part in enumerate(words.split("\t")):
        if number:
            element.append(w("tab"))
        if part:
            element.append(_text(part))
    return element


def _text(words: str) -> Element:
    element = w("t")
    element.text = words
    element.set(_SPACE, "preserve")
    return element


def line_break() -> Element:
    """Return a run that breaks the line."""
    return w("r", w("br"))


def strong_run(words: str) -> Element:
    """Return a run of strong words."""
    return run(words, (w("rStyle", val="Strong"),))


def field(code: str, cached: str, *, stale: bool = False) -> Element:
    """Return a field such as `PAGE`, with the value shown until Word works it out.

    Word works out a stale one as soon as the file is opened.
    """
    marked = {"dirty": 1} if stale else {}
    return w("fldSimple", run(cached), instr=f" {code} ", **marked)


def hyperlink(content: list[Element], *, anchor: str = "", relationship: str = "") -> Element:
    """Return a link to a bookmark of this file, or to the target of a relationship."""
    if anchor:
        return w("hyperlink", *content, anchor=anchor, history=1)
    element = w("hyperlink", *content, history=1)
    element.set(_R + "id", relationship)
    return element


def bookmark(number: int, name: str, content: list[Element]) -> list[Element]:
    """Return content between the start and the end of a bookmark."""
    start = w("bookmarkStart", id=number, name=name)
    return [start, *content, w("bookmarkEnd", id=number)]
