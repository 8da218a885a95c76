"""What a worker does to draft a bundle: it builds the folder, which the run puts in its place."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.runs.building import write_folder
from pipeline.runs.draft import Draft, Kept, draft, refused
from pipeline.runs.engines.bench import Bench, Said, Values
from pipeline.runs.engines.comparing import words_of_examined
from pipeline.runs.examine import Examined, examine
from pipeline.runs.folders import no_folder
from pipeline.runs.record import record_of
from pipeline.runs.result import Cause, Result


def drafted(bench: Bench, values: Values, source: RawBundle, _: bytes) -> Said:
    """Build the folder of a bundle and return its result; and what is told if it has a twin."""
    examined = examine(source, bench.options.choices)
    bundle = examined.intake.bundle
    if bundle is None:
        return _refusal(source, refused(examined))
    if no := no_folder(bundle, values["taken"]):
        return _refusal(source, refused(examined, (no,)))
    twin = no_folder(bundle, "?")  # who has the id is known when both are done
    assert twin
    made = draft(examined, bench.options, _kept(values))
    if made.result.state != "drafted":
        return _refusal(source, made.result)
    try:
        _write(made, values)
    except BrokenError as error:
        return failed(source, error, "unwritable")
    said, words = _said(bench, examined, made)
    return {**said, "twin": _with_line(source, refused(examined, (twin,))).data()}, words


def failed(source: RawBundle, error: BrokenError, cause: Cause) -> Said:
    """Return the result of a bundle that could not be processed."""
    told = " ".join(part for part in (str(error), error.hint) if part)
    result = Result(source.name, "failed", source.first_line, failure=told, cause=cause)
    return {"result": result.data()}, b""


def _said(bench: Bench, examined: Examined, made: Draft) -> Said:
    compared, words = words_of_examined(bench, examined)
    said = {
        "result": made.result.data(),
        "sources": sorted([one.name, one.sha256] for one in made.sources),
        "made": made.made,
        "written": sorted(made.files),
    }
    return said | compared, words


def _kept(values: Values) -> Kept | None:
    folder = Path(values["stands"])
    record = record_of(folder) if values["beside"] else None
    return Kept(folder, record, frozenset(values["keep"])) if record else None


def _write(made: Draft, values: Values) -> None:
    linked = {name: Path(values["stands"]) / name for name in made.stay}
    write_folder(Path(values["build"]), made.files, linked, Path(values["shown"]))


def _refusal(source: RawBundle, result: Result) -> Said:
    return {"result": _with_line(source, result).data()}, b""


def _with_line(source: RawBundle, result: Result) -> Result:
    return replace(result, line=source.first_line)
