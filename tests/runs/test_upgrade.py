"""An older bundle becomes one of today’s: nothing is lost, invented or moved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import Examined, examine
from pipeline.runs.upgrade import Upgraded, upgrade
from scripts.bundle_edits import data
from tests.samples.cases import ROOT

FIRST = ROOT / "tests" / "evidence" / "version-1"
LONG = {"base": "sccif-rfc-full/good-narrative", "sentences": {"overall": [2, 6, 2, 6]}}
OVERALL = "/narrative/overall/paragraphs"
ABOUT_VERSIONS = {"BND016", "SEC005"}  # what is silent is told in another way


def older(*waivers: dict[str, str]) -> bytes:
    named = [{**one, "reason": "Agreed.", "name": "Sam Specimen"} for one in waivers]
    bundle = {**data(LONG), "schema_version": "1", "waivers": named}
    return json.dumps(bundle, ensure_ascii=False).encode()


def upgraded(raw: bytes) -> Upgraded:
    return upgrade(RawBundle("b.json", raw))


def look(raw: bytes) -> Examined:
    return examine(RawBundle("b.json", raw))


def found(raw: bytes) -> set[str]:
    return {one.fingerprint for one in look(raw).findings if one.rule.id not in ABOUT_VERSIONS}


def lines(raw: bytes) -> list[str]:
    return raw.decode().splitlines(keepends=True)


@pytest.mark.parametrize("report_type", sorted(path.stem for path in FIRST.iterdir()))
def test_only_the_version_and_the_findings_of_waivers_change(report_type: str) -> None:
    raw = (FIRST / f"{report_type}.json").read_bytes()
    after = upgraded(raw)
    assert (after.state, after.version) == ("upgraded", "1")
    new = [one for one in lines(after.content) if '"finding"' not in one]
    assert new == lines(raw.replace(b'"schema_version": "1"', b'"schema_version": "2"', 1))
    assert len(lines(after.content)) - len(new) == len(after.changed)
    assert found(after.content) == found(raw)


def test_a_bundle_of_today_is_as_it_was() -> None:
    raw = upgraded(older()).content
    after = upgraded(raw)
    assert (after.state, after.content, after.changed) == ("current", raw, ())


def test_a_bundle_that_is_not_valid_is_as_it_was() -> None:
    raw = older().replace(b'"setting"', b'"sitting"')
    assert (upgraded(raw).state, upgraded(raw).content) == ("invalid", raw)


def test_a_waiver_that_is_clear_names_its_finding_and_keeps_it() -> None:
    raw = older({"rule": "LEN002", "pointer": f"{OVERALL}/1"})
    after = upgraded(raw)
    (waiver,) = json.loads(after.content)["waivers"]
    assert list(waiver)[:3] == ["rule", "finding", "pointer"]
    assert after.changed == (f"waiver 1 (LEN002) names its finding: {waiver['finding']}",)
    assert found(after.content) == found(raw)
    assert not [one for one in look(after.content).findings if one.rule.id == "BND030"]


def test_a_waiver_that_is_not_clear_is_left_to_a_person() -> None:
    raw = older({"rule": "LEN002", "pointer": OVERALL}, {"rule": "GRD003"})
    after = upgraded(raw)
    assert after.changed == ()
    assert [one for one in after.to_decide if "LEN002 and fits two findings" in one]
    assert [one for one in after.to_decide if "GRD003, which finds nothing here" in one]


def test_what_is_silent_is_left_to_a_person() -> None:
    asked = upgraded((FIRST / "sccif-rfc-full.json").read_bytes()).to_decide
    assert any("/event/declared/no_enforcement" in one for one in asked)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('{ "rule" : "LEN002",', '{ "rule" : "LEN002", "finding" : "'),
        ('{"rule":"LEN002",', '{"rule":"LEN002","finding":"'),
        ('{\r\n\t"rule": "LEN002",', '{\r\n\t"rule": "LEN002",\r\n\t"finding": "'),
        (
            '{"r\\u0075le": "LEN\\u0030\\u00302",',
            '{"r\\u0075le": "LEN\\u0030\\u00302","finding": "',
        ),
    ],
    ids=["spaces", "none", "lines", "escapes"],
)
def test_a_field_is_laid_out_as_the_one_before_it(before: str, after: str) -> None:
    raw = older({"rule": "LEN002", "pointer": f"{OVERALL}/1"})
    raw = raw.replace(b'{"rule": "LEN002",', before.encode())
    written = upgraded(raw).content.decode()
    assert after in written
    assert json.loads(written)["waivers"][0]["rule"] == "LEN002"


# --- files -------------------------------------------------------------------------------


def run(*arguments: Any) -> int:
    return main(["upgrade", *map(str, arguments)])


def test_a_list_of_bundles_keeps_its_other_lines(tmp_path: Path) -> None:
    broken = b'{"schema_version": "1"}\r'
    raw = b"\n".join([older(), b"", broken, upgraded(older()).content])
    (tmp_path / "many.jsonl").write_bytes(raw)
    assert run(tmp_path / "many.jsonl", "--out", tmp_path / "new") == 1
    after = (tmp_path / "new" / "many.jsonl").read_bytes()
    assert after == raw.replace(older(), upgraded(older()).content)


def test_files_of_a_folder_keep_their_places_and_a_second_run_does_the_same(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "bundle.json").write_bytes(older())
    for _ in range(2):
        assert run(tmp_path, "--out", tmp_path / "new") == 0
        written = [one for one in (tmp_path / "new").rglob("*") if one.is_file()]
        assert written == [tmp_path / "new" / "a" / "b" / "bundle.json"]


@pytest.mark.parametrize("link", [False, True])
def test_a_source_is_never_written_over(tmp_path: Path, *, link: bool) -> None:
    source = tmp_path / "in" / "bundle.json"
    source.parent.mkdir()
    source.write_bytes(older())
    out = source.parent
    if link:
        out = tmp_path / "out"
        out.symlink_to(source.parent)
    assert run(source, "--out", out) == 2
    assert source.read_bytes() == older()
