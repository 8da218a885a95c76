"""What is written of a publication follows the schemas, and they refuse what we refuse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from pipeline.resources import SCHEMAS
from tests.publishing.records.publications import SECOND, publish

FORMAT_1 = Path(__file__).with_name("format-1")


def faults(name: str, data: Any) -> list[str]:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return [one.message for one in Draft202012Validator(schema).iter_errors(data)]


def read(path: Path) -> Any:
    return json.loads(path.read_bytes())


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    base = tmp_path_factory.mktemp("published")
    publish(base)
    publish(base, SECOND, sign=lambda _: "a signature")
    return base


@pytest.mark.parametrize("version", [1, 2])
def test_records_and_private_manifests(base: Path, version: int) -> None:
    assert faults("record", read(base / f"out/oak-house/v{version}/record.json")) == []
    assert faults("version", read(base / f"team/visit.versions/{version}/manifest.json")) == []


def test_lines_of_a_register(base: Path) -> None:
    for line in (base / "out/register.jsonl").read_bytes().splitlines():
        assert faults("register", json.loads(line)) == []


@pytest.mark.parametrize("name", ["proof.json", "proof-with-private.json"])
def test_proofs(name: str) -> None:
    proof = read(FORMAT_1 / name)
    assert faults("proof", proof) == []
    assert faults("proof", {**proof, "records": [{}]}) != []


def test_a_record_of_somebody_else_is_refused(base: Path) -> None:
    record = read(base / "out/oak-house/v1/record.json")
    for name in ("../x.html", "/etc/passwd", "a\0.html", "x" * 300 + ".html"):
        assert faults("record", {**record, "files": [{**record["files"][0], "name": name}]}) != []
