"""A whole preview in the process of a test: woken, or by turns, it sees what is saved, and ends."""

from __future__ import annotations

import socket
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import pytest

from pipeline.resources import Home
from pipeline.runs.preview.press import Setting
from pipeline.runs.preview.run import Wish, run
from tests.runs.preview.previews import bundle, change


@pytest.mark.parametrize("poll", [True, False])
def test_what_is_saved_is_told(tmp_path: Path, poll: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    path, end = bundle(tmp_path / "bundles"), tmp_path / "end"
    addresses, said = SimpleQueue[str](), list[str]()
    if poll:
        monkeypatch.setattr("pipeline.runs.preview.watch.Watch.over", None)  # nobody asks for it

    def setting() -> Setting:
        if end.exists():
            raise KeyboardInterrupt
        return Setting(Home(), files=(end,))

    def work() -> None:
        with pytest.raises(KeyboardInterrupt):
            run(Wish(path.parent, poll=poll), setting, addresses.put, said.append)

    thread = Thread(target=work)
    thread.start()
    try:
        _, _, host, token, _ = addresses.get(timeout=60).split("/")
        with socket.create_connection(("127.0.0.1", int(host[10:])), timeout=60) as line:
            line.sendall(f"GET /{token}/news HTTP/1.0\r\nHost: {host}\r\n\r\n".encode())
            news = (one for one in line.makefile("rb") if one.startswith(b"data: "))
            first = next(news)
            change(path, "Marigold House", "Mallow House")
            assert next(one for one in news if one != first)
    finally:
        end.touch()
        thread.join(20)
    assert not thread.is_alive()
    assert said == []
