"""What can change a report is in the digest of its manifest: reports are made with other files.

Nothing here trusts what a manifest names. All that it does not name is emptied, and the report must
come out as it was; what it does name is changed, file by file, and the digest must follow.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE, run
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.report_type.toml.file import ids
from pipeline.resources import SHIPPED, Home, using
from pipeline.runs.examine import examine
from pipeline.runs.options import Options
from pipeline.runs.render import render

ROOT = Path(__file__).resolve().parents[2]
PLAIN = Options(("html", "outline"), proof=True)
WHOLE = Options(("pdf", "docx"), comments=True)
EMPTY: Mapping[str, bytes] = {".json": b"{}"}  # all schemas are looked through for their keys
MORE: Mapping[str, bytes] = {
    ".j2": b"\nSomething else.\n",
    ".css": b"\np { color: red }\n",
    ".toml": b"\n# Something else.\n",
    ".json": b"\n",
}

SAID: Any = {"stdout": PIPE, "stderr": PIPE, "text": True}
SEEN = {".j2", ".css"}

pytestmark = [pytest.mark.slow, pytest.mark.thorough]


def sample(type_: str) -> bytes:
    """Return the first good sample of a type."""
    return min((ROOT / "samples" / type_).glob("good-*/bundle.json")).read_bytes()


def drafted(type_: str, out: Path, options: Options = PLAIN) -> dict[str, bytes]:
    render(examine(RawBundle("bundle.json", sample(type_))), out, options)
    return {path.name: path.read_bytes() for path in out.glob("*/*")}


def told(files: Mapping[str, bytes]) -> Any:
    return json.loads(files["manifest.json"])["made_from"]


def named(files: Mapping[str, bytes]) -> list[str]:
    return [one["name"] for one in told(files)["sources"] if "*" not in one["name"]]


def shipped() -> list[str]:
    """Return the name of every file below `templates/` and `schemas/`."""
    found = (path for folder in ("templates", "schemas") for path in (SHIPPED / folder).rglob("*"))
    return [path.relative_to(SHIPPED).as_posix() for path in sorted(found) if path.is_file()]


def emptied(name: str) -> bytes:
    """Return a file without what it says. The numbers of sources stay: a type that cites another
    is refused, and then there is no report to be another one."""
    if name == "templates/sources.toml":
        return re.sub(rb'"[^"]+"', b'"x"', (SHIPPED / name).read_bytes())
    return EMPTY.get(Path(name).suffix, b"")


def put(folder: Path, name: str, content: bytes) -> None:
    """Write a file of one’s own, which stands in place of ours."""
    path = folder / name.removeprefix("templates/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


CASES = [*((type_, PLAIN) for type_ in ids()), ("sccif-rfc-full", WHOLE)]


@pytest.mark.parametrize(("type_", "options"), CASES)
def test_what_is_not_named_has_no_part(type_: str, options: Options, tmp_path: Path) -> None:
    before = drafted(type_, tmp_path / "before", options)
    others = [name for name in shipped() if name not in named(before)]
    assert len(others) > 50
    for name in others:
        put(tmp_path / "own", name, emptied(name))
    with using(Home(tmp_path / "own")):
        after = drafted(type_, tmp_path / "after", options)
    assert [name for name in before if before[name] != after.get(name)] == []
    assert after.keys() == before.keys()


@pytest.mark.parametrize("type_", ["sccif-rfc-full", "childrens-centre-group"])
def test_what_is_named_changes_the_digest(type_: str, tmp_path: Path) -> None:
    """Words and styles one by one; where only a comment can be added, all files at once."""
    before, differ = drafted(type_, tmp_path / "before"), set[str]()
    mute = [name for name in named(before) if Path(name).suffix not in SEEN]
    groups = [mute, *([name] for name in named(before) if name not in mute)]
    for at, group in enumerate(groups):
        for name in group:
            content = (SHIPPED / name).read_bytes() + MORE[Path(name).suffix]
            put(tmp_path / f"own{at}", name, content)
        with using(Home(tmp_path / f"own{at}")):
            after = drafted(type_, tmp_path / f"after{at}")
        assert told(after)["sha256"] != told(before)["sha256"]
        assert changed(before, after) == group
        if any(before[file] != after[file] for file in before if file != "manifest.json"):
            differ.update(group)
    assert {Path(name).suffix for name in differ} == SEEN


def changed(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> list[str]:
    """Return the names of the sources that have another digest."""
    known = [one["sha256"] for one in told(before)["sources"]]
    return [one["name"] for one in told(after)["sources"] if one["sha256"] not in known]


def test_nothing_that_reads_is_remembered_by_python_itself() -> None:
    """`lru_cache` would hide what was read from the next report, and give it to another home."""
    known = [str(min((ROOT / "samples" / one).glob("good-*/bundle.json"))) for one in ids()]
    command = [sys.executable, "-m", "tests.runs.plain_memories", *known]
    done = run(command, cwd=ROOT, check=False, **SAID)
    assert (done.stdout, done.returncode) == ("", 0), done.stderr
