"""What a worker has at hand for all its orders."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeAlias

from pipeline.checks.copies.digests import Key
from pipeline.resources import Home, using
from pipeline.runs.engines import Setup
from pipeline.runs.options import Options

Values: TypeAlias = Mapping[str, Any]
Said: TypeAlias = tuple[dict[str, Any], bytes]
"""What comes of an order."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where files are looked for, what is written, and the key that words are numbered with.

    One that `searches` is for that alone.
    """

    home: Home
    options: Options
    key: Key
    searches: bool = False

    def warm(self) -> None:
        """Load what writes the formats."""
        with using(self.home):
            for name in self.options.formats:
                with suppress(Exception):
                    self.options.format(name).warm()


def bench_of(values: Values) -> Bench:
    """Return the bench for the setup of a run."""
    setup = Setup.of(values)
    return Bench(setup.home, setup.options, Key(bytes.fromhex(setup.secret)), setup.searches)
