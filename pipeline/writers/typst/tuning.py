"""Which layout a draft is printed in: the same choice as that of the other engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pipeline.model.document import Layout
from pipeline.writers.length import LONG
from pipeline.writers.look.texts import Texts
from pipeline.writers.pdf.layout import FEW_LINES, FEWEST_LINES

Tune: TypeAlias = Mapping[str, float]
"""Height of a line, and spaces in em of their own text."""


@dataclass(frozen=True, slots=True)
class Set:
    """A draft as it was set: its bytes, its pages, and how many lines stand on the last one."""

    content: bytes
    pages: int
    last_lines: int


Setting: TypeAlias = Callable[[Tune, bool], Set]
"""Sets a draft; the second says whether it has a list of contents."""

# As in `tight.css` and `loose.css`.
_TIGHT: Final = {
    "line": 1.4, "para": 0.65, "table-before": 0.8, "table-after": 1.2,
    "h2": 1.4, "h3": 1.3, "cell": 0.4,
}  # fmt: skip
_LOOSE: Final = {"line": 1.6, "para": 1.0, "h2": 2.0, "cell": 0.6}
# As in `letter.css` and `letter-close.css`; a box in millimetres.
_LETTER: Final = {"line": 1.45, "para": 0.5, "h2": 0.9, "box": 20}
_CLOSE: Final = {"line": 1.35, "para": 0.3, "h2": 0.5, "box": 15}


def best(texts: Texts, set_: Setting) -> Set:
    """Return the report in the layout that suits its length and fills its last page."""
    usual = _usual(texts)
    first = set_(usual, False)
    long = first.pages > LONG
    first = set_(usual, True) if long else first
    if first.pages == 1 or first.last_lines > FEW_LINES:
        return first
    tighter = set_({**usual, **_TIGHT}, long)
    if tighter.pages < first.pages:
        return tighter
    if first.last_lines > FEWEST_LINES:
        return first
    looser = set_({**usual, **_LOOSE}, long)
    fuller = looser.last_lines > FEW_LINES and looser.pages == first.pages
    return looser if fuller else first


def of_form(texts: Texts, set_: Setting) -> Set:
    """Return a form: a little tighter than a report."""
    return set_({**_usual(texts), **_TIGHT}, False)


def of_letter(texts: Texts, set_: Setting) -> Set:
    """Return a letter, closer if that saves it a page."""
    first = set_({**_usual(texts), **_LETTER}, False)
    if first.pages == 1:
        return first
    closer = set_({**_usual(texts), **_CLOSE}, False)
    return closer if closer.pages < first.pages else first


def _usual(texts: Texts) -> Tune:
    return {
        "line": texts.body.line,
        "para": texts.body.after,
        "table-before": texts.table.before,
        "table-after": texts.table.after,
        "h2": texts.h2.before,
        "h3": texts.h3.before,
        "cell": texts.cell.before,
    }


OF: Final[Mapping[Layout, Callable[[Texts, Setting], Set]]] = {
    "report": best,
    "form": of_form,
    "letter": of_letter,
}
"""How a document of each layout is set."""
