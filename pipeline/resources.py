"""Templates, schemas and fonts: where they live, and which of them were really read.

A name is a path such as `templates/pages/base.css`, `schemas/bundle.schema.json` or, for the
report font, `fonts/OpenSans-Bold.ttf`. It is looked for in a team's own folder, where one is in
use, and then among those of the program. All reading goes through here, so that a manifest can name
every file that a report was made from; what is `remembered` is told of again each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from errno import EINVAL, ELOOP, ENOENT
from functools import update_wrapper
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any, Generic, ParamSpec, TypeVar

_PACKAGE = Path(__file__).resolve().parent
SHIPPED = _PACKAGE if (_PACKAGE / "schemas").is_dir() else _PACKAGE.parent
_TEMPLATES, _BRAND, _FONTS = "templates/", "brand/", "fonts/"
_LEAVINGS = frozenset({".ds_store", "thumbs.db", "desktop.ini"})
_LEFT = ("._", "~$", ".~lock.")  # by macOS beside each file of a network disk; by Word, LibreOffice
_NOWHERE = frozenset({"", ".", ".."})  # no file is called so
_EVERY = "templates/**/*"
TEMPLATES, SCHEMAS = SHIPPED / "templates", SHIPPED / "schemas"

Given = ParamSpec("Given")
Kept = TypeVar("Kept")


@dataclass(frozen=True, slots=True)
class Home:
    """Where files are looked for: in a folder of one's own, if there is one, then as shipped.

    The own folder is laid out as `templates/` is, and may have folders `schemas` and `fonts`. Names
    that begin with `brand/` are files of the folder of a brand, and of no other. `shipped` is a
    folder with other `templates/` and `schemas/` than come with the program, such as those of an
    earlier version of it; `stand_ins` are names of which the program's own are read all the same.
    """

    own: Path | None = None
    brand: Path | None = None
    shipped: Path | None = None
    stand_ins: frozenset[str] = frozenset()

    def path(self, name: str) -> Path:
        """Return where a file is, or would be. Raises OSError for what leads out of the folders."""
        if not _NOWHERE.isdisjoint(name.split("/")):
            raise OSError(EINVAL, "this leads out of the folder of templates")
        if name.startswith(_BRAND):
            if self.brand is None:
                raise OSError(ENOENT, "there is no folder of a brand")
            return inside(self.brand / name.removeprefix(_BRAND), self.brand)
        mine = self._mine(name)
        if mine is not None and self.own is not None and mine.is_file():
            return inside(mine, self.own)
        return self._shipped(name)

    def _shipped(self, name: str) -> Path:
        if name.startswith(_FONTS):
            from importlib.resources import files

            return Path(str(files("ttf_opensans") / "ttf" / name.removeprefix(_FONTS)))
        if self.shipped is None or name in self.stand_ins:
            return SHIPPED / name
        return inside(self.shipped / name, self.shipped)

    def is_own(self, name: str) -> bool:
        """Return whether a file, or one that a pattern fits, is one of a team’s own."""
        if name.startswith(_BRAND):
            return self.brand is not None
        mine = self._mine(name)
        if mine is None or self.own is None:
            return False
        if "*" in name:
            return next(self.own.glob(name.removeprefix(_TEMPLATES)), None) is not None
        return mine.is_file()

    def names(self, pattern: str) -> tuple[str, ...]:
        """Return the names of all files that a pattern fits, own and shipped, sorted."""
        if pattern.startswith(_BRAND):
            fits = self.brand.glob(pattern.removeprefix(_BRAND)) if self.brand else ()
            return tuple(sorted(_BRAND + one.name for one in fits if not is_leaving(one.name)))
        root = self.shipped or SHIPPED
        found = {path.relative_to(root).as_posix() for path in root.glob(pattern)}
        found |= {name for name in self.stand_ins if PurePosixPath(name).match(pattern)}
        if self.own is not None:
            prefix = _TEMPLATES if pattern.startswith(_TEMPLATES) else ""
            fits = self.own.glob(pattern.removeprefix(_TEMPLATES))
            mine = (path for path in fits if not is_leaving(path.name))
            found |= {prefix + path.relative_to(self.own).as_posix() for path in mine}
        return tuple(sorted(found))

    def _mine(self, name: str) -> Path | None:
        return self.own / name.removeprefix(_TEMPLATES) if self.own is not None else None


def is_leaving(name: str) -> bool:
    """Return whether a file of this name was left by a desktop or an office program."""
    return name.casefold() in _LEAVINGS or name.startswith(_LEFT)


def inside(path: Path, folder: Path) -> Path:
    """Return a path; raise OSError where it is a link that leads out of the folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        raise OSError(ELOOP, "this is a link that leads out of its folder")
    return path


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A file that something was made from, or a list of files (its name is then a pattern).

    `own` says that it came from the folder of a team’s own, in a list at least one: what is made
    of the same bytes is the same.
    """

    name: str
    sha256: str
    own: bool = field(default=False, compare=False)


_home: ContextVar[Home] = ContextVar("home", default=Home())  # noqa: B039  it is frozen
_beside: ContextVar[Home | None] = ContextVar("beside", default=None)
_notes: ContextVar[tuple[set[Source], ...]] = ContextVar("notes", default=())
_unsaid: ContextVar[tuple[set[Source], ...]] = ContextVar("unsaid", default=())
_known: dict[Home, dict[str, Source]] = {}
# Sets of sources are put together all the time: that is quick where the same is one object.
_same: dict[tuple[Source, bool], Source] = {}
_sets: dict[tuple[frozenset[Source], frozenset[str]], frozenset[Source]] = {}
_alike: dict[tuple[Home, Home], bool] = {}
all_remembered: list[Remembered[Any, Any]] = []


def home() -> Home:
    """Return where files are looked for now."""
    return _home.get()


@contextmanager
def _for_now(where: ContextVar[Kept], value: Kept) -> Iterator[None]:
    before = where.set(value)
    try:
        yield
    finally:
        where.reset(before)


@contextmanager
def using(other: Home, beside: Home | None = None) -> Iterator[None]:
    """Look for files in another home for a while.

    What was worked out in the home `beside` it is taken from there, if both have files of the same
    names and it was made of nothing but files that are the same in both.
    """
    if beside and (other, beside) not in _alike:
        _alike[other, beside] = other.names(_EVERY) == beside.names(_EVERY)
    fits = beside if beside and _alike[other, beside] else None
    with _for_now(_home, other), _for_now(_beside, fits):
        yield


@contextmanager
def noting() -> Iterator[set[Source]]:
    """Give the set of all sources that are read meanwhile, remembered ones included."""
    notes: set[Source] = set()
    with _for_now(_notes, (*_notes.get(), notes)):
        yield notes


@contextmanager
def aside() -> Iterator[None]:
    """Note nothing of what is read meanwhile: it only tells of a bundle that gives no report."""
    with _for_now(_notes, ()):
        yield


def read(name: str) -> bytes:
    """Return the content of a file, and note it. Raises OSError where it cannot be read."""
    return _noted(name, home().path(name).read_bytes())


def names(pattern: str) -> tuple[str, ...]:
    """Return the names of all files that a pattern fits, and note the list of them."""
    found = home().names(pattern)
    _noted(pattern, "\n".join(found).encode())
    return found


def _noted(name: str, content: bytes) -> bytes:
    source = Source(name, sha256(content).hexdigest(), home().is_own(name))
    source = _same.setdefault((source, source.own), source)
    for notes in (*_notes.get(), *_unsaid.get()):
        notes.add(source)
    return content


def today(source: Source) -> Source:
    """Return a source as it would be read now; its digest is empty where it is gone."""
    try:
        with noting() as notes:
            names(source.name) if "*" in source.name else read(source.name)
    except OSError:
        return Source(source.name, "")
    return next(iter(notes))


def _as_read_here(source: Source) -> Source:
    """Return a source as it is read in this home, where nothing changes meanwhile."""
    known = _known.setdefault(home(), {})
    if source.name not in known:
        known[source.name] = today(source)
    return known[source.name]


class Remembered(Generic[Given, Kept]):
    """A function of what is read, worked out once in each home. An error is not remembered."""

    def __init__(self, function: Callable[Given, Kept], most: int | None = None) -> None:
        self._function, self._most = function, most
        self._kept: dict[Home, dict[object, _Worked[Kept]]] = {}
        self._here: tuple[Home | None, dict[object, _Worked[Kept]]] = (None, {})
        update_wrapper(self, function)
        all_remembered.append(self)

    def __call__(self, *args: Given.args, **named: Given.kwargs) -> Kept:
        """Return what the function returns."""
        known, here = self._here
        if known is not (now := _home.get()):
            known, here = self._here = now, self._kept.setdefault(now, {})
        key = (args, tuple(sorted(named.items()))) if named else args
        kept = here.get(key)
        if kept is None:
            while self._most and len(here) >= self._most:
                del here[next(iter(here))]
            kept = here[key] = self._from_beside(key) or self._worked_out(*args, **named)
        for notes in _notes.get():
            notes.update(kept.noted)
        for notes in _unsaid.get():
            notes.update(kept.read)
        return kept.value

    def _worked_out(self, *args: Given.args, **named: Given.kwargs) -> _Worked[Kept]:
        noted, read_ = set[Source](), set[Source]()  # those read aside are in the second only
        notes, unsaid = _notes.set((*_notes.get(), noted)), _unsaid.set((*_unsaid.get(), read_))
        try:  # without managers of context, which cost more than most of what is worked out
            value = self._function(*args, **named)
        finally:
            _notes.reset(notes)
            _unsaid.reset(unsaid)
        return _Worked(value, _one_of(noted), _one_of(read_))

    def _from_beside(self, key: object) -> _Worked[Kept] | None:
        """Return what was worked out in the home beside this one, if it would come out the same."""
        beside = _beside.get()
        kept = self._kept.get(beside, {}).get(key) if beside else None
        if kept is None:
            return None
        with aside():
            now = {one: _as_read_here(one) for one in kept.read}
        if any(one != other for one, other in now.items()):
            return None
        return _Worked(kept.value, _one_of({now[one] for one in kept.noted}), _one_of(now.values()))

    def let_go(self, is_other: Callable[[Home, Source], bool]) -> None:
        """Let go of what was worked out from a source that is another one now."""
        for where, here in self._kept.items():
            for key in [one for one in here if any(is_other(where, of) for of in here[one].read)]:
                del here[key]

    def forget(self) -> None:
        """Let go of all that was worked out."""
        self._kept.clear()
        self._here = (None, {})


def _one_of(sources: Iterable[Source]) -> frozenset[Source]:
    """Return sources as one set for all that was worked out from just these."""
    found = frozenset(sources)
    return _sets.setdefault((found, frozenset([one.name for one in found if one.own])), found)


@dataclass(frozen=True, slots=True)
class _Worked(Generic[Kept]):
    """A value that was worked out, the sources that are noted for it, and all that was read."""

    value: Kept
    noted: frozenset[Source]
    read: frozenset[Source]


remembered = Remembered  # as a decorator: what was read is noted anew at every call


def remembered_of(most: int) -> Callable[[Callable[Given, Kept]], Remembered[Given, Kept]]:
    """Remember so many values of a function, the newest: of sentences there is no end."""
    return lambda function: Remembered(function, most)
