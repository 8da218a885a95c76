"""Saying what could not be processed."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from pipeline.model.errors import BrokenError


class UsageError(BrokenError):
    """What was typed is wrong, which only shows once the command has begun: exit code 2."""


def complain(error: BrokenError) -> None:
    """Say on standard error what could not be processed, in one line and perhaps a hint."""
    print(f"inspection-reports: {error}", file=sys.stderr)
    if error.hint:
        print(f"  {error.hint}", file=sys.stderr)


def tell_left_out(paths: Sequence[Path], *, quiet: bool) -> None:
    """Say on standard error which folders hold JSON files that are not called as bundles are."""
    if quiet:
        return
    from pipeline.evidence.find import left_out

    for said in left_out(paths):
        print(f"inspection-reports: {said}", file=sys.stderr)
