"""The two sides of `compare`: what the working folder holds, and what it is compared with."""

from __future__ import annotations

import argparse
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from pipeline import __version__
from pipeline.commands.own_folder import own_folder
from pipeline.commands.project import NAME, found, read
from pipeline.language.choices import NONE, Choices
from pipeline.model.comparison.sides import Side
from pipeline.model.errors import BrokenError
from pipeline.resources import SHIPPED, Home, home

if TYPE_CHECKING:
    from pipeline.runs.comparison.before import Before
    from pipeline.runs.comparison.repository import Repository
    from pipeline.runs.comparison.stand import Stand
    from pipeline.runs.comparison.subjects import History

_DATA: Final = ("templates", "schemas")
_SPARE: Final = re.compile(r"[^\s‘]*inspection-reports-[a-z0-9_]{8}/")
_DEEPER: Final = "Fetch more of the history: ‘git fetch --unshallow’, or in CI ‘fetch-depth: 0’."

_NAMED: Final = "Those of the program are in use: name yours with --templates or in a project file."


@dataclass(frozen=True, slots=True)
class Sides:
    """Both sides; `history` tells what bundles were at base, where that is a revision."""

    base: Before
    head: Stand
    history: History | None = None


class BaseError(BrokenError):
    """There is no such base, or it cannot be read."""


def head(arguments: argparse.Namespace) -> Stand:
    """Return what the working folder holds now."""
    from pipeline.runs.comparison.stand import stand

    return stand(
        Side("working tree", "working tree", program=__version__), home(), arguments.choices
    )


@contextmanager
def sides(arguments: argparse.Namespace) -> Iterator[Sides]:
    """Give both sides while they are compared. Raises BaseError for a base that cannot be read."""
    with tempfile.TemporaryDirectory(prefix="inspection-reports-") as spare:
        yield _sides(arguments, Path(spare))


def _sides(arguments: argparse.Namespace, spare: Path) -> Sides:
    from pipeline.runs.comparison.repository import Repository

    now, name = head(arguments), str(arguments.base)
    repository = Repository.of(Path.cwd())
    commit = repository.commit(name) if repository else ""
    if repository and commit:
        return _of_revision(arguments, now, repository, (name, commit), spare)
    path = Path(name)
    if path.is_dir():
        return Sides(_of_folder(path, now, arguments), now)
    if os.path.lexists(path):
        return Sides(_of_file(path), now)
    raise _no_base(name, repository)


def _no_base(name: str, repository: Repository | None) -> BaseError:
    message = f"There is no revision, folder or file ‘{name}’ to compare with."
    if repository is None:
        return BaseError(message, hint="This folder is in no Git repository.")
    if repository.is_shallow():
        return BaseError(f"{message} This is a shallow clone.", hint=_DEEPER)
    return BaseError(message, hint="‘git branch --all’ lists what there is.")


# --- a revision --------------------------------------------------------------------------


def _of_revision(
    arguments: argparse.Namespace,
    now: Stand,
    repository: Repository,
    named: tuple[str, str],
    spare: Path,
) -> Sides:
    from pipeline.runs.comparison.subjects import History

    name, tip = named
    commit = repository.merge_base(tip)
    if not commit:
        message = f"‘{name}’ and what is checked out have no commit in common."
        raise BaseError(message, hint=_DEEPER if repository.is_shallow() else "")
    inside = {one: at for one in _folders(now) if (at := repository.name(one)) is not None}
    if apart := next((one for one in inside if repository.is_apart(one)), None):
        message = f"{os.path.relpath(apart)} lies in a repository of its own, a submodule."
        raise BaseError(message, hint="Compare in its folder.")
    if not inside:
        message = "No template, schema or project file in use lies in this repository."
        raise BaseError(message, hint=_NAMED)
    project = found(Path.cwd())
    at = repository.name(project) if project else None
    named_there = _named_at(repository, commit, at) if at else set()
    repository.extract(commit, sorted({*inside.values(), *named_there}), spare)
    dirty = repository.dirty(sorted(set(inside.values())))
    if dirty:
        now = replace(now, side=replace(now.side, dirty=True, remarks=(_dirty(len(dirty)),)))
    side = Side("revision", name, commit, __version__, remarks=_moved_on(name, tip, commit))
    there = _there(now.home, inside, spare)
    if at and (spare / at).is_file():
        base = _of_project(side, there, spare / at, arguments)
    else:
        own = there.own if arguments.templates else None
        base = _stand(side, replace(there, own=own, brand=None), NONE)
    return Sides(base, now, History.of(repository, commit, arguments.paths))


def _named_at(repository: Repository, commit: str, project: str) -> set[str]:
    """Return the folders that the project file of a commit names: they may have moved since."""
    files = repository.files(commit, [project])
    try:
        text = repository.contents([files[project]])[0].decode()
        told = [tomllib.loads(text).get(key) for key in ("templates", "brand")]
    except (KeyError, ValueError):
        return set()  # there is none, or it is told when it is read
    parent = PurePosixPath(project).parent
    return {(parent / one).as_posix() for one in told if isinstance(one, str) and one}


def _folders(now: Stand) -> Iterator[Path]:
    """Yield all that head is made from: folders of data, of one's own too, the project file."""
    yield from (SHIPPED / one for one in _DATA)
    yield from (one for one in (now.home.own, now.home.brand) if one)
    if project := found(Path.cwd()):
        yield project


def _there(now: Home, inside: dict[Path, str], spare: Path) -> Home:
    """Return where base has what head has; what lies in no repository is the same on both sides."""

    def moved(path: Path | None) -> Path | None:
        return spare / inside[path] if path in inside else path

    shipped = SHIPPED / _DATA[0]
    base = (spare / inside[shipped]).parent if shipped in inside else None
    return Home(moved(now.own), moved(now.brand), base)


def _moved_on(name: str, tip: str, commit: str) -> tuple[str, ...]:
    if tip == commit:
        return ()
    return (f"‘{name}’ has moved on since; compared is the commit at which the work began.",)


def _dirty(number: int) -> str:
    files = "1 file is" if number == 1 else f"{number} files are"
    return f"The working tree has changes that are in no commit: {files} not as committed."


# --- a folder, or what was kept ----------------------------------------------------------


def _of_folder(path: Path, now: Stand, arguments: argparse.Namespace) -> Stand:
    """Return a folder as base: a checkout, that of a project file, or templates of one's own."""
    side = Side("folder", str(path), program=__version__)
    whole = all((path / one).is_dir() for one in _DATA)
    there = Home(None if whole else path, now.home.brand, path.resolve() if whole else None)
    if (path / NAME).is_file():
        return _of_project(side, replace(there, own=None), path / NAME, arguments)
    return _stand(side, there, now.choices)


def _of_project(
    side: Side, there: Home, project_file: Path, arguments: argparse.Namespace
) -> Stand:
    """Return base with what its own project file says."""
    try:
        typed = own_folder(there.own) if arguments.templates and there.own else None
        project = read(project_file, typed)
    except BrokenError as error:
        raise _unreadable(error) from error
    return _stand(side, Home(project.templates, project.brand, there.shipped), project.choices)


def _stand(side: Side, there: Home, choices: Choices) -> Stand:
    from pipeline.runs.comparison.stand import stand

    try:
        own = own_folder(there.own) if there.own and there.own.is_dir() else None
    except BrokenError as error:
        raise _unreadable(error) from error
    return stand(side, replace(there, own=own), choices)


def _unreadable(error: BrokenError) -> BaseError:
    """Return why base cannot be read, without the folder that its files were put into."""
    return BaseError(f"Base cannot be read: {_SPARE.sub('', str(error))}", hint=error.hint)


def _of_file(path: Path) -> Before:
    from pipeline.runs.comparison.kept import read as kept

    try:
        return kept(path)
    except BrokenError as error:
        raise BaseError(str(error), hint=error.hint) from error
