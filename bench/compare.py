"""What `compare` costs: one word over all samples, 500 of 10,000 bundles touched, and all of some.

`python bench/compare.py [BUNDLES [TOUCHED]]` makes so many bundles of the samples, each with ids of
its own, with so many of one report type; changes a word of a template of that type in a copy of the
templates; and runs the real command. CPU time counts all processes; the clock means something only
where nothing else runs. A full build is `render` of all samples in all formats.
"""

from __future__ import annotations

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
TYPE = "rfc-assurance-visit"
TEMPLATE = f"report-types/{TYPE}/visit.md.j2"
RULE = "plain-english/wordy-phrase.toml"
ALL = 200
"""Bundles that are all touched, beside one `check` of them."""


def main() -> None:
    """Measure and print."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    touched = int(sys.argv[2]) if len(sys.argv) > 2 else number // 20
    with tempfile.TemporaryDirectory() as spare:
        here = Path(spare)
        one, all_ = _changed(here / "one", TEMPLATE), _changed(here / "all", RULE)
        _show(
            "render of all samples, three formats",
            full := _run("render", "samples", "--out", spare + "/o"),
        )
        _show("compare, nothing changed", _run("compare", "samples", "--base", "HEAD"))
        word = _run("compare", "samples", "--base", one)
        _show("compare, one word, all samples", word)
        print(f"{'one word / full build, clock':<44}{100 * word[1] / full[1]:8.1f}%")
        _write(here / "many", number, touched)
        _show(
            f"compare, {touched} of {number} touched", _run("compare", here / "many", "--base", one)
        )
        _write(here / "some", ALL, 0)
        check = _run("check", here / "some")
        _show(f"check of {ALL}", check)
        whole = _run("compare", here / "some", "--base", all_)
        _show(f"compare, all of {ALL} touched", whole)
        print(f"{'all touched / check, clock':<44}{whole[1] / check[1]:8.2f}")
        print(f"{'all touched / check, CPU':<44}{whole[0] / check[0]:8.2f}")


def _changed(folder: Path, name: str) -> Path:
    """Return a checkout’s templates and schemas of which one file says a word more."""
    for one in ("templates", "schemas"):
        shutil.copytree(ROOT / one, folder / one)
    path = folder / "templates" / name
    text = path.read_text("utf-8")
    old, new = ("kind", "sort") if name == TEMPLATE else ('why = "', 'why = "Short. ')
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return folder


def _write(folder: Path, number: int, touched: int) -> None:
    """Write bundles, so many of one report type and the rest of the others."""
    folder.mkdir()
    paths = sorted((ROOT / "samples").glob("*/good-*/bundle.json"))
    mine = [path.read_text("utf-8") for path in paths if path.parts[-3] == TYPE]
    others = [path.read_text("utf-8") for path in paths if path.parts[-3] != TYPE]
    for at in range(number):
        texts = mine if at < touched else others
        data = json.loads(texts[at % len(texts)])
        data["id"] = f"report-{at:05}"
        (folder / f"{at:05}.bundle.json").write_text(json.dumps(data), "utf-8")


def _run(command: str, *arguments: object) -> tuple[float, float]:
    """Return the seconds of CPU and of the clock that a command takes."""
    before, begun = _cpu(), time.perf_counter()
    typed = [sys.executable, "-m", "pipeline.cli", command, *map(str, arguments), "--quiet"]
    done = subprocess.run(
        [*typed, "--fail-on", "never"], cwd=ROOT, stdout=subprocess.DEVNULL, check=False
    )
    assert done.returncode in (0, 1), done.returncode
    return _cpu() - before, time.perf_counter() - begun


def _show(name: str, spent: tuple[float, float]) -> None:
    print(f"{name:<44}{spent[0]:8.1f} s CPU{spent[1]:8.1f} s", flush=True)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
