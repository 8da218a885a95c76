"""Section templates: from a template and the public bundle to Markdown with placeholders.

No value of a bundle ever passes through Markdown. Where a template prints a value, the text
holds one private-use character, and a table says which inlines stand for it; `markdown` puts
them in after parsing. So a value cannot become a heading, a link or emphasis, whatever it
holds. Two things keep that closed:

* Templates see `public.Node`s, which have no strings and cannot be added or formatted. Only
  the filters can read them, and each gives back inlines that keep their pointers.
* A template may use only the constructs in `ALLOWED`, and only the filters in `filters`.

Silence is not a fact. So no branch may rest on a field that is not there: `else`, `not` and
`!=` are refused, and each branch names the field that it speaks of.

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

from pipeline.composition.filters import FILTERS, UnfitError, piece
from pipeline.composition.placeholders import has_mark, line_mark, value_mark
from pipeline.evidence.public import Absent, Items, PublicBundle, Record, Value, child
from pipeline.model.document import Inline
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place, TemplateAddress
from pipeline.model.text_file import text_of_file
from pipeline.resources import read, remembered

ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For, nodes.Name,
    nodes.Const, nodes.Getattr, nodes.Filter, nodes.And, nodes.Or, nodes.Compare, nodes.Operand,
)  # fmt: skip
_PREFIX = re.compile(r" *(?:> ?)*(?:[-*] +)?(?:[*_]+(?=\S))?")
_PIECES = "_pieces"
_SILENCE = "Name what it rests on: ‘elif’ with a field, such as one of ‘event.declared’."


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


def syntax(file: str, names: frozenset[str]) -> nodes.Template:
    """Return what a template consists of, its words with the marks of their lines.

    `names` are those of the public fields. Raises BrokenError as `fill` does.
    """
    tree, attributes = _parsed(file)
    _refuse_unknown(file, attributes, names)
    return tree


@remembered
def _template(file: str) -> tuple[jinja2.Template, Mapping[str, int]]:
    """Return the compiled template and the names it uses, each with its first line."""
    tree, names = _parsed(file)
    try:
        code = _environment().compile(tree, file, _name(file))
    except jinja2.TemplateSyntaxError as error:
        raise _no_template(file, error) from error
    except (RecursionError, SyntaxError) as error:  # Python has its own limit of nested blocks
        raise _too_deep(file) from error
    return jinja2.Template.from_code(_environment(), code, {}), names


def _parsed(file: str) -> tuple[nodes.Template, Mapping[str, int]]:
    try:
        source = text_of_file(read(_name(file)), file)
        if has_mark(source):
            raise _at(file, 1, "A template holds no private-use characters.")
        tree = _environment().parse(source, file, _name(file))
        return tree, _lint(file, tree)
    except jinja2.TemplateSyntaxError as error:
        raise _no_template(file, error) from error
    except OSError as error:
        raise _at(file, 1, "The template cannot be read.") from error
    except RecursionError as error:
        raise _too_deep(file) from error


def _no_template(file: str, error: jinja2.TemplateSyntaxError) -> BrokenError:
    return _at(file, error.lineno, error.message or "This is not a template.")


def _too_deep(file: str) -> BrokenError:
    return _at(file, 1, "The template is too deep.", "Divide it, or nest less.")


def _name(file: str) -> str:
    return f"templates/{file}"


def _lint(file: str, tree: nodes.Template) -> Mapping[str, int]:
    """Return the names a template asks the bundle for. Raises for a construct not allowed."""
    names: dict[str, int] = {}
    own = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"}
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, (*ALLOWED, nodes.Not)):
            kind = type(node).__name__.lower()
            raise _at(file, _line(node), f"A section template may not use ‘{kind}’.")
        if rests_on_silence(node):
            raise _at(file, _line(node), "This rests on a field that is not there.", _SILENCE)
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            known = ", ".join(sorted(FILTERS))
            raise _at(file, node.lineno, f"There is no filter ‘{node.name}’.", f"Filters: {known}.")
        if isinstance(node, nodes.Getattr):
            names.setdefault(node.attr, node.lineno)
        if isinstance(node, nodes.Name) and node.name not in own:
            names.setdefault(node.name, node.lineno)
    return names


def rests_on_silence(node: nodes.Node) -> bool:
    """Return whether something is said because a field is absent or is something else."""
    if isinstance(node, nodes.If | nodes.For):
        return bool(node.else_)
    return isinstance(node, nodes.Not) or (isinstance(node, nodes.Operand) and node.op != "eq")


def _line(node: nodes.Node) -> int:
    """Return the line of a node. Jinja gives some no line, but always something within them."""
    return next((one.lineno for one in (node, *node.find_all(nodes.Node)) if one.lineno), 1)


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
