"""The documents that rules cite, read from `templates/sources.toml`, and citations of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, Place, TemplateAddress
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import File
from pipeline.resources import remembered

NAME = "sources.toml"
_TEXTS = ("title", "publisher", "date")
_FORM = re.compile(
    r"([0-9A-Za-z-]+)(?::([1-9][0-9]*(?:-[1-9][0-9]*)?(?:, [1-9][0-9]*(?:-[1-9][0-9]*)?)*))?"
)


class SourceDocument(NamedTuple):
    """A document as a reader would name it, and how many lines its text has, 0 if nobody says."""

    title: str
    publisher: str
    date: str
    lines: int = 0


class UnknownSourceError(ValueError):
    """A source that cannot stand: what is wrong with it, and what may."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@remembered
def documents() -> Mapping[str, SourceDocument]:
    """Return the documents by their numbers. Raises BrokenError for a wrong file."""
    file = File.named(NAME)
    return {seed: _document(file, seed) for seed in file.data}


def _document(file: File, seed: str) -> SourceDocument:
    fields = file.data[seed]
    known = SourceDocument._fields
    if not isinstance(fields, dict):
        raise _broken(file, (seed,), f"‘{seed}’ must be a table: {', '.join(_TEXTS)}.")
    for key in fields:
        if key not in known:
            hint = did_you_mean(key, known) or f"Known keys: {', '.join(known)}."
            raise _broken(file, (seed, key), f"Unknown key ‘{key}’.", hint)
    lines = fields.get("lines", 0)
    if not isinstance(lines, int) or isinstance(lines, bool) or lines < 0:
        raise _broken(file, (seed, "lines"), "‘lines’ must be a whole number.")
    for key in _TEXTS:
        if not isinstance(value := fields.get(key), str) or not value.strip():
            raise _broken(file, (seed, key), f"‘{key}’ must be a text.")
    return SourceDocument(**fields)


def _broken(file: File, path: tuple[str, ...], message: str, hint: str = "") -> BrokenError:
    address = TemplateAddress(file.name, file.lines.of(path))
    return BrokenError(message, place=Place(template=address), hint=hint)


def citation(written: str) -> Citation:
    """Return a citation such as `001:888-890`. Raises UnknownSourceError for what is none."""
    form = _FORM.fullmatch(written)
    if not form:
        raise UnknownSourceError("must be a source and its lines, such as 001:888-890")
    seed, lines = form[1], form[2] or ""
    spans = lines.split(", ") if lines else []
    for at, span in enumerate(spans):
        if any(int(first) > int(last) for first, last in pairwise(span.split("-"))):
            raise UnknownSourceError(f"must have the first line before the last, not {span}")
        if span in spans[:at]:
            raise UnknownSourceError(f"must name each line once, and {span} stands twice")
    if seed not in documents():
        known = tuple(documents())
        hint = did_you_mean(seed, known) or f"There are: {', '.join(known) or 'none'}."
        raise UnknownSourceError(f"must be a source of {NAME}; there is no ‘{seed}’", hint)
    most = documents()[seed].lines
    if most and (beyond := [span for span in spans if int(span.split("-")[-1]) > most]):
        message = f"must name a line of ‘{seed}’, which has {most}, not {beyond[0]}"
        raise UnknownSourceError(message)
    return Citation(seed, lines)
