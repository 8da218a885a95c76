"""The files of a version built anew from what stays with the team, and why they differ, if so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.publishing.final import files, final
from pipeline.publishing.records.canonical import digest
from pipeline.publishing.records.changes import differences
from pipeline.publishing.records.kept import chosen, kept_with
from pipeline.publishing.records.private import EVIDENCE, manifest_of
from pipeline.publishing.records.reading import bounded
from pipeline.resources import noting
from pipeline.runs.examine import examine
from pipeline.runs.manifest import made_from
from pipeline.writers import USUAL

_MOST = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many files a version has, which have other bytes when built today, and why, in words."""

    files: int
    differing: tuple[str, ...]
    why: tuple[str, ...]


def rebuilt(path: Path, bundle: Path | None, here: Path, choices: Choices) -> Rebuilt:
    """Return what comes of building a version anew. BrokenError where it cannot be built."""
    version = chosen(path)
    folder = kept_with(version, bundle, here)
    made, today = _built(folder, choices)
    listed = {one.name: one.sha256 for one in version.record.files}
    now = {name: digest(content) for name, content in made.items()}
    names = sorted({*listed, *now})
    differing = tuple(name for name in names if listed.get(name) != now.get(name))
    then = _made_from(folder)
    return Rebuilt(len(listed), differing, differences(then, today) if differing else ())


def _built(folder: Path, choices: Choices) -> tuple[Mapping[str, bytes], Mapping[str, Any]]:
    """Return the files as they are built today, and what they are made from."""
    options = (_made_from(folder) or {}).get("options", {"formats": list(USUAL)})
    with noting() as noted:
        examined = examine(RawBundle(EVIDENCE, _evidence(folder)), choices)
        bundle, composition = examined.intake.bundle, examined.composition
        if bundle is None or composition is None:
            said = "The bundle as it was published is not valid any more, so nothing can be built."
            hint = "Its schema has changed since; build it with the program of then."
            raise BrokenError(said, place=_at(folder), hint=hint)
        large = options.get("large_print") is True
        made = files(final(composition.published), large_print=large)
    return made, made_from(bundle.digest, "", options, {*examined.sources, *noted}).entry()


def _made_from(folder: Path) -> Mapping[str, Any] | None:
    manifest = manifest_of(folder) or {}
    return manifest.get("made_from")


def _evidence(folder: Path) -> bytes:
    try:
        return bounded(folder / EVIDENCE, _MOST)
    except OSError as error:
        said = "The bundle as it was published is not there any more, so nothing can be built."
        raise BrokenError(said, place=_at(folder)) from error


def _at(folder: Path) -> Place:
    return Place(BundleAddress(str(folder), ""))
