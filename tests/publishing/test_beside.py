"""What lies beside a bundle is named after it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publishing.beside import Beside
from tests.samples.cases import of


@pytest.mark.parametrize(
    ("bundle", "states"),
    [
        ("visit.bundle.json", "visit.states.json"),
        ("bundle.json", "states.json"),
        ("march.json", "march.states.json"),
    ],
)
def test_the_states_of_a_bundle(bundle: str, states: str) -> None:
    assert Beside(Path("team", bundle)).states == Path("team", states)


def test_versions_are_numbered() -> None:
    assert Beside(Path("visit.bundle.json")).version(2) == Path("visit.versions/2")


@pytest.mark.parametrize("command", ["status", "comments"])
@pytest.mark.parametrize("kind", ["pipe", "folder"])
@pytest.mark.parametrize("what", ["states", "comments"])
def test_what_is_no_file_is_told_and_not_waited_for(
    command: str, kind: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "visit.bundle.json"
    path.write_bytes(of("rfc-assurance-visit/good-no-concerns").content)
    beside = tmp_path / f"visit.{what}.json"
    os.mkfifo(beside) if kind == "pipe" else beside.mkdir()
    assert main([command, str(path)]) == 3
    assert f"{beside}: This is no file, and one belongs here." in capsys.readouterr().err
