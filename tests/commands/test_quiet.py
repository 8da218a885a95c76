"""`--quiet`, one rule for every command: what was asked for and what is wrong stays.

What goes is said along the way: progress, the table at the end, what was written where, what to do
next. So a command that writes files says nothing where all went well, and one that answers says
the same.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from pipeline.commands import _MODULES
from tests import in_process
from tests.commands.sessions import make_files, run
from tests.exchange.workbook.test_csv import EVIDENCE, FACTS, FORM, write

WORDS: Final = '"staff know each child"'
RETURNED: Final = "sent/sccif-rfc-full-good-narrative/provider/report.docx"
WHO: Final = "--as Ann --role author --date 2025-05-01"
# Of each command: one that answers, or one that writes and where all goes well.
ANSWERS: Final = (
    "validate three.jsonl",
    "check long.json planned.json",
    "status visit/bundle.json --date 2025-05-01",
    "deadlines visit",
    "budget sccif-rfc-full",
    "lint sccif-rfc-full",
    "types sccif-rfc-full",
    "rules",
    "explain LEN001",
    "schema sccif-rfc-full",
    "new sccif-rfc-full",
    "compare good.json --base kept.json",
    "completion bash",
)
WRITES: Final = (
    "render good.json --out out --formats outline",
    f"comments {RETURNED} visit/bundle.json",
    f"mark visit/bundle.json checked {WHO}",
    f"approve visit/bundle.json {WHO}",
    "verify published --proof proof.json",
    f"prove published/oak-house {WORDS} --bundle team/visit.bundle.json --out made.json",
    "profile many.jsonl --out shape.json",
    "upgrade older/good.bundle.json --out upgraded",
    "new sccif-rfc-full --out new.json",
    "export good.json --as csv --out good-sheets",
    "compare good.json --save kept-too.json",
    "new sccif-rfc-full --as csv --out sheets-to-fill",
)
# What is wrong stays, and what is left to a person.
STAYS: Final = (
    ("publish visit/bundle.json --out final", "1 refused: final"),
    ("render folder --out out --formats outline", "1 drafted, 1 refused"),
    ("verify published --head " + 63 * "0" + "1", "it was shortened or rebuilt"),
    ("upgrade older/first.bundle.json --out upgraded", "to decide: "),
    (f"{WRITES[5].replace('made', 'private')} --with-private", "give this file to nobody"),
    ("validate wrong.json", "BND010"),
    ("preview gone.json", "gone.json is neither a file nor a folder."),
    ("import sheets --out new.json", "5 March 2025, not 3 May 2025"),
    ("check good.json", "1 bundle: nothing found."),
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_files(tmp_path)
    write(tmp_path / "sheets", {"setting-and-event": FORM, "facts": FACTS, "evidence": EVIDENCE})
    (tmp_path / "visit").mkdir()
    shutil.copy(tmp_path / "good.json", tmp_path / "visit" / "bundle.json")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    in_process.use(monkeypatch)
    return tmp_path


def many(number: int) -> None:
    """Write a file of many bundles."""
    data = json.loads(Path("good.json").read_text("utf-8"))
    lines = (json.dumps({**data, "id": f"visit-{one}"}) for one in range(number))
    Path("many.jsonl").write_text("\n".join(lines), "utf-8")


def said(command: str) -> tuple[str, int]:
    return run(f"inspection-reports {command}")


def test_every_command_is_held_to_it() -> None:
    tried = {line.split()[0] for line in (*ANSWERS, *WRITES, *(one for one, _ in STAYS))}
    assert tried == set(_MODULES)  # of ‘preview’, which runs on, tests/commands/test_preview.py


@pytest.mark.parametrize("command", ANSWERS, ids=lambda one: one.split()[0])
def test_an_answer_stays_as_it_is(command: str, folder: Path) -> None:
    if command.startswith("compare"):
        said("compare good.json --save kept.json")
    usual = said(command)
    assert usual[0]
    assert said(f"{command} --quiet") == usual


@pytest.mark.parametrize("command", WRITES)
def test_what_writes_says_nothing_where_all_went_well(command: str, folder: Path) -> None:
    if command.startswith("comments"):
        said("render good.json --out sent --for provider --formats docx --quiet")
    if command.startswith("approve"):
        said(WRITES[2])
        said(WRITES[2].replace("checked", "with-provider"))
        said(WRITES[2].replace("checked", "comments-answered"))
    if command.startswith("profile"):
        many(100)
    assert said(f"{command} --quiet") == ("", 0)


@pytest.mark.parametrize(("command", "words"), STAYS, ids=lambda one: one.split()[0])
def test_what_is_wrong_or_asked_for_stays(command: str, words: str, folder: Path) -> None:
    told, _ = said(f"{command} --quiet")
    assert words in told
    assert "Written: " not in told


def test_there_is_no_table_at_the_end(folder: Path) -> None:
    many(10)
    usual, code = said("validate many.jsonl")
    assert "state          bundles" in usual
    quiet, code_too = said("validate many.jsonl --quiet")
    assert "bundles\n" not in quiet
    assert code == code_too
    assert usual.startswith(quiet)
