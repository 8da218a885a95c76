"""Each line of SECURITY.md has a test of its own, which is there and is named here."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from pipeline.cli import main
from pipeline.resources import Home
from tests.architecture.imports import ROOT
from tests.samples.cases import of

_MACHINE: Final = "tests/privacy/test_machine.py"
_OUTSIDE: Final = "tests/commands/test_outside.py"
_DOORS: Final = "tests/commands/test_doors.py"
_LEAKS: Final = "tests/privacy/test_leaks.py"
_ACTION: Final = "tests/ci/test_action.py"
_HERE: Final = "tests/docs/test_security.py"

_PROFILE: Final = "tests/runs/profile/test_profile.py"

TESTS: Final[Mapping[str, tuple[str, str]]] = {
    "A draft reads nothing of the folder of a bundle but the bundle.": (
        _MACHINE, "test_of_the_folder_of_a_bundle_nothing_else_is_read",
    ),
    "A project file beside a bundle is never read.": (
        "tests/commands/test_project.py", "test_it_is_never_found_beside_a_bundle",
    ),
    "A report type, a page, a font or a logo reads nothing outside the folders it belongs to.": (
        _OUTSIDE, "test_whoever_asks_is_refused",
    ),
    "A link in a folder of templates that leads out of it is refused.": (
        _OUTSIDE, "test_a_link_that_leads_out_is_refused_by_its_name",
    ),
    "A draft starts processes of this program and no other program.": (
        _MACHINE, "test_no_other_program_is_started",
    ),
    "Signatures are made and checked by `ssh-keygen`, where they are asked for; no key is read "
    "here.": ("tests/publishing/test_signing.py", "test_no_key_is_read_here"),
    "A bundle is read as strict JSON: no key twice, no number that is none, no character that "
    "hides.": ("tests/evidence/json/test_hostile.py", "test_a_hostile_file_is_refused"),
    "Of a file no more is read than a bundle may have.": (
        "tests/evidence/test_find.py", "test_no_more_of_a_file_is_read_than_a_bundle_may_have",
    ),
    "A template of a pull request can do no more than its text.": (
        _ACTION, "test_a_template_can_do_no_more_than_its_text",
    ),
    "The Action needs no secret and may only read.": (
        _ACTION, "test_what_the_workflow_of_a_team_uses_is_pinned_and_may_only_read",
    ),
    "No input of the Action is a command.": (_ACTION, "test_no_input_is_a_command"),
    "A template cannot ask for a field that is not public.": (
        _HERE, "test_a_template_cannot_ask_for_what_is_private",
    ),
    "A section template prints, asks and repeats, and what asks for more is refused before it "
    "runs.": (
        "tests/lint/test_hostile.py", "test_a_section_template_is_refused_when_it_is_loaded",
    ),
    "A page of your own runs in a sandbox.": (
        "tests/lint/test_hostile.py", "test_a_page_runs_in_a_sandbox",
    ),
    "Nothing is written but what was asked for, in the folder that was named.": (
        _MACHINE, "test_nothing_is_written_but_what_was_asked_for",
    ),
    "What is read is never written over.": (_DOORS, "test_what_is_read_is_not_written_over"),
    "A folder of somebody else is not written into.": (
        _DOORS, "test_a_folder_of_somebody_else_is_not_written_into",
    ),
    "A link that was planted is replaced and not followed.": (
        "tests/samples/test_batch.py", "test_a_planted_link_is_replaced_and_not_followed",
    ),
    "A file is replaced as a whole, or not at all.": (
        "tests/runs/test_files.py", "test_a_file_is_replaced_as_a_whole",
    ),
    "No private value reaches a report, a finding, an index, a batch file or a log.": (
        _LEAKS, "test_no_private_word_reaches_any_output",
    ),
    "No private value changes a byte of a final version.": (
        "tests/privacy/test_interference.py", "test_no_private_field_changes_what_is_published",
    ),
    "No final version names evidence, carries a comment or says that it is a draft.": (
        "tests/runs/test_leaks.py", "test_nothing_is_found_where_nothing_is",
    ),
    "No digest of a bundle leaves the team.": (
        "tests/privacy/test_digests.py", "test_no_digest_of_the_bundle_leaves_the_team",
    ),
    "Of private fields a publication holds one salted commitment, and its other bytes know "
    "nothing.": (
        "tests/privacy/test_publication.py",
        "test_no_public_byte_but_the_commitment_knows_a_private_field",
    ),
    "The same words give the same bytes, on every day and in every place.": (
        "tests/publishing/test_same_bytes.py", "test_the_same_bytes_elsewhere",
    ),
    "A file that cannot be read back is told, and not believed to be clean.": (
        "tests/runs/test_leaks.py", "test_what_cannot_be_read_back_is_told",
    ),
    "A profile has no word of any bundle, and tells nothing of fewer than ten.": (
        _PROFILE, "test_no_word_of_any_bundle_is_in_it",
    ),
    "Who knows all other bundles can hardly tell from a profile whether one was among them.": (
        _PROFILE, "test_the_best_guess_from_what_is_told_is_hardly_better_than_a_coin",
    ),
    "No address is opened while it runs, but one that is asked for: a cluster’s, or that for time "
    "stamps.": (_MACHINE, "test_no_address_is_opened"),
    "For a time stamp one digest is sent, to the address that was named and to no other.": (
        "tests/publishing/records/test_stamp.py", "test_what_is_sent_is_a_digest_alone",
    ),
    "A page loads nothing and runs nothing.": (
        "tests/writers/test_html.py", "test_page_stands_alone",
    ),
    "A PDF that would fetch anything is not written.": (
        "tests/writers/test_pdf.py", "test_a_page_that_would_fetch_is_refused",
    ),
    "A schema refers to nothing outside itself.": (
        "tests/evidence/schema/test_check.py", "test_a_reference_is_never_fetched",
    ),
    "A link carries no user name, no password and no mail that is filled in.": (
        "tests/composition/test_link_targets.py", "test_it_may_not_lead_there",
    ),
    "A style sheet or a page of your own that loads anything is refused.": (
        "tests/writers/test_page_files.py", "test_a_style_sheet_that_is_none",
    ),
    "A template may say anything, and it stands in every report.": (
        _HERE, "test_a_template_may_say_anything",
    ),
    "What people write into the narrative is published as they wrote it.": (
        "tests/publishing/test_final.py", "test_no_word_changes_and_nothing_else_is_left",
    ),
    "A private value that public words hold too is not found.": (
        "tests/runs/test_leaks.py", "test_what_public_words_hold_too_is_no_secret",
    ),
    "A single letter, or a number of fewer than five digits, is not looked for in files.": (
        "tests/runs/test_leaks.py", "test_what_is_too_short_to_tell_is_not_looked_for",
    ),
    "A hard link cannot be told from a file, so it is read.": (
        _HERE, "test_a_hard_link_is_a_file_like_any_other",
    ),
    "A file that is open to others is found out by nobody: rights of bundles are yours to set.": (
        _HERE, "test_a_bundle_that_all_may_read_is_rendered_like_any_other",
    ),
}  # fmt: skip


def lines() -> list[str]:
    """Return each line of SECURITY.md that says something of the program."""
    page = (ROOT / "SECURITY.md").read_text("utf-8").partition("## Tell us")[0]
    return [" ".join(one.split()) for one in re.findall(r"^- (.*(?:\n  .*)*)", page, re.MULTILINE)]


def test_every_line_has_a_test_and_every_test_a_line() -> None:
    assert sorted(lines()) == sorted(TESTS)


@pytest.mark.parametrize("line", TESTS)
def test_the_test_of_a_line_is_there(line: str) -> None:
    path, name = TESTS[line]
    tree = ast.parse((ROOT / path).read_text("utf-8"))
    assert name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


# --- lines without a better place --------------------------------------------------------

_TYPE: Final = "report-types/sccif-rfc-full"


def render_with(template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the page of a good bundle, drawn with a template of one's own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bundle.json").write_bytes(of("sccif-rfc-full/good-narrative").content)
    own = tmp_path / "ours" / _TYPE
    own.mkdir(parents=True)
    (own / "improvement.md.j2").write_text(template, "utf-8")
    command = ["render", "bundle.json", "--out", "out", "--formats", "html", "--templates", "ours"]
    monkeypatch.setattr("sys.argv", ["x"])
    main(command)
    return "".join(one.read_text("utf-8") for one in (tmp_path / "out").rglob("report.html"))


def test_a_template_may_say_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = "All is well here."
    assert said in render_with(f"{said}\n", tmp_path, monkeypatch)


@pytest.mark.parametrize("field", ["waivers", "evidence[0].source.initials", "facts"])
def test_a_template_cannot_ask_for_what_is_private(
    field: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert render_with(f"{{{{ {field} }}}}\n", tmp_path, monkeypatch) == ""


def test_a_hard_link_is_a_file_like_any_other(tmp_path: Path) -> None:
    own = tmp_path / "ours"
    own.mkdir()
    (tmp_path / "elsewhere.md.j2").write_text("words", "utf-8")
    os.link(tmp_path / "elsewhere.md.j2", own / "a.md.j2")
    assert Home(own).path("templates/a.md.j2").read_text("utf-8") == "words"


def test_a_bundle_that_all_may_read_is_rendered_like_any_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bundle.json"
    path.write_bytes(of("sccif-rfc-full/good-narrative").content)
    path.chmod(0o666)
    assert main(["validate", str(path)]) == 0
    assert "nothing found" in capsys.readouterr().out
