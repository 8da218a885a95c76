"""What a worker does: from plain values and bytes to plain values and bytes, order by order."""

from __future__ import annotations

from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.resources import using
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.engines.turns import searched
from pipeline.runs.files import unwritable
from pipeline.runs.guard import accident

if TYPE_CHECKING:
    from pipeline.runs.engines.kinds import Doing
    from pipeline.runs.result import Cause

_FULL = frozenset({ENOSPC, EDQUOT, EFBIG})


def work(bench: Bench, values: Values, body: bytes) -> Said:
    """Return what comes of an order. Whatever happens is told, and nothing is raised."""
    source = RawBundle(values["name"], body[: values["length"]], values["line"])
    with using(bench.home):
        try:
            return _doing(values["kind"])(bench, values, source, body)
        except BrokenError as error:
            return _failed(source, error, "broken")
        except OSError as error:
            if error.errno in _FULL:  # of what a library wanted to write
                return _failed(source, unwritable(Path(values["shown"]), error), "unwritable")
            return _failed(source, accident(source, error), "broken")
        except BaseException as error:  # noqa: BLE001  libraries end programs, too
            return _failed(source, accident(source, error), "broken")


def load(bench: Bench) -> None:
    """Load what every order needs. What is broken is told with the reports, not here."""
    if not bench.searches:
        _doing("draft")
        bench.warm()


def _doing(kind: str) -> Doing:
    """Return what does an order. One that looks for copies needs nothing of what others load."""
    if kind == "search":
        return searched
    from pipeline.runs.engines.kinds import KINDS

    return KINDS[kind]


def _failed(source: RawBundle, error: BrokenError, cause: Cause) -> Said:
    from pipeline.runs.engines.drafting import failed

    return failed(source, error, cause)
