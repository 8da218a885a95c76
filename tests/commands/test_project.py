"""The project file: found from the working folder, held to its keys; what is typed comes first."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.commands.own_folder import own_folder
from pipeline.commands.project import NAME, Project, found, of_here, read
from pipeline.language.choices import Choices, OwnWords
from pipeline.model.errors import BrokenError
from tests import in_process

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples/sccif-rfc-full/good-narrative/bundle.json"
WHOLE = """\
templates = "ours"
house_style = "gov-uk"
formats = ["html", "docx"]
fail_on = ["warning", "len"]

[words]
acronyms = ["MASH"]
names = ["Harbour Street Hub"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a working folder, with a folder of templates in it."""
    (tmp_path / "ours").mkdir()
    monkeypatch.chdir(tmp_path)
    in_process.use(monkeypatch)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / NAME
    path.write_text(text, "utf-8")
    return path


def saying(folder: Path, text: str) -> Path:
    """Return the sample with one more sentence."""
    data: Any = json.loads(SAMPLE.read_text("utf-8"))
    data["narrative"]["overall"]["paragraphs"][0]["text"] += f" {text}"
    path = folder / "bundle.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


def test_a_whole_file(folder: Path) -> None:
    assert read(write(folder, WHOLE)) == Project(
        templates=folder / "ours",
        choices=Choices("gov-uk", OwnWords(("MASH",), ("Harbour Street Hub",))),
        formats=("html", "docx"),
        fail_on=("warning", "LEN"),
    )


def test_an_empty_file_says_nothing(folder: Path) -> None:
    assert read(write(folder, "")) == Project()


# --- a brand -----------------------------------------------------------------------------


def branded(folder: Path) -> Path:
    """Return the folder of a brand that the project file names."""
    write(folder, 'brand = "our-brand"\nformats = ["html"]\n')
    return Path(shutil.copytree(ROOT / "samples" / "brand", folder / "our-brand"))


def test_a_brand_is_that_of_all_reports_and_its_files_count(folder: Path) -> None:
    def drafted() -> tuple[str, Any]:
        assert main(["render", str(SAMPLE), "--out", "out"]) == 0
        made = next((folder / "out").glob("*/manifest.json"))
        page = made.with_name("report.html").read_text("utf-8")
        return page, json.loads(made.read_text("utf-8"))["made_from"]

    plain, before = drafted()
    own = branded(folder)
    page, after = drafted()
    assert '<img class="logo" src="data:' in page
    assert '<img class="logo" src="data:' not in plain
    assert after["sha256"] != before["sha256"]
    named = [one["name"] for one in after["sources"] if one["home"] == "own"]
    assert named == ["brand/*.toml", "brand/brand.toml", "brand/mark.png", "brand/mark.svg"]
    other = Path(shutil.copytree(own, folder / "other")) / "brand.toml"  # a folder is read once
    other.write_text(other.read_text("utf-8").replace("height = 16", "height = 20"), "utf-8")
    write(folder, 'brand = "other"\nformats = ["html"]\n')
    _, changed = drafted()
    assert changed["sha256"] != after["sha256"]


@pytest.mark.parametrize("written", ["nowhere", ".", "our-brand/brand.toml"])
def test_a_brand_that_is_no_folder_of_one_is_told(
    written: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    branded(folder)
    write(folder, f'brand = "{written}"\n')
    assert main(["types"]) == 2
    assert (
        "inspection-reports.toml:1: ‘brand’ names no folder of a brand." in capsys.readouterr().err
    )


def test_a_brand_that_cannot_be_used_stops_every_command(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (branded(folder) / "mark.svg").write_text("<svg onload='secret'/>", "utf-8")
    for command in (["types"], ["check", str(SAMPLE)], ["render", str(SAMPLE), "--out", "out"]):
        assert main(command) == 2
        told = capsys.readouterr().err
        assert "our-brand/brand.toml:4: The file that ‘svg’ names has an element" in told
        assert "secret" not in told
    assert not (folder / "out").exists()


# --- where it is found -------------------------------------------------------------------


def test_it_is_found_in_the_working_folder_and_above(folder: Path) -> None:
    path = write(folder, WHOLE)
    below = folder / "a" / "b"
    below.mkdir(parents=True)
    assert found(folder) == found(below) == path
    nearer = write(folder / "a", "")
    assert found(below) == nearer


def test_it_is_never_found_beside_a_bundle(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "theirs").mkdir()
    write(folder / "theirs", 'house_style = "nonsense"\n')
    bundle = saying(folder / "theirs", "")
    assert main(["validate", str(bundle)]) == 0
    assert "nonsense" not in capsys.readouterr().err


# --- what it does ------------------------------------------------------------------------


def test_own_acronyms_need_no_explanation(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle = saying(folder, "Staff work with the MASH.")
    main(["check", str(bundle)])
    assert "‘MASH’ is not explained" in capsys.readouterr().out
    write(folder, '[words]\nacronyms = ["MASH"]\n')
    main(["check", str(bundle)])
    assert "MASH" not in capsys.readouterr().out


def test_nothing_is_found_in_own_names(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bundle = saying(folder, "Families use the centre’s robust start.")
    main(["check", str(bundle)])
    before = capsys.readouterr().out
    write(folder, '[words]\nnames = ["robust start"]\n')
    main(["check", str(bundle)])
    after = capsys.readouterr().out
    assert "‘robust’" in before.casefold()
    assert "‘robust’" not in after.casefold()


def test_the_house_style_of_the_project_is_that_of_all_reports(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle = saying(folder, "One parent said, ‘They listen to us and they help us.’")
    main(["check", str(bundle)])
    assert "PLE009" not in capsys.readouterr().out
    write(folder, 'house_style = "gov-uk"\n')
    main(["check", str(bundle)])
    assert "PLE009" in capsys.readouterr().out


def test_what_is_typed_comes_first(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(folder, 'formats = ["docx"]\nfail_on = ["notice"]\n')
    out, bundle = folder / "out", str(saying(folder, "They listen. They help."))
    assert main(["render", bundle, "--out", str(out)]) == 1
    assert {path.suffix for path in out.glob("*/report.*")} == {".docx"}
    typed = ["--formats", "outline", "--fail-on", "never"]
    assert main(["render", bundle, "--out", str(folder / "other"), *typed]) == 0
    assert {path.suffix for path in folder.glob("other/*/report.*")} == {".txt"}
    assert main(["render", bundle, "--out", str(out), *typed]) == 0
    assert {path.suffix for path in out.glob("*/report.*")} == {".docx", ".txt"}  # it stays true


def test_an_own_template_stands_in_place_of_ours(folder: Path) -> None:
    own = folder / "ours" / "report-types" / "sccif-rfc-full"
    own.mkdir(parents=True)
    (own / "inspection.md.j2").write_text("We looked around.\n", "utf-8")
    for given in (["--templates", "ours"], []):
        out = folder / f"out{len(given)}"
        if not given:
            write(folder, 'templates = "ours"\n')
        assert main(["render", str(SAMPLE), "--out", str(out), "--formats", "outline", *given]) == 0
        (report,) = out.glob("*/report.txt")
        assert "We looked around." in report.read_text("utf-8")


def test_an_own_report_type_is_listed_and_its_schema_is_used(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = folder / "ours"
    shutil.copytree(
        ROOT / "templates/report-types/sccif-rfc-full", own / "report-types" / "our-visit"
    )
    path = own / "report-types" / "our-visit" / "report-type.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('id = "sccif-rfc-full"', 'id = "our-visit"'), "utf-8")
    (own / "schemas" / "report-types").mkdir(parents=True)
    schema = (ROOT / "schemas/report-types/sccif-rfc-full.schema.json").read_text("utf-8")
    (own / "schemas/report-types/our-visit.schema.json").write_text(
        schema.replace('"sccif-rfc-full"', '"our-visit"'), "utf-8"
    )
    write(folder, 'templates = "ours"\n')
    assert main(["types"]) == 0
    assert "our-visit" in capsys.readouterr().out
    bundle = folder / "bundle.json"
    told = SAMPLE.read_text("utf-8").replace('"sccif-rfc-full"', '"our-visit"')
    bundle.write_text(told, "utf-8")
    assert main(["check", str(bundle)]) == 0


# --- bad input ---------------------------------------------------------------------------

WRONG = {
    "unknown key": ('house-style = "gov-uk"\n', 1, "Unknown key ‘house-style’."),
    "unknown style": ('\nhouse_style = "gov"\n', 2, "gov-uk"),
    "style of another kind": ("house_style = 1\n", 1, "must be one of: children"),
    "no such folder": ('formats = ["html"]\ntemplates = "theirs"\n', 2, "names no folder"),
    "unknown format": ('formats = ["html", "odt"]\n', 1, "choose from html, pdf, docx, outline"),
    "no format": ("formats = []\n", 1, "choose from"),
    "formats as a text": ('formats = "html"\n', 1, "must be a list of texts"),
    "unknown severity": (
        'fail_on = ["eror"]\n',
        1,
        "rule family (did you mean ‘error’?)",
    ),
    "unknown word list": ('[words]\nacronym = ["X"]\n', 2, "Unknown key ‘acronym’."),
    "empty word": ('[words]\n\nnames = [""]\n', 3, "without words"),
    "words as a list": ("words = []\n", 1, "must be a table"),
    "no TOML": ("formats = [\n", 1, "TOML"),
    "templates of no name": ('templates = ""\n', 1, "must have words"),
    "two formats in one text": ('formats = [\n  "html,pdf"]\n', 2, "has two in one text"),
    "never and more": ('fail_on = ["never", "error"]\n', 1, "‘never’ stands alone"),
    "a word as an acronym": ('[words]\nacronyms = ["NHS",\n"mash"]\n', 3, "can be no acronym"),
    "two words as an acronym": ('[words]\nacronyms = ["TWO WORDS"]\n', 2, "two to six capital"),
    "an acronym twice": ('[words]\nacronyms = [\n"MASH",\n"MASH"]\n', 4, "‘MASH’ stands twice."),
    "a format twice": ('formats = ["html", "html"]\n', 1, "‘html’ stands twice."),
    "a name with a space before it": ('[words]\nnames = [" Hub"]\n', 2, "one space between words"),
    "a name without a word": ('[words]\nnames = ["–"]\n', 2, "without words"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_with_its_line(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text, line, told = WRONG[name]
    write(folder, text)
    assert main(["types"]) == 2
    said = capsys.readouterr().err
    assert f"{NAME}:{line}: " in said
    assert told in said


def test_a_typed_folder_that_is_none_is_told(folder: Path) -> None:
    with pytest.raises(BrokenError, match="is no folder of templates"):
        of_here(folder / "nowhere")
    assert main(["types", "--templates", "nowhere"]) == 2


# --- a folder of one’s own ---------------------------------------------------------------

UNREAD = {
    "templates/pages/screen.css": "Name this folder itself",
    "report-type/mine/report-type.toml": "Did you mean ‘report-types’?",
    "bundles/one.txt": "Folders: claims, copies, frameworks, house-styles",
    "unexplained-acronym.toml": "Did you mean ‘plain-english/unexplained-acronym.toml’?",
    "pages/sreen.css": "Did you mean ‘pages/screen.css’?",
    "report-types/mine/report_type.toml": "Did you mean",
    "plain-english/ours.TOML": "Did you mean ‘plain-english/ours.toml’?",
    "plain-english/ours.yml": "Did you mean ‘plain-english/ours.toml’?",
    "report-types/mine/visit.md.jinja": "Did you mean ‘report-types/mine/visit.md.j2’?",
    "plain-english/more/ours.toml": "Did you mean",
    "plain-english/our rule.toml": "small letters, digits and single hyphens",
    "house-styles/Ours.toml": "small letters, digits and single hyphens",
    "report-types": "This is a file, and a folder belongs here.",
    "report-types/sccif-rfc-full": "This is a file, and a folder belongs here.",
    "pages/of-our-own-making-and-long.json": "A file stands in place of ours",
    "pages/reference.docx": "Did you mean",
}
READ = (
    "report-types/mine/report-type.toml", "report-types/mine/visit.md.j2", "shared/ours.toml",
    "frameworks/ours.toml", "house-styles/ours.toml", "plain-english/ours.toml", "pages/base.css",
    "look/tokens.toml", "schemas/report-types/mine.schema.json", "schemas/bundle.schema.json",
    "fonts/OpenSans-Bold.ttf", "README.md", "report-types/README.md", ".git/config.toml",
    "sources.toml", "report-types/.cache/x.json",
)  # fmt: skip


@pytest.mark.parametrize("name", UNREAD)
def test_what_would_never_be_read_is_told(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ours" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("", "utf-8")
    assert main(["types", "--templates", "ours"]) == 2
    typed = capsys.readouterr().err
    write(folder, '\ntemplates = "ours"\n')
    assert main(["types"]) == 2
    said = capsys.readouterr().err
    assert f"{NAME}:2: " in said
    for told in (typed, said):
        assert "is never read." in told
        assert UNREAD[name] in told


MISPLACED = (
    "report-types/sccif-rfc-full/report-type.toml", "report-types/mine/report-type.toml",
    "report-types/mine/visit.md.j2", "frameworks/sccif-rfc.toml", "shared/sccif.toml",
    "house-styles/ours.toml", "plain-english/ours.toml", "pages/base.css", "sources.toml",
    "schemas/report-types/mine.schema.json",
)  # fmt: skip


@pytest.mark.parametrize("name", MISPLACED)
def test_a_folder_or_a_dead_link_in_place_of_a_file_is_told(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "ours" / name
    path.mkdir(parents=True)
    assert main(["types", "--templates", "ours"]) == 2
    assert "This is a folder, and a file belongs here." in capsys.readouterr().err
    path.rmdir()
    path.symlink_to(folder / "nowhere")
    assert main(["types", "--templates", "ours"]) == 2
    assert "This link leads nowhere" in capsys.readouterr().err


def test_what_can_be_read_is_let_pass(folder: Path) -> None:
    for name in READ:
        path = folder / "ours" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", "utf-8")
    assert own_folder(folder / "ours") == (folder / "ours").resolve()


def test_a_folder_that_is_typed_comes_before_that_of_the_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """So it alone says which house styles there are, and the other need not be there."""
    style = (ROOT / "templates/house-styles/gov-uk.toml").read_text("utf-8")
    for name in ("ours", "theirs"):
        (folder / name / "house-styles").mkdir(parents=True)
        path = folder / name / "house-styles" / f"{name}.toml"
        path.write_text(style.replace('id = "gov-uk"', f'id = "{name}"'), "utf-8")
    write(folder, 'templates = "gone"\nhouse_style = "theirs"\n')
    sample = str(SAMPLE)
    assert main(["check", sample, "--templates", "theirs"]) == 0
    capsys.readouterr()
    assert main(["check", sample, "--templates", "ours"]) == 2
    said = "‘house_style’ must be one of: children, families, gov-uk, ours,"
    assert f"{NAME}:2: {said}" in capsys.readouterr().err


# --- odd places --------------------------------------------------------------------------


def test_one_broken_type_hides_no_other(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "ours" / "report-types" / "mine" / "report-type.toml"
    path.parent.mkdir(parents=True)
    path.write_text('\nlable = "x"\n', "utf-8")
    assert main(["types", "--templates", "ours"]) == 3
    said = capsys.readouterr()
    assert "report-types/mine/report-type.toml:2: Unknown key ‘lable’." in said.err
    assert "sccif-rfc-monitoring  " in said.out


@pytest.mark.parametrize("kind", ["folder", "dangling link"])
def test_a_project_file_that_is_none_is_told(
    kind: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if kind == "folder":
        (folder / NAME).mkdir()
    else:
        (folder / NAME).symlink_to("nowhere")
    assert main(["types"]) == 2
    assert f"{NAME}:1: This file cannot be read" in capsys.readouterr().err


def test_a_working_folder_that_is_gone_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert main(["types"]) == 2
    assert "The working folder is not there any more." in capsys.readouterr().err
