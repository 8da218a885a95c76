"""`render --proof`: the page stands beside the report, and everything that lists files lists it."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from tests import in_process
from tests.samples.cases import built

BUNDLE: Final = "samples/sccif-rfc-full/bad-wall-of-text/bundle.json"
ID: Final = "sccif-rfc-full-bad-wall-of-text"


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(built())
    in_process.use(monkeypatch)
    assert main(["render", BUNDLE, "--formats", "html", "--proof", "--out", str(tmp_path)]) == 0
    return tmp_path


def test_the_page_is_written_and_listed(out: Path) -> None:
    content = (out / ID / "proof.html").read_bytes()
    files = json.loads((out / ID / "manifest.json").read_bytes())["files"]
    digests = {file["name"]: file["sha256"] for file in files}
    assert digests["proof.html"] == sha256(content).hexdigest()
    (entry,) = json.loads((out / "batch.json").read_bytes())["bundles"]
    assert "proof.html" in entry["files"]
    links = re.findall(r'<a href="([^"]*)"[^>]*>Proof</a>', (out / "index.html").read_text())
    assert links == [f"{ID}/proof.html"]


def test_the_report_is_the_same_with_and_without(out: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    main(["render", BUNDLE, "--formats", "html", "--out", str(plain)])
    names = {path.name for path in (plain / ID).iterdir()}
    assert {path.name for path in (out / ID).iterdir()} == names | {"proof.html"}
    for name in names - {"manifest.json"}:
        assert (plain / ID / name).read_bytes() == (out / ID / name).read_bytes()
