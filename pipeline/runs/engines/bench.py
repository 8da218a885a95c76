"""What a worker has at hand for all its orders."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

from pipeline.checks.copies.digests import Key
from pipeline.language.choices import Choices, OwnWords
from pipeline.resources import Home, using
from pipeline.runs.options import Options
from pipeline.writers import FORMATS

Values: TypeAlias = Mapping[str, Any]
Said: TypeAlias = tuple[dict[str, Any], bytes]
"""What comes of an order."""


@dataclass(frozen=True, slots=True)
class Bench:
    """Where files are looked for, what is written, and the key that words are numbered with."""

    home: Home
    options: Options
    key: Key

    def warm(self) -> None:
        """Load what every report needs. What is broken is told with the reports, not here."""
        with using(self.home):
            for name in self.options.formats:
                with suppress(Exception):
                    FORMATS[name].warm()


def bench_of(setup: Values) -> Bench:
    """Return the bench for the setup of a run."""
    own = OwnWords(tuple(setup["acronyms"]), tuple(setup["names"]))
    options = Options(
        formats=tuple(setup["formats"]),
        comments=setup["comments"],
        proof=setup["proof"],
        choices=Choices(setup["house_style"], own),
        draft=setup["draft"],
        day=date.fromisoformat(setup["day"]) if setup["day"] else None,
    )
    folders = {name: Path(one) if one else None for name, one in setup["home"].items()}
    return Bench(Home(**folders), options, Key(bytes.fromhex(setup["secret"])))
