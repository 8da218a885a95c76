"""The press: it makes pages when somebody asks for them, and knows which are still true.

One page is made at a time. A page is true while its bundle has the same bytes and no template,
schema or setting is another one; both are looked at whenever a page is asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from threading import Condition, RLock

from pipeline.evidence.find import RawBundle, again
from pipeline.evidence.folder import has_lines
from pipeline.language.choices import NONE, Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.resources import Home, using
from pipeline.runs.preview import own_pages
from pipeline.runs.preview.making import made, trouble
from pipeline.runs.preview.renewal import Signature, folders, let_go, signature
from pipeline.runs.preview.shelf import Shelf
from pipeline.runs.preview.shown import UNSEEN, Shown, version
from pipeline.runs.record import digest

_KEPT = 8  # bundles whose pages are kept, those that were looked at last


@dataclass(frozen=True, slots=True)
class Setting:
    """Where files are looked for and what a team has chosen.

    `files` are where that is written, or would be.
    """

    home: Home = field(default_factory=Home)
    choices: Choices = NONE
    files: tuple[Path, ...] = ()


@dataclass(slots=True)
class _Stand:
    """What stands of a bundle: what it was made of, its pages, and the last that had no fault.

    `read` is the digest of its bytes, `stamp` tells its file, `turn` templates and settings.
    """

    read: str = ""
    stamp: object = None
    turn: int = 0
    shown: Shown = UNSEEN
    good: Shown | None = None


@dataclass(slots=True)
class Press:
    """All that is shown of a path. `setting` is asked when its files change, or any template.

    It may raise BrokenError; then the one before holds, and it is asked until it is well again.
    `told` counts how often there were news.
    """

    path: Path
    setting: Callable[[], Setting]
    now: Setting = field(default_factory=Setting)
    told: int = 0
    _shelf: Shelf = field(init=False)
    _name: str = field(init=False)  # of the path: later the working folder may be gone
    _stands: dict[str, _Stand] = field(default_factory=dict)
    _turn: int = 1
    _seen: Signature | None = None
    _wrong: BrokenError | None = None
    _lock: RLock = field(default_factory=RLock)
    _news: Condition = field(default_factory=Condition)

    def __post_init__(self) -> None:
        self._shelf = Shelf(self.path)
        self._name = self.path.resolve().name

    @property
    def is_folder(self) -> bool:
        """Return whether there may be several bundles."""
        return self._shelf.is_folder

    def look(self) -> None:
        """See what is another thing now; then all who wait for news look at their page."""
        with self._lock:
            before = self._turn, self._shelf.turn
            self._look()
            is_other = before != (self._turn, self._shelf.turn)
        if is_other:
            self._tell()

    def keys(self) -> tuple[str, ...]:
        """Return the keys of all bundles, in the order of their files."""
        with self._lock:
            self._look()
            return tuple(self._shelf.sources)

    def has(self, key: str) -> bool:
        """Return whether there is a bundle with this key."""
        return key in frozenset(self.keys())

    def show(self, key: str, *, anew: bool = True) -> tuple[Shown, Shown | None] | None:
        """Return what is shown of a bundle now, and the last of it that could be drafted.

        Unless it is looked at `anew`, what the last look has found counts.
        """
        with self._lock:
            if anew:
                self._look()
            if key not in self._shelf.known:
                return None
            stand = self._fresh(key)
            return stand.shown, stand.good

    def index(self, *, anew: bool = True) -> tuple[str, str]:
        """Return the page of all bundles, and its version."""
        with self._lock:
            if anew:
                self._look()
            rows = [
                (key, _told(one), self._stands.get(key, _Stand()).shown)
                for key, one in self._shelf.sources.items()
            ]
            page = own_pages.index(self._name, rows, self._shelf.broken)
            return page, version({"": page})

    def fill(self) -> bool:
        """Look at one bundle that nobody has looked at as it is now; return whether there was one.

        Only what the index tells of it is kept.
        """
        with self._lock:
            stale = next((one for one in self._shelf.sources if self._is_stale(one)), "")
            if stale:
                self._fill(stale)
        if stale:
            self._tell()
        return bool(stale)

    def wait(self, seconds: float, told: int) -> None:
        """Wait until there are more news than were `told`, but no longer than that."""
        with self._news:
            self._news.wait_for(lambda: self.told != told, seconds)

    def source(self, key: str) -> RawBundle | None:
        """Return a bundle with its bytes as they are now, or nothing."""
        with self._lock:
            found = self._shelf.sources.get(key)
        return again(found) if found else None

    def _tell(self) -> None:
        with self._news:
            self.told += 1
            self._news.notify_all()

    # --- within the lock -------------------------------------------------------------------

    def _look(self) -> None:
        self._shelf.look()
        if self._wrong is None and self._signature() == self._seen:
            return
        before = self._seen, str(self._wrong)
        self.now, self._wrong = self._asked()
        seen = self._signature()
        if (seen, str(self._wrong)) == before:
            return
        if self._seen is not None:
            let_go(self._seen, seen)
        self._seen = seen
        self._turn += 1

    def _signature(self) -> Signature:
        """Return what tells of a change: of files, and of folders that settings are looked for in,
        of which the working folder may go."""
        there = {str(one.parent): () for one in self.now.files if one.parent.is_dir()}
        return {**there, **signature((*folders(self.now.home), *self.now.files))}

    def _asked(self) -> tuple[Setting, BrokenError | None]:
        """Return the setting; where it is broken the one before, and what is wrong with it."""
        try:
            return self.setting(), None
        except BrokenError as error:
            return self.now, error

    def _is_stale(self, key: str) -> bool:
        stand = self._stands.get(key)
        return not stand or (stand.stamp, stand.turn) != (self._shelf.stamp(key), self._turn)

    def _fill(self, key: str) -> None:
        stand = self._stands.setdefault(key, _Stand())
        kept = bool(stand.shown.pages)
        self._make(key, stand)
        if not kept:
            stand.shown = replace(stand.shown, pages={})
            stand.good = None

    def _fresh(self, key: str) -> _Stand:
        """Return what stands of a bundle, made anew unless it is still true."""
        stand = self._stands.pop(key, _Stand())
        self._stands[key] = stand  # behind all others: it was looked at last
        self._make(key, stand)
        for one in [one for one in self._stands.values() if one.shown.pages][:-_KEPT]:
            one.shown, one.good = replace(one.shown, pages={}), None
        return stand

    def _make(self, key: str, stand: _Stand) -> None:
        source = self._shelf.known[key]
        raw = again(source)
        read = digest(raw.raw) if raw else ""
        if not stand.shown.pages or (stand.read, stand.turn) != (read, self._turn):
            stand.shown = self._made(raw, source)
            if stand.shown.state == "drafted":
                stand.good = stand.shown
        stand.read, stand.stamp, stand.turn = read, self._shelf.stamp(key), self._turn

    def _made(self, raw: RawBundle | None, source: RawBundle) -> Shown:
        with using(self.now.home):
            if self._wrong:
                return trouble(self._wrong)
            return made(raw, self.now.choices) if raw else trouble(_gone(source))


def _told(source: RawBundle) -> str:
    """Return what tells a bundle from all others: its file, and its line where it has many."""
    return f"{source.name}, line {source.first_line}" if has_lines(source.name) else source.name


def _gone(source: RawBundle) -> BrokenError:
    place = Place(BundleAddress(source.name, ""))
    said = "This bundle is not there, or cannot be read."
    return BrokenError(said, place=place, hint="When it is there again, it is shown here.")
