"""Templates and schemas are found the same way from a checkout and from a wheel."""

import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from pipeline.resources import (
    SCHEMAS,
    TEMPLATES,
    Home,
    aside,
    home,
    noting,
    read,
    remembered,
    using,
)

ROOT = Path(__file__).resolve().parent.parent
FIND = "import pipeline.resources as r; print(r.TEMPLATES); print(r.SCHEMAS)"
LOADED = """
import sys
before = set(sys.modules)
import pipeline.resources
print(*{name.partition(".")[0] for name in set(sys.modules) - before})
"""


def python(*arguments: str, cwd: Path, path: Path = ROOT) -> list[str]:
    """Run this Python with `path` first on its module path; return what it printed, by line."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=cwd,
        env={"PYTHONPATH": str(path)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_a_checkout_has_them_beside_the_package() -> None:
    assert ROOT / "templates" == TEMPLATES
    assert ROOT / "schemas" == SCHEMAS
    assert any(TEMPLATES.iterdir())
    assert any(SCHEMAS.iterdir())


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    python("-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path), cwd=ROOT)
    installed = tmp_path / "installed"
    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        wheel.extractall(installed)
    templates, schemas = map(Path, python("-c", FIND, cwd=tmp_path, path=installed))
    for found, source in ((templates, TEMPLATES), (schemas, SCHEMAS)):
        assert found == installed / "pipeline" / source.name
        assert files(found) == files(source)


def files(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*") if path.is_file()}


def test_finding_them_loads_nothing_but_the_standard_library(tmp_path: Path) -> None:
    (loaded,) = python("-c", LOADED, cwd=tmp_path)
    assert set(loaded.split()) <= sys.stdlib_module_names | {"pipeline"}


# --- what is the same in two homes is worked out once -------------------------------------


def worked_out(one: Home, other: Home, function: Callable[[], object]) -> tuple[object, int]:
    """Return what a function comes to in a home beside another one, and how often it was run."""
    runs: list[Home] = []

    @remembered
    def watched() -> object:
        runs.append(home())
        return function()

    with using(one):
        watched()
    with using(other, beside=one):
        return watched(), len(runs)


def edited(folder: Path, name: str, text: str) -> Home:
    path = folder / name.removeprefix("templates/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return Home(folder)


NAME = "templates/copies/standing-phrases.toml"
OTHER = "templates/privacy/names.toml"


def test_what_is_made_of_the_same_files_is_worked_out_once(tmp_path: Path) -> None:
    there = edited(tmp_path, NAME, "other")
    found, runs = worked_out(Home(), there, lambda: read(OTHER))
    assert (found, runs) == ((TEMPLATES.parent / OTHER).read_bytes(), 1)


def test_what_is_made_of_another_file_is_worked_out_anew(tmp_path: Path) -> None:
    there = edited(tmp_path, NAME, "other")
    assert worked_out(Home(), there, lambda: read(NAME)) == (b"other", 2)


def test_a_file_that_was_read_aside_counts_though_it_is_not_noted(tmp_path: Path) -> None:
    def aside_() -> bytes:
        with aside():
            return read(NAME)

    there = edited(tmp_path, NAME, "other")
    assert worked_out(Home(), there, aside_) == (b"other", 2)


def test_a_home_with_other_names_shares_nothing(tmp_path: Path) -> None:
    there = edited(tmp_path, "templates/shared/more.toml", "x = 1")
    found, runs = worked_out(Home(), there, lambda: len(home().names("templates/shared/*.toml")))
    assert (found, runs) == (len(Home().names("templates/shared/*.toml")) + 1, 2)


def test_what_was_worked_out_elsewhere_is_noted_as_it_is_here(tmp_path: Path) -> None:
    one = edited(tmp_path / "a", NAME, "same")
    other = edited(tmp_path / "b", NAME, "same")

    @remembered
    def once() -> bytes:
        return read(NAME)

    with using(one):
        once()
    with using(other, beside=one), noting() as noted:
        once()
    assert {(source.name, source.own) for source in noted} == {(NAME, True)}


def test_an_older_version_of_the_program_may_stand_in_for_what_is_shipped(tmp_path: Path) -> None:
    (tmp_path / "templates/copies").mkdir(parents=True)
    (tmp_path / NAME).write_text("older", "utf-8")
    older = Home(shipped=tmp_path)
    with using(older):
        assert read(NAME) == b"older"
        assert home().names("templates/*/*.toml") == (NAME,)
    with using(Home(shipped=tmp_path, stand_ins=frozenset({OTHER}))):
        assert read(OTHER) == (TEMPLATES.parent / OTHER).read_bytes()
        assert home().names("templates/*/*.toml") == (NAME, OTHER)
