"""An error inside the tool while it looks at one bundle: the others are told of all the same.

What the error says may be private, so it is never repeated. Its name, the line of the program and
the bundle it was looking at are.
"""

from __future__ import annotations

import io
import json
import signal
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from pipeline.checks import registry
from pipeline.checks.case.case import Case
from pipeline.cli import main
from pipeline.commands import deadlines
from pipeline.evidence import intake
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.timetable import Deadline
from pipeline.model.finding import Finding
from pipeline.report_type.definition import ReportType
from tests import in_process

ROOT: Final = Path(__file__).resolve().parents[2]
SAMPLE: Final = ROOT / "samples" / "sccif-rfc-full" / "good-planned" / "bundle.json"  # has notices
SECRET: Final = "Qx7vZ9kp"
TOLD: Final = f"An error inside the tool (KeyError in trips of {__name__}, line"
FORMATS: Final = ("text", "json", "csv", "sarif", "junit", "github", "gitlab", "markdown")


class Run(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Command = Callable[..., Run]


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str]) -> Command:
    """Return a function that runs the command and sees that nothing private is told."""

    def run(*arguments: str | Path) -> Run:
        code = main([str(one) for one in arguments])
        told = capsys.readouterr()
        assert SECRET not in told.out + told.err
        assert "Traceback" not in told.err
        return Run(code, told.out, told.err)

    return run


def raw(id_: str) -> bytes:
    """Return a bundle on one line."""
    data = json.loads(SAMPLE.read_text("utf-8"))
    data["id"] = id_
    data["evidence"][0]["source"]["detail"] = SECRET
    return json.dumps(data).encode()


@pytest.fixture
def three(tmp_path: Path) -> Path:
    """Return a folder with three bundles, all alike but for their ids."""
    for id_ in ("ash", "oak", "yew"):
        (tmp_path / f"{id_}.bundle.json").write_bytes(raw(id_))
    return tmp_path


@pytest.fixture
def lines(tmp_path: Path) -> Path:
    """Return the same bundles as lines of one file."""
    path = tmp_path / "three.jsonl"
    path.write_bytes(b"\n".join(map(raw, ("ash", "oak", "yew"))))
    return path


def trips(bundle: Bundle) -> None:
    """Raise an error that holds a private value, over one bundle."""
    if bundle.id == "oak":
        data: Any = bundle.file.data
        raise KeyError(data["evidence"][0]["source"]["detail"])


@pytest.fixture
def one_check_trips(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(case: Case) -> Iterator[Finding]:
        trips(case.bundle)
        return iter(())

    rule, _ = registry.CHECKS[0]
    monkeypatch.setattr(registry, "CHECKS", (*registry.CHECKS, (rule, check)))


def files_found(run: Run) -> list[str]:
    """Return the names of the files in which the JSON of a run has findings."""
    found = {one["place"]["bundle"]["file"] for one in json.loads(run.out)["findings"]}
    return sorted(Path(file).name.partition(".")[0] for file in found)


def test_the_findings_of_the_others_are_what_they_are_alone(
    three: Path, command: Command, request: pytest.FixtureRequest
) -> None:
    others = [three / f"{id_}.bundle.json" for id_ in ("ash", "yew")]
    alone = command("check", *others, "--format", "json")
    request.getfixturevalue("one_check_trips")
    run = command("check", three, "--format", "json")
    assert alone.code == 0
    assert run.code == 3
    assert json.loads(run.out) == json.loads(alone.out)
    assert files_found(run) == ["ash", "yew"]


@pytest.mark.usefixtures("one_check_trips")
@pytest.mark.parametrize("format_", FORMATS)
def test_every_format_tells_the_others(format_: str, three: Path, command: Command) -> None:
    run = command("check", three, "--format", format_)
    assert run.code == 3
    assert "ash.bundle.json" in run.out
    assert "yew.bundle.json" in run.out
    (line, hint) = run.err.splitlines()
    assert line.startswith(f"inspection-reports: {three / 'oak.bundle.json'}:1:1: {TOLD}")
    assert hint == "  Please report it."


@pytest.mark.usefixtures("one_check_trips")
def test_formats_for_machines_tell_what_could_not_be_processed(
    three: Path, command: Command
) -> None:
    oak = (three / "oak.bundle.json").as_posix()
    log = json.loads(command("check", three, "--format", "sarif").out)
    (invocation,) = log["runs"][0]["invocations"]
    (told,) = invocation["toolExecutionNotifications"]
    assert not invocation["executionSuccessful"]
    assert TOLD in told["message"]["text"]
    assert oak in json.dumps(told["locations"])

    suites = ET.fromstring(command("check", three, "--format", "junit").out)
    (error,) = suites.findall(f".//testsuite[@name='{oak}']/testcase/error")
    assert error.get("message", "").startswith(TOLD)

    annotations = command("check", three, "--format", "github").out.splitlines()
    assert annotations[0].startswith(f"::error file={oak},line=1,col=1,title=Not processed::{TOLD}")

    summary = command("check", three, "--format", "markdown").out
    assert "**1 file could not be processed:**" in summary


@pytest.mark.usefixtures("one_check_trips")
def test_a_line_is_named_by_its_number(lines: Path, command: Command) -> None:
    run = command("check", lines, "--format", "json")
    assert run.code == 3
    assert json.loads(run.out)["summary"]["bundles"] == 2
    assert f"{lines}:2:1: {TOLD}" in run.err


@pytest.mark.usefixtures("one_check_trips")
def test_the_only_bundle_may_come_from_standard_input(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw("oak"))))
    run = command("check", "-")
    assert run == Run(3, "", run.err)
    assert f"-:1:1: {TOLD}" in run.err


@pytest.mark.usefixtures("one_check_trips")
def test_render_tells_it_in_the_same_words(
    lines: Path, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_process.use(monkeypatch)
    run = command("render", lines, "--formats", "outline", "--out", tmp_path / "out")
    assert run.code == 3
    assert f"{lines}:2:1: {TOLD}" in run.err
    assert {path.name for path in (tmp_path / "out").iterdir() if path.is_dir()} == {"ash", "yew"}


def test_validate_goes_on(three: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(bundle: Bundle, _: ReportType) -> tuple[Finding, ...]:
        trips(bundle)
        return ()

    monkeypatch.setattr(intake, "reference_findings", broken)
    run = command("validate", three, "--format", "json")
    assert run.code == 3
    assert json.loads(run.out)["summary"]["bundles"] == 2
    assert f"oak.bundle.json:1:1: {TOLD}" in run.err


@pytest.mark.parametrize("format_", ["text", "json"])
def test_deadlines_goes_on(
    format_: str, three: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(bundle: Bundle, _: ReportType) -> tuple[Deadline, ...]:
        trips(bundle)
        return ()

    monkeypatch.setattr(deadlines, "deadlines", broken)
    run = command("deadlines", three, "--format", format_)
    assert run.code == 3
    assert "ash" in run.out
    assert "yew" in run.out
    assert f"oak.bundle.json:1:1: {TOLD}" in run.err


# --- asked to stop -------------------------------------------------------------------------


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_what_a_command_puts_aside_goes_when_it_is_asked_to_stop(
    number: signal.Signals,
    three: Path,
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spare))

    def stopped(*_: Any) -> Any:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "words").write_text(SECRET, "utf-8")
            signal.raise_signal(number)
            yield None

    monkeypatch.setattr(deadlines, "_results", stopped)
    before = signal.getsignal(number)
    assert command("deadlines", three) == Run(128 + number, "", "inspection-reports: stopped\n")
    assert list(spare.iterdir()) == []
    assert signal.getsignal(number) is before
