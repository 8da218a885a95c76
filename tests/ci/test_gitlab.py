"""The jobs for GitLab, line by line, in the repository of a team."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from junitparser import JUnitXml

from tests.ci.teams import SAID, TEAM, TEMPLATE, TYPE, commit, edit, raised, repository
from tests.docs.pages import ROOT

JOBS: Final[dict[str, Any]] = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text("utf-8"))
NAMES: Final = tuple(name for name in JOBS if name.startswith("reports:"))


def job(name: str, folder: Path, base: str) -> int:
    """Run the script of a job as a runner does: by a shell that stops at what fails."""
    program = folder.parent / "inspection-reports"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m pipeline.cli "$@"\n', "utf-8")
    program.chmod(0o755)
    given: Mapping[str, str] = {
        **os.environ, **JOBS["variables"],
        "CI": "true", "CI_MERGE_REQUEST_DIFF_BASE_SHA": base, "PYTHONPATH": str(ROOT),
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip
    script = "set -e\n" + "\n".join(JOBS[name]["script"])
    return subprocess.run(["sh", "-c", script], cwd=folder, env=given, check=False).returncode


def artifacts(name: str) -> dict[str, Any]:
    found: dict[str, Any] = JOBS[name]["artifacts"]
    return found


@pytest.mark.slow
def test_a_change_that_passes_leaves_what_the_jobs_hand_on(tmp_path: Path) -> None:
    base = repository(folder := tmp_path / "team")
    edit(folder / TEMPLATE, SAID, "Nobody knew of it.")
    raised(folder)
    commit(folder, "Change")
    for name in NAMES:
        assert job(name, folder, base) == 0, name
        reports = artifacts(name)["reports"]
        assert json.loads((folder / reports["codequality"]).read_text("utf-8")) == []
        assert JUnitXml.fromfile(str(folder / reports["junit"])).failures == 0
        assert all((folder / path).is_file() for path in artifacts(name).get("paths", ()))


@pytest.mark.slow
def test_a_version_that_was_forgotten_stands_at_its_line(tmp_path: Path) -> None:
    base = repository(folder := tmp_path / "team")
    edit(folder / TEMPLATE, SAID, "Nobody knew of it.")
    assert job("reports:changes", folder, base) == 1
    file = artifacts("reports:changes")["reports"]["codequality"]
    (issue,) = json.loads((folder / file).read_text("utf-8"))
    assert issue["check_name"] == "compare-version"
    assert issue["location"]["path"] == f"{TYPE}/report-type.toml"


def test_each_job_has_what_all_of_them_share_and_hands_on_even_what_failed() -> None:
    assert len(NAMES) == 3
    for name in NAMES:
        assert JOBS[name]["extends"] == ".reports"
        assert artifacts(name)["when"] == "always"


def test_a_team_sets_only_what_the_jobs_read() -> None:
    given = yaml.safe_load((TEAM / ".gitlab-ci.yml").read_text("utf-8"))["variables"]
    assert given.keys() <= JOBS["variables"].keys()
