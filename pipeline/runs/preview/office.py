"""PDF and Word files, each made when somebody asks for it, as `render` makes them.

A worker makes them, within the limits of `render`, so that a file that takes long keeps no page
waiting. They are built in a folder that is nobody else’s to read, and that is gone at the end.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.runs.engines import Answer, Engine, Limits, Order, Setup
from pipeline.runs.options import Options
from pipeline.runs.preview.press import Setting
from pipeline.runs.result import result_of

KINDS: Final[Mapping[str, str]] = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_SECONDS, _MEBIBYTES = 300, 2048


@dataclass(slots=True)
class Office:
    """Makes one file at a time, in a folder of its own."""

    folder: Path
    _lock: Lock = field(default_factory=Lock)
    _engine: Engine | None = None
    _closed: bool = False

    def made(
        self, source: RawBundle, setting: Setting, document: str, kind: str
    ) -> bytes | tuple[str, str]:
        """Return a document of a bundle in a format; or why there is none, and what to do."""
        with self._lock:
            if self._closed:
                return "The preview has ended.", ""
            built = self.folder / "built"
            try:
                return self._built(source, setting, built, f"{document}.{kind}")
            except BrokenError as error:
                return str(error), error.hint
            finally:
                self._end()
                shutil.rmtree(built, ignore_errors=True)

    def close(self) -> None:
        """End what is being made."""
        self._closed = True
        self._end()

    def _end(self) -> None:
        engine, self._engine = self._engine, None
        if engine:
            engine.close()

    def _built(
        self, source: RawBundle, setting: Setting, built: Path, name: str
    ) -> bytes | tuple[str, str]:
        from pipeline.runs.engines import local

        options = Options(formats=(name.rpartition(".")[2],), choices=setting.choices)
        setup = Setup(setting.home, options, "")
        limits = Limits(1, _SECONDS, _MEBIBYTES, str(self.folder))
        engine = self._engine = local.engine(setup, limits)
        answer = _answer(engine, _order(source, built))
        if answer.loss:
            return f"This file was not made. {answer.told}", ""
        result = result_of(answer.values["result"])
        if result.state == "failed":
            return result.failure, ""
        if result.state == "refused":
            return "Of this bundle no report can be made yet.", "The proof says why."
        try:
            return (built / name).read_bytes()
        except OSError:
            return "This bundle has no such document now.", "The proof shows those that it has."


def _order(source: RawBundle, built: Path) -> Order:
    values = {
        "name": source.name, "line": source.first_line, "length": len(source.raw),
        "build": str(built), "stands": str(built), "shown": str(built),
        "beside": False, "keep": [], "taken": "",
    }  # fmt: skip
    return Order(0, source.name, "draft", values, source.raw)


def _answer(engine: Engine, order: Order) -> Answer:
    for one in engine.answers(iter([order])):
        if one:
            return one[1]
    return Answer(loss="died", told="The preview has ended.")
