"""A bundle of an older version of the schema is still read, with its own lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.versions import CURRENT
from pipeline.report_type.toml.file import ids
from tests.samples.cases import ROOT

FIRST: Final = Path(__file__).parent / "version-1"


def of(report_type: str) -> Path:
    return FIRST / f"{report_type}.json"


@pytest.mark.parametrize("report_type", sorted(path.stem for path in FIRST.iterdir()))
def test_a_bundle_of_version_1_is_read(report_type: str) -> None:
    raw = of(report_type).read_bytes()
    assert json.loads(raw)["schema_version"] == "1"
    taken = intake(RawBundle("bundle.json", raw))
    assert [one.rule.id for one in taken.findings] == []
    assert taken.bundle
    assert taken.bundle.version == "1"
    assert taken.bundle.file.text == raw.decode()


@pytest.mark.parametrize("report_type", ids())
def test_samples_are_of_the_version_of_today(report_type: str) -> None:
    for path in (ROOT / "samples" / report_type).glob("good-*/bundle.json"):
        taken = intake(RawBundle("bundle.json", path.read_bytes()))
        assert taken.bundle
        assert taken.bundle.version == CURRENT


def test_a_fault_of_an_older_bundle_is_told_at_its_line() -> None:
    raw = of("sccif-rfc-full").read_text("utf-8").replace('"reference"', '"referance"', 1)
    faults = {one.place.bundle.line for one in intake(RawBundle("b", raw.encode())).findings
              if one.place.bundle}  # fmt: skip
    line = next(at for at, one in enumerate(raw.splitlines(), 1) if "referance" in one)
    assert line in faults
