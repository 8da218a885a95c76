"""Values as plain data."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any


def as_data(value: Any) -> Any:
    """Return what `dataclasses.asdict` does of values in tuples and lists, but copy no other."""
    if isinstance(value, tuple | list):
        return type(value)(map(as_data, value))
    if not is_dataclass(value):
        return value
    return {one.name: as_data(getattr(value, one.name)) for one in fields(value)}
