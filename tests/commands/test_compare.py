"""`compare` in the repository of a team: its base, its output and its exit code."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.evidence.schema.check import fits
from pipeline.resources import SCHEMAS, TEMPLATES
from pipeline.runs.profile.file import text as profile
from tests.samples.cases import SAMPLES

VISIT = "report-types/rfc-assurance-visit/visit.md.j2"
SAMPLE = "rfc-assurance-visit/good-no-concerns"
OLD, NEW = "Visits of this kind", "Visits of that kind"


@dataclass(frozen=True, slots=True)
class Team:
    """A team’s repository: a project file, a template of its own, a sample. One commit."""

    folder: Path

    def git(self, *arguments: str) -> str:
        told = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        done = subprocess.run(
            ["git", "-C", str(self.folder), *told, *arguments],
            check=True,
            capture_output=True,
            text=True,
        )
        return done.stdout.strip()

    def commit(self, what: str = "More") -> str:
        self.git("add", "-A")
        self.git("commit", "--quiet", "--allow-empty", "-m", what)
        return self.git("rev-parse", "HEAD")

    def edit(self, old: str = OLD, new: str = NEW, name: str = f"ours/{VISIT}") -> None:
        path = self.folder / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    folder = tmp_path / "team"
    for name, source in {
        f"ours/{VISIT}": TEMPLATES / VISIT,
        "samples/bundle.json": SAMPLES / SAMPLE / "bundle.json",
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, folder / name)
    (folder / "inspection-reports.toml").write_text('templates = "ours"\n', "utf-8")
    found = Team(folder)
    found.git("init", "--quiet", "--initial-branch=main")
    found.commit("Begin")
    monkeypatch.chdir(folder)
    return found


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Return the exit code of `compare`, its standard output and its standard error."""
    code = main(["compare", "--quiet", *arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_nothing_changed_says_so(team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = told(capsys, "--base", "main")
    assert (code, err) == (0, "")
    assert out.endswith("No files differ. 1 bundle, 0 touched by the change.\n\nNothing changes.\n")


def test_base_is_where_the_work_began_and_head_the_working_tree(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    began = team.git("rev-parse", "HEAD")
    team.git("checkout", "--quiet", "-b", "work")
    team.git("checkout", "--quiet", "main")
    team.edit("A visit of this kind leads to no grades.", "It is short.")
    team.commit("Main moves on")
    team.git("checkout", "--quiet", "work")
    team.edit()
    code, out, _ = told(capsys, "--base", "main")
    assert code == 1  # the report type has no other version
    assert f"base  main at {began[:12]}" in out
    assert "‘main’ has moved on since" in out
    assert "1 file is not as committed" in out
    assert "Visits of [-this-] {+that+} kind" in out
    assert "It is short" not in out


def test_the_verdict_is_in_the_exit_code_where_nobody_reads_on(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    team.edit()
    monkeypatch.setattr(sys, "stdout", Gone())
    assert main(["compare", "--base", "main"]) == 1


def test_json_follows_its_schema(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    team.edit()
    _, out, _ = told(capsys, "--base", "HEAD", "--format", "json", "--output", str(tmp_path / "o"))
    assert out == ""
    found = json.loads((tmp_path / "o").read_bytes())
    assert fits(found, json.loads((SCHEMAS / "comparison.schema.json").read_bytes()))
    assert found["wording"][0]["file"] == VISIT
    assert found["head"]["dirty"] is True
    assert found["passes"] is False


@pytest.mark.parametrize(
    ("base", "says"),
    [
        ("nowhere", "There is no revision, folder or file ‘nowhere’ to compare with."),
        ("--upload-pack=x", "expected one argument"),
        ("", "--base is empty: name a revision, a folder, or a file of --save."),
        ("samples/bundle.json", "This file holds no measures of ‘compare --save’."),
        ("samples", "‘bundle.json’ in samples is never read."),
    ],
)
def test_a_base_that_is_none_is_wrong_usage(
    team: Team, capsys: pytest.CaptureFixture[str], base: str, says: str
) -> None:
    del team
    try:
        code, _, err = told(capsys, "--base", base)
    except SystemExit as stop:
        code, err = int(str(stop.code)), capsys.readouterr().err
    assert code == 2
    assert says in err


def test_a_shallow_clone_says_what_to_fetch(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = team.git("rev-parse", "HEAD")
    team.commit()
    shallow = tmp_path / "shallow"
    team.git("clone", "--quiet", "--depth", "1", f"file://{team.folder}", str(shallow))
    monkeypatch.chdir(shallow)
    code, _, err = told(capsys, "--base", first)
    assert code == 2
    assert "This is a shallow clone." in err
    assert "git fetch --unshallow" in err


def test_histories_without_a_common_commit_are_told(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.git("checkout", "--quiet", "--orphan", "other")
    team.commit("Anew")
    code, _, err = told(capsys, "--base", "main")
    assert code == 2
    assert "have no commit in common" in err


def test_a_folder_in_no_repository_says_so(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    (tmp_path / "samples").mkdir()
    code, _, err = told(capsys, "--base", "main")
    assert code == 2
    assert "This folder is in no Git repository." in err


def test_without_bundles_or_base_it_says_what_to_name(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert told(capsys, "--base", "main")[::2] == (
        2,
        "inspection-reports: name bundles: there is no folder ‘samples’.\n",
    )
    (tmp_path / "samples").mkdir()
    assert told(capsys)[0] == 2


@pytest.mark.parametrize(("broken_at", "code"), [("base", 2), ("head", 3)])
def test_a_template_that_does_not_parse_is_told_with_its_side(
    team: Team, capsys: pytest.CaptureFixture[str], broken_at: str, code: int
) -> None:
    if broken_at == "base":
        team.edit("{% endif %}", "{% endfi %}")
        team.commit("Break")
        team.edit("{% endfi %}", "{% endif %}")
    else:
        team.edit("{% endif %}", "{% endfi %}")
    found, out, err = told(capsys, "--base", "HEAD")
    assert (found, out) == (code, "")
    assert err.startswith(f"inspection-reports: {broken_at.capitalize()} cannot be read: {VISIT}:")


def test_binary_noise_at_base_is_told(team: Team, capsys: pytest.CaptureFixture[str]) -> None:
    path = team.folder / "ours" / VISIT
    text = path.read_bytes()
    path.write_bytes(b"\x00\xff\xfe" * 50)
    team.commit("Break")
    path.write_bytes(text)
    code, out, err = told(capsys, "--base", "HEAD")
    assert (code, out) == (2, "")
    assert err.startswith("inspection-reports: Base cannot be read: ")


def test_a_project_file_of_base_that_is_wrong_is_told(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    project = team.folder / "inspection-reports.toml"
    project.write_text('templates = "elsewhere"\n', "utf-8")
    team.commit("Break")
    project.write_text('templates = "ours"\n', "utf-8")
    code, _, err = told(capsys, "--base", "HEAD")
    assert code == 2
    assert "Base cannot be read:" in err


def test_a_folder_of_templates_is_a_base(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(team.folder / "ours", tmp_path / "before")
    team.edit()
    _, out, _ = told(capsys, "--base", str(tmp_path / "before"))
    assert "Visits of [-this-] {+that+} kind" in out


def test_what_was_kept_is_a_base_and_holds_no_word_of_a_bundle(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept = tmp_path / "kept.json"
    assert told(capsys, "--save", str(kept)) == (0, "", "")
    content = json.loads(kept.read_bytes())
    assert fits(content, json.loads((SCHEMAS / "measures.schema.json").read_bytes()))
    bundle = json.loads((team.folder / "samples/bundle.json").read_bytes())
    for text in (
        bundle["setting"]["name"],
        bundle["narrative"]["families"]["paragraphs"][0]["text"],
    ):
        assert text[:40] not in kept.read_text("utf-8")
    assert told(capsys, "--base", str(kept))[1].endswith("Nothing changes.\n")
    shutil.copytree(team.folder / "ours", team.folder / "edited")
    team.edit(name=f"edited/{VISIT}")
    _, out, _ = told(capsys, "--base", str(kept), "--templates", "edited")
    assert "Visits of [-this-] {+that+} kind" in out


def test_measures_are_kept_over_earlier_ones_and_over_no_other_file(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    kept, notes = tmp_path / "kept.json", tmp_path / "notes.txt"
    for words in ("Notes.", '{"id": "notes"}'):
        notes.write_text(words, "utf-8")
        code, _, err = told(capsys, "--save", str(notes))
        assert (code, notes.read_text("utf-8")) == (2, words)
        assert err.endswith("is there already and holds no measures; choose another name.\n")
    bundle = team.folder / "samples/bundle.json"
    before = bundle.read_bytes()
    assert told(capsys, "--save", str(bundle))[0] == 2
    assert bundle.read_bytes() == before
    assert told(capsys, "--save", str(kept))[0] == 0
    assert told(capsys, "--save", str(kept))[0] == 0


@pytest.mark.parametrize(
    ("edit", "says"),
    [
        (lambda data: data.update(schema_version="9"), "of another version"),
        (lambda data: data.update(choices="none"), "were edited by hand"),
        (lambda data: data.pop("files"), "holds no measures"),
    ],
)
def test_measures_of_another_version_or_edited_by_hand_are_refused(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path, edit: object, says: str
) -> None:
    del team
    kept = tmp_path / "kept.json"
    told(capsys, "--save", str(kept))
    content = json.loads(kept.read_bytes())
    assert callable(edit)
    edit(content)
    kept.write_text(json.dumps(content), "utf-8")
    code, _, err = told(capsys, "--base", str(kept))
    assert code == 2
    assert says in err


def test_a_report_type_that_only_the_profile_knows_is_named(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path = tmp_path / "profile.json"
    known = {"id": "own-visit", "version": "1.0.0", "bundles": 500, "tables": [], "together": []}
    path.write_text(profile([known]), "utf-8")
    team.edit()
    _, out, err = told(capsys, "--base", "HEAD", "--profile", str(path))
    assert "predicted" not in out
    assert err == (
        f"inspection-reports: {path} knows ‘own-visit’, and head has no such report type.\n"
    )


def test_a_submodule_is_compared_in_its_own_folder(
    team: Team, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Team(team.folder.parent)
    whole.git("init", "--quiet")
    whole.commit()
    monkeypatch.chdir(whole.folder)
    code, _, err = told(capsys, "team/samples", "--templates", "team/ours", "--base", "HEAD")
    assert code == 2
    assert "team/ours lies in a repository of its own, a submodule." in err


def test_known_findings_are_left_out_of_check(
    team: Team, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bundle = team.folder / "samples/bundle.json"
    text = bundle.read_text("utf-8")
    bundle.write_text(text.replace("Partners say", "Partners utilise and say"), "utf-8")
    known = str(tmp_path / "known.json")
    check = ["check", "samples", "--quiet", "--fail-on", "notice"]
    assert main([*check, "--format", "json", "--output", known]) == 1
    assert main([*check, "--baseline", known]) == 0
    out, err = capsys.readouterr()
    assert out == "1 bundle: nothing found.\n"
    assert err == "inspection-reports: 1 finding is known to the baseline, and left out.\n"
    (team.folder / "inspection-reports.toml").write_text('baseline = "known.json"\n', "utf-8")
    shutil.copy(known, team.folder / "known.json")
    assert main(check) == 0


@pytest.mark.parametrize("content", ["{}", "[]", "no", '{"findings": [{"rule": "LEN001"}]}'])
def test_a_baseline_that_is_none_is_wrong_usage(
    team: Team, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    (team.folder / "known.json").write_text(content, "utf-8")
    for command in (["check", "samples"], ["compare", "--base", "main"]):
        assert main([*command, "--baseline", "known.json"]) == 2
        assert "known.json: This file holds no findings" in capsys.readouterr().err


def test_stale_expected_texts_are_renewed_where_that_is_asked_for(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    outline = team.folder / "samples/expected/outline.txt"
    outline.parent.mkdir()
    outline.write_text("Other words.\n", "utf-8")
    team.commit()
    team.edit()
    code, out, err = told(capsys, "--base", "HEAD", "--accept")
    assert "samples/expected/outline.txt: renewed." in err
    assert "an expected text is stale" not in out
    assert "Visits of that kind" in outline.read_text("utf-8")
    assert code == 1  # for its version


@pytest.mark.slow
def test_pages_that_look_different_are_told_and_those_that_do_not_are_not(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.edit()
    _, out, _ = told(capsys, "--base", "HEAD", "--pages")
    assert "1 page looks different:\n  samples/bundle.json  report, page 1\n" in out
    _, out, _ = told(capsys, "--base", "HEAD", "--pages", "--format", "json")
    (page,) = json.loads(out)["pages"]
    assert page["base"] != page["head"]
    assert json.loads(out)["types"][0]["sections"][0]["head"]["pages"]["middle"] == 4


def test_a_bundle_that_is_noise_is_told_and_the_others_are_compared(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    (team.folder / "samples/noise.bundle.json").write_bytes(bytes(range(256)))
    team.edit()
    code, out, _ = told(capsys, "--base", "HEAD")
    assert code == 3
    assert "not built at head, it is not valid there: samples/noise.bundle.json:" in out
    assert "Visits of [-this-] {+that+} kind" in out


def test_a_link_within_the_templates_of_base_is_followed_and_one_that_leads_out_is_not(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    path = team.folder / "ours" / VISIT
    path.rename(path.with_name("real.md.j2"))
    path.symlink_to("real.md.j2")
    team.commit("Link")
    path.unlink()
    shutil.copy(TEMPLATES / VISIT, path)
    team.edit()
    _, out, _ = told(capsys, "--base", "HEAD")
    assert "Visits of [-this-] {+that+} kind" in out
    path.unlink()
    path.symlink_to("/etc/hostname")
    team.commit("Lead out")
    path.unlink()
    shutil.copy(TEMPLATES / VISIT, path)
    code, _, err = told(capsys, "--base", "HEAD")
    assert code == 2
    told_at = "Base cannot be read: inspection-reports.toml:1: ‘report-types/rfc-assurance-visit"
    assert told_at in err
    assert "is never read" in err


@pytest.mark.slow
def test_the_extremes_of_a_type_that_is_reached_are_built_too(
    team: Team, capsys: pytest.CaptureFixture[str]
) -> None:
    team.edit()
    _, out, _ = told(capsys, "--base", "HEAD", "--extremes", "--jobs", "1")
    assert "1 file differs. 3 bundles, 3 touched by the change." in out
    assert f"{VISIT}:2 (3 reports)" in out
