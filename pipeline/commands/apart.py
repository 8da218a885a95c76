"""A parser that finds a path which may be left out, also where an option stands before it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any


class Apart(argparse.ArgumentParser):
    """Takes `A --quiet B` where B may be missing; argparse has given it up when it comes to B."""

    def parse_known_args(self, *args: Any, **kwargs: Any) -> Any:
        """Return what is known, and the rest, without a path that was waited for."""
        found, rest = super().parse_known_args(*args, **kwargs)
        if getattr(found, "path", rest) is None and len(rest) == 1 and rest[0][:1] != "-":
            found.path = Path(rest.pop())
        return found, rest
