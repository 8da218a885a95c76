"""Which layout a report is printed in.

A page with three lines on it, or one that is nearly empty, helps nobody. So a report that ends on
such a page is laid out again, a little tighter or a little looser. A report of many pages has its
contents with page numbers, and the name of the section at the head of each page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final, Literal, TypeAlias

from pipeline.model.document import Layout
from pipeline.writers.length import LONG

FEW_LINES: Final = 6
"""A last page with no more lines than this is avoided where that is possible. Our own measure."""

FEWEST_LINES: Final = 3
"""A last page with no more lines than this is there for nothing. Our own measure."""

_SHORT_FORM: Final = 4
"""Pages of a form that is laid out twice; a longer one hardly ever has room to give."""

Sheet: TypeAlias = Literal[
    "words.css", "tight.css", "loose.css", "long.css", "form.css", "room.css", "letter.css",
    "letter-print.css", "letter-close.css", "large.css",
]  # fmt: skip


Render: TypeAlias = Callable[[tuple[Sheet, ...]], Any]


def best(render: Render) -> Any:
    """Return the rendered report in the layout that suits its length.

    `render` lays it out with the style sheets that are named, beside those of every report.
    """
    sheets: tuple[Sheet, ...] = ()
    rendered = render(sheets)
    if len(rendered.pages) > LONG:
        sheets = ("long.css",)
        rendered = render(sheets)
    return _better_ending(render, sheets, rendered)


def of_form(render: Render) -> Any:
    """Return a rendered form: no contents, and a little tighter than a report.

    The rows of a short one are higher where it takes no more pages.
    """
    sheets: tuple[Sheet, ...] = ("tight.css", "form.css")
    rendered = render(sheets)
    if len(rendered.pages) > _SHORT_FORM:
        return rendered
    roomy = render((*sheets, "room.css"))
    return roomy if len(roomy.pages) == len(rendered.pages) else rendered


def of_letter(render: Render) -> Any:
    """Return a rendered letter: closer, with the same type, if that saves it a page."""
    sheets: tuple[Sheet, ...] = ("letter.css", "letter-print.css")
    rendered = render(sheets)
    if len(rendered.pages) == 1:
        return rendered
    closer = render((*sheets, "letter-close.css"))
    return closer if len(closer.pages) < len(rendered.pages) else rendered


def _better_ending(render: Render, sheets: tuple[Sheet, ...], rendered: Any) -> Any:
    """Return the report laid out so that its last page is not nearly empty, where that works."""
    if len(rendered.pages) == 1 or _lines(rendered.pages[-1]) > FEW_LINES:
        return rendered
    tighter = render((*sheets, "tight.css"))
    if len(tighter.pages) < len(rendered.pages):
        return tighter
    if _lines(rendered.pages[-1]) > FEWEST_LINES:
        return rendered  # a looser page has too few words
    looser = render((*sheets, "loose.css"))
    fuller = _lines(looser.pages[-1]) > FEW_LINES and len(looser.pages) == len(rendered.pages)
    return looser if fuller else rendered


def _lines(page: Any) -> int:
    """Return how many lines of the report stand on a page, one below the other."""
    root = page._page_box.children[0]
    return len({round(line.position_y) for line in _line_boxes(root)})


def _line_boxes(box: Any) -> Iterator[Any]:
    for child in getattr(box, "children", ()):
        if type(child).__name__ == "LineBox":
            yield child
        else:
            yield from _line_boxes(child)


OF: Final[Mapping[Layout, Callable[[Render], Any]]] = {
    "report": best,
    "form": of_form,
    "letter": of_letter,
}
"""How a document of each layout is laid out on paper."""
