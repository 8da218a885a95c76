"""The hidden folder in which the drafts of a run are built, beside those that stand already.

A draft is put in its place by two renames: the old folder aside, the new one in. What of the old
folder is not ours is carried over before it goes. A run that is killed leaves at most this folder,
and the next run, which is the only one while it has the lock, finishes or takes back what it finds.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.files import settle, unwritable
from pipeline.runs.lock import FOLDER, locked
from pipeline.runs.others import PART, free_name, not_ours, same
from pipeline.runs.record import DRAFT, sealed
from pipeline.runs.stop import shielded


@dataclass(frozen=True, slots=True)
class Workshop:
    """The folder of a run, `out`, and the hidden one in it."""

    out: Path

    @property
    def new(self) -> Path:
        """Return where drafts are built."""
        return self.out / FOLDER / "new"

    @property
    def old(self) -> Path:
        """Return where folders lie that are being replaced."""
        return self.out / FOLDER / "old"

    @property
    def spare(self) -> Path:
        """Return where libraries may put what they need for a while."""
        return self.out / FOLDER / "spare"

    def put(self, built: Path, name: str) -> tuple[str, ...]:
        """Put a folder that is built in its place, and return what was kept aside, by new names.

        Raises BrokenError where a link or a file is in its place, or the disk refuses.
        """
        target, old = self.out / name, self.old / name
        place = Place(BundleAddress(str(target), ""))
        if target.is_symlink():
            raise BrokenError("This folder is a link; nothing is written through it.", place=place)
        if target.exists() and not target.is_dir():
            raise BrokenError("This is a file, and a folder belongs here.", place=place)
        try:
            with shielded():
                there = target.exists()
                if there:
                    target.rename(old)
                built.rename(target)
                settle(self.out)
                return self._carried(old, target) if there else ()
        except OSError as error:
            raise unwritable(target, error) from error

    def _carried(self, old: Path, target: Path) -> tuple[str, ...]:
        """Move what is not ours from an old folder to the new one, and remove the old one."""
        aside = []
        new_one = sealed(target)
        others = not_ours(old, state=new_one.state if new_one else DRAFT)
        wanted = {path: target / path.relative_to(old) for path in others}
        theirs = sorted(wanted, key=lambda one: os.path.lexists(wanted[one]))
        for path in theirs:  # those first that keep their names: others are not to take them
            if same(path, wanted[path]):
                continue
            new = free_name(wanted[path])
            new.parent.mkdir(exist_ok=True)
            path.rename(new)
            if new != wanted[path]:
                aside.append(new.relative_to(target).as_posix())
        gone = old.rename(self.new / f"gone-{old.name}")  # at once: half of it would look edited
        shutil.rmtree(gone)
        return tuple(aside)

    def recover(self) -> None:
        """Finish or take back what a killed run had begun, and remove what it was building."""
        for folder in (self.new, self.spare):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (self.new, self.old, self.spare):
            folder.mkdir(exist_ok=True)
        for old in self.old.iterdir():
            target = self.out / old.name
            if os.path.lexists(target):
                self._carried(old, target)
            else:
                old.rename(target)
        for part in self.out.glob(".part-*"):
            if PART.fullmatch(part.name):
                part.unlink()


@contextmanager
def workshop(out: Path) -> Iterator[Workshop]:
    """Give the workshop of a folder to one run alone; afterwards nothing of it is left.

    Raises BrokenError where another run is at work, or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = locked(out)
    except OSError as error:
        raise unwritable(out, error) from error
    shop = Workshop(out)
    try:
        try:
            shop.recover()
        except OSError as error:
            raise unwritable(out, error) from error
        yield shop
    finally:
        _leave(shop, lock)


def _leave(shop: Workshop, lock: int) -> None:
    """Remove the hidden folder, but what could not be carried over, and give the lock back."""
    with shielded():
        for folder in (shop.new, shop.spare):
            shutil.rmtree(folder, ignore_errors=True)
        hidden = shop.out / FOLDER
        with suppress(OSError):
            shop.old.rmdir()
        with suppress(OSError):
            (hidden / "lock").unlink()
            hidden.rmdir()
        os.close(lock)
