"""Does the steps of `action.yml` as a runner of GitHub does: in order, with what they may see.

Of its expressions it knows those that stand in the file; any other is a fault of the test.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import yaml

from tests.docs.pages import ROOT

ACTION: Final[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: Final[list[dict[str, Any]]] = ACTION["runs"]["steps"]
SET_UP: Final = "set-up"
_VALUE = re.compile(r"\$\{\{ (inputs|steps\.set-up\.outputs)\.([a-z-]+) \}\}")


@dataclass
class Runner:
    """A job in a repository: what its steps were given, wrote, printed and ended with.

    `path` is where the program of this checkout is imported from; '' for one that is installed.
    """

    repository: Path
    work: Path
    inputs: dict[str, str]
    path: str = str(ROOT)
    outputs: dict[str, str] = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def summary(self) -> str:
        """Return what the page of the job shows."""
        return self._file("GITHUB_STEP_SUMMARY").read_text("utf-8")

    def set_up(self) -> None:
        """Set up by the step of the action, which installs the program."""
        self._step(STEPS[0])
        lines = self._file("GITHUB_OUTPUT").read_text("utf-8").splitlines()
        self.outputs = dict(line.split("=", 1) for line in lines)

    def set_up_here(self) -> None:
        """Set up with the program of this checkout in place of one that is installed."""
        program, reports = self.work / "program", self.work / "reports"
        reports.mkdir()
        program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline.cli "$@"\n', "utf-8")
        program.chmod(0o755)
        self.outputs = {"program": str(program), "reports": str(reports)}
        self.codes[SET_UP] = 0

    def run(self, names: Sequence[str]) -> None:
        """Do those steps after set-up that are named and whose conditions hold."""
        for one in STEPS[1:]:
            if one["name"] in names and all(map(self._holds, _conditions(one))):
                self._step(one)

    def _step(self, step: Mapping[str, Any]) -> None:
        assert step["shell"] == "bash"
        script = self.work / "step.sh"
        script.write_text(step["run"], "utf-8")
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", script],
            cwd=self.repository,
            env=self._environment() | {k: self._filled(v) for k, v in step["env"].items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        name = step.get("id", step["name"])
        self.codes[name], self.printed[name] = done.returncode, done.stdout

    def _environment(self) -> dict[str, str]:
        files = ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH", "GITHUB_ENV")
        given = {name: str(self._file(name)) for name in files}
        here = {"RUNNER_TEMP": str(self.work), "GITHUB_ACTION_PATH": str(ROOT), "CI": "true"}
        return {**os.environ, "PYTHONPATH": self.path, "LC_ALL": "C.UTF-8", **given, **here}

    def _file(self, name: str) -> Path:
        file = self.work / name
        file.touch()
        return file

    def _filled(self, value: str) -> str:
        found = _VALUE.fullmatch(value)
        assert found, value
        return (self.inputs if found[1] == "inputs" else self.outputs)[found[2]]

    def _holds(self, condition: str) -> bool:
        if condition == "inputs.base != ''":
            return self.inputs["base"] != ""
        if condition == "success()":
            return not any(self.codes.values())
        if condition == "steps.set-up.outcome == 'success'":
            return self.codes[SET_UP] == 0
        assert condition == "!cancelled()", condition
        return True


def _conditions(step: Mapping[str, Any]) -> Iterator[str]:
    """Yield all that must hold for a step. Without one of its own all before it went well."""
    told = str(step.get("if", "${{ success() }}"))
    assert re.fullmatch(r"\$\{\{ .* \}\}", told), told
    yield from told[4:-3].split(" && ")


def inputs(given: Mapping[str, str]) -> dict[str, str]:
    """Return the inputs of the action: what is given, or else what stands there."""
    usual = {name: one["default"] for name, one in ACTION["inputs"].items()}
    assert given.keys() <= usual.keys()
    return {**usual, **given}
