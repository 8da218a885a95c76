"""What Tab completes, asked for as a shell asks; and by a real bash."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from pipeline.commands import _MODULES
from pipeline.publishing.states import MARKED
from pipeline.report_type.toml.file import ids

ROOT: Final = Path(__file__).resolve().parents[2]
PROGRAM: Final = "inspection-reports"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a PATH on which the program is."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / PROGRAM
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m pipeline.cli "$@"\n', "utf-8"
    )
    program.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def asked(path: str, folder: Path, *lines: str) -> list[list[str]]:
    """Return what a real bash has to choose from at Tab, at the end of each line."""
    script = [f'eval "$({PROGRAM} completion bash)"', f"complete -p {PROGRAM} >/dev/null || exit 9"]
    for line in lines:
        script += [
            f"COMP_LINE='{line}' COMP_POINT={len(line)} COMP_TYPE=9 COMPREPLY=()",
            f"_python_argcomplete {PROGRAM} || true",
            'echo "${COMPREPLY[*]}"',
        ]
    done = subprocess.run(
        ["bash", "--norc", "-c", "\n".join(script)],
        cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.split() for line in done.stdout.splitlines()]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_real_bash_completes_commands_options_and_names(path: str, tmp_path: Path) -> None:
    (tmp_path / "visit.bundle.json").touch()
    own = tmp_path / "own" / "report-types" / "our-visit" / "report-type.toml"
    own.parent.mkdir(parents=True)
    own.touch()
    (tmp_path / "inspection-reports.toml").write_text('templates = "own"\n', "utf-8")
    found = asked(
        path,
        tmp_path,
        f"{PROGRAM} dead",
        f"{PROGRAM} check --on",
        f"{PROGRAM} check vis",
        f"{PROGRAM} schema ",
        f"{PROGRAM} mark visit.bundle.json ",
        f"{PROGRAM} check visit.bundle.json --only LEN,LEN00",
        f"{PROGRAM} explain unexplained-a",
        f"{PROGRAM} render visit.bundle.json --formats html,",
    )
    assert found[0] == ["deadlines"]
    assert found[1] == ["--only"]
    assert found[2] == ["visit.bundle.json"]
    assert sorted(found[3]) == sorted((*ids(), "our-visit"))
    assert sorted(found[4]) == sorted(MARKED)
    assert "LEN,LEN001" in found[5]
    assert {one[:-1] for one in found[5]} == {"LEN,LEN00"}
    assert found[6] == ["unexplained-acronym"]
    assert sorted(found[7]) == ["html,docx", "html,html", "html,outline", "html,pdf"]


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")
def test_a_broken_project_file_completes_no_names_and_stops_nothing(
    path: str, tmp_path: Path
) -> None:
    (tmp_path / "inspection-reports.toml").write_text("templates = 3\n", "utf-8")
    assert asked(path, tmp_path, f"{PROGRAM} types scc", f"{PROGRAM} che") == [[], ["check"]]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_takes_what_is_printed_for_it(
    shell: str, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipeline.cli import main

    assert main(["completion", shell]) == 0
    said = capsys.readouterr().out
    assert PROGRAM in said
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=said.encode(), check=True, env={"PATH": path})


def test_the_shell_is_answered_only_where_it_asks() -> None:
    """Nothing of argcomplete is loaded by a command."""
    asks = (
        "import sys; from pipeline.cli import main; main(['types']);"
        "assert not {'argcomplete', 'pipeline.commands.completion'} & set(sys.modules)"
    )
    done = [sys.executable, "-c", asks]
    settings = {key: value for key, value in os.environ.items() if key != "_ARGCOMPLETE"}
    subprocess.run(done, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)


def test_all_commands_are_completed(path: str, tmp_path: Path) -> None:
    (found,) = asked(path, tmp_path, f"{PROGRAM} ")
    assert set(_MODULES) <= set(found)
