"""What git knows of a checkout: whether it is clean, its tags, and its files as committed."""

from __future__ import annotations

import io
import subprocess
import tarfile
from pathlib import Path

from scripts.release.refusal import Refusal


def tags(root: Path) -> tuple[str, ...]:
    """Return all tags. Raises Refusal where there is no repository."""
    return tuple(_git(root, "tag", "--list").decode().split())


def refuse_unless_clean(root: Path) -> None:
    """Raise Refusal where a file is changed or new: a release is made of what is committed."""
    if changed := _git(root, "status", "--porcelain").decode().splitlines():
        names = ", ".join(line[3:] for line in changed[:5])
        raise Refusal(f"Commit first, because a release is made of what is committed: {names}.")


def export(root: Path, to: Path) -> None:
    """Write the files of the last commit into a folder."""
    archive = io.BytesIO(_git(root, "archive", "--format=tar", "HEAD"))
    with tarfile.open(fileobj=archive) as opened:
        opened.extractall(to, filter="data")


def _git(root: Path, *arguments: str) -> bytes:
    done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    if done.returncode:
        raise Refusal(f"git {arguments[0]}: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
