"""What the commands write follows the schemas beside it, and `schema TYPE` is one file for all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.cli import main
from pipeline.report_type.toml.file import ids
from pipeline.resources import SCHEMAS
from tests import in_process
from tests.samples.cases import SAMPLES, built


def faults(schema: Any, data: Any) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return [one.message for one in Draft202012Validator(schema).iter_errors(data)]


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))


def read(path: Path) -> Any:
    return json.loads(path.read_text("utf-8"))


# --- schema TYPE -------------------------------------------------------------------------


@pytest.mark.parametrize("type_", ids())
def test_the_schema_of_a_type_takes_a_good_sample_and_needs_no_other_file(
    type_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema", type_]) == 0
    printed = json.loads(capsys.readouterr().out)
    sample = min((SAMPLES / type_).glob("good-*/bundle.json"))
    assert faults(printed, read(sample)) == []
    for ref in references(printed):
        assert ref.removeprefix("#/$defs/") in printed["$defs"]


def references(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(part.get("$ref"), str):
            yield part["$ref"]
        for below in part.values():
            yield from references(below)
    elif isinstance(part, list):
        for below in part:
            yield from references(below)


def test_it_refuses_what_the_report_type_refuses(capsys: pytest.CaptureFixture[str]) -> None:
    main(["schema", "sccif-rfc-full"])
    printed = json.loads(capsys.readouterr().out)
    bundle = read(SAMPLES / "sccif-rfc-full" / "good-narrative" / "bundle.json")
    bundle["narrative"]["figures"] = bundle["narrative"]["service"]
    assert len(faults(printed, bundle)) == 1


# --- manifest.json and batch.json --------------------------------------------------------


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run over a bundle that is drafted, one refused and one missing."""
    folder = tmp_path_factory.mktemp("out")
    family = built() / "samples" / "sccif-rfc-full"
    bundles = [family / "bad-too-long-section", family / "bad-wrong-type", folder / "missing.json"]
    with pytest.MonkeyPatch.context() as patch:
        in_process.use(patch)
        assert main(["render", *map(str, bundles), "--out", str(folder), "--formats", "html"]) == 3
    return folder


def test_a_batch_follows_its_schema(out: Path) -> None:
    batch = read(out / "batch.json")
    assert faults(schema("batch"), batch) == []
    assert [one["state"] for one in batch["bundles"]] == ["drafted", "refused", "failed"]


def test_a_manifest_follows_its_schema_and_tells_the_truth(out: Path) -> None:
    (path,) = out.glob("*/manifest.json")
    manifest = read(path)
    assert faults(schema("manifest"), manifest) == []
    assert manifest["bundle"]["id"] == path.parent.name
    beside = {one.name for one in path.parent.iterdir()} - {path.name}
    assert {one["name"] for one in manifest["files"]} == beside
    for one in manifest["files"]:
        content = (path.parent / one["name"]).read_bytes()
        assert one["bytes"] == len(content)
        assert one["sha256"] == hashlib.sha256(content).hexdigest()


def test_findings_follow_their_schema(out: Path) -> None:
    (path,) = out.glob("*/findings.json")
    assert faults(schema("findings"), read(path)) == []


@pytest.mark.parametrize("name", ["manifest", "batch", "findings"])
def test_every_object_is_closed(name: str) -> None:
    assert [part for part in objects(schema(name)) if "additionalProperties" not in part] == []


@pytest.mark.parametrize("name", ["manifest", "batch"])
def test_no_field_is_left_out(name: str) -> None:
    for part in objects(schema(name)):
        assert set(part.get("required", ())) == set(part.get("properties", ()))


def objects(part: Any) -> Iterator[Any]:
    if isinstance(part, dict):
        if part.get("type") == "object":
            yield part
        for below in part.values():
            yield from objects(below)
    elif isinstance(part, list):
        for below in part:
            yield from objects(below)


# --- new --out FILE ----------------------------------------------------------------------


def test_a_new_bundle_names_the_schema_beside_it(tmp_path: Path) -> None:
    bundle = tmp_path / "visit.bundle.json"
    assert main(["new", "rfc-assurance-visit", "--out", str(bundle)]) == 0
    named = tmp_path / read(bundle)["$schema"]
    assert named.name == "rfc-assurance-visit.schema.json"
    assert faults(read(named), read(bundle))  # each blank


def test_a_schema_that_is_there_is_left_and_told_where_it_is_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a", "b"):
        assert main(["new", "rfc-assurance-visit", "--out", f"{tmp_path}/{name}.bundle.json"]) == 0
        assert capsys.readouterr().err == ""
    schema = tmp_path / "rfc-assurance-visit.schema.json"
    schema.write_text("{}", "utf-8")
    assert main(["new", "rfc-assurance-visit", "--out", f"{tmp_path}/c.bundle.json"]) == 0
    assert "is of another version, so it is left" in capsys.readouterr().err
    assert schema.read_text("utf-8") == "{}"


def test_on_standard_output_there_is_no_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "rfc-assurance-visit"]) == 0
    assert "$schema" not in json.loads(capsys.readouterr().out)


def test_a_bundle_never_takes_the_name_of_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "rfc-assurance-visit.schema.json"
    assert main(["new", "rfc-assurance-visit", "--out", str(path)]) == 2
    assert list(tmp_path.iterdir()) == []
