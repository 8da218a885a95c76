"""Makes the table that commands start with: `python scripts/start_table.py [FILE [BUNDLE …]]`.

Checks bundles, all good samples if none is named, notes what Python is asked for meanwhile, and
keeps what came of it (see `pipeline/start.py`). Some patterns are made of words of the bundles: so
name none that is no sample. FILE is where the program looks for it, unless it is named.
"""

from __future__ import annotations

import io
import marshal
import re._compiler  # type: ignore[import-not-found]
import sys
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout, suppress
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline import start  # noqa: E402  of this checkout

SAMPLES: Final = sorted((ROOT / "samples").glob("*/good-*/"))
COMPILE = re._compiler.compile


class Notes:
    """What was asked for, and how to make it: by its kind and its text."""

    def __init__(self) -> None:
        self.asked: dict[tuple[str, str], Callable[[], Any]] = {}

    def take(self) -> None:
        """Note from now on what this process asks for."""
        self._take_patterns()
        import dataclasses  # these have patterns themselves
        import tomllib

        usual = tomllib.loads

        def execute(source: str, *scopes: Any) -> None:
            self.asked["methods", source] = lambda: compile(source, "<string>", "exec")
            exec(source, *scopes)  # noqa: S102  as dataclasses do

        def loads(text: str, **options: Any) -> Any:
            if not options:
                self.asked["file", text] = lambda: usual(text)
            return usual(text, **options)

        vars(dataclasses)["exec"], vars(tomllib)["loads"] = execute, loads

    def _take_patterns(self) -> None:
        def made(pattern: Any, flags: int = 0) -> Any:
            if isinstance(pattern, str):
                asked = f"pattern {int(flags)}", pattern
                self.asked[asked] = lambda: parts_of(pattern, flags)
            return COMPILE(pattern, flags)

        vars(re._compiler)["compile"] = made

    def results(self) -> Iterator[tuple[bytes, bytes]]:
        """Yield what came of each, by its key; what has no form in a table is left out."""
        for (kind, text), result in self.asked.items():
            with suppress(AttributeError, TypeError, ValueError):  # of another Python, or a date
                yield start.key(kind, text), marshal.dumps(result())


def parts_of(pattern: str, flags: int) -> tuple[Any, ...]:
    """Return what `re` hands to its machine for a pattern."""
    given: list[Any] = []
    machine: Any = vars(re._compiler)["_sre"]

    class Listening:
        def __getattr__(self, name: str) -> Any:
            return getattr(machine, name)

        def compile(self, *parts: Any) -> Any:
            given.extend(parts)
            return machine.compile(*parts)

    vars(re._compiler)["_sre"] = Listening()
    try:
        COMPILE(pattern, flags)
    finally:
        vars(re._compiler)["_sre"] = machine
    _, whole, code, groups, names, numbers = given
    return int(whole), array("I", code).tobytes(), groups, dict(names), tuple(numbers)


def table_of(results: Mapping[bytes, bytes]) -> bytes:
    """Return the bytes of a table."""
    places, at = {}, 0
    for key, result in results.items():
        places[key] = at, at + len(result)
        at += len(result)
    head = marshal.dumps((sys.version, at, places))
    return b"".join((len(head).to_bytes(start.HEAD), head, *results.values()))


def main(path: Path, bundles: Sequence[Path]) -> None:
    """Make the table and write it, as a whole or not at all."""
    notes = Notes()
    notes.take()
    from pipeline.commands import run  # past `pipeline.cli`, which would use the table of today

    with redirect_stdout(io.StringIO()):
        run(["check", *map(str, bundles)])
    part = path.with_suffix(".part")
    part.write_bytes(table_of(dict(notes.results())))
    part.replace(path)


if __name__ == "__main__":
    to, *named = map(Path, sys.argv[1:] or [start.TABLE])
    main(to, named or SAMPLES)
