"""Expected files: compared, or written anew with ACCEPT set, as `make accept` does."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def expect(path: Path, found: str) -> None:
    """Compare a text with the expected file, or (with ACCEPT set) make it the expected file."""
    if os.environ.get("ACCEPT"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(found, encoding="utf-8", newline="\n")
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if not path.exists() or found != expected:
        pytest.fail("\n".join(differences(path, expected, found)), pytrace=False)


def differences(path: Path, expected: str, found: str) -> Iterator[str]:
    """Yield what differs, line by line, and what to do."""
    name = path.relative_to(ROOT).as_posix()
    yield f"{name} is not what came out. If the change is meant: make accept, then read the diff."
    yield from unified_diff(
        expected.splitlines(), found.splitlines(), f"{name} (expected)", "found", lineterm="", n=1
    )
