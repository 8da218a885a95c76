"""The locks and the list of system packages hold what set-up relies on."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "scripts" / "system-packages"
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def pins(lock: Path) -> dict[str, str]:
    """Return the version that a lock gives each distribution; of two, the last."""
    return dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE)
    )


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_a_lock_names_no_host_and_no_path(lock: Path) -> None:
    lines = lock.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if re.search(r"://|(^|[ =])/|--.*index", line)] == []


def test_every_locked_distribution_has_hashes() -> None:
    for lock in LOCKS:
        for entry in re.split(r"\n(?=\S)", lock.read_text(encoding="utf-8").strip()):
            assert "--hash=sha256:" in entry, (lock.name, entry)


def test_the_tests_run_on_what_a_user_gets() -> None:
    tested = pins(ROOT / "requirements-test.lock")
    for lock in LOCKS:
        assert pins(lock).items() <= tested.items()


def test_the_locks_hold_every_declared_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    extras = project["project"]["optional-dependencies"].values()
    needed = [*project["project"]["dependencies"], *(one for extra in extras for one in extra)]
    declared = [*needed, *groups["build"], *groups["test"]]
    names = {re.split(r"[<>=]", line)[0] for line in declared if isinstance(line, str)}
    assert names <= pins(ROOT / "requirements-test.lock").keys()


def test_each_command_before_a_commit_exists() -> None:
    """The tools of `.venv` are those that run this test."""
    hooks = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8").split("- id: ")[1:]
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert len(hooks) > 3
    for hook in hooks:
        assert "language: system\n" in hook
        tool, *rest = re.findall(r"^ +entry: (.+)$", hook, re.MULTILINE)[0].split()
        if tool == "make":
            assert rest[-1] in targets
        else:
            assert Path(tool).parent == Path(".venv/bin")
            assert (Path(sys.executable).parent / Path(tool).name).is_file()


def test_a_missing_system_package_is_told_in_one_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check", "test"],
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    sentences = [line for line in done.stderr.splitlines() if line.startswith("Missing")]
    assert len(sentences) == 1
    assert "poppler-utils" in sentences[0]
    assert "qpdf" in sentences[0]
    assert "Traceback" not in done.stderr


def test_what_is_present_is_not_asked_for() -> None:
    done = subprocess.run([sys.executable, str(SCRIPT), "--check", "run"], check=False)
    assert done.returncode == 0
