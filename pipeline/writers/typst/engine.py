"""Typst itself: the one version that drafts are set with, loaded on first use.

Between two versions its interface and the form of its files change, so no other one is taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from pipeline.model.errors import BrokenError

PINNED: Final = "0.15.2"


def there() -> bool:
    """Return whether the version that is needed is installed."""
    try:
        return version("typst") == PINNED
    except PackageNotFoundError:
        return False


@contextmanager
def silent() -> Iterator[None]:
    """Let nothing be said on standard error: where Typst breaks, it quotes what it was setting."""
    try:
        kept = os.dup(2)
    except OSError:  # there is none
        yield
        return
    os.dup2(_nowhere(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


@cache
def _nowhere() -> int:
    return os.open(os.devnull, os.O_WRONLY)


@cache
def engine() -> Any:
    """Return Typst. Raises BrokenError where it is not installed in that version."""
    if not there():
        raise BrokenError(
            f"Typst {PINNED} is not installed",
            hint="Install inspection-reports[typst], or leave --pdf-engine out.",
        )
    import typst

    return typst
