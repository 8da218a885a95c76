"""What a report is made with: two that have the same tools write the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.evidence.find import RawBundle
from pipeline.resources import SCHEMAS, TEMPLATES, Home
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.manifest import made_from
from pipeline.runs.options import Options

_CARRIERS = ("dask", "distributed")


def tools(home: Home, options: Options) -> Mapping[str, str]:
    """Return a digest or a version of each tool, by what it is called.

    Tools are the code, templates and schemas, own ones and a brand, Python, and all libraries that
    have a part in the formats asked for.
    """
    made = made_from("", "", options.entry(), ())
    whole = {"code": made.program, "templates": _digest(home), "Python": made.python}
    return whole | dict(made.libraries) | {name: _version(name) for name in _CARRIERS}


def tools_of(bench: Bench, _values: Values, _source: RawBundle, _body: bytes) -> Said:
    """Return what this worker makes reports with."""
    return {"tools": dict(tools(bench.home, bench.options))}, b""


def _digest(home: Home) -> str:
    """Return one digest over all files that a report may be made from."""
    whole = hashlib.sha256()
    for path, name in _files(home):
        whole.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def _files(home: Home) -> Iterator[tuple[Path, str]]:
    for kind, folder in enumerate((TEMPLATES, SCHEMAS, home.own, home.brand)):
        for path in sorted(folder.rglob("*")) if folder else ():
            if path.is_file():
                yield path, f"{kind}/{path.relative_to(folder or path).as_posix()}"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "absent"
