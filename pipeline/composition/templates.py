"""Section templates: from a template and the public bundle to Markdown with placeholders.

No value of a bundle ever passes through Markdown. Where a template prints a value, the text
holds one private-use character, and a table says which inlines stand for it; `markdown` puts
them in after parsing. So a value cannot become a heading, a link or emphasis, whatever it
holds. Two things keep that closed:

* Templates see `public.Node`s, which have no strings and cannot be added or formatted. Only
  the filters can read them, and each gives back inlines that keep their pointers.
* A template may use only the constructs that `allowed` lists, and only the filters in `filters`.

Each line of a template's own words carries a mark with its line number, so that every word
of the report knows where it was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import nodes, pass_context
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from jinja2.runtime import Context

from pipeline.composition.allowed import names, not_allowed
from pipeline.composition.filters import FILTERS, UnfitError, piece
from pipeline.composition.placeholders import has_mark, line_mark, value_mark
from pipeline.evidence.public import Absent, Items, PublicBundle, Record, Value, child
from pipeline.model.document import Inline
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place, TemplateAddress
from pipeline.model.open_tag import still_open
from pipeline.model.text_file import text_of_file
from pipeline.resources import read, remembered

_PREFIX = re.compile(r" *(?:> ?)*(?:[-*] +)?(?:[*_]+(?=\S))?")
_STRAY = re.compile(r"unexpected char '(.)'")
_OPEN = re.compile(r"needs to be closed is '(\w+)'")
_PLAIN = 'Write plain quotation marks: "…".'
_PIECES = "_pieces"


@dataclass(frozen=True, slots=True)
class Filled:
    """A template after filling in: its Markdown, and what stands for each value mark."""

    file: str
    text: str
    pieces: tuple[tuple[Inline, ...], ...]


def fill(file: str, bundle: PublicBundle) -> Filled:
    """Return a template of `templates/` filled from the bundle.

    Raises BrokenError with the template's file and line, and with the bundle pointer where a
    value caused it.
    """
    template, attributes = _template(file)
    _refuse_unknown(file, attributes, bundle.names)
    pieces: list[tuple[Inline, ...]] = []  # Jinja keeps only text: `_finalize` adds the others here
    context: dict[str, Any] = {name: Absent(f"/{name}") for name in bundle.names}
    try:
        text = template.render({**context, **bundle.root.fields, _PIECES: pieces})
    except (jinja2.TemplateError, TypeError, ValueError) as error:
        raise _broken(file, error, str(error)) from error
    except UnfitError as error:
        raise _broken(file, error, error.message, error.pointer) from error
    return Filled(file, text, tuple(pieces))


def syntax(file: str, known: frozenset[str]) -> nodes.Template:
    """Return what a template consists of, its words with the marks of their lines.

    `known` are those of the public fields. Raises BrokenError as `fill` does.
    """
    tree, attributes = _parsed(file)
    _refuse_unknown(file, attributes, known)
    return tree


def parsed(file: str) -> nodes.Template:
    """Return what a template consists of, whatever it uses. Raises BrokenError if it is none."""
    return _tree(file)


@remembered
def _template(file: str) -> tuple[jinja2.Template, Mapping[str, int]]:
    """Return the compiled template and the names it uses, each with its first line."""
    tree, attributes = _parsed(file)
    try:
        code = _environment().compile(tree, file, _name(file))
    except jinja2.TemplateSyntaxError as error:
        raise _no_template(file, error, "") from error
    except (RecursionError, SyntaxError) as error:  # Python has its own limit of nested blocks
        raise _too_deep(file) from error
    return jinja2.Template.from_code(_environment(), code, {}), attributes


def _parsed(file: str) -> tuple[nodes.Template, Mapping[str, int]]:
    tree = _tree(file)
    for one in not_allowed(tree):
        raise _at(file, one.line, one.message, one.hint)
    return tree, names(tree)


def _tree(file: str) -> nodes.Template:
    try:
        source = text_of_file(read(_name(file)), file)
    except OSError as error:
        raise _at(file, 1, "The template cannot be read.") from error
    if has_mark(source):
        raise _at(file, 1, "A template holds no private-use characters.")
    try:
        return _environment().parse(source, file, _name(file))
    except jinja2.TemplateSyntaxError as error:
        raise _no_template(file, error, source) from error
    except RecursionError as error:
        raise _too_deep(file) from error
    except ValueError as error:  # Python reads no number of thousands of digits
        raise _at(file, 1, "A number in the template is too long.") from error


def _no_template(file: str, error: jinja2.TemplateSyntaxError, source: str) -> BrokenError:
    """Return the error with its line; of what has no end, that where it begins."""
    message = error.message or "This is not a template."
    if stray := _STRAY.match(message):
        hint = _PLAIN if stray[1] in "‘’“”" else "Write it outside of them, or leave it out."
        return _at(file, error.lineno, f"‘{stray[1]}’ cannot stand in curly brackets.", hint)
    open_ = still_open(source) if message.startswith("Unexpected end of template") else 0
    if open_ and (tag := _OPEN.search(message)):
        said = f"‘{{% {tag[1]} %}}’ is never closed."
        return _at(file, open_, said, f"Write {{% end{tag[1]} %}} where it ends.")
    return _at(file, open_ or error.lineno, message)


def _too_deep(file: str) -> BrokenError:
    return _at(file, 1, "The template is too deep.", "Divide it, or nest less.")


def _name(file: str) -> str:
    return f"templates/{file}"


def _refuse_unknown(file: str, attributes: Mapping[str, int], names: frozenset[str]) -> None:
    for name, line in attributes.items():
        if name not in names:
            raise _at(file, line, f"No public field of a bundle is called ‘{name}’.")


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = _Environment(
        autoescape=False,  # nothing but marks and the template's own words is ever written
        undefined=jinja2.StrictUndefined,
        extensions=[_LineMarks],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finalize,
    )
    environment.globals.clear()
    environment.filters.clear()
    environment.filters.update(FILTERS)
    environment.tests.clear()
    return environment


@pass_context
def _finalize(context: Context, value: object) -> str:
    """Write a value into the filled text: one mark, and its inlines into the table."""
    pieces: list[tuple[Inline, ...]] = context[_PIECES]
    pieces.append(piece(value).inlines)
    return value_mark(len(pieces) - 1)


class _Environment(jinja2.Environment):
    """Reads fields of nodes, and nothing else of anything."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Record | Absent):
            return child(obj, attribute)
        if isinstance(obj, Value | Items):
            raise UnfitError(f"This has no field ‘{attribute}’.", obj.pointer)
        raise jinja2.UndefinedError(f"This has no field ‘{attribute}’.")


class _LineMarks(Extension):
    """Puts the mark of its line before the first word of every line of template words."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        at_start = True
        for token in stream:
            if token.type == "data":
                yield Token(token.lineno, "data", _marked(token.value, token.lineno, at_start))
                at_start = token.value.endswith("\n")
                continue
            if token.type == "variable_begin":
                at_start = False
            yield token


def _marked(text: str, first: int, at_start: bool) -> str:
    lines = text.split("\n")
    return "\n".join(
        _marked_line(line, first + index, at_start or index > 0) for index, line in enumerate(lines)
    )


def _marked_line(line: str, number: int, at_start: bool) -> str:
    prefix = _PREFIX.match(line)[0] if at_start else ""  # type: ignore[index]
    words = line[len(prefix) :]
    if not words.strip():
        return line
    return f"{prefix}{line_mark(number)}{words}"


def _at(file: str, line: int, message: str, hint: str = "") -> BrokenError:
    return BrokenError(message, place=Place(template=TemplateAddress(file, line)), hint=hint)


def _broken(file: str, error: Exception, message: str, pointer: str = "") -> BrokenError:
    """Return the error with its line in the template, which the traceback knows."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == _name(file):
            line = trace.tb_lineno
        trace = trace.tb_next
    bundle = BundleAddress("", pointer) if pointer else None
    return BrokenError(message, place=Place(bundle, TemplateAddress(file, line)))
