"""`upgrade`: older bundles become bundles of today’s schema, in another folder."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.files import write_whole

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.runs.upgrade import Upgraded

_STANDARD_INPUT = "-"


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
    """A file to write, and the bundles of the one that it is made from."""

    source: Path
    target: Path
    bundles: tuple[RawBundle, ...]


def _run(arguments: argparse.Namespace) -> int:
    out: Path = arguments.out
    if out.exists() and not out.is_dir():
        return _refuse(f"{out} is a file; name a folder.")
    broken: list[BrokenError] = []
    files = list(_files(arguments.paths, out, broken))
    if refused := _clash(files):
        return _refuse(refused)
    done: list[Upgraded] = []
    for file in files:
        results = [_guarded(one, arguments) for one in file.bundles]
        good = [one for one in results if not isinstance(one, BrokenError)]
        broken += [one for one in results if isinstance(one, BrokenError)]
        if good and (taken := _taken(file, content := _content(file, good))):
            broken.append(taken)
            continue
        if good:
            write_whole(file.target, content)
        done += good
        for one in good:
            print("\n".join(_told(one, file.target)))
    for error in broken:
        complain(error)
    print(_summary(done, out))
    return 3 if broken else int(any(one.state == "invalid" for one in done))


def _taken(file: _File, content: bytes) -> BrokenError | None:
    """Return why a file is left alone: another one is there, and may hold what was decided."""
    if not file.target.exists() or file.target.read_bytes() == content:
        return None
    hint = "Move it away, or name another folder for --out."
    message = "Another file stands here, and may hold what somebody decided; it is left alone."
    return BrokenError(message, place=Place(BundleAddress(str(file.target), "")), hint=hint)


def _refuse(message: str) -> int:
    print(f"inspection-reports: {message}", file=sys.stderr)
    return 2


def _guarded(source: RawBundle, arguments: argparse.Namespace) -> Upgraded | BrokenError:
    from pipeline.runs.guard import guarded
    from pipeline.runs.upgrade import upgrade

    return guarded(source, partial(upgrade, choices=arguments.choices))


# --- where ------------------------------------------------------------------------------


def _files(paths: Sequence[Path], out: Path, broken: list[BrokenError]) -> Iterator[_File]:
    """Yield the files to write: those of a folder below `out` as they lie in it.

    What cannot be read is added to `broken`. What an earlier run wrote is no source.
    """
    from pipeline.evidence.find import find

    for path in paths:
        bundles: dict[Path, list[RawBundle]] = {}
        for one in find([path]):
            if isinstance(one, BrokenError):
                broken.append(one)
                continue
            source = one.path or Path(one.name)
            if not (path.resolve() in out.resolve().parents and _below(source, out)):
                bundles.setdefault(source, []).append(one)
        for source, found in bundles.items():
            inside = source.relative_to(path) if path.is_dir() else Path(source.name)
            target = out / ("bundle.json" if str(source) == _STANDARD_INPUT else inside)
            yield _File(source, target, tuple(found))


def _below(source: Path, out: Path) -> bool:
    return out.resolve() in source.resolve().parents


def _clash(files: Sequence[_File]) -> str:
    """Return why these files cannot be written: over a source, or two over each other; or ''."""
    sources = [one.source for one in files if one.source.exists()]
    taken: set[Path] = set()
    for one in files:
        if one.target.exists() and any(one.target.samefile(source) for source in sources):
            return f"{one.target} is a source; name another folder for --out."
        if one.target in taken:
            return f"two bundles would be written to {one.target}; upgrade them one by one."
        taken.add(one.target)
    return ""


def _content(file: _File, done: Sequence[Upgraded]) -> bytes:
    """Return a file whose bundles are upgraded; of a list of bundles all other lines stay."""
    if file.source.suffix != ".jsonl":
        return done[0].content
    new: Mapping[int, bytes] = {one.source.first_line: one.content for one in done}
    lines = file.source.read_bytes().split(b"\n")
    return b"\n".join(new.get(number, line) for number, line in enumerate(lines, 1))


# --- what is told ------------------------------------------------------------------------


def _told(one: Upgraded, target: Path) -> Iterator[str]:
    from pipeline.evidence.versions import CURRENT

    line = f":{one.source.first_line}" if one.source.name.endswith(".jsonl") else ""
    name = f"{one.source.name}{line}"
    if one.state == "invalid":
        yield f"{name}: not valid, copied as it is; run ‘inspection-reports validate’"
    elif one.state == "current":
        yield f"{name}: of version {CURRENT} already, copied as it is"
    else:
        yield f"{name}: version {one.version} is now {CURRENT}: {target}"
        yield from (f"  {change}" for change in one.changed)
        yield from (f"  to decide: {question}" for question in one.to_decide)


def _summary(done: Sequence[Upgraded], out: Path) -> str:
    words = {
        "upgraded": "upgraded",
        "current": "already of today’s version",
        "invalid": "not valid",
    }
    states = [one.state for one in done]
    parts = [f"{states.count(state)} {said}" for state, said in words.items() if state in states]
    return f"{', '.join(parts) or 'no bundles'}: {out}"
