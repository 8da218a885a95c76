"""What leaves the team holds no digest: with all else known, one gives away what was guessed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from typing import Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.runs.examine import examine
from pipeline.runs.options import Options
from pipeline.runs.render import render
from tests.privacy.scanner import folder_places
from tests.samples.cases import of

pytestmark = pytest.mark.slow

WHOLE: Final = Options(("html", "pdf", "docx", "outline"), comments=True, proof=True)
TEAM: Final = ("manifest.json", "findings.json")  # which do not leave it
ALGORITHMS: Final = ("md5", "sha1", "sha256", "sha512", "blake2b", "blake2s")
LONG: Final = re.compile(r"(?<![0-9A-Za-z])[0-9a-fA-F]{24,}(?![0-9A-Za-z])")


@pytest.fixture(scope="module")
def raw() -> bytes:
    return of("sccif-rfc-full/good-narrative").content


@pytest.fixture(scope="module")
def places(raw: bytes, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("out")
    render(examine(RawBundle("bundle.json", raw)), out, WHOLE)
    return folder_places(out)


def digests(raw: bytes) -> Iterator[str]:
    for name in ALGORITHMS:
        yield hashlib.new(name, raw).hexdigest()


def leaving(places: dict[str, str]) -> dict[str, str]:
    found = {at: text for at, text in places.items() if not any(one in at for one in TEAM)}
    assert {at.partition(": ")[0].rpartition("/")[2] for at in found} >= {
        "report.html", "report.pdf", "report.docx", "report.txt", "action-plan.html", "proof.html",
    }  # fmt: skip
    return found


def test_no_digest_of_the_bundle_leaves_the_team(raw: bytes, places: dict[str, str]) -> None:
    shown = [digest[:16] for digest in digests(raw)]
    assert [at for at, text in leaving(places).items() if any(one in text for one in shown)] == []


def test_nothing_that_looks_like_a_digest_leaves_the_team(places: dict[str, str]) -> None:
    """A PDF has its glyphs as long numbers, so there only the digests themselves are looked for."""
    seen = {at: text for at, text in leaving(places).items() if ".pdf" not in at}
    assert {at for at, text in seen.items() if LONG.search(text)} == set()


def test_the_manifest_has_one(raw: bytes, places: dict[str, str]) -> None:
    """The search can find: the manifest is for the team."""
    manifest = [text for at, text in places.items() if "manifest.json" in at]
    assert any(hashlib.sha256(raw).hexdigest() in text for text in manifest)
    assert any(LONG.search(text) for text in manifest)
