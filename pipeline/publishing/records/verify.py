"""Does a folder still match its records? Whatever of ours somebody names: all, a report, a version.

Nothing that lies there is believed: it may have been made by anybody.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.records import draft, history, record, register, register_file, stamps
from pipeline.publishing.records.entry import START
from pipeline.publishing.records.found import Found, differing, together
from pipeline.publishing.records.look import Look, Watch, each, is_report
from pipeline.publishing.records.reading import TooLargeError, bounded
from pipeline.publishing.records.register import Register
from pipeline.publishing.records.verify_page import PAGE, page
from pipeline.publishing.signing import REGISTER, Signers, signers

_ROOTS = 4 * 1024 * 1024


class NotOursError(Exception):
    """There is nothing in a folder that this program wrote."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was found, and the register that it was held against, if there is one."""

    found: Found
    register: Register | None = None


def verify(
    path: Path, head: str = "", known: Signers | None = None, watch: Watch = lambda _: None
) -> Verified:
    """Return what is not as it was published, or drafted, in a folder.

    `head` is the digest of a line that somebody noted; `known` are the keys that count; `watch` is
    told after each report of many. Raises NotOursError, and BrokenError where something cannot be
    read.
    """
    try:
        return _verify(path, head, known, watch)
    except OSError as error:
        place = Place(BundleAddress(str(path), ""))
        why = error.strerror or error
        raise BrokenError(f"This folder cannot be read: {why}.", place=place) from error


def _verify(path: Path, head: str, known: Signers | None, watch: Watch) -> Verified:
    out = _out(path)
    lines = _register(out) if out else None
    look = Look(lines.entries if lines else None, watch)
    if out == path:
        found = look.all(path)
    elif is_report(path):
        found = look.report(path)
    elif (path / record.NAME).exists() or (out and _is_version(path)):
        found = look.version(path, path.resolve().parent.name if out else "")
    elif draft.is_draft(path):
        return Verified(draft.look(path))
    else:
        return Verified(_drafts(path, watch))
    chained = together(
        (
            _chain(lines, head, known, wanted=bool(head or known or out == path)),
            _remarks(path, lines),
        )
    )
    return Verified(together((found, chained)), lines)


def _out(path: Path) -> Path | None:
    """Return the folder with the register that a folder is in, or is, or should be."""
    whole = path.resolve()
    if (path / register_file.NAME).exists():
        return path
    if is_report(path):
        return whole.parent if (whole.parent / register_file.NAME).exists() else None
    if _is_version(path) and (whole.parent.parent / register_file.NAME).exists():
        return whole.parent.parent
    there = path.is_dir() and not (path / record.NAME).exists()
    return path if there and any(is_report(one) for one in path.iterdir()) else None


def _is_version(path: Path) -> bool:
    whole = path.resolve()
    return whole in history.version_folders(whole.parent).values()


def _register(out: Path) -> Register | None:
    path = out / register_file.NAME
    try:
        return register.register_of(bounded(path, register.MAX_BYTES))
    except FileNotFoundError:
        return Register(faults=("it is a link",)) if path.is_symlink() else None
    except TooLargeError as error:
        return Register(faults=(str(error),))
    except OSError:
        if path.is_symlink():
            return Register(faults=("it is a link",))
        raise


def _drafts(path: Path, watch: Watch) -> Found:
    """Return what is not as drafted in a folder with many drafts. NotOursError, OSError."""
    folders = [one for one in sorted(path.iterdir()) if one.is_dir() and draft.is_draft(one)]
    if not folders:
        raise NotOursError
    return together(each(folders, lambda one: draft.look(one).below(one.name), watch))


def _chain(lines: Register | None, head: str, known: Signers | None, wanted: bool) -> Found:
    """Return what is wrong with a register."""
    if lines is None:
        return differing(f"{register_file.NAME}: missing") if wanted else Found()
    said = [*lines.faults, *_signatures(lines, known)]
    if head and head not in {START, *(one.digest for one in lines.entries)}:
        said.append("it was shortened or rebuilt: no line of it has the digest that you noted")
    return differing(*(f"{register_file.NAME}: {one}" for one in said))


def _signatures(lines: Register, known: Signers | None) -> Iterator[str]:
    for one in lines.entries if known else ():
        assert known
        if not one.signature:
            yield f"line {one.n} is not signed"
        elif not signers(one.signed, one.signature, known, REGISTER):
            yield f"line {one.n}: its signature does not count"


def stamps_of(path: Path, lines: Register, roots: Path) -> Found:
    """Return which time stamps below a folder do not hold; when the others were made, as remarks.

    `roots` is the file of certificates that are believed. BrokenError where it has none.
    """
    differences, remarks = [], []
    try:
        content = bounded(roots, _ROOTS)
        for home in _homes(path):
            for file, when in stamps.held(home, lines, content):
                name = f"{home.resolve().name}/{file}"
                if when:
                    remarks.append(f"{name}: its line was in the register on {when}")
                else:
                    differences.append(f"{name}: this time stamp does not hold")
    except (OSError, ValueError) as error:
        place = Place(BundleAddress(str(roots), ""))
        said = "Time stamps cannot be checked with these certificates."
        raise BrokenError(said, place=place) from error
    return Found(tuple(differences), tuple(remarks))


def _homes(path: Path) -> list[Path]:
    """Return the folders of reports that a folder is, or has."""
    return [one for one in (path, *sorted(path.iterdir())) if is_report(one)]


def _remarks(path: Path, lines: Register | None) -> Found:
    """Return that a page is not the one that this program would make, which is no difference."""
    odd = [one for one in _homes(path) if lines and not _is_page(one, lines)]
    said = f"{PAGE} was made by another version of this program, or altered; it is no record"
    return Found(remarks=tuple(f"{one.resolve().name}/{said}" for one in odd))


def _is_page(home: Path, lines: Register) -> bool:
    """Return whether the page of a report is what would be made of its records today."""
    versions = history.history(history.records(home.resolve()), lines.entries)
    days = {one.line.day for one in lines.entries if one.line.id == home.resolve().name}
    return not versions or any(_is_of(home, page_of, versions) for page_of in sorted(days))


def _is_of(home: Path, day: str, versions: tuple[history.Published, ...]) -> bool:
    try:
        return (home / PAGE).read_bytes() == page(versions, date.fromisoformat(day))
    except OSError:
        return True  # it is told as missing
