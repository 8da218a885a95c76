"""Signatures are made by ssh-keygen: this program sees neither key nor passphrase."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.model.errors import BrokenError
from pipeline.publishing.signing import APPROVAL, REGISTER, Signers, sign, signers

_OPENED: list[str] | None = None


def _hear(event: str, told: tuple[object, ...]) -> None:
    if event == "open" and _OPENED is not None:
        _OPENED.append(str(told[0]))


sys.addaudithook(_hear)


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key"
    made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(path)]
    subprocess.run(made, check=True)
    listed = path.with_suffix(".pub").read_text().split()[:2]
    (tmp_path / "allowed").write_text(f'"Jo Sample" {" ".join(listed)}\n')
    return path


def test_no_key_is_read_here(key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(sys.modules[__name__], "_OPENED", opened)
    signature = sign(b"words", key, APPROVAL)
    known = Signers(key.parent / "allowed")
    assert signers(b"words", signature, known, APPROVAL) == ("Jo Sample",)
    assert not [one for one in opened if one.startswith(str(key.parent))]
    (key.parent / "allowed").read_bytes()
    assert [one for one in opened if one.startswith(str(key.parent))], "nothing was heard"


def test_a_signature_for_one_thing_is_none_for_another(key: Path) -> None:
    known = Signers(key.parent / "allowed")
    signature = sign(b"words", key, APPROVAL)
    assert signers(b"words", signature, known, REGISTER) == ()
    assert signers(b"other words", signature, known, APPROVAL) == ()
    assert signers(b"words", "no signature", known, APPROVAL) == ()


def test_what_is_no_key_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenError, match="does not sign with this key"):
        sign(b"words", tmp_path / "none", APPROVAL)


def test_without_ssh_keygen_it_says_what_to_install(
    key: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(key.parent))
    with pytest.raises(BrokenError, match="which is not here") as told:
        sign(b"words", key, APPROVAL)
    assert "openssh-client" in told.value.hint
