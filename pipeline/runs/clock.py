"""The one place that asks a clock: how long something takes, and which day it is at the edge.

No draft depends on it. A day is asked for where a person would type it: of a step, an approval, a
publication.
"""

from __future__ import annotations

import time
from datetime import date


def now() -> float:
    """Return seconds since some moment. They never go back, whatever is done to the clock."""
    return time.monotonic()


def pause(seconds: float) -> None:
    """Wait a while."""
    time.sleep(seconds)


def today() -> date:
    """Return the day it is here."""
    return date.today()  # noqa: DTZ011, TID251  the edge: whoever wants another day types it
