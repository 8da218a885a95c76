"""The Action, step by step, in the repository of a team: what a pull request is told.

Where the program comes from is tried by `make integrations` (`test_installed.py`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
import yaml

from tests.ci.runner import ACTION, STEPS, Runner, inputs
from tests.ci.teams import SAID, TEAM, TEMPLATE, TYPE, commit, edit, raised, repository
from tests.reporters.annotations import commands

pytestmark = pytest.mark.thorough

WORKFLOW = yaml.safe_load((TEAM / ".github/workflows/reports.yml").read_text("utf-8"))
GOOD = {"Templates": 0, "Length": 0, "Bundles": 0, "Changes": 0}


def job(
    tmp_path: Path,
    change: Callable[[Path], None],
    *steps: str,
    given: Mapping[str, str] = MappingProxyType({}),
) -> Runner:
    """Return a job on a pull request with one change, after some of its steps, or all."""
    folder, work = tmp_path / "team", tmp_path / "work"
    work.mkdir()
    base = repository(folder)
    change(folder)
    commit(folder, "Change")
    runner = Runner(folder, work, inputs({"base": base, **given}))
    runner.set_up_here()
    runner.run(steps or tuple(GOOD))
    return runner


def said_otherwise(folder: Path) -> None:
    edit(folder / TEMPLATE, SAID, "Nobody knew of it.")


def told(runner: Runner, step: str) -> list[tuple[str, str, str]]:
    """Return what a step shows beside the changed lines: how bad, where, and what."""
    found = [one for one in commands(runner.printed[step]) if "group" not in one.name]
    return [(one.name, one.properties.get("file", ""), one.data) for one in found]


@pytest.mark.slow
def test_a_change_that_passes_is_summed_up(tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        edit(folder / TEMPLATE, SAID, "Staff did not know beforehand.")
        raised(folder)

    runner = job(tmp_path, change)
    assert {name: code for name, code in runner.codes.items() if name in GOOD} == GOOD
    assert runner.summary.startswith("### ✅ Template changes: passes\n")
    assert "<del>of the visit</del>" in runner.summary
    reports = {path.name: path for path in Path(runner.outputs["reports"]).iterdir()}
    parts = ("templates", "bundles", "changes")
    assert reports.keys() == {
        *(f"{part}.{ending}" for part in parts for ending in ("sarif", "xml")),
        "changes.md", "changes.html", "length.txt",
    }  # fmt: skip
    assert json.loads(reports["changes.sarif"].read_text("utf-8"))["version"] == "2.1.0"


@pytest.mark.slow
def test_a_version_that_was_forgotten_is_told_at_its_line(tmp_path: Path) -> None:
    runner = job(tmp_path, said_otherwise, "Changes")
    assert runner.codes == {"set-up": 0, "Changes": 1}
    ((name, file, said),) = told(runner, "Changes")
    assert (name, file) == ("error", f"{TYPE}/report-type.toml")
    assert "has changed and is still version 1.0.0" in said
    assert runner.summary.startswith("### ❌ Template changes: does not pass, for 1 reason\n")


@pytest.mark.slow
def test_a_field_that_there_is_not_is_told_and_the_other_steps_go_on(tmp_path: Path) -> None:
    def change(folder: Path) -> None:
        edit(folder / TEMPLATE, SAID, "{{ setting.nmae }} did not know.")

    runner = job(tmp_path, change)
    assert set(GOOD) <= set(runner.codes)
    assert all(runner.codes[step] for step in ("Templates", "Changes"))
    assert ("error", TEMPLATE) in {one[:2] for one in told(runner, "Templates")}


@pytest.mark.slow
def test_a_template_can_do_no_more_than_its_text(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("a word that nobody may see")

    def change(folder: Path) -> None:
        hostile = f"{{% include '{secret}' %}}\n{{{{ setting.__class__.__mro__ }}}}"
        edit(folder / TEMPLATE, SAID, hostile)

    runner = job(tmp_path, change, "Templates", "Changes")
    assert runner.codes["Templates"] == 1
    files = [*Path(runner.outputs["reports"]).iterdir()]
    shown = "".join([*runner.printed.values(), *(one.read_text("utf-8") for one in files)])
    assert "nobody may see" not in shown
    assert "<class" not in shown


@pytest.mark.slow
def test_no_input_is_a_command(tmp_path: Path) -> None:
    evil = "$(touch pwned)\n`touch pwned`\n; touch pwned\n--output=pwned\n* bundles"
    for fail_on, code in (("error; touch pwned", 2), ("error", 3)):
        folder = tmp_path / str(code)
        folder.mkdir()
        given = {"bundles": evil, "fail-on": fail_on}
        assert job(folder, lambda _: None, "Bundles", given=given).codes["Bundles"] == code
    assert not [*tmp_path.rglob("pwned")]


@pytest.mark.slow
def test_without_a_base_nothing_is_compared(tmp_path: Path) -> None:
    runner = job(tmp_path, lambda _: None, "Bundles", "Changes", given={"base": ""})
    assert runner.codes == {"set-up": 0, "Bundles": 0}


def test_no_expression_stands_in_a_script() -> None:
    assert len(STEPS) == 5
    assert [one["name"] for one in STEPS if "${{" in one["run"]] == []


def values(node: Any, key: str) -> list[Any]:
    """Return all values of a key, at any depth."""
    if isinstance(node, list):
        return [found for one in node for found in values(one, key)]
    if not isinstance(node, dict):
        return []
    below = [found for one in node.values() for found in values(one, key)]
    return ([node[key]] if key in node else []) + below


def test_what_the_workflow_of_a_team_uses_is_pinned_and_may_only_read() -> None:
    used = values(WORKFLOW, "uses")
    assert len(used) == 3
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", one) for one in used)
    assert WORKFLOW["permissions"] == {"contents": "read"}
    assert values(WORKFLOW, "permissions") == [WORKFLOW["permissions"]]
    assert WORKFLOW[True] == "pull_request"  # `on` is a truth value in YAML
    texts = str(WORKFLOW) + str(ACTION)
    assert "secrets." not in texts
    assert "github.token" not in texts


def test_each_input_that_the_workflow_gives_is_one_of_the_action() -> None:
    (given,) = (one["with"] for one in WORKFLOW["jobs"]["reports"]["steps"] if one.get("id"))
    assert given.keys() <= ACTION["inputs"].keys()
