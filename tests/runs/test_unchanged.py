"""What is unchanged is left alone, and what is told of it is what was told before."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

from pipeline.cli import main
from pipeline.resources import SHIPPED
from pipeline.runs.copies.spill import Spill
from pipeline.runs.engines import Limits, Setup, local
from scripts.bundle_edits import raw
from tests import in_process
from tests.in_process import InProcess
from tests.runs.engines.running import batch, entries, tree

BASES: Final = {
    "ash": "sccif-rfc-full/good-closed",
    "elm": "sccif-rfc-full/good-narrative",
    "oak": "la-services-2014/good-with-board-review",
}
TEMPLATE: Final = "report-types/sccif-rfc-full/inspection.md.j2"


class Ran(NamedTuple):
    """What a run came to, and the orders that it gave: their kinds and the names of bundles."""

    code: int
    said: str
    complained: str
    orders: list[tuple[str, str]]

    def drafted(self) -> list[str]:
        return [Path(name).name.partition(".")[0] for kind, name in self.orders if kind == "draft"]


class Counting(InProcess):
    """Takes note of what it is asked for."""

    asked: list[tuple[str, str]]

    def answers(self, orders: Any) -> Any:
        def noted() -> Iterable[Any]:
            for order in orders:
                if order:
                    self.asked.append((order.kind, order.name))
                yield order

        return super().answers(iter(noted()))


class Work:
    """A folder of bundles, one for drafts, and the command."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys
        self.bundles, self.out = folder / "bundles", folder / "out"
        self.bundles.mkdir()
        for id_, base in BASES.items():
            self.write(id_, base)
        self.asked: list[tuple[str, str]] = []

    def write(self, id_: str, base: str, **more: Any) -> None:
        sentences = {"overall": [2, 6, 2, 6]} if base == BASES["elm"] else {}  # too long: LEN
        content = raw({"base": base, "sentences": sentences, "set": {"/id": id_, **more}})
        (self.bundles / f"{id_}.bundle.json").write_bytes(content)

    def render(self, *more: str, formats: str = "html,outline") -> Ran:
        self.asked.clear()
        given = ["render", str(self.bundles), "--out", str(self.out), "--formats", formats, *more]
        code = main(given)
        said = self.capsys.readouterr()
        return Ran(code, said.out, said.err, list(self.asked))


@pytest.fixture
def work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Work:
    found = Work(tmp_path, capsys)

    def engine(setup: Setup, limits: Limits) -> Counting:
        one = Counting(setup, limits)
        one.asked = found.asked
        return one

    monkeypatch.setattr(local, "engine", engine)
    return found


def stamps(out: Path) -> Mapping[str, tuple[int, int]]:
    """Return which file each one of a draft is, and when it was written."""
    return {
        str(path.relative_to(out)): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in out.glob("*/*")
    }


def test_a_second_run_does_nothing_and_tells_the_same(work: Work) -> None:
    first = work.render("--fail-on", "LEN")
    assert sorted(first.drafted()) == sorted(BASES)
    before, written = tree(work.out), stamps(work.out)
    second = work.render("--fail-on", "LEN")
    assert second.orders == []
    assert (second.code, second.complained) == (first.code, first.complained) == (1, "")
    assert second.said == first.said.replace("drafted", "unchanged")
    assert tree(work.out) == before
    assert stamps(work.out) == written


def test_one_bundle_changed_is_one_folder_changed(work: Work) -> None:
    work.render()
    before = stamps(work.out)
    work.write("oak", BASES["oak"], **{"/setting/telephone": "01632 960123"})
    second = work.render()
    assert second.drafted() == ["oak"]
    assert {name for name, one in stamps(work.out).items() if before[name] != one} == {
        name for name in before if name.startswith("oak/")
    }


def test_a_template_redoes_the_reports_that_use_it(work: Work) -> None:
    own = work.folder / "own" / TEMPLATE
    own.parent.mkdir(parents=True)
    shipped = (SHIPPED / "templates" / TEMPLATE).read_text("utf-8")
    own.write_text(shipped, "utf-8")
    typed = ("--templates", str(work.folder / "own"))
    assert work.render().drafted() == ["ash", "elm", "oak"]
    assert work.render(*typed).drafted() == []  # the same words, in another place
    own.write_text(f"{shipped}\nSomething else.\n", "utf-8")
    assert work.render(*typed).drafted() == ["ash", "elm"]
    assert work.render(*typed).drafted() == []
    assert work.render().drafted() == ["ash", "elm"]


def test_a_title_that_is_typed_unusually_is_told_again(work: Work) -> None:
    work.write("ash", BASES["ash"], **{"/setting/name": "Cafe\u0301 \ufb01rst House"})
    work.render()
    before = tree(work.out)
    assert entries(work.out)["ash"]["title"] == "Café first House"
    assert work.render().orders == []
    assert tree(work.out) == before


def test_a_bundle_in_another_place_is_another_one(work: Work) -> None:
    work.render()
    (work.bundles / "ash.bundle.json").rename(work.bundles / "fir.bundle.json")
    assert work.render().drafted() == ["fir"]


# --- formats, comments, proof ------------------------------------------------------------


def test_formats_add_up_to_what_one_run_writes(work: Work) -> None:
    work.render(formats="html")
    before = stamps(work.out)
    second = work.render("--proof", formats="outline,docx")
    assert second.drafted() == ["ash", "elm", "oak"]
    kept = {name for name in before if not name.endswith("manifest.json")}
    assert {name: stamps(work.out)[name] for name in kept} == {name: before[name] for name in kept}
    added = tree(work.out)
    other = work.out.rename(work.folder / "other")
    assert work.render("--proof", formats="docx,html,outline").code == 0
    assert tree(work.out) == added
    assert work.render(formats="html").drafted() == []
    assert tree(work.out)["oak/manifest.json"] == tree(other)["oak/manifest.json"]


def test_a_word_file_with_comments_is_another_one(work: Work) -> None:
    work.render(formats="html,docx")
    plain = tree(work.out)
    assert work.render("--comments", formats="docx").drafted() == ["ash", "elm", "oak"]
    after = tree(work.out)
    changed = {name for name in plain if plain[name] != after[name]}
    assert {name for name in changed if "/" in name} == {
        *(f"{id_}/manifest.json" for id_ in BASES), "elm/report.docx", "oak/report.docx",
    }  # fmt: skip  # two have findings
    assert work.render(formats="html").drafted() == []
    assert work.render(formats="docx").drafted() == ["ash", "elm", "oak"]
    assert tree(work.out) == plain


@pytest.mark.slow
def test_a_pdf_by_another_engine_is_another_one(work: Work) -> None:
    work.render(formats="html")
    one = ("--pdf-engine", "typst")
    assert work.render(*one, formats="pdf").drafted() == ["ash", "elm", "oak"]
    quick = tree(work.out)
    assert work.render(*one, formats="html,pdf").drafted() == []
    assert work.render(formats="html").drafted() == []  # it is not asked for a PDF
    assert tree(work.out) == quick
    assert work.render(formats="pdf").drafted() == ["ash", "elm", "oak"]
    after = tree(work.out)
    assert all(quick[name] == after[name] for name in quick if name.endswith(".html"))
    assert all(quick[name] != after[name] for name in quick if name.endswith(".pdf"))


def test_a_changed_bundle_is_written_in_the_formats_that_are_asked_for(work: Work) -> None:
    work.render(formats="html,docx")
    work.write("oak", BASES["oak"], **{"/setting/telephone": "01632 960123"})
    work.render(formats="html")
    assert {path.suffix for path in (work.out / "oak").iterdir()} == {".html", ".json"}
    assert {path.suffix for path in (work.out / "ash").iterdir()} == {".html", ".json", ".docx"}


# --- files that are not as they were written -----------------------------------------------


def test_an_edited_file_is_told_and_left(work: Work) -> None:
    work.render()
    report = work.out / "ash" / "report.txt"
    report.write_text("My own words.", "utf-8")
    for _ in range(2):
        second = work.render()
        assert second.drafted() == []
        assert f"{report}: changed since it was written, so it is left" in second.complained
        assert report.read_text("utf-8") == "My own words."
        assert entries(work.out)["ash"]["edited"] == ["report.txt"]
        assert "Changed since it was written: report.txt" in (work.out / "index.html").read_text()


def test_force_writes_it_and_keeps_what_was_edited(work: Work) -> None:
    work.render()
    before = tree(work.out)
    report = work.out / "ash" / "report.txt"
    report.write_text("My own words.", "utf-8")
    second = work.render("--force")
    assert second.drafted() == ["ash", "elm", "oak"]
    kept = report.with_name("report.edited-1.txt")
    assert f"{kept}: this was not as it had been written, so it is kept" in second.complained
    assert tree(work.out) == {**before, "ash/report.edited-1.txt": b"My own words."}
    assert work.render().drafted() == []


def test_a_new_draft_keeps_what_was_edited(work: Work) -> None:
    work.render()
    (work.out / "oak" / "report.html").write_bytes(b"edited")
    (work.out / "oak" / "notes.docx").write_bytes(b"mine")
    work.write("oak", BASES["oak"], **{"/setting/telephone": "01632 960123"})
    assert work.render().drafted() == ["oak"]
    assert (work.out / "oak" / "report.edited-1.html").read_bytes() == b"edited"
    assert (work.out / "oak" / "notes.docx").read_bytes() == b"mine"
    assert entries(work.out)["oak"]["edited"] == []


def test_an_edited_file_stays_when_formats_are_added(work: Work) -> None:
    work.render(formats="html")
    (work.out / "oak" / "report.html").write_bytes(b"edited")
    assert work.render(formats="outline").drafted() == ["ash", "elm", "oak"]
    assert (work.out / "oak" / "report.html").read_bytes() == b"edited"
    assert entries(work.out)["oak"]["edited"] == ["report.html"]
    assert work.render(formats="html,outline").drafted() == []


@pytest.mark.parametrize("name", ["report.html", "findings.json", "manifest.json"])
def test_a_file_that_is_gone_is_written_again(name: str, work: Work) -> None:
    work.render()
    before = tree(work.out)
    (work.out / "ash" / name).unlink()
    assert work.render().drafted() == ["ash"]
    assert tree(work.out) == before


@pytest.mark.parametrize("cut", [b"", b"{}", b"[1]", b"\xff", b'{"schema_version": "2"}'])
def test_a_damaged_manifest_is_not_believed(cut: bytes, work: Work) -> None:
    work.render()
    before = tree(work.out)
    (work.out / "ash" / "manifest.json").write_bytes(cut)
    assert work.render().drafted() == ["ash"]
    assert tree(work.out) == {**before, "ash/manifest.edited-1.json": cut}


def test_a_manifest_with_another_result_is_not_believed(work: Work) -> None:
    work.render()
    path = work.out / "ash" / "manifest.json"
    data = json.loads(path.read_bytes())
    data["result"]["measured"]["parts"] = []
    path.write_text(json.dumps(data), "utf-8")
    assert work.render().drafted() == ["ash"]


# --- gone, only failed ---------------------------------------------------------------------


def test_a_draft_whose_bundle_is_gone_stays_until_it_is_pruned(work: Work) -> None:
    work.render()
    (work.bundles / "ash.bundle.json").unlink()
    (work.out / "not-ours").mkdir()
    second = work.render()
    assert batch(work.out)["not_in_this_run"] == ["ash"]
    assert "not in this run: ash (1)" in second.complained
    assert "<li>ash</li>" in (work.out / "index.html").read_text("utf-8")
    third = work.render("--prune")
    assert f"{work.out / 'ash'}: removed." in third.complained
    assert {path.name for path in work.out.iterdir() if path.is_dir()} == {"elm", "oak", "not-ours"}
    assert batch(work.out)["not_in_this_run"] == []


def test_what_is_not_ours_is_not_pruned(work: Work) -> None:
    work.render()
    (work.bundles / "ash.bundle.json").unlink()
    (work.out / "ash" / "notes.docx").write_bytes(b"mine")
    (work.out / "ash" / "report.html").write_bytes(b"edited")
    assert "ash (1); what is not as we wrote it is left" in work.render("--prune").complained
    assert tree(work.out / "ash") == {"notes.docx": b"mine", "report.html": b"edited"}


def test_nothing_is_pruned_while_a_bundle_cannot_be_read(work: Work) -> None:
    work.render()
    path = work.bundles / "ash.bundle.json"
    path.unlink()
    path.mkdir()
    assert work.render("--prune").code == 3
    assert (work.out / "ash" / "report.html").exists()


@pytest.mark.parametrize("broken", [b"{", b'{"id": 7}', b'{"id": "a/b"}', b"[]", b"\xff"])
def test_a_draft_whose_bundle_is_broken_now_is_not_pruned(broken: bytes, work: Work) -> None:
    work.render()
    (work.bundles / "ash.bundle.json").write_bytes(broken)
    (work.bundles / "oak.bundle.json").unlink()
    before = tree(work.out / "ash")
    told = work.render("--prune").complained
    assert "not in this run: oak (1); left, as not all bundles could be read." in told
    assert tree(work.out / "ash") == before
    assert batch(work.out)["not_in_this_run"] == ["oak"]
    work.write("ash", BASES["ash"])
    assert f"{work.out / 'oak'}: removed." in work.render("--prune").complained
    assert tree(work.out / "ash") == before


def test_only_those_are_repeated_of_which_there_is_no_draft(work: Work) -> None:
    (work.bundles / "bad.bundle.json").write_bytes(b"{")
    assert work.render().code == 1
    work.write("oak", BASES["oak"], **{"/setting/telephone": "01632 960123"})
    assert work.render("--only-failed").drafted() == ["bad"]
    work.write("bad", BASES["ash"], **{"/setting/reference": "SC999998"})
    third = work.render("--only-failed")
    assert third.drafted() == ["bad"]
    assert {one["state"] for one in entries(work.out).values()} == {"drafted"}
    assert set(entries(work.out)) == {*BASES, "bad"}
    assert work.render().drafted() == ["oak"]


def test_without_a_run_before_nothing_can_have_failed(work: Work) -> None:
    second = work.render("--only-failed")
    assert second.code == 2
    assert "tells of no run before" in second.complained
    assert not work.out.exists()


def test_no_room_for_what_is_put_aside_costs_no_draft_and_no_index(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Spill, "write", full)
        first = work.render()
    assert first.code == 3
    assert first.said.startswith("stopped: 3 drafted")
    assert "The run ended before its time: No space left on device." in first.complained
    assert (batch(work.out)["complete"], set(entries(work.out))) == (False, set(BASES))
    assert work.render().drafted() == []
    assert batch(work.out)["complete"] is True


# --- what stands in two reports --------------------------------------------------------------


def test_copies_are_told_again_without_looking_again(work: Work) -> None:
    work.write("twin", BASES["ash"], **{"/setting/reference": "SC999998"})
    first = work.render("--fail-on", "COP")
    assert first.code == 1
    copies = batch(work.out)["copies"]
    assert {"COP002"} <= {one["rule"] for one in copies} <= {"COP001", "COP002"}
    second = work.render("--fail-on", "COP")
    assert (second.code, second.orders, batch(work.out)["copies"]) == (1, [], copies)


def test_copies_follow_when_a_bundle_changes(work: Work) -> None:
    work.render()
    assert "COP002" not in {one["rule"] for one in batch(work.out)["copies"]}
    work.write("twin", BASES["ash"], **{"/setting/reference": "SC999998"})
    second = work.render()
    assert second.drafted() == ["twin"]
    copies = batch(work.out)["copies"]
    assert [Path(one["file"]).name for one in copies if one["rule"] == "COP002"] == [
        "ash.bundle.json", "twin.bundle.json",
    ]  # fmt: skip
    (work.out / "batch.json").unlink()
    assert work.render().drafted() == []
    assert batch(work.out)["copies"] == copies


def test_copies_that_somebody_changed_are_looked_for_again(work: Work) -> None:
    work.write("twin", BASES["ash"], **{"/setting/reference": "SC999998"})
    work.render()
    path = work.out / "batch.json"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"Nearly all", b"Hardly any"))
    work.render()
    assert path.read_bytes() == before


# --- the same for any order ------------------------------------------------------------------


class Backwards(InProcess):
    """Answers last what was asked first."""

    def answers(self, orders: Any) -> Any:
        yield from reversed([*super().answers(orders)])


def test_the_order_in_which_reports_are_done_changes_nothing(
    work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, id_ in enumerate(("Ash", "ash2", "oak")):  # twins of others, by their ids
        work.write(f"z{at}", BASES["elm"], **{"/id": id_})
    work.write("a-first", BASES["oak"], **{"/id": "elm", "/event/inspectors": 7})  # refused
    first = work.render()
    before = tree(work.out)
    monkeypatch.setattr(local, "engine", Backwards)
    work.out.rename(work.folder / "other")
    second = work.render()
    assert (second.code, second.said, second.complained) == (
        first.code,
        first.said,
        first.complained,
    )
    assert tree(work.out) == before
    states = {id_: one["state"] for id_, one in entries(work.out).items()}
    assert states == {
        "a-first": "refused", "ash": "drafted", "elm": "drafted", "oak": "drafted",
        "z0": "refused", "z1": "drafted", "z2": "refused",
    }  # fmt: skip


@pytest.mark.parametrize("engine", [InProcess, Backwards])
def test_a_run_that_stops_at_the_first_failure_stops_at_the_same_one(
    engine: type[InProcess], work: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    (work.bundles / "b.bundle.json").write_bytes(b"{")
    monkeypatch.setattr(local, "engine", engine)
    run = work.render("--fail-fast")
    assert list(entries(work.out)) == ["ash", "b"]
    assert {path.name for path in work.out.iterdir()} == {
        "ash",
        "batch.csv",
        "batch.json",
        "index.html",
    }
    assert batch(work.out)["complete"] is False
    assert run.said.startswith("stopped: ")


def test_rights_are_those_that_the_umask_leaves(work: Work) -> None:
    before = os.umask(0o027)
    try:
        work.render(formats="html")
    finally:
        os.umask(before)
    found = {path: path.stat().st_mode & 0o777 for path in (work.out, *work.out.rglob("*"))}
    assert {mode for path, mode in found.items() if path.is_dir()} == {0o750}
    assert {mode for path, mode in found.items() if path.is_file()} == {0o640}


def test_the_engine_of_these_tests_is_not_that_of_the_program() -> None:
    assert local.engine.__module__ == "pipeline.runs.engines.local"
    assert in_process.InProcess.__module__ == "tests.in_process"
