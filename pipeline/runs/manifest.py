"""The manifest of one bundle's folder: what was written, and all that it was made from.

Two folders with the same `made_from.sha256` are the same to the last byte. So a report need not
be made again while that digest stays, and one that was published can be made again later.
Findings and proof say where in which file something is, so it also covers where that was.
"""

from __future__ import annotations

import hashlib
import json
import platform
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pipeline
from pipeline.model.data import as_data
from pipeline.resources import Source, today
from pipeline.runs.record import SCHEMA_VERSION, digest, seal
from pipeline.writers import FORMATS, WEASYPRINT, format_by

if TYPE_CHECKING:
    from pipeline.evidence.bundle import Bundle
    from pipeline.report_type.definition import ReportType
    from pipeline.runs.result import Result

# Distributions that every report goes through; each format adds its own.
LIBRARIES = (
    "attrs", "holidays", "jinja2", "jsonschema", "jsonschema-specifications", "markdown-it-py",
    "markupsafe", "mdurl", "nltk", "pyphen", "python-dateutil", "referencing", "regex", "rpds-py",
    "six", "textstat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MadeFrom:
    """All that one bundle's folder was made from, beside the Python and the libraries in use.

    `bundle` is the digest of its text, `place` that of where it was read. `options` are those of
    the command that change what is written. `sources` are the templates, schemas and fonts that
    were really read. Digests are SHA-256 in hexadecimal.
    """

    bundle: str
    place: str
    options: Mapping[str, object]
    sources: tuple[Source, ...]
    program: str
    python: str
    libraries: Mapping[str, str]

    def today(self, read: Callable[[Source], Source] = today) -> MadeFrom:
        """Return what the same bundle and options would be made from now."""
        return made_from(self.bundle, self.place, self.options, map(read, self.sources))

    def entry(self) -> dict[str, object]:
        """Return it for the manifest."""
        sources = [
            {"name": one.name, "sha256": one.sha256, "home": "own" if one.own else "shipped"}
            for one in self.sources
        ]
        return {"sha256": self.digest, **self._parts(), "sources": sources}

    @property
    def digest(self) -> str:
        """Return one digest over everything, the bundle included."""
        whole = json.dumps([self.bundle, self._parts()], sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()

    def _parts(self) -> dict[str, object]:
        return {
            "place": self.place,
            "options": dict(self.options),
            "program": {
                "name": "inspection-reports",
                "version": pipeline.__version__,
                "sha256": self.program,
            },
            "python": self.python,
            "libraries": dict(self.libraries),
            "sources": [{"name": one.name, "sha256": one.sha256} for one in self.sources],
        }


def place(name: str, first_line: int) -> str:
    """Return the digest of where a bundle was read: its file as it was named, and its line in it.

    A name may hold what no manifest should, and bytes that are no text.
    """
    return hashlib.sha256(json.dumps([name, first_line]).encode()).hexdigest()


def as_told(data: Mapping[str, Any]) -> MadeFrom:
    """Return what a manifest says that its files were made from, with the tools in use now.

    Raises KeyError, TypeError for anything else than a manifest.
    """
    made = data["made_from"]
    sources = [Source(one["name"], one["sha256"], one["home"] == "own") for one in made["sources"]]
    return made_from(data["bundle"]["sha256"], made["place"], made["options"], sources)


def made_from(
    bundle: str, place: str, options: Mapping[str, object], sources: Iterable[Source]
) -> MadeFrom:
    """Return what a bundle with these digests is made from. `formats` is one of the options."""
    return MadeFrom(
        bundle=bundle,
        place=place,
        options=options,
        sources=tuple(sorted(sources)),
        program=program(Path(pipeline.__file__).parent),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        libraries=_libraries(options),
    )


def manifest(
    bundle: Bundle,
    type_: ReportType,
    made: MadeFrom,
    files: Iterable[FileEntry],
    result: Result,
    title_at: str,
) -> dict[str, object]:
    """Return the manifest, ready for JSON; see `schemas/manifest.schema.json`.

    No word of the bundle is in it: of the title only the field that it stands in. Nothing in it
    depends on the clock or on where things are on this machine.
    """
    whole: dict[str, object] = {
        "schema_version": SCHEMA_VERSION,
        "bundle": {"id": bundle.id, "sha256": bundle.digest},
        "report_type": {"id": type_.id, "version": type_.version},
        "state": "draft",
        "made_from": made.entry(),
        "result": {
            "title_at": title_at,
            "documents": [as_data(one) for one in result.documents],
            "grades": [as_data(one) for one in result.grades],
            "measured": as_data(result.measured),
            "pages": result.pages,
            "findings": [as_data(one) for one in result.tally],
        },
        "files": [dict(one) for one in files],
    }
    return {**whole, "sha256": seal(whole)}


FileEntry: TypeAlias = Mapping[str, Any]


def file_entry(name: str, content: bytes) -> FileEntry:
    """Return what a manifest says of a file."""
    return {"name": name, "bytes": len(content), "sha256": digest(content)}


@cache
def program(folder: Path) -> str:
    """Return one digest over the program's own code: a version alone does not tell a change."""
    whole = hashlib.sha256()
    for path in sorted(one for kind in ("*.py", "*.words", "*.typ") for one in folder.rglob(kind)):
        name = path.relative_to(folder).as_posix()
        whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _libraries(options: Mapping[str, object]) -> dict[str, str]:
    formats = options["formats"]
    assert isinstance(formats, list)
    engine = str(options.get("pdf_engine") or WEASYPRINT)
    chosen = [format_by(name, engine) for name in formats]
    if options.get("large_print"):
        chosen += [FORMATS[name] for name in formats if FORMATS[name].large]
    names = {*LIBRARIES, *(name for one in chosen for name in one.libraries)}
    system = {name: told for one in chosen for name, told in one.engine().items()}
    found = {name: _version(name) for name in names} | system | {"zlib": zlib.ZLIB_RUNTIME_VERSION}
    return dict(sorted(found.items()))


@cache
def _version(name: str) -> str:
    """Return the version of a distribution: what another asks for need not be there."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
