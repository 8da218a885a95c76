"""The manifest of one bundle's folder: what was written, from what, and by which tools."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

from pipeline import __version__
from pipeline.evidence.bundle import Bundle
from pipeline.report_type.definition import ReportType
from pipeline.resources import SCHEMAS, TEMPLATES

_LIBRARIES = ("jinja2", "markdown-it-py", "weasyprint", "pydyf", "python-docx", "jsonschema")
_FOLDERS = ("house-styles", "pages", "plain-english", "shared")


def manifest(bundle: Bundle, type_: ReportType, files: Mapping[str, bytes]) -> dict[str, object]:
    """Return the manifest, ready for JSON. Nothing in it depends on the clock or the machine.

    Digests are SHA-256 in hexadecimal. `inputs` covers every template and schema that could
    have had a part in the result.
    """
    return {
        "schema_version": "1",
        "tool": {"name": "inspection-reports", "version": __version__},
        "libraries": _library_versions(),
        "bundle": {"id": bundle.id, "sha256": bundle.digest},
        "report_type": {"id": type_.id, "version": type_.version},
        "inputs": {"templates": _templates(type_.id), "schemas": _schemas(type_.id)},
        "state": "draft",
        "files": [
            {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in sorted(files.items())
        ],
    }


@cache
def _library_versions() -> dict[str, str]:
    return {name: version(name) for name in _LIBRARIES}


@cache
def _templates(type_: str) -> str:
    folders = (TEMPLATES / "report-types" / type_, *(TEMPLATES / name for name in _FOLDERS))
    return _digest(path for folder in folders for path in folder.rglob("*") if path.is_file())


@cache
def _schemas(type_: str) -> str:
    return _digest(
        [SCHEMAS / "bundle.schema.json", SCHEMAS / "report-types" / f"{type_}.schema.json"]
    )


def _digest(paths: Iterable[Path]) -> str:
    """Return one digest over files, their names included, in the order of their names."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(f"{path.name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()
