"""The one place that asks a clock, to see how long something takes. No report depends on it."""

from __future__ import annotations

import time


def now() -> float:
    """Return seconds since some moment. They never go back, whatever is done to the clock."""
    return time.monotonic()
