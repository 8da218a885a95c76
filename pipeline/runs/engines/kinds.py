"""What a worker does for each kind of order that needs a report composed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from pipeline.evidence.find import RawBundle
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.engines.comparing import copies, words_of
from pipeline.runs.engines.drafting import drafted
from pipeline.runs.engines.measuring import measured
from pipeline.runs.engines.tools import tools_of

Doing: TypeAlias = Callable[[Bench, Values, RawBundle, bytes], Said]

KINDS: Final[Mapping[str, Doing]] = {
    "draft": drafted,
    "report": words_of,
    "copies": copies,
    "tools": tools_of,
    "measure": measured,
}
