"""What was published in the first form verifies for ever: these files never change.

They were written once by `publish` and `prove`, signed with a key that nobody has any more. When
the form changes, they stay, and another folder comes beside them.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.publishing.records.private import kept_of
from pipeline.publishing.records.proof import proof, proved
from pipeline.publishing.records.proofs import held
from pipeline.publishing.records.record import record_of
from pipeline.publishing.records.verify import verify
from pipeline.publishing.signing import Signers
from tests.publishing.records.publications import EVIDENCE
from tests.publishing.second_verifier import proof as second_proof
from tests.publishing.second_verifier import published as second

FORMAT_1 = Path(__file__).with_name("format-1")
OUT = FORMAT_1 / "out"
HEAD = "a10ee47843464322d0489541a4fd3071efe18ba3d1b1fb5c2921d8077eaebff7"


def test_folder_and_register_verify() -> None:
    told = verify(OUT, HEAD)
    assert told.found.differences == ()
    assert (told.found.versions, told.found.files) == (2, 6)
    assert told.register is not None
    assert told.register.head == HEAD
    assert set(second(OUT)) == {("oak-house", 1), ("oak-house", 2)}


@pytest.mark.skipif(not shutil.which("ssh-keygen"), reason="needs OpenSSH")
def test_signatures_hold() -> None:
    assert verify(OUT, known=Signers(FORMAT_1 / "allowed-signers")).found.differences == ()


@pytest.mark.parametrize("name", ["proof.json", "proof-with-private.json"])
def test_proofs_hold(name: str) -> None:
    assert [id_ for id_, _, _ in held(OUT, FORMAT_1 / name).records] == ["E1", "E2"]
    assert list(second_proof((FORMAT_1 / name).read_bytes(), second(OUT))[1]) == ["E1", "E2"]


def test_proofs_can_still_be_made() -> None:
    kept = kept_of(FORMAT_1 / "team/visit.versions/1")
    record = record_of((OUT / "oak-house/v1/record.json").read_bytes())
    assert kept is not None
    assert record is not None
    assert proof(kept, record, 0) == (FORMAT_1 / "proof.json").read_bytes()
    assert kept.evidence == EVIDENCE
    assert proved(proof(kept, record, 3), record) is not None


def test_an_altered_byte_is_found(tmp_path: Path) -> None:
    shutil.copytree(OUT, tmp_path / "out")
    (tmp_path / "out/oak-house/v1/report.pdf").write_bytes(b"%PDF two")
    assert verify(tmp_path / "out").found.differences == ("oak-house/v1/report.pdf: altered",)
