"""`--only` shows some findings and hides others; the exit code is that of all of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.commands.only import only
from tests import in_process
from tests.commands.sessions import make_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    in_process.use(monkeypatch)
    return tmp_path


def found(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[tuple[str, str]]]:
    """Return the exit code of `check`, and rule and severity of each finding that it shows."""
    code = main(["check", "long.json", "planned.json", "--format", "json", *words])
    told = json.loads(capsys.readouterr().out)["findings"]
    return code, [(one["rule"], one["severity"]) for one in told]


def test_it_shows_what_is_named_and_nothing_else(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, everything = found(capsys)
    kinds = set(everything)
    assert len({rule[:3] for rule, _ in kinds}) > 2
    assert {one for _, one in kinds} == {"warning", "notice"}
    for wanted, holds in (
        (("--only", "warning"), lambda rule, level: level == "warning"),
        (("--only", "error"), lambda rule, level: False),
        (("--only", "notice"), lambda rule, level: True),
        (("--only", "len"), lambda rule, level: rule[:3] == "LEN"),
        (("--only", "len001"), lambda rule, level: rule == "LEN001"),
        (("--only", "many-paragraphs"), lambda rule, level: rule == "LEN001"),
        (("--only", "LEN, ple"), lambda rule, level: rule[:3] in ("LEN", "PLE")),
        (("--only", "LEN", "--only", "PLE"), lambda rule, level: rule[:3] in ("LEN", "PLE")),
        (("--only", "error,LEN001"), lambda rule, level: rule == "LEN001"),
    ):
        _, shown = found(capsys, *wanted)
        assert shown == [one for one in everything if holds(*one)], wanted


def test_the_exit_code_is_that_of_all_and_what_is_hidden_is_counted(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "wrong.json", "--only", "LEN"]) == 1
    told = capsys.readouterr()
    assert told.out == "1 bundle: nothing shown, 1 finding hidden by --only.\n"
    assert told.err == ""
    assert main(["check", "long.json", "--fail-on", "LEN", "--only", "error"]) == 1
    assert main(["check", "long.json", "--only", "LEN"]) == 0
    capsys.readouterr()
    assert main(["check", "good.json", "--only", "error", "--fail-on", "notice"]) == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("1 bundle: nothing found.\n", "")


@pytest.mark.parametrize("format_", ["text", "markdown", "github", "json", "csv", "sarif", "junit"])
def test_what_is_hidden_is_told_once(
    format_: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "wrong.json", "--only", "LEN", "--format", format_]) == 1
    told = capsys.readouterr()
    said = "1 finding hidden by --only" in told.out
    assert said is (format_ in ("text", "markdown", "github"))
    assert ("1 finding is not shown, as --only names others." in told.err) is not said
    file = ["--output", "found", "--format", format_]
    assert main(["check", "wrong.json", "--only", "LEN", *file]) == 1
    assert "1 finding is not shown, as --only names others." in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("eror", "Did you mean ‘error’?"),
        ("LENN", "Did you mean ‘LEN’?"),
        ("LEN0001", "Did you mean ‘LEN001’?"),
        ("many-paragraph", "Did you mean ‘many-paragraphs’?"),
        ("LEN,qqqqqqq", "Families: BND, SEC,"),
    ],
)
@pytest.mark.parametrize("command", ["validate", "check", "render", "lint"])
def test_a_name_of_nothing_is_wrong_usage(
    command: str, written: str, hint: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    more = {"render": ["good.json", "--out", "out"], "lint": []}.get(command, ["good.json"])
    assert main([command, *more, "--only", written]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "is neither a severity, nor a rule family, nor a rule." in told.err
    assert hint in told.err
    assert not (folder / "out").exists()


def test_render_counts_what_is_named_and_its_files_have_all(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    render = ["render", "long.json", "planned.json", "--out", "out", "--formats", "outline"]
    main(render)
    assert " (3 warnings, 4 notices): out/index.html" in capsys.readouterr().out
    main([*render, "--force", "--only", "warning"])
    told = capsys.readouterr()
    assert " (3 warnings): out/index.html" in told.out
    assert "4 findings are not shown" in told.err
    kept = [json.loads(one.read_text("utf-8")) for one in (folder / "out").glob("*/findings.json")]
    assert sum(one["summary"]["notices"] for one in kept) == 4


@pytest.mark.parametrize("name", ["text", "markdown", "github"])
def test_what_people_read_never_says_that_nothing_was_found(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "wrong.json", "good.json", "--only", "LEN", "--format", name])
    told = capsys.readouterr().out
    assert "1 finding hidden by --only" in told
    assert "nothing found" not in told


def test_fail_on_may_be_given_again_too(folder: Path) -> None:
    assert main(["check", "long.json", "--fail-on", "LEN", "--fail-on", "error"]) == 1
    with pytest.raises(SystemExit):
        main(["check", "long.json", "--fail-on", "LEN", "--fail-on", "never"])


def test_nothing_named_shows_everything() -> None:
    assert only(()).shows("LEN001", "notice", acknowledged=True)
    assert not only(("error",)).shows("BND001", "error", acknowledged=True)
