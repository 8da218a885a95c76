"""Saying what could not be processed."""

from __future__ import annotations

import sys

from pipeline.model.errors import BrokenError


class UsageError(BrokenError):
    """What was typed is wrong, which only shows once the command has begun: exit code 2."""


def complain(error: BrokenError) -> None:
    """Say on standard error what could not be processed, in one line and perhaps a hint."""
    print(f"inspection-reports: {error}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)
