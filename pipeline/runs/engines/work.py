"""What a worker does: from plain values and bytes to plain values and bytes, order by order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.resources import using
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.engines.comparing import copies, searched, words_of
from pipeline.runs.engines.drafting import drafted, failed
from pipeline.runs.engines.measuring import measured
from pipeline.runs.engines.tools import tools_of
from pipeline.runs.files import unwritable
from pipeline.runs.guard import accident

_KINDS: Mapping[str, Callable[[Bench, Values, RawBundle, bytes], Said]] = {
    "draft": drafted,
    "report": words_of,
    "copies": copies,
    "search": searched,
    "tools": tools_of,
    "measure": measured,
}
_FULL = frozenset({ENOSPC, EDQUOT, EFBIG})


def work(bench: Bench, values: Values, body: bytes) -> Said:
    """Return what comes of an order. Whatever happens is told, and nothing is raised."""
    source = RawBundle(values["name"], body[: values["length"]], values["line"])
    with using(bench.home):
        try:
            return _KINDS[values["kind"]](bench, values, source, body)
        except BrokenError as error:
            return failed(source, error, "broken")
        except OSError as error:
            if error.errno in _FULL:  # of what a library wanted to write
                return failed(source, unwritable(Path(values["shown"]), error), "unwritable")
            return failed(source, accident(source, error), "broken")
        except BaseException as error:  # noqa: BLE001  libraries end programs, too
            return failed(source, accident(source, error), "broken")
