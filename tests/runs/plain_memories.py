"""Print each function that Python itself remembers though it reads a file on the way.

Run by itself: memories have to be looked at before anything of the program is imported.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_TO_REMEMBER, _FOUND = functools.lru_cache, set[str]()


def _looked_at(function: Callable[..., Any]) -> Callable[..., Any]:
    """Return a function that is seen when it reads. It is run where its value is not remembered."""

    @functools.wraps(function)
    def looked_at(*args: Any, **named: Any) -> Any:
        from pipeline.resources import noting

        with noting() as read:
            value = function(*args, **named)
        if read:
            _FOUND.add(f"{function.__module__}.{function.__name__}")
        return value

    return looked_at


def _remember(maxsize: Any = 128, typed: bool = False) -> Any:
    if callable(maxsize):
        return _remember(None)(maxsize)

    def of(function: Callable[..., Any]) -> Any:
        is_ours = str(function.__module__).startswith("pipeline.")
        return _TO_REMEMBER(maxsize, typed)(_looked_at(function) if is_ours else function)

    return of


def main(bundles: list[str]) -> None:
    """Render bundles, and print what was found, one a line."""
    functools.lru_cache, functools.cache = _remember, _remember
    from pipeline.evidence.find import RawBundle
    from pipeline.runs.examine import examine
    from pipeline.runs.options import Options
    from pipeline.runs.render import render

    for name in bundles:
        with TemporaryDirectory() as out:
            raw = RawBundle("bundle.json", Path(name).read_bytes())
            render(examine(raw), Path(out), Options(("html", "pdf", "docx"), proof=True))
    print(*sorted(_FOUND), sep="\n", end="")


if __name__ == "__main__":
    main(sys.argv[1:])
