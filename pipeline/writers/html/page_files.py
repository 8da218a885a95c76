"""The files of pages, our own or a team’s: read, and held to what every page promises.

A page loads nothing and runs nothing, and it shows the report. A team may change how it looks.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from jinja2 import Environment, TemplateError, TemplateSyntaxError
from jinja2.meta import find_undeclared_variables

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.model.open_tag import still_open
from pipeline.model.text_file import text_of_file
from pipeline.resources import read

# What a page must show, whatever else it leaves out.
_SHOWS: Mapping[str, AbstractSet[str]] = {
    "page.html.j2": {"banners", "masthead", "sections", "style", "title"},
    "index.html.j2": {"copies", "next", "previous", "rows", "said", "style"},
    "index-row.html.j2": {"groups", "name", "one", "told"},
    "index-copies.html.j2": {"file", "found"},
    "proof.html.j2": {"banners", "documents", "general", "style", "title"},
    "compare.html.j2": {"findings", "lost", "pages", "reasons", "style", "types", "wording"},
    "preview.html.j2": {"findings", "message", "places", "rows", "style", "title"},
    "preview-bar.html.j2": {"files", "found", "said", "version", "ways"},
    "verify.html.j2": {"data", "day", "id", "signers", "style", "versions"},
}
_ENDS = re.compile(r"</|<!--")
_ESCAPE = re.compile(r"\\([0-9A-Fa-f]{1,6})[ \t]?|\\([^\n])")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LOADS = re.compile(r"@import|\burl\(\s*[\"']?(?!asset:|data:|#)|image-set\(", re.IGNORECASE)
_RUNS = re.compile(
    r"<(?:script|link|iframe|frame|object|embed|base)\b|@import"
    r"|<[^<>]*\s(?:src|srcset|background|on[a-z]+)\s*=",
    re.IGNORECASE,
)


def page_file(name: str) -> str:
    """Return a template or style sheet of `templates/pages/`. BrokenError, with its line."""
    try:
        text = text_of_file(read(f"templates/pages/{name}"), f"pages/{name}")
    except OSError as error:
        raise broken(name, 1, "This file of the pages cannot be read.") from error
    if name.endswith(".css"):
        _refuse(name, text, _ENDS, "A style sheet cannot end the page’s <style>: leave out ‘</’.")
        _refuse(
            name, _plain(_blank(text)), _LOADS, "A style sheet loads nothing: pages stand alone."
        )
    else:
        _refuse(name, text, _RUNS, "A page loads nothing and runs nothing: it stands alone.")
    return text


def check_page(environment: Environment, name: str, text: str) -> None:
    """Raise BrokenError if a template of a page is none, or leaves out what the page is for."""
    try:
        used = find_undeclared_variables(environment.parse(text))
    except TemplateSyntaxError as error:
        message = str(error.message or "")
        open_ = still_open(text) if message.startswith("Unexpected end of template") else 0
        raise broken(name, open_ or error.lineno, "This is not a template of a page.") from error
    except RecursionError as error:
        raise broken(name, 1, "This template is too deep.") from error
    if left_out := sorted(_SHOWS.get(name, frozenset()) - used):
        raise broken(name, 1, f"This page never shows ‘{left_out[0]}’.")


def why(name: str, error: Exception) -> BrokenError:
    """Return what may be said of an error while a page was drawn: its line, never its words."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == name:
            line = trace.tb_lineno
        trace = trace.tb_next
    kind = "names a value that there is not" if isinstance(error, TemplateError) else "is broken"
    return broken(name, line, f"The page template {kind}.")


def broken(name: str, line: int, message: str) -> BrokenError:
    """Return an error at a line of a file of the pages."""
    return BrokenError(message, place=Place(template=TemplateAddress(f"pages/{name}", line)))


def _refuse(name: str, text: str, pattern: re.Pattern[str], message: str) -> None:
    if found := pattern.search(text):
        raise broken(name, text[: found.start()].count("\n") + 1, message)


def _blank(text: str) -> str:
    """Return a style sheet whose comments are only their line breaks."""
    return _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)


def _plain(text: str) -> str:
    """Return a style sheet with each escaped character written out: ‘u\\72l(’ loads, too."""
    return _ESCAPE.sub(lambda one: _character(one[1]) if one[1] else one[2], text)


def _character(digits: str) -> str:
    number = int(digits, 16)
    return chr(number) if 0x20 <= number <= sys.maxunicode else "\N{REPLACEMENT CHARACTER}"
