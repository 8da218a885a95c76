"""The frame of a SARIF log, and how words and files stand in it (see `sarif`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from pipeline import __version__
from pipeline.reporters.json import with_entries
from pipeline.reporters.paths import is_relative, uri

Object: TypeAlias = dict[str, Any]

SCHEMA: Final = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
FINGERPRINT: Final = "inspectionReports/v1"
LEVELS: Final[Mapping[str, str]] = {"error": "error", "warning": "warning", "notice": "note"}
"""The level of each severity."""

_BASE: Final = "%SRCROOT%"


def log(rules: Sequence[Object], invocation: Object, results: Iterable[Object]) -> Iterator[str]:
    """Yield a log of one run, a result at a time."""
    driver = {
        "name": "inspection-reports",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules,
    }
    here = {"description": {"text": "The folder in which the command ran."}}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_BASE: here},
        "invocations": [invocation],
        "results": [],
    }
    whole = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield from with_entries(whole, "results", results, deep=3)


def artifact(path: str) -> Object:
    """Return where a file is: below the working folder, or its address."""
    base = {"uriBaseId": _BASE} if is_relative(path) else {}
    return {"artifactLocation": {"uri": uri(path), **base}}


def text(words: str) -> Object:
    """Return a message."""
    return {"text": string(words)}


def string(words: str) -> str:
    """Return words as a message string: no brace means anything, and nothing is a link."""
    return words.replace("{", "{{").replace("}", "}}").replace("](", "] (")
