"""An approval is for what was read, by who it names, and enough people must give one."""

from __future__ import annotations

import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.errors import BrokenError
from pipeline.publishing import journal
from pipeline.publishing.content import Content
from pipeline.publishing.signing import Signers
from pipeline.publishing.states import Step
from pipeline.report_type.approvals import Approvals
from tests.publishing.bundles import LATER, Visit


@pytest.fixture
def visit(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Visit:
    return Visit.ready(tmp_path_factory, tmp_path / "team")


def problems(visit: Visit, known: Signers | None = None, today: date = LATER) -> list[str]:
    """Return what is wrong with the approvals of a bundle: rule and message."""
    found = visit.desk().looked(known, today).findings
    return [f"{one.rule.id} {one.message}" for one in found]


def test_two_people_are_enough(visit: Visit) -> None:
    assert problems(visit) == []


def test_the_file_of_steps_leaves_the_bundle_as_it_is(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    before = visit.path.read_bytes()
    visit.made_ready()
    assert visit.path.read_bytes() == before
    assert [one["state"] for one in visit.states()["steps"]] == [
        "checked", "with-provider", "comments-answered", "approved", "approved",
    ]  # fmt: skip


def test_a_changed_word_makes_them_void_and_is_named(visit: Visit) -> None:
    def edit(bundle: dict[str, Any]) -> None:
        first = bundle["narrative"]["overall"]["paragraphs"][0]
        first["text"] += " All is well."

    visit.change(edit)
    void, void_too, missing = problems(visit)
    assert void.startswith("PUB011 The approval of 25 April 2025 as lead inspector is void: ")
    assert "the bundle" in void
    assert "the words of the report" in void
    assert void_too.startswith("PUB011")
    assert missing == "PUB010 Nobody has approved what is there now; two people must."


def test_a_changed_private_field_makes_them_void_too(visit: Visit) -> None:
    visit.change(lambda bundle: bundle["evidence"][0]["source"].update(initials="Z.Z."))
    assert "the bundle" in problems(visit)[0]
    assert "words" not in problems(visit)[0]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("templates/report-types/sccif-rfc-full/report-type.toml", "report-type.toml"),
        ("schemas/bundle.schema.json", "schemas/bundle.schema.json"),
    ],
)
def test_a_changed_file_makes_them_void_and_is_named(visit: Visit, name: str, said: str) -> None:
    now = visit.desk().content
    assert any(one.endswith(said) for one in now.sources), sorted(now.sources)
    there = next(one for one in now.sources if one.endswith(said))
    later = replace(now, sources={**now.sources, there: "0" * 64})
    assert later.changed_since(now) == (there,)


def test_nothing_else_changes_what_was_approved(visit: Visit) -> None:
    """A later day, another folder: the same content. Libraries are no part of it."""
    moved = Visit.of(visit.path.parent / "elsewhere")
    assert moved.desk().content.digest == visit.desk().content.digest


def test_many_changed_files_are_counted() -> None:
    before = Content("a", "b", "c", "d", {str(at): "0" for at in range(9)})
    after = replace(before, sources={})
    assert after.changed_since(before) == ("0", "1", "2", "6 more files")


def test_inspectors_alone_are_the_authors(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    for state in ("checked", "with-provider", "comments-answered"):
        visit.mark(state)
    visit.approve("Sam Specimen", "lead inspector")
    visit.approve("lee  PLACEHOLDER", "inspector")
    assert problems(visit) == [
        "PUB010 Only inspectors of the event have approved; somebody else must, too."
    ]


def test_one_person_twice_is_one_person(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    for state in ("checked", "with-provider", "comments-answered"):
        visit.mark(state)
    visit.approve("Jo Sample", "editor")
    visit.approve("jo sample", "manager")
    assert problems(visit) == ["PUB010 One person has approved what is there now; two people must."]


@pytest.mark.parametrize(
    ("roles", "given", "unmet"),
    [
        (("manager",), ("inspection manager", "editor"), ()),
        (("manager", "editor"), ("manager", "editor"), ()),
        (("manager", "director"), ("manager", "editor"), ("director",)),
        (("manager", "inspection manager"), ("inspection manager", "manager"), ()),
    ],
)
def test_roles(roles: tuple[str, ...], given: tuple[str, ...], unmet: tuple[str, ...]) -> None:
    from pipeline.publishing.approvals import _unmet

    steps = [Step("approved", LATER, f"Person {at}", role) for at, role in enumerate(given)]
    assert _unmet(Approvals(2, roles).roles, steps) == unmet


def test_two_approvals_of_one_moment_both_survive(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    for state in ("checked", "with-provider", "comments-answered"):
        visit.mark(state)
    day = date(2025, 4, 25)

    def approve(number: int) -> None:
        with journal.held(visit.beside):
            desk = visit.desk()
            step = Step("approved", day, f"P {number}", "editor", content=desk.content.digest)
            journal.add(desk.beside, desk.journal, step, desk.content)

    with ThreadPoolExecutor(4) as people:
        list(people.map(approve, range(4)))
    assert sorted(one["name"] for one in visit.states()["steps"][3:]) == [
        "P 0",
        "P 1",
        "P 2",
        "P 3",
    ]


def test_a_day_to_come_is_not_believed(visit: Visit) -> None:
    assert problems(visit, today=date(2025, 4, 24))[0] == (
        "PUB012 The approval of 25 April 2025 as lead inspector counts for nothing: "
        "its day is still to come."
    )


# --- signatures --------------------------------------------------------------------------


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Return a folder with the keys of two people, of whom the first one is listed."""
    folder = tmp_path / "keys"
    folder.mkdir()
    for name in ("jo", "stranger"):
        made = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(folder / name)]
        subprocess.run(made, check=True)
    listed = (folder / "jo.pub").read_text().split()[:2]
    line = '"Jo Sample" namespaces="inspection-reports-approval" ' + " ".join(listed)
    (folder / "allowed").write_text(line + "\n")
    return folder


def signed(visit: Visit, key: Path, name: str = "Jo Sample") -> list[str]:
    """Approve with a key, and return what is said of that approval where keys are listed."""
    visit.approve(name, "director", "2025-04-26", "--key", str(key))
    found = problems(visit, Signers(key.parent / "allowed"))
    return [one for one in found if "as director" in one]


def test_a_signature_of_a_listed_key_counts(visit: Visit, keys: Path) -> None:
    assert signed(visit, keys / "jo") == []
    assert len(visit.desk().looked(Signers(keys / "allowed"), LATER).valid) == 1


def test_where_keys_are_listed_a_name_alone_counts_for_nothing(visit: Visit, keys: Path) -> None:
    first = problems(visit, Signers(keys / "allowed"))[0]
    assert first.endswith("as lead inspector counts for nothing: it has no signature.")


def test_a_key_that_is_not_listed(visit: Visit, keys: Path) -> None:
    assert "not of a key that counts" in signed(visit, keys / "stranger")[0]


def test_a_key_of_somebody_else(visit: Visit, keys: Path) -> None:
    assert "somebody else than it names" in signed(visit, keys / "jo", "Max Muster")[0]


def test_a_signature_of_another_approval(visit: Visit, keys: Path) -> None:
    signed(visit, keys / "jo")
    desk = visit.desk()
    last = replace(desk.journal.steps[-1], role="director of all")
    steps = (*desk.journal.steps[:-1], last)
    moved = replace(desk, journal=replace(desk.journal, steps=steps))
    found = moved.looked(Signers(keys / "allowed"), LATER).findings
    assert any("director of all counts for nothing: its signature" in one.message for one in found)


def test_a_revoked_key(visit: Visit, keys: Path) -> None:
    signed(visit, keys / "jo")
    known = Signers(keys / "allowed", keys / "jo.pub")
    assert any("as director counts for nothing" in one for one in problems(visit, known))


def test_keys_beside_the_bundle_are_refused(visit: Visit) -> None:
    listed = visit.path.parent / "allowed"
    listed.touch()
    with pytest.raises(BrokenError, match="must not lie beside the bundle"):
        visit.desk().looked(Signers(listed), LATER)


def test_revoked_keys_beside_the_bundle_are_refused(visit: Visit, keys: Path) -> None:
    listed = visit.path.parent / "revoked"
    listed.touch()
    with pytest.raises(BrokenError, match="revoked signers must not lie beside the bundle"):
        visit.desk().looked(Signers(keys / "allowed", listed), LATER)


def test_who_comes_through_a_link_waits_for_who_holds_the_file(
    visit: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "links" / "visit.bundle.json"
    link.parent.mkdir()
    link.symlink_to(visit.path)
    monkeypatch.setattr(journal, "_PATIENCE", 0)
    before = visit.beside.states.read_bytes()
    with journal.held(visit.beside):
        assert Visit(link).approve("Jo Sample", "director", "2025-04-26") == 3
    assert visit.beside.states.read_bytes() == before
    assert Visit(link).approve("Jo Sample", "director", "2025-04-26") == 0
    assert visit.states()["steps"][-1]["role"] == "director"


def test_of_a_wrong_day_the_hint_names_the_day_and_no_key(visit: Visit) -> None:
    found = visit.desk().looked(None, date(2025, 4, 1)).findings
    hints = {one.hint for one in found if one.rule.id == "PUB012"}
    assert len(hints) == 1
    assert "--date" in hints.pop()


def test_approve_refuses_what_would_not_count(
    visit: Visit, keys: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = visit.beside.states.read_bytes()
    listed = ("--allowed-signers", str(keys / "allowed"))
    assert visit.approve("Jo Sample", "director", "2025-04-26", *listed) == 1
    assert "PUB012" in capsys.readouterr().out
    assert visit.beside.states.read_bytes() == before
