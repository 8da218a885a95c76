"""A comparison in a few sentences: how it came out, what it looked at, what must be known."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.sides import Side, Unbuilt
from pipeline.reporters.causes import count
from pipeline.reporters.comparison.reasons import lost


def outcome(comparison: Comparison) -> str:
    """Return the verdict in a few words."""
    if reasons := comparison.verdict.reasons:
        return f"does not pass, for {count(len(reasons), 'reason')}"
    if lost(comparison):
        return "could not be compared for all reports"
    return "changes nothing" if comparison.nothing else "passes"


def scope(comparison: Comparison) -> str:
    """Return how many files differ, and how many bundles the change reaches."""
    files = count(len(comparison.files), "file") if comparison.files else "No file"
    verb = "differ" if len(comparison.files) > 1 else "differs"
    touched = f"{comparison.touched:,} of {count(comparison.looked_at, 'bundle')}"
    return f"{files} {verb}. The change reaches {touched}."


def sides(comparison: Comparison) -> Iterator[str]:
    """Yield what is compared, and what must be known of each side."""
    yield f"Base is {side(comparison.base)}, head {side(comparison.head)}."
    yield from comparison.base.remarks
    yield from comparison.head.remarks


def side(one: Side) -> str:
    """Return which side it is, in words."""
    at = f" at {one.revision[:12]}" if one.revision else ""
    kept = f", kept by version {one.program}" if one.kind == "saved" else ""
    kind = "the working tree" if one.kind == "working tree" else f"‘{one.name}’"
    return f"{kind}{at}{kept}"


def unbuilt(one: Unbuilt) -> str:
    """Return of which bundle no report could be made, on which side, and why."""
    why = "its schemas refuse it there" if one.invalid else "it could not be processed"
    hint = f" {one.hint}" if one.hint else ""
    name = one.bundle or "A bundle"
    message = one.message.removeprefix(f"{name}:").strip()
    return f"{name}: not built at {one.side}, {why}. {message}{hint}"


def printed(reports: int) -> str:
    """Return in how many reports words stand."""
    return f"in {count(reports, 'report')}" if reports else "no report at hand prints it"
