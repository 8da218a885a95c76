"""What a report type is called, and what it knows by an id: areas, judgements and sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Known:
    """The title of a report type, and ids, in its order, with what they are called."""

    title: str
    areas: Mapping[str, str]
    judgements: Mapping[str, str]
    sections: Mapping[str, str]
