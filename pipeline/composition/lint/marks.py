"""Markdown that a section template cannot hold: it would be printed as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import MARKUP


class _Mark(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    hint: str


def _line(pattern: str, what: str, hint: str) -> _Mark:
    return _Mark(re.compile(pattern, re.MULTILINE), what, hint)


_SECTIONS = "Headings are sections: put it into the report type."
_MARKS: Final = (
    _line(r"^ {0,3}#{1,6}(?: |$)", "a heading", _SECTIONS),
    _line(r"^ {0,3}(?:=+|-{2,}) *$", "a line or an underlined heading", _SECTIONS),
    _line(r"^ {0,3}(?:\*{3,}|_{3,}) *$", "a line across", "Leave it out."),
    _line(r"^ *[0-9]{1,3}[.)] ", "a number of a list", "Begin each entry with ‘- ’."),
    _line(r"^ *\|.*\| *$", "a row of a table", "Use content of the kind ‘table’."),
    _line(r"`", "a mark of code", "Use quotation marks."),
    _line(r"!\[", "a picture", "A report has no pictures."),
    _line(r"</?[A-Za-z][^<>]*>|<!--", "a tag of HTML", "Leave it out."),
    _line(r"&(?:[A-Za-z]+|#[0-9]+|#x[0-9A-Fa-f]+);", "a character of HTML", "Write it itself."),
    _line(r"~~", "a mark of words struck through", "Leave it out."),
    _line(r"\\(?=[!-/:-@\[-`{-~])", "a backslash", "Leave it out: nothing has to be escaped."),
    _line(r"(?<!\.)\.\.(?!\.)", "two full stops", "Leave one out."),
    _line(
        r"(?<![\w./@-])(?:event|facts|judgements|setting)(?:\.[a-z_]+)+",
        "the name of a field",
        "A value stands in {{ }}: {{ setting.name }}.",
    ),
    _line(r"\$\{|<%|%>", "a mark of other templates", "A value stands in {{ }}."),
    _line(
        r"(?<![{$])\{(?!\{)[^{}\n]*\}?",
        "a curly bracket",
        "A value stands between two of them: {{ setting.name }}.",
    ),
)


def marks(text: str, first: int) -> Iterator[Fault]:
    """Yield the Markdown of words that would be printed. `first` is the line they begin in."""
    for mark in _MARKS:
        for found in mark.pattern.finditer(text):
            line = first + text.count("\n", 0, found.start())
            message = f"This would be printed as it stands: {mark.what}."
            yield Fault(MARKUP, line, message, mark.hint, found[0].strip())
