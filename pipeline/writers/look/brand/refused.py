"""Why a file of a brand is refused."""

from __future__ import annotations


class RefusedError(Exception):
    """What is wrong with a file, to be said after its name. It repeats nothing of the file."""
