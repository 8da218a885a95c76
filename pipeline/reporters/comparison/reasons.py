"""What must hold of a change, by the kinds of reasons for which it does not pass; and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.findings import Cause, Found, causes
from pipeline.model.comparison.sides import SideName, Unbuilt
from pipeline.model.comparison.verdict import Reason, ReasonKind
from pipeline.reporters.causes import count
from pipeline.reporters.paths import below_here, template_path
from pipeline.resources import home


@dataclass(frozen=True, slots=True)
class Holds:
    """What must hold: an id for programs, a sentence, and what is said where it does not."""

    id: str
    title: str
    breach: str


HOLDS: Final[Mapping[ReasonKind, Holds]] = {
    "new error": Holds("compare-error", "No error is new", "An error is new"),
    "limit crossed": Holds(
        "compare-limit", "No limit of length is newly crossed", "A limit of length is crossed"
    ),
    "version not raised": Holds(
        "compare-version", "What has changed has a new version", "A version is not raised"
    ),
    "expected text stale": Holds(
        "compare-expected", "Expected texts are those of today", "An expected text is stale"
    ),
    "named": Holds(
        "compare-named", "Nothing is new that --fail-on names", "New, and named by --fail-on"
    ),
}


def words(reason: Reason) -> str:
    """Return what a reason says, of how many reports, and what to do about it."""
    reports = f"({count(reason.reports, 'report')})" if reason.reports > 1 else ""
    return " ".join(part for part in (reason.message, reports, reason.hint) if part)


def together(reasons: Iterable[Reason]) -> Iterator[tuple[Reason, tuple[str, ...]]]:
    """Yield the first of the reasons that say the same, with the places of all of them."""
    same: dict[tuple[str, str], list[Reason]] = {}
    for one in reasons:
        same.setdefault((one.kind, words(one)), []).append(one)
    for found in same.values():
        places = (at(*place(one.file, one.line)) for one in found)
        yield found[0], tuple(dict.fromkeys(one for one in places if one))


def at(path: str, line: int) -> str:
    """Return a path with its line, where there is one."""
    return f"{path}:{line}" if path and line else path


def place(file: str, line: int) -> tuple[str, int]:
    """Return the path of a file of a comparison from the working folder, and a line, or 0.

    A file of templates goes by its name below `templates/`, any other by its path.
    """
    name = file if file.startswith("schemas/") else f"templates/{file}"
    try:
        is_template = bool(file) and home().path(name).is_file()
    except OSError:  # a path that leads out of the folders is no name of a template
        is_template = False
    return template_path(file) if is_template else below_here(file), line


def place_of(found: Found) -> tuple[str, int]:
    """Return where a finding is brought about: in a template, or else in its bundle."""
    if found.template:
        return place(found.template, found.template_line)
    return below_here(found.file), found.line


def lost(comparison: Comparison) -> tuple[Unbuilt, ...]:
    """Return what could not be compared: refused on one side alone, or not processed at all.

    What the schemas of both sides refuse is no report on either, and nothing of it changes.
    """
    refused = {(one.bundle, one.side) for one in comparison.unbuilt if one.invalid}
    other: Mapping[SideName, SideName] = {"base": "head", "head": "base"}
    return tuple(
        one
        for one in comparison.unbuilt
        if not (one.invalid and (one.bundle, other[one.side]) in refused)
    )


def others(comparison: Comparison) -> Iterator[Cause]:
    """Yield new findings that are no reason to fail, each cause once, the worst first."""
    failing = {one.fingerprint for one in comparison.verdict.reasons}
    order = ("error", "warning", "notice")
    new = (one for one in comparison.findings if one.change == "new")
    found = (one for one in causes(new) if one.first.found.fingerprint not in failing)
    yield from sorted(found, key=lambda one: order.index(one.first.found.severity))


def said(cause: Cause) -> str:
    """Return what new findings say, of how many reports, and what to do about them."""
    found = cause.first.found
    known = "(known)" if cause.first.known else ""
    reports = f"({count(len(cause.bundles), 'report')})" if len(cause.bundles) > 1 else ""
    return " ".join(part for part in (found.message, known, reports, found.hint) if part)
