"""A bundle in a folder of its own, with what lies beside it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.language.choices import NONE
from pipeline.publishing.beside import Beside
from pipeline.publishing.desk import Desk, laid_out
from tests.made_once import made_once
from tests.samples.cases import of

GOOD: Final = "sccif-rfc-full/good-narrative"
LATER: Final = date(2025, 5, 1)


@dataclass(frozen=True, slots=True)
class Visit:
    """A bundle, and commands on it as a person types them."""

    path: Path

    @classmethod
    def of(cls, folder: Path, sample: str = GOOD) -> Visit:
        """Return a copy of a sample as `visit.bundle.json`."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / "visit.bundle.json"
        path.write_bytes(of(sample).content)
        return cls(path)

    @property
    def beside(self) -> Beside:
        return Beside(self.path)

    def desk(self) -> Desk:
        return laid_out(RawBundle(str(self.path), self.path.read_bytes(), path=self.path), NONE)

    def states(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.beside.states.read_text("utf-8"))
        return found

    def change(self, edit: Callable[[dict[str, Any]], object]) -> None:
        """Edit the bundle."""
        data = json.loads(self.path.read_text("utf-8"))
        edit(data)
        self.path.write_text(json.dumps(data, ensure_ascii=False, indent=2), "utf-8")

    def do(self, command: str, *words: str) -> int:
        """Run a command on the bundle; return its exit code."""
        return main([command, str(self.path), *words])

    def mark(self, state: str, day: str = "2025-04-20", reason: str = "") -> int:
        why = ("--reason", reason) if reason else ()
        who = ("--as", "Jo Sample", "--role", "editor", "--date", day)
        return self.do("mark", state, *who, *why)

    def approve(self, name: str, role: str, day: str = "2025-04-25", *more: str) -> int:
        return self.do("approve", "--as", name, "--role", role, "--date", day, *more)

    @classmethod
    def ready(cls, factory: pytest.TempPathFactory, folder: Path) -> Visit:
        """Return a copy of a visit that was made ready once."""

        def make(team: Path) -> None:
            cls.of(team).made_ready()

        shutil.copytree(made_once(factory, "ready", make), folder, dirs_exist_ok=True)
        return cls(folder / "visit.bundle.json")

    def made_ready(self) -> Visit:
        """Make all steps before a publication, and return it."""
        for state in ("checked", "with-provider", "comments-answered"):
            assert self.mark(state) == 0
        assert self.approve("Sam Specimen", "lead inspector") == 0
        assert self.approve("Jo Sample", "inspection manager") == 0
        return self
