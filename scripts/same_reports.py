"""Render every sample with this checkout and with an earlier revision, and compare each byte.

    python scripts/same_reports.py [REVISION] [--but manifest.json …]

REVISION is HEAD unless it is named, so an uncommitted change is held against the last commit.
The samples of each side are taken as bundles: those that `scripts/sample_bundles.py` makes, or, in
a revision without it, those that stand in `samples/`. So a sample that was written anew differs.
Each sample gives all formats, the proof page, Word comments, its findings, its manifest, and what
the commands print. A file that exists on one side only is a difference. `--but` leaves out files
of a name, for a change that is meant to touch just those.
Exit code: 0 the same, 1 not the same, 2 wrong usage.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent

# Runs beside the samples of a tree, with the program of that tree: one process for all samples.
EVERYTHING = """
import contextlib, io, pathlib, sys
from pipeline.cli import main

def run(log, *arguments):
    told = io.StringIO()
    with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
        code = main(arguments)
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(f"{told.getvalue()}\\nexit code {code}\\n".replace(str(log.parent), "OUT"))

out = pathlib.Path(sys.argv[1])
for path in sorted(pathlib.Path("samples").glob("*/*/")):
    to = out / path  # one by one: several samples share an id
    run(to / "render.txt", "render", str(path), "--out", str(to), "--proof", "--comments",
        "--formats", "html,pdf,docx,outline")
    run(to / "validate.txt", "validate", str(path))
for shape in ("text", "json", "sarif", "junit", "github", "markdown"):
    run(out / f"check.{shape}", "check", "samples", "--format", shape)
for command in ("types", "rules"):
    run(out / f"{command}.txt", command)
"""


def main() -> int:
    """Compare, print what differs, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("revision", nargs="?", default="HEAD")
    parser.add_argument("--but", nargs="*", default=[], metavar="NAME")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="leave both sides here")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        before, after = folder / "before", folder / "after"
        with _tree(arguments.revision, Path(temporary, "tree")) as tree:
            sides = [
                _start(tree, _samples(tree, Path(temporary, "samples-before")), before),
                _start(ROOT, _samples(ROOT, Path(temporary, "samples-after")), after),
            ]
            codes = [side.wait() for side in sides]
            if any(codes):
                return 1
        different = _different(before, after, set(arguments.but))
    print("\n".join(different) or f"All samples are the same as at {arguments.revision}.")
    return int(bool(different))


@contextmanager
def _tree(revision: str, folder: Path) -> Iterator[Path]:
    """Give the files of a revision in a folder of their own, for a while."""
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "--quiet", "--detach", str(folder), revision], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _samples(tree: Path, folder: Path) -> Path:
    """Write the samples of a tree as bundles into a folder, and return the folder."""
    script, to = tree / "scripts" / "sample_bundles.py", folder / "samples"
    if script.is_file():
        told = subprocess.DEVNULL
        subprocess.run([sys.executable, script, to], cwd=tree, check=True, stdout=told)
    else:
        shutil.copytree(tree / "samples", to)
    return folder


def _start(tree: Path, beside: Path, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", EVERYTHING, str(out.resolve())],
        cwd=beside,
        env={"PYTHONPATH": str(tree), "LC_ALL": "C.UTF-8", "CI": "true"},
    )


def _different(before: Path, after: Path, but: set[str]) -> list[str]:
    names = {
        path.relative_to(side).as_posix()
        for side in (before, after)
        for path in side.rglob("*")
        if path.is_file() and path.name not in but
    }
    return sorted(name for name in names if _content(before / name) != _content(after / name))


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
