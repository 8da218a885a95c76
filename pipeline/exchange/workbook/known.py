"""What a report type knows by an id, in its order: areas, judgements and sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """Ids with what they are called."""

    areas: Mapping[str, str]
    judgements: Mapping[str, str]
    sections: Mapping[str, str]
