"""Results of a run as they come, put aside until they can be told in the order of the bundles."""

from __future__ import annotations

import json
import tempfile
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import IO, Any

from pipeline.runs.copies.run_report import Report
from pipeline.runs.result import Result, result_of

_IN_MEMORY = 8 << 20  # bytes; more go to the disk


@dataclass(frozen=True, slots=True)
class Done:
    """One bundle that is done with. `made` is the digest of what its draft was made from.

    `fresh` says that something was written in this run. `report` is there for a fresh draft, and
    `aside` are the new names of files in its folder that were not as they had been written.
    """

    number: int
    result: Result
    made: str = ""
    fresh: bool = True
    report: Report | None = None
    aside: tuple[str, ...] = ()


class Spool:
    """What is done with, by the number of the bundle. In memory is only where each one stands."""

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115
        self._places: dict[int, tuple[int, int, int]] = {}
        self._end = 0

    def __contains__(self, number: int) -> bool:
        return number in self._places

    def put(self, done: Done) -> None:
        """Put one aside."""
        report = done.report
        values: dict[str, Any] = {
            "result": done.result.data(),
            "made": done.made,
            "fresh": done.fresh,
            "aside": done.aside,
            "report": report and [report.id, report.setting, report.card.decode()],
        }
        text, words = json.dumps(values).encode(), report.words.tobytes() if report else b""
        self._file.seek(self._end)
        self._file.write(text + words)
        self._places[done.number] = (self._end, len(text), len(words))
        self._end += len(text) + len(words)

    def get(self, number: int) -> Done:
        """Return one again."""
        start, text, words = self._places[number]
        self._file.seek(start)
        values = json.loads(self._file.read(text))
        return Done(
            number,
            result_of(values["result"]),
            values["made"],
            values["fresh"],
            _report(values, self._file.read(words)),
            tuple(values["aside"]),
        )

    def cut(self, number: int) -> None:
        """Drop this one and all after it."""
        self._places = {at: place for at, place in self._places.items() if at < number}

    def numbers(self) -> list[int]:
        """Return the numbers of all, in order."""
        return sorted(self._places)

    def all(self) -> Iterator[Done]:
        """Yield all in the order of the bundles."""
        for number in self.numbers():
            yield self.get(number)

    def close(self) -> None:
        """Let go of all."""
        self._file.close()


def _report(values: Mapping[str, Any], words: bytes) -> Report | None:
    if values["report"] is None:
        return None
    id_, setting, card = values["report"]
    return Report(array("H", words), id_, setting, card.encode())
