"""`upgrade`: older bundles become bundles of today’s schema, in another folder."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from pipeline.commands.arguments import is_no_folder
from pipeline.commands.aside import aside
from pipeline.commands.progress import Progress
from pipeline.commands.trouble import complain
from pipeline.evidence.folder import has_lines, shown
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.files import identity, unwritable, write_parts

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.runs.upgrade import Upgraded

_IN_MEMORY = 8 << 20  # bytes of a file that is made; more go to the disk
_PIECE = 1 << 20


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "upgrade",
        help="write older bundles as bundles of today’s schema",
        description="Write older bundles as bundles of today’s schema, and list what a person must "
        "decide. Changes only what loses nothing; all else stays, byte for byte. A bundle that is "
        "of today’s schema already, or not valid, is copied as it is.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    parser.set_defaults(run=_run)


@dataclass(frozen=True, slots=True)
class _File:
    """A file to write, and the one that it is made from."""

    source: Path
    target: Path


@dataclass(slots=True)
class _Run:
    """A run: what of it is counted. No bundle is kept."""

    arguments: argparse.Namespace
    progress: Progress
    states: Counter[str] = field(default_factory=Counter)
    broken: bool = False

    def complain(self, error: BrokenError) -> None:
        """Say what could not be done."""
        self.progress.clear()
        complain(error)
        self.broken = True

    def upgraded(self, file: _File) -> None:
        """Upgrade the bundles of a file, and write them if there is one that can be."""
        before = identity(file.source)
        with tempfile.SpooledTemporaryFile(_IN_MEMORY) as made:
            told = list(self._made(file, made))
            wrong = _changed(file, before) or (_taken(file, made) if told else None)
            if wrong:
                self.complain(wrong)
            if wrong or not told:
                return
            made.seek(0)
            try:
                write_parts(file.target, iter(partial(made.read, _PIECE), b""))
            except BrokenError as error:
                self.complain(error)
                return
        for state, lines in told:
            self.states[state] += 1
            aside(self.arguments, *lines, failed=state == "invalid" or any(map(_is_open, lines)))

    def _made(self, file: _File, made: IO[bytes]) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the state of each bundle and what is told of it, and put them into a new file.

        What else is in a file of many bundles stays as it is.
        """
        from pipeline.evidence.find import find

        at = 0
        for source in find([file.source]):
            one = source if isinstance(source, BrokenError) else _guarded(source, self.arguments)
            if isinstance(one, BrokenError):
                self.complain(one)
                continue
            _copy(file.source, made, at, one.source.start)
            made.write(one.content)
            self.progress.count(one.state)
            self.progress.show()
            at = one.source.start + len(one.source.raw)
            yield one.state, tuple(_told(one, file.target))
        if has_lines(file.source.name):
            _copy(file.source, made, at)


def _copy(path: Path, made: IO[bytes], first: int, last: int | None = None) -> None:
    """Copy what stands in a file between two places, or to its end."""
    if first == last:
        return
    with suppress(OSError), path.open("rb") as file:
        file.seek(first)
        while piece := file.read(_PIECE if last is None else min(_PIECE, last - file.tell())):
            made.write(piece)


def _changed(file: _File, before: object) -> BrokenError | None:
    if identity(file.source) == before:
        return None
    message = "This file was changed while it was read; it is not upgraded."
    return BrokenError(message, place=Place(BundleAddress(shown(file.source), "")))


def _taken(file: _File, made: IO[bytes]) -> BrokenError | None:
    """Return why a file is left alone: another one is there, and may hold what was decided."""
    try:
        if not os.path.lexists(file.target) or _same(file.target, made):
            return None
    except OSError as error:
        return unwritable(file.target, error)
    hint = "Move it away, or name another folder for --out."
    message = "Another file stands here, and may hold what somebody decided; it is left alone."
    return BrokenError(message, place=Place(BundleAddress(shown(file.target), "")), hint=hint)


def _same(path: Path, made: IO[bytes]) -> bool:
    made.seek(0)
    with path.open("rb") as there:
        while piece := there.read(_PIECE):
            if made.read(len(piece)) != piece:
                return False
    return not made.read(1)


def _run(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    if is_no_folder(out):
        return _refuse(f"{out} is a file; name a folder.")
    done = _Run(arguments, Progress.beside(arguments.paths, quiet=arguments.quiet))
    files = list(_files(arguments.paths, out, done))
    if refused := _clash(files):
        return _refuse(refused)
    for file in files:
        done.upgraded(file)
    done.progress.clear()
    code = 3 if done.broken else int(done.states["invalid"] > 0)
    aside(arguments, _summary(done.states, out), failed=code > 0)
    return code


def _refuse(message: str) -> int:
    print(f"inspection-reports: {message}", file=sys.stderr)
    return 2


def _guarded(source: RawBundle, arguments: argparse.Namespace) -> Upgraded | BrokenError:
    from pipeline.runs.guard import guarded
    from pipeline.runs.upgrade import upgrade

    if not source.is_whole:
        place = Place(BundleAddress(source.name, "", source.first_line, 1))
        return BrokenError("This is too large for a bundle; it is not upgraded.", place=place)
    return guarded(source, partial(upgrade, choices=arguments.choices))


# --- where ------------------------------------------------------------------------------


def _files(paths: Sequence[Path], out: Path, run: _Run) -> Iterator[_File]:
    """Yield the files to write: those of a folder below `out` as they lie in it.

    What cannot be read is told. What an earlier run wrote is no source.
    """
    from pipeline.evidence.find import files

    for path in paths:
        inside = path.resolve() in out.resolve().parents
        for source in files(path):
            if isinstance(source, BrokenError):
                run.complain(source)
            elif not (inside and out.resolve() in source.resolve().parents):
                within = source.relative_to(path) if source != path else Path(source.name)
                yield _File(source, out / ("bundle.json" if str(source) == "-" else within))


def _clash(files: Sequence[_File]) -> str:
    """Return why these files cannot be written: over a source, or two over each other; or ''."""
    sources = {here[:2] for one in files if (here := identity(one.source))}
    taken: set[Path] = set()
    for one in files:
        here = identity(one.target)
        if here and here[:2] in sources:
            return f"{shown(one.target)} is a source; name another folder for --out."
        if one.target in taken:
            return f"two bundles would be written to {shown(one.target)}; upgrade them one by one."
        taken.add(one.target)
    return ""


# --- what is told ------------------------------------------------------------------------


def _told(one: Upgraded, target: Path) -> Iterator[str]:
    from pipeline.evidence.versions import CURRENT

    line = f":{one.source.first_line}" if has_lines(one.source.name) else ""
    name = f"{one.source.name}{line}"
    if one.state == "invalid":
        yield f"{name}: not valid, copied as it is; run ‘inspection-reports validate’"
    elif one.state == "current":
        yield f"{name}: of version {CURRENT} already, copied as it is"
    else:
        yield f"{name}: version {one.version} is now {CURRENT}: {target}"
        yield from (f"  {change}" for change in one.changed)
        yield from (f"{_OPEN}{question}" for question in one.to_decide)


_OPEN = "  to decide: "


def _is_open(line: str) -> bool:
    """Return whether a line leaves something to a person."""
    return line.startswith(_OPEN)


def _summary(states: Counter[str], out: Path) -> str:
    words = {
        "upgraded": "upgraded",
        "current": "already of today’s version",
        "invalid": "not valid",
    }
    parts = [f"{states[state]} {said}" for state, said in words.items() if states[state]]
    return f"{', '.join(parts) or 'no bundles'}: {out}"
