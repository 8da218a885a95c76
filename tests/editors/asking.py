"""What VS Code says of a JSON file and its `$schema`: its language service is asked, in node."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from tests.samples.cases import ROOT

SERVICE: Final = ROOT / "build/editors/node_modules/vscode-json-languageservice"
CURSOR: Final = "▮"


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it stands in the editor; each `CURSOR` in it is a place that is asked about."""

    file: Path
    text: str

    def question(self) -> dict[str, Any]:
        parts = self.text.split(CURSOR)
        offsets = [units("".join(parts[:at])) for at in range(1, len(parts))]
        return {"file": str(self.file), "text": "".join(parts), "offsets": offsets}


def units(text: str) -> int:
    """Return the length of a text as JavaScript counts it."""
    return len(text.encode("utf-16-le")) // 2


def ask(files: Sequence[Asked]) -> list[Any]:
    """Return the answers of `ask.cjs`. The test is skipped where npm could not install it."""
    node = shutil.which("node")
    if node is None or not SERVICE.is_dir():
        pytest.skip("node or the language service is not there: `make editors` installs it")
    done = subprocess.run(
        [node, Path(__file__).with_name("ask.cjs"), SERVICE],
        input=json.dumps([one.question() for one in files]),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers
