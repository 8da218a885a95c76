"""Templates and schemas are found the same way from a checkout and from a wheel."""

import subprocess
import sys
import zipfile
from pathlib import Path

from pipeline.resources import SCHEMAS, TEMPLATES

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
