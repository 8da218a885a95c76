"""Watching for saved files. A watch only wakes the press; what it then finds decides.

So an editor that writes a new file and renames it, a file that was away for a while and an event
too many or too few are all the same. Where a folder cannot be watched, as many network folders,
the files are looked at again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread

_TOGETHER = 40  # milliseconds without another change, after which a change is told
_LONGEST = 400  # milliseconds that changes are put together for


@dataclass(frozen=True, slots=True)
class Places:
    """Folders that are watched with all below them, and folders of which the files alone count."""

    whole: frozenset[Path]
    flat: frozenset[Path]


@dataclass(slots=True)
class Watch:
    """Wakes when something is saved. `fault` is told of a place that cannot be watched, once."""

    wake: Callable[[], None]
    fault: Callable[[str], None]
    _places: Places = field(default_factory=lambda: Places(frozenset(), frozenset()))
    _stop: Event = field(default_factory=Event)

    def over(self, places: Places) -> None:
        """Watch these places, and no others any more."""
        if places == self._places:
            return
        self.close()
        self._places, self._stop = places, Event()
        for folders, deep in ((places.whole, True), (places.flat, False)):
            there = [one for one in sorted(folders) if one.is_dir()]
            if there:
                Thread(target=self._run, args=(there, deep, self._stop), daemon=True).start()

    def close(self) -> None:
        """Watch nothing any more."""
        self._stop.set()

    def _run(self, folders: Iterable[Path], deep: bool, stop: Event) -> None:
        from watchfiles import watch

        try:
            for _ in watch(
                *folders, recursive=deep, watch_filter=None, stop_event=stop, step=_TOGETHER,
                debounce=_LONGEST, raise_interrupt=False, ignore_permission_denied=True,
            ):  # fmt: skip
                self.wake()
        except Exception as error:  # noqa: BLE001  its library raises what the system gives it
            if not stop.is_set():
                self.fault(type(error).__name__)
