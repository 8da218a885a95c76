"""Results of a run as they come, put aside until they can be told in the order of the bundles."""

from __future__ import annotations

import json
import os
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
    `older` is where a copy to send lies that is of before, if there is none now.
    """

    number: int
    result: Result
    made: str = ""
    fresh: bool = True
    report: Report | None = None
    aside: tuple[str, ...] = ()
    older: str = ""


class Spool:
    """What is done with, by the number of the bundle. In memory is little of many.

    What is beyond that goes to the disk for temporary files; if that has no room, it stays.
    """

    def __init__(self) -> None:
        self._near = bytearray()
        self._far: IO[bytes] | None = None
        self._end = 0
        self._no_room = False
        self._places: dict[int, tuple[bool, int, int, int]] = {}

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
            "older": done.older,
            "report": report and [report.id, report.setting, report.card.decode()],
        }
        text, words = json.dumps(values).encode(), report.words.tobytes() if report else b""
        place = self._put(text + words)
        self._places[done.number] = (*place, len(text), len(words))

    def _put(self, content: bytes) -> tuple[bool, int]:
        """Return whether it went to the disk, and where it begins there or in memory."""
        at = self._end
        if len(self._near) + len(content) > _IN_MEMORY and self._written(content):
            return True, at
        self._near += content
        return False, len(self._near) - len(content)

    def _written(self, content: bytes) -> bool:
        """Write behind all that is on the disk; False where there is no room, now and later on."""
        left, at = memoryview(content), self._end
        try:
            while left and not self._no_room:
                if self._far is None:
                    self._far = tempfile.TemporaryFile()  # noqa: SIM115
                number = os.pwrite(self._far.fileno(), left, at)
                left, at = left[number:], at + number
        except OSError:
            self._no_room = True
        if not left:
            self._end = at
        return not left

    def get(self, number: int) -> Done:
        """Return one again."""
        far, start, text, words = self._places[number]
        end = start + text + words
        file = self._far if far else None
        whole = os.pread(file.fileno(), end - start, start) if file else self._near[start:end]
        values = json.loads(whole[:text])
        return Done(
            number,
            result_of(values["result"]),
            values["made"],
            values["fresh"],
            _report(values, bytes(whole[text:])),
            tuple(values["aside"]),
            values["older"],
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
        if self._far:
            self._far.close()


def _report(values: Mapping[str, Any], words: bytes) -> Report | None:
    if values["report"] is None:
        return None
    id_, setting, card = values["report"]
    return Report(array("H", words), id_, setting, card.encode())
