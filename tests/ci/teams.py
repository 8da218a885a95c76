"""The example repository of a team, as a repository of its own, and changes of it."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Final

from tests.docs.pages import ROOT, copy

TEAM: Final = ROOT / "docs" / "team"
TYPE: Final = "our-templates/report-types/welcome-visit"
TEMPLATE: Final = f"{TYPE}/visit.md.j2"
SAID: Final = "Staff did not know of the visit beforehand."


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = subprocess.run(
        ["git", *who, *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(folder: Path, message: str) -> str:
    """Commit all there is, and return the id of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> str:
    """Make a copy of the example a repository, and return the id of its first commit."""
    copy(TEAM, folder)
    git(folder, "init", "--quiet")
    return commit(folder, "Begin")


def edit(file: Path, before: str, after: str) -> None:
    text = file.read_text("utf-8")
    assert text.count(before) == 1, before
    file.write_text(text.replace(before, after), "utf-8")


def raised(folder: Path) -> None:
    """Give the report type a new version."""
    edit(folder / TYPE / "report-type.toml", 'version = "1.0.0"', 'version = "1.0.1"')
