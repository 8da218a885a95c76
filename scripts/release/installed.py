"""A wheel in an environment of its own, and what it makes of the samples, beside this checkout."""

from __future__ import annotations

import filecmp
import sys
import venv
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from scripts import sample_bundles
from scripts.release.processes import run
from scripts.release.refusal import Refusal

Fill: TypeAlias = Callable[[Path], None]
"""What puts the dependencies into an environment, given its Python."""

_PIP: Final = ("-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install")
_FORMATS: Final = "html,pdf,docx,outline"
# Each is told to say the same wherever it runs.
_RUNS: Final = (
    ("version", ("--version",), (0,)),
    ("types", ("types",), (0,)),
    ("validate", ("validate", "samples", "--format", "json", "--quiet"), (1,)),
    ("check", ("check", "samples", "--format", "json", "--quiet"), (1,)),
)


def locked(lock: Path) -> Fill:
    """Return what installs the versions of a lock, each with its digest, from the usual index."""

    def fill(python: Path) -> None:
        run([python, *_PIP, "--require-hashes", "--only-binary", ":all:", "-r", lock], lock.parent)

    return fill


def environment(folder: Path, wheel: Path, fill: Fill) -> Path:
    """Return the Python of a new environment that holds a wheel and what `fill` puts there."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    fill(python)
    run([python, *_PIP, "--no-deps", "--no-index", wheel], folder)
    return python


def refuse_unless_it_works(python: Path, checkout: Path, work: Path) -> None:
    """Raise Refusal unless an installed program makes of all samples what a checkout makes.

    It works in folders outside of any checkout, with nothing but the samples beside it.
    """
    ours, theirs = work / "checkout", work / "installed"
    for folder in (ours, theirs):
        sample_bundles.write(folder / "samples")
    _samples([python, "-I", "-m", "pipeline.cli"], theirs, {})
    _samples([Path(sys.executable), "-m", "pipeline.cli"], ours, {"PYTHONPATH": str(checkout)})
    if differ := sorted(_different(ours, theirs)):
        names = ", ".join(differ[:5])
        raise Refusal(f"Installed, the program makes something else of the samples: {names}.")


def _samples(program: Sequence[str | Path], folder: Path, more: dict[str, str]) -> None:
    """Run the program over the samples of a folder; what it prints is kept there."""
    for name, given, codes in _RUNS:
        (folder / f"{name}.txt").write_text(run([*program, *given], folder, more, codes), "utf-8")
    good = sorted(path.relative_to(folder) for path in folder.glob("samples/*/good-*"))
    run([*program, "render", *good, "--formats", _FORMATS, "--out", "drafts"], folder, more)


def _different(one: Path, other: Path) -> Iterator[str]:
    """Yield each file that differs, or that only one folder has, from inside the folders."""
    names = {path.relative_to(side) for side in (one, other) for path in side.rglob("*")}
    for name in names:
        both = (one / name, other / name)
        if both[0].is_dir() and both[1].is_dir():
            continue
        if not (all(path.is_file() for path in both) and filecmp.cmp(*both, shallow=False)):
            yield name.as_posix()
