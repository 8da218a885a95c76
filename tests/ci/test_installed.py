"""What a team gets: the Action that installs itself, the hooks, files by their schemas.

`make integrations` runs it: a package registry is needed, as it is where a team runs them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.ci.runner import SET_UP, Runner, inputs
from tests.ci.teams import SAID, TEAM, TEMPLATE, commit, edit, git, raised, repository
from tests.docs.pages import ROOT
from tests.made_once import made_once

pytestmark = pytest.mark.slow

TOOLS: Final = Path(sys.executable).parent
SCHEMAS: Final = (
    ("github-actions", "action.yml"),
    ("github-workflows", "docs/team/.github/workflows/reports.yml"),
    ("gitlab-ci", "ci/gitlab.yml"),
    ("gitlab-ci", "docs/team/.gitlab-ci.yml"),
)


def tool(name: str, *arguments: str | Path, folder: Path = ROOT, **more: str) -> Any:
    """Run a tool of the tests, and return what came of it."""
    return subprocess.run(
        [TOOLS / name, *arguments],
        cwd=folder,
        env={**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}", **more},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(("schema", "file"), SCHEMAS)
def test_a_file_keeps_to_the_schema_of_those_who_read_it(schema: str, file: str) -> None:
    done = tool("check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)
    assert done.returncode == 0, done.stdout


def test_nobody_can_get_in_through_the_action_or_the_workflow() -> None:
    done = tool("zizmor", "--offline", "--no-progress", "action.yml", SCHEMAS[1][1])
    assert done.returncode == 0, done.stdout


def test_the_action_installs_itself_and_does_its_steps(tmp_path: Path) -> None:
    base = repository(folder := tmp_path / "team")
    edit(folder / TEMPLATE, SAID, "Nobody knew of it.")
    raised(folder)
    commit(folder, "Change")
    given = {"base": base, "python": sys.executable, "pages": "true"}
    runner = Runner(folder, tmp_path, inputs(given), path="")
    runner.set_up()
    assert runner.codes[SET_UP] == 0, runner.printed[SET_UP]
    runner.run(("Templates", "Length", "Bundles", "Changes"))
    assert set(runner.codes.values()) == {0}, runner.printed
    assert runner.summary.startswith("### ✅ Template changes: passes\n")
    page = Path(runner.outputs["reports"], "changes.html").read_text("utf-8")
    assert page.count('<img src="data:image/png;base64,') == 2


# --- the hooks ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a repository of this program, as pre-commit clones it: what git knows of, as it is."""

    def make(folder: Path) -> None:
        for name in git(ROOT, "ls-files", "--cached", "--others", "--exclude-standard").split("\n"):
            if name.startswith((".pre-commit", "pipeline", "templates", "schemas", *_FILES)):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_bytes((ROOT / name).read_bytes())
        git(folder, "init", "--quiet")
        commit(folder, "All")

    return made_once(tmp_path_factory, "program", make)


_FILES: Final = ("pyproject.toml", "README.md", "LICENSE", "NOTICE.md", "CHANGELOG.md")


@pytest.fixture
def team(program: Path, tmp_path: Path) -> Path:
    """Give a repository of a team whose hooks come from that of the program."""
    repository(folder := tmp_path / "team")
    file = folder / ".pre-commit-config.yaml"
    told = yaml.safe_load(file.read_text("utf-8"))
    told["repos"][0] |= {"repo": str(program), "rev": git(program, "rev-parse", "HEAD")}
    file.write_text(yaml.safe_dump(told), "utf-8")
    return folder


def hooks(team: Path, program: Path) -> Any:
    """Run all hooks on all files. Their environment is made once, beside the program."""
    home = str(program.with_name("pre-commit"))
    return tool("pre-commit", "run", "--all-files", folder=team, PRE_COMMIT_HOME=home)


def test_the_hooks_keep_to_the_form_of_pre_commit() -> None:
    assert tool("pre-commit", "validate-manifest", ".pre-commit-hooks.yaml").returncode == 0
    config = TEAM / ".pre-commit-config.yaml"
    assert tool("pre-commit", "validate-config", config).returncode == 0


def test_a_sound_repository_passes_both_hooks(team: Path, program: Path) -> None:
    done = hooks(team, program)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Passed") == 2


def test_a_broken_bundle_and_a_misspelt_field_are_told(team: Path, program: Path) -> None:
    edit(team / "bundles/elm-house.bundle.json", '"name": "Elm House",', "")
    edit(team / TEMPLATE, SAID, "{{ setting.nmae }} did not know.")
    commit(team, "Break both")
    done = hooks(team, program)
    assert done.returncode == 1
    assert done.stdout.count("Failed") == 2
    assert "bundles/elm-house.bundle.json" in done.stdout
    assert "report-types/welcome-visit/visit.md.j2:4" in done.stdout
