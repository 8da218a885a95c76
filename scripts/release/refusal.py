"""Why no release is made."""

from __future__ import annotations


class Refusal(Exception):
    """A reason to make no release, in words for the person who asked for it."""
