"""Which version this is, and whether it was raised above those that are out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from packaging.version import InvalidVersion, Version

from scripts.release.refusal import Refusal

FILE = "pipeline/__init__.py"
_LITERAL = re.compile(r'^__version__ = "([^"]*)"$', re.MULTILINE)


def written(text: str) -> str:
    """Return the version that the text of `FILE` holds.

    Raises Refusal where it holds none, or one that no package index takes as it stands there.
    """
    found = _LITERAL.search(text)
    if not found:
        raise Refusal(f"{FILE} has no line ‘__version__ = …’.")
    version = _version(found[1])
    if version is None or version.local or str(version) != found[1]:
        raise Refusal(f"{FILE}: ‘{found[1]}’ is no version such as 1.4.0 or 1.4.0rc1.")
    return found[1]


def refuse_unless_raised(version: str, out: Iterable[str]) -> None:
    """Raise Refusal unless a version is above all that are out: tags and headings.

    A tag that is no version, such as `before-the-move`, counts for nothing.
    """
    known = [one for one in map(_version, out) if one is not None]
    last = max(known, default=None)
    if last is not None and Version(version) <= last:
        raise Refusal(f"{FILE} says {version}, and {last} is out. Raise it first.")


def _version(said: str) -> Version | None:
    try:
        return Version(said)  # which passes over the `v` of a tag
    except InvalidVersion:
        return None
