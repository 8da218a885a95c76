"""What is known at the start is what Python would work out, and a start without it is the same."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline import start
from pipeline.evidence.json.characters import FORBIDDEN
from scripts.start_table import parts_of, table_of

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "samples/sccif-rfc-full/good-planned/bundle.json"
CHECKED = """
import re._parser, sys
from pipeline import start
count, parse = 0, re._parser.parse
def counted(*given):
    global count
    count += 1
    return parse(*given)
re._parser.parse = counted
start.ready(sys.argv[1])
from pipeline.commands import run
code = run(["check", "--format", "json", sys.argv[2]])
print(code, count, file=sys.stderr)
"""


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("start") / "known.table"
    command = [sys.executable, "scripts/start_table.py", str(path), SAMPLE]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


def checked(path: Path) -> tuple[str, int, int]:
    """Return what `check` says with a table, its exit code, and how many patterns were read."""
    command = [sys.executable, "-c", CHECKED, str(path), SAMPLE]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=True, env={"PYTHONPATH": str(ROOT)}
    )
    code, count = done.stderr.split()
    return done.stdout, int(code), int(count)


def test_check_says_the_same_and_reads_no_pattern_that_is_known(table: Path) -> None:
    with_it, without = checked(table), checked(table.with_name("none.table"))
    assert with_it[:2] == without[:2]
    assert without[2] > 400
    assert with_it[2] < 20  # those of bytes, which are not kept


def known(tmp_path: Path, results: dict[tuple[str, str], Any]) -> Path:
    path = tmp_path / "small.table"
    path.write_bytes(
        table_of({start.key(*of): marshal.dumps(result) for of, result in results.items()})
    )
    return path


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?P<day>\d+) (?P<month>[A-Z]\w+)|\bnone\b", 0),
        ("(?i:É|ſ)+?(?=x)", re.MULTILINE | re.ASCII),
        ("a b # c", re.VERBOSE | re.IGNORECASE),
        (FORBIDDEN.pattern, FORBIDDEN.flags),
    ],
)
def test_a_pattern_is_the_one_that_python_makes(pattern: str, flags: int, tmp_path: Path) -> None:
    kind = f"pattern {int(flags)}"
    found = start.read(str(known(tmp_path, {(kind, pattern): parts_of(pattern, flags)})))
    assert found
    again = start.patterns(found, usual=pytest.fail)(pattern, flags)
    assert again == re.compile(pattern, flags)  # the same code
    assert again.groupindex == re.compile(pattern, flags).groupindex


def test_what_is_not_known_is_worked_out(tmp_path: Path) -> None:
    found = start.read(str(known(tmp_path, {("pattern 0", "a+"): parts_of("a+", 0)})))
    assert found
    asked: list[str] = []
    made = start.patterns(found, usual=lambda pattern, _: asked.append(pattern))
    assert made("a+") == re.compile("a+")
    for pattern, flags in (("a+", re.ASCII), ("b+", 0), (b"a+", 0)):
        made(pattern, flags)
    assert asked == ["a+", "b+", b"a+"]


def test_a_file_is_told_anew_each_time(tmp_path: Path) -> None:
    text = "[one]\ntwo = [1, 2.5, 'three']"
    found = start.read(str(known(tmp_path, {("file", text): tomllib.loads(text)})))
    assert found
    first, second = found.get("file", text), found.get("file", text)
    assert first == second == tomllib.loads(text)
    assert first is not second
    assert found.get("methods", text) is None


def test_a_table_that_is_cut_off_or_of_another_python_is_none(tmp_path: Path) -> None:
    path = known(tmp_path, {("file", "a = 1"): {"a": 1}})
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        assert start.read(str(path)) is None
    path.write_bytes(whole.replace(sys.version.encode(), sys.version.encode().swapcase()))
    assert start.read(str(path)) is None
    path.write_bytes(whole)
    assert start.read(str(path))
