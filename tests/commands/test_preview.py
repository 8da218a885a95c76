"""`preview` as it is typed: what is wrong usage, how it ends, when it opens a browser."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from pipeline.cli import main
from pipeline.commands import preview
from tests.runs.preview.previews import bundle


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["-"], "standard input never changes: name a file or a folder."),
        (["nowhere.json"], "nowhere.json is neither a file nor a folder."),
    ],
)
def test_what_cannot_be_shown_is_told_at_once(
    typed: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", *typed]) == 2
    assert capsys.readouterr().err == f"inspection-reports: {told}\n"


@pytest.mark.parametrize("port", ["0", "65536", "-1", "x", "٣"])
def test_a_port_is_a_number(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["preview", "x", "--port", port])
    assert ended.value.code == 2
    assert "write a number from 1 to 65535" in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["preview", str(bundle(tmp_path)), "--port", str(port)]) == 3
    said = capsys.readouterr().err
    assert said.startswith(f"inspection-reports: Port {port} cannot be had: ")
    assert "Leave out --port" in said


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("more", [[], ["--quiet"]], ids=["usual", "quiet"])
def test_a_signal_is_its_good_end(tmp_path: Path, number: signal.Signals, more: list[str]) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "preview", str(bundle(tmp_path / "bundles")), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout
    address = process.stdout.readline()
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (0, "")
    assert address.startswith("http://127.0.0.1:")
    if more:
        assert err == ""
    else:
        assert err.splitlines()[-1] == "inspection-reports: The preview has ended."
    assert address.split("/")[3] not in err
    assert [one.name for one in tmp_path.iterdir()] == ["bundles"]


def test_a_browser_is_opened_where_there_are_windows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened: list[str] = []

    def open_(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", open_)
    for name in preview._WINDOWS:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    preview._open("http://127.0.0.1:1/a/")
    assert opened == []
    assert "open the address yourself" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":0")
    preview._open("http://127.0.0.1:1/a/")
    assert opened == ["http://127.0.0.1:1/a/"]
    assert capsys.readouterr().err == ""


@pytest.mark.slow
@pytest.mark.parametrize("is_seen", [False, True], ids=["before it was seen", "after"])
def test_a_working_folder_that_goes_ends_no_preview(tmp_path: Path, *, is_seen: bool) -> None:
    work = tmp_path / "work"
    name = bundle(work).name
    process = subprocess.Popen(
        [sys.executable, "-m", "pipeline.cli", "preview", name, "--poll"],
        cwd=work,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={"TMPDIR": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert process.stdout
    address = process.stdout.readline().strip()
    if is_seen:
        urlopen(address, timeout=60).close()
    shutil.rmtree(work)
    told, until = "", time.monotonic() + 60  # how soon it looks again is the machine's affair
    while "The working folder is not there any more." not in told and time.monotonic() < until:
        time.sleep(0.2)
        with urlopen(address, timeout=60) as page:
            told = page.read().decode()
    time.sleep(1)  # it has looked again meanwhile, and goes on
    with urlopen(address, timeout=60) as page:
        told = page.read().decode()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    assert "The working folder is not there any more." in told
    assert "Nothing more can be written" not in err
    assert err.splitlines()[-1] == "inspection-reports: The preview has ended."
