"""Builds wheel and source archive from a tree, and again elsewhere, and compares each byte."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final, TypeAlias

from scripts.release.refusal import Refusal

Contents: TypeAlias = Mapping[str, bytes]

# What may differ from one machine to the next.
_HERE: Final = {"TZ": "UTC", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
_ELSEWHERE: Final = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "2", "LC_ALL": "C"}


def built(tree: Path, again: Path, work: Path) -> Contents:
    """Return the files of a release by name. The same files stand in two trees.

    The wheel is built a third time, from the source archive, as a package manager does it.
    Raises Refusal where any two differ, or where nothing can be built.
    """
    first = _build(tree, work / "first", _HERE, 0o022)
    second = _build(again, work / "second", _ELSEWHERE, 0o077)
    refuse_unless_same(first, second, "two builds of the same tree")
    third = _build(_unpacked(work / "first", work), work / "third", _HERE, 0o022)
    refuse_unless_same(first, third, "what is built from the source archive and from the tree")
    return first


def refuse_unless_same(one: Contents, other: Contents, what: str) -> None:
    """Raise Refusal that names each file that differs or that only one side has."""
    differ = sorted(name for name in {*one, *other} if one.get(name) != other.get(name))
    if differ:
        raise Refusal(f"Not the same bytes in {what}: {', '.join(differ)}.")


def sums(files: Contents) -> str:
    """Return a line for each file: its SHA-256 and its name, as `sha256sum --check` reads them."""
    return "".join(f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files))


def _build(tree: Path, to: Path, differs: Mapping[str, str], umask: int) -> Contents:
    """Build in a tree with the tools of this environment, and return what came of it."""
    kept = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    done = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--directory", str(to)],
        cwd=tree,
        env={**kept, **differs},
        umask=umask,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refusal(f"Nothing could be built.\n{done.stdout}{done.stderr}".rstrip())
    return {path.name: path.read_bytes() for path in to.iterdir()}


def _unpacked(folder: Path, work: Path) -> Path:
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        opened.extractall(work / "source", filter="data")
    (tree,) = (work / "source").iterdir()
    return tree
