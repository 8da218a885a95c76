"""A real report: published, verified, proved, built anew, and still there without its evidence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.publishing.records.private import kept_of
from tests.publishing.bundles import Visit
from tests.publishing.records.test_schemas import faults
from tests.publishing.second_verifier import proof as second_proof
from tests.publishing.second_verifier import published as second

pytestmark = pytest.mark.slow
ID = "sccif-rfc-full-good-narrative"


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a published report in `out`, and what stays with the team in `team`."""
    base = tmp_path_factory.mktemp("base")
    visit = Visit.of(base / "team").made_ready()
    assert visit.do("publish", "--out", str(base / "out"), "--date", "2025-04-28") == 0
    return base


@pytest.fixture
def base(team: Path, tmp_path: Path) -> Path:
    """Return a copy of it, to be changed."""
    shutil.copytree(team, tmp_path / "base")
    return tmp_path / "base"


def bundle_of(base: Path) -> Path:
    (found,) = (one for one in (base / "team").iterdir() if one.name.endswith("bundle.json"))
    return found


def test_folder_register_and_manifest_hold(base: Path) -> None:
    assert main(["verify", str(base / "out")]) == 0
    assert set(second(base / "out")) == {(ID, 1)}
    (manifest,) = base.glob("team/*versions/1/manifest.json")
    assert faults("version", json.loads(manifest.read_bytes())) == []


def test_every_paragraph_that_rests_on_evidence_can_be_proved(base: Path) -> None:
    (folder,) = base.glob("team/*versions/1")
    kept, proofs = kept_of(folder), 0
    assert kept is not None
    for one in kept.paragraphs:
        if one.rests_on and proofs < 5:
            file = base / f"proof-{proofs}.json"
            given = [str(base / "out" / ID), one.text, "--bundle", str(bundle_of(base))]
            assert main(["prove", *given, "--document", one.document, "--out", str(file)]) == 0
            assert main(["verify", str(base / "out"), "--proof", str(file)]) == 0
            text, records = second_proof(file.read_bytes(), second(base / "out"))
            assert (text, tuple(records)) == (one.text, one.rests_on)
            proofs += 1
    assert proofs == 5


def test_the_private_side_is_found_below_the_working_folder(
    base: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(base)
    (folder,) = base.glob("team/*versions/1")
    kept = kept_of(folder)
    assert kept is not None
    text = next(one.text for one in kept.paragraphs if one.rests_on)
    assert main(["prove", f"out/{ID}", text]) == 0
    assert (base / f"{ID}-v1-proof.json").is_file()


def test_a_proof_with_private_parts_is_its_owners_alone(base: Path) -> None:
    (folder,) = base.glob("team/*versions/1")
    kept = kept_of(folder)
    assert kept is not None
    text = next(one.text for one in kept.paragraphs if one.rests_on)
    file = base / "proof.json"
    given = [str(base / "out" / ID), text, "--bundle", str(bundle_of(base)), "--with-private"]
    assert main(["prove", *given, "--out", str(file)]) == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert main(["verify", str(base / "out"), "--proof", str(file)]) == 0


def test_files_verify_and_nothing_is_proved_when_the_evidence_is_erased(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = bundle_of(base)
    shutil.rmtree(next(base.glob("team/*versions")))
    bundle.unlink()
    assert main(["verify", str(base / "out")]) == 0
    assert set(second(base / "out")) == {(ID, 1)}
    assert main(["prove", str(base / "out" / ID), "x", "--bundle", str(bundle)]) == 3
    assert "is not here" in capsys.readouterr().err


def test_lost_salts_are_told(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["status", str(bundle_of(base))])
    assert "salts" not in capsys.readouterr().out
    (salts,) = base.glob("team/*versions/1/salts.json")
    salts.unlink()
    assert main(["prove", str(base / "out" / ID), "x", "--bundle", str(bundle_of(base))]) == 1
    assert "the salts of this version are lost or damaged" in capsys.readouterr().err
    main(["status", str(bundle_of(base))])
    assert "version 1: its salts are lost" in capsys.readouterr().out


def test_an_erased_record_is_told(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (records,) = base.glob("team/*versions/1/records.json")
    kept = json.loads(records.read_bytes())
    one = next(each for each in kept["paragraphs"] if each["rests_on"])
    del kept["evidence"][one["rests_on"][0]]
    records.write_text(json.dumps(kept), "utf-8")
    given = [str(base / "out" / ID), one["text"], "--bundle", str(bundle_of(base))]
    assert main(["prove", *given, "--document", one["document"]]) == 1
    assert "was erased" in capsys.readouterr().err


# --- built anew --------------------------------------------------------------------------


def rebuild(base: Path) -> int:
    given = [str(base / "out" / ID / "v1"), "--rebuild", "--bundle", str(bundle_of(base))]
    return main(["verify", *given])


def test_built_anew_it_has_the_same_bytes(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert rebuild(base) == 0
    assert "built anew: nine files, the same bytes" in capsys.readouterr().out


def test_where_bytes_differ_it_says_which_tool_changed(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The published file has other bytes, and a manifest that names the tools of then."""
    (manifest,) = base.glob("team/*versions/1/manifest.json")
    then = json.loads(manifest.read_bytes())
    then["made_from"]["libraries"]["zlib"] = "1.1.1"
    then["made_from"]["program"]["version"] = "0.0.9"
    then["made_from"]["sources"][0]["sha256"] = "0" * 64
    record = base / "out" / ID / "v1" / "record.json"
    value = json.loads(record.read_bytes())
    value["files"][0]["sha256"] = "0" * 64
    from pipeline.publishing.records.canonical import digest, line

    record.write_bytes(line(value))
    manifest.write_text(json.dumps({**then, "record": digest(record.read_bytes())}), "utf-8")
    assert rebuild(base) == 1
    said = capsys.readouterr().out.splitlines()
    at = said.index("action-plan-recommendations.docx: built anew it has other bytes")
    assert said[at + 1].startswith("  this program: 0.0.9 then, ")
    assert said[at + 2].startswith("  zlib: 1.1.1 then, ")
    assert said[at + 3].endswith(": changed since")


def test_without_the_bundle_of_then_it_says_so(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    next(base.glob("team/*versions/1/evidence.json")).unlink()
    assert rebuild(base) == 3
    assert "is not there any more, so nothing can be built" in capsys.readouterr().err
