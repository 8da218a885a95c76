"""A command loads only what it needs, so that it starts at once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.imports import ROOT

pytestmark = pytest.mark.slow  # many bundles, or many processes

SAMPLE = "samples/sccif-rfc-full/good-narrative/bundle.json"
LOADED = """
import sys
before = set(sys.modules)
from pipeline.cli import main
assert main(sys.argv[1:]) == 0
print(*sorted(set(sys.modules) - before))
"""

RENDERING = {"weasyprint", "pydyf", "docx", "lxml", "PIL", "fontTools"}
TEMPLATES = {"jinja2", "markupsafe", "markdown_it"}
SCHEMAS = {"jsonschema", "referencing"}
OTHERS = {"textstat", "nltk", "holidays", "dask", "distributed", "importlib.metadata"}
ALL = RENDERING | TEMPLATES | SCHEMAS | OTHERS


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a command loads."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


def test_the_version_loads_nothing_else() -> None:
    ours = {name for name in loaded("--version") if not is_stdlib(name)}
    assert ours == {"pipeline", "pipeline.cli"}


def is_stdlib(name: str) -> bool:
    return name.partition(".")[0] in sys.stdlib_module_names


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("validate", SAMPLE), RENDERING | TEMPLATES | OTHERS - {"importlib.metadata"}),
        (("check", SAMPLE), RENDERING | {"dask", "distributed", "nltk"}),
        (("rules",), ALL),
        (("explain", "LEN001"), ALL),
        (("types",), ALL),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_a_command_does_not_load(command: tuple[str, ...], unneeded: set[str]) -> None:
    assert loaded(*command) & unneeded == set()
