"""Who follows a page to the letter in a checkout of their own finds it green afterwards.

Each page is followed in a copy: the files that it names are written and changed, its commands are
left to `test_docs.py`. What `make accept` writes is written. Then those tests are run that look at
a thing of this kind.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from tests.docs.pages import ROOT, Reader, blocks, checkout, copy

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

LOOKS_AT_CODE: Final = ("tests/architecture/test_layers.py", "tests/architecture/test_size.py")
LOOKS_AT_TEMPLATES: Final = ("tests/composition/test_silence.py",)
CASES: Final = "tests/checks/test_cases.py"
PARITY: Final = "tests/samples/test_parity.py"
SAMPLES: Final = "tests/samples/test_samples.py"
CLAIMS: Final = "tests/reporters/proof/test_claims.py"


class Followed(NamedTuple):
    """A page, what is accepted after it is followed, what is then run, and which tests of it."""

    page: str
    accepts: tuple[str, ...]
    runs: tuple[str, ...]
    chosen: str


PAGES: Final = (
    Followed(
        "add-a-report-type",
        (CLAIMS, SAMPLES, "tests/samples/test_stories.py", "-k", "short-visit or fresh"),
        (SAMPLES, PARITY, "tests/samples/test_stories.py", "tests/runs/test_upgrade.py",
         "tests/report_type", "tests/evidence/schema/test_shapes.py"),
        "short-visit and not pdf and not docx or fresh or only_the_version or shapes",
    ),
    Followed(
        "change-a-template",
        (SAMPLES, "-k", "sccif-rfc-full/good-closed"),
        (SAMPLES,),
        "good-closed",
    ),
    Followed(
        "add-a-plain-english-rule", (), (CASES, "tests/checks/plain_english"), "PLE900 or late"
    ),
    Followed("add-a-check", (), (CASES,), "SEC900 or one_rule or given_once or without_a_rule"),
    Followed(
        "add-a-format",
        (),
        ("tests/writers/test_plain.py", PARITY),
        "words_are_there or read_back or plain and (sccif or noticed)",
    ),
)  # fmt: skip


@pytest.mark.parametrize("followed", PAGES, ids=lambda one: one.page)
def test_who_follows_the_page_stays_green(
    followed: Followed, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    reader = Reader(tmp_path, checkout(tmp_path_factory))
    for name in ("tests", "docs"):
        copy(ROOT / name, reader.folder / name)
    shutil.copy(ROOT / "pyproject.toml", reader.folder)
    page = (ROOT / f"docs/how-to/{followed.page}.md").read_text("utf-8")
    written = [block for block in blocks(page) if block.file]
    for block in written:
        reader.write(block)
    if followed.accepts:
        run(reader.folder, *followed.accepts, ACCEPT="1")
    if code := sorted({block.file for block in written if block.file.endswith(".py")}):
        python(reader.folder, "ruff", "check", "--quiet", "--no-cache", *code)
        python(reader.folder, "ruff", "format", "--check", "--quiet", "--no-cache", *code)
    looks = LOOKS_AT_CODE if code else LOOKS_AT_TEMPLATES
    chosen = [f"({followed.chosen})", *(Path(one).stem for one in looks)]
    run(reader.folder, *looks, *followed.runs, "-k", " or ".join(chosen))


def run(folder: Path, *arguments: str, **environment: str) -> None:
    """Run tests of the copy; say what they say where one of them fails."""
    python(folder, "pytest", "-q", "-p", "no:cacheprovider", *arguments, **environment)


def python(folder: Path, *arguments: str, **environment: str) -> None:
    """Run a module in the copy, as by somebody else: what these tests have made is not there."""
    alone = {name: one for name, one in os.environ.items() if "XDIST" not in name}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder,
        env={**alone, "PYTHONPATH": str(folder), **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
