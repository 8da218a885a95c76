"""A save is told at once, whichever way an editor saves; a place that cannot be watched is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

import pytest

from pipeline.runs.preview.watch import Places, Watch
from tests.runs.preview.previews import change


def written(path: Path) -> None:
    path.write_text("b", "utf-8")


def renamed(path: Path) -> None:
    change(path, "a", "b")


def made_again(path: Path) -> None:
    path.unlink()
    path.write_text("b", "utf-8")


@pytest.mark.parametrize("save", [written, renamed, made_again])
@pytest.mark.parametrize("deep", [True, False])
def test_a_save_wakes(tmp_path: Path, save: Callable[[Path], None], deep: bool) -> None:
    folder = tmp_path / "below" if deep else tmp_path
    folder.mkdir(exist_ok=True)
    path = folder / "bundle.json"
    path.write_text("a", "utf-8")
    woken, faults = SimpleQueue[bool](), list[str]()
    watch = Watch(lambda: woken.put(True), faults.append)
    one = frozenset({tmp_path})
    watch.over(Places(one, frozenset()) if deep else Places(frozenset(), one))
    try:
        for _ in range(100):  # until it watches, nobody knows when
            save(path)
            path.write_text("a", "utf-8")
            if _came(woken):
                return
        pytest.fail("it never woke")
    finally:
        watch.close()


def _came(woken: SimpleQueue[bool]) -> bool:
    from queue import Empty

    try:
        return woken.get(timeout=0.3)
    except Empty:
        return False


def test_what_cannot_be_watched_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr("watchfiles.watch", fails)
    told = SimpleQueue[str]()
    watch = Watch(lambda: None, told.put)
    for _ in range(3):
        watch.over(Places(frozenset({tmp_path}), frozenset()))
    assert told.get(timeout=60) == "OSError"
    watch.close()
    assert told.empty()
