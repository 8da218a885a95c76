"""Nothing private leaves the team with a publication, a proof or the copy for the provider."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.cli import main
from tests.privacy.planting import token
from tests.privacy.scanner import folder_places, hits, normal
from tests.publishing.bundles import Visit

pytestmark = pytest.mark.slow

SENTENCE: Final = "After five weeks this parent made bottles safely without prompts"
PUBLISH: Final = ("--as", "Kim Muster", "--role", "editor", "--date", "2025-04-28")


def secrets(kind: str) -> dict[str, str]:
    """Return words of a kind for each private text that is planted."""
    fields = ("detail", "role", "reason", "waiver", "name", "address", "authority", "words")
    return {field: token(f"{kind} {field}") for field in fields}


def planted(folder: Path, kind: str) -> Visit:
    """Return a bundle that can be published, with words of a kind in its private fields."""
    visit, words = Visit.of(folder), secrets(kind)

    def plant(data: dict[str, Any]) -> None:
        for one in data["evidence"]:
            one["source"] |= {"detail": words["detail"], "role": words["role"]}
        data["judgements"]["overall"]["reason"] = words["reason"]
        data["setting"]["address"] = [words["address"]]
        data["evidence"].append(
            data["evidence"][0]
            | {"id": "E90", "withheld": "other", "statement": f"{words['words']} was there."}
        )

    visit.change(plant)
    return visit


def published(folder: Path, kind: str, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    """Publish a planted bundle and all that goes with it; return the folder and what was said."""
    visit = planted(folder / "team", kind)
    bundle, out = str(visit.path), str(folder / "out")
    assert main(["render", bundle, "--for", "provider", "--out", str(folder / "sent")]) in (0, 1)
    visit.made_ready()
    assert main(["publish", bundle, "--out", out, *PUBLISH]) == 0
    (version,) = Path(out).glob("*/v1")
    proof = str(folder / "proof.json")
    assert main(["prove", str(version), SENTENCE, "--bundle", bundle, "--out", proof]) == 0
    assert main(["verify", out, "--proof", proof]) == 0
    assert main(["status", bundle, "--date", "2025-04-29"]) in (0, 1)
    (sent,) = (folder / "sent").rglob("provider")
    sent.rename(Path(out) / "provider")
    Path(proof).rename(Path(out) / "proof.json")
    heard = capsys.readouterr()
    return Path(out), normal(heard.out + heard.err)


def test_no_private_word_is_in_what_is_published_proved_or_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, heard = published(tmp_path, "first", capsys)
    places = folder_places(out)
    assert hits(secrets("first").values(), {**places, "said": heard}) == {}
    shown = hits(["Marigold"], places)["Marigold"]
    for name in ("report.html", "report.pdf", "report.docx", "provider/report.docx"):
        assert any(name in at for at in shown), name
    assert any("verify.html" in at for at in hits(["report.pdf"], places)["report.pdf"])


def test_it_stands_in_what_stays_with_the_team(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The control: the words are there, and the search finds them."""
    published(tmp_path, "first", capsys)
    private = folder_places(tmp_path / "team")
    assert set(hits([secrets("first")["detail"]], private)) == {secrets("first")["detail"]}


def test_no_public_byte_but_the_commitment_knows_a_private_field(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, _ = published(tmp_path / "a", "first", capsys)
    other, _ = published(tmp_path / "b", "second", capsys)
    names = sorted(path.relative_to(one) for path in one.rglob("*") if path.is_file())
    assert names == sorted(path.relative_to(other) for path in other.rglob("*") if path.is_file())
    differing = {
        name.name for name in names if (one / name).read_bytes() != (other / name).read_bytes()
    }
    assert differing == {"record.json", "register.jsonl", "verify.html", "proof.json"}
    records = [json.loads(next(at.rglob("record.json")).read_bytes()) for at in (one, other)]
    assert records[0].pop("evidence") != records[1].pop("evidence")
    assert records[0] == records[1]
