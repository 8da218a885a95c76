"""What a run compares: it reads only those reports once more of which there is something to say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.checks.copies.digests import Key
from pipeline.checks.copies.other import Other
from pipeline.evidence import find
from pipeline.evidence.find import RawBundle
from pipeline.runs.copies.run import UNKEYED, Copies
from pipeline.runs.examine import composed
from scripts.bundle_edits import raw

OURS, THEIRS = "SC000009", "SC000010"


def report(folder: Path, name: str, setting: str, own: int = 0) -> RawBundle:
    """Return a bundle whose first paragraphs, so many, stand in no other one."""
    edits = {"/id": name, "/setting/reference": setting}
    content = json.loads(raw({"base": "sccif-rfc-full/good-narrative", "set": edits}))
    told = [one for part in content["narrative"].values() for one in part["paragraphs"]]
    for number, paragraph in enumerate(told[:own]):
        paragraph["text"] = " ".join(f"{name}{number}no{at}" for at in range(30)) + "."
    file = folder / f"{name}.bundle.json"
    file.write_text(json.dumps(content), "utf-8")
    return RawBundle(file.name, file.read_bytes(), path=file)


def compared(*sources: RawBundle) -> tuple[list[str], list[str]]:
    """Return the rules of what is found, and the files that were read once more."""
    read: list[str] = []

    def again(one: RawBundle) -> RawBundle | None:
        read.append(one.name)
        return find.again(one)

    copies = Copies(Key(UNKEYED), again=again)
    for one in sources:
        copies.add(one, composed(one))
    return [one.rule.id for one in copies.findings()], read


@pytest.mark.parametrize(
    ("setting", "own", "rule"),
    [(OURS, 6, None), (OURS, 0, "COP002"), (THEIRS, 6, "COP001"), (THEIRS, 0, "COP002")],
)
def test_only_what_something_is_said_of_is_read_again(
    tmp_path: Path, setting: str, own: int, rule: str | None
) -> None:
    found, read = compared(report(tmp_path, "a", OURS), report(tmp_path, "b", setting, own))
    assert set(found) == ({rule} if rule else set())
    assert read == (["a.bundle.json", "b.bundle.json"] if rule else [])


def test_one_of_our_own_setting_hides_no_other_one(tmp_path: Path) -> None:
    both = [report(tmp_path, "b", OURS, own=6), report(tmp_path, "c", THEIRS, own=6)]
    found, read = compared(report(tmp_path, "a", OURS), *both)
    assert set(found) == {"COP001"}
    assert read == ["a.bundle.json", "b.bundle.json", "c.bundle.json"]


def test_leaving_reports_out_changes_nothing_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pairs = [
        (report(tmp_path, "a", OURS), report(tmp_path, f"b{own}", OURS, own)) for own in range(8)
    ]
    found = [compared(*pair)[0] for pair in pairs]
    assert found[0], "some are said"
    assert not found[-1], "and some are not"
    monkeypatch.setattr(Other, "may_be_told", lambda *_: True)
    assert found == [compared(*pair)[0] for pair in pairs]
