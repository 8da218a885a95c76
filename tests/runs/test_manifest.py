"""The manifest names all that a report was made from: no more, no less.

`test_made_from.py` makes reports with other files and looks whether they differ.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices, OwnWords
from pipeline.resources import SHIPPED, Home, Source, noting, read, using
from pipeline.runs import manifest as manifests
from pipeline.runs.examine import examine
from pipeline.runs.manifest import LIBRARIES, MadeFrom, made_from, place, program
from pipeline.runs.options import Options
from pipeline.runs.render import render
from pipeline.writers import FORMATS

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = {
    "centre": "sccif-rfc-full/good-planned",
    "home": "sccif-childrens-home-full/good-requires-improvement",
    "authority": "la-services-2014/good-with-board-review",
}
OPTIONS = Options(("html", "docx"), proof=True)

# In the lock, and without a part in any report.
NO_PART = {
    "anyio": "asked for by watchfiles",
    "argcomplete": "completes what one types in a shell",
    "brotlicffi": "stands for brotli where Python is not CPython",
    "click": "asked for by nltk, for its command line",
    "cloudpickle": "asked for by joblib",
    "colorama": "Windows only",
    "defusedxml": "asked for by nltk, for its corpora",
    "idna": "asked for by anyio",
    "joblib": "asked for by nltk, for training",
    "pycparser": "reads the declarations that cffi is given",
    "setuptools": "asked for by textstat, unused",
    "tqdm": "a progress bar of nltk",
    "typing-extensions": "types only",
    "watchfiles": "tells the preview what is saved",
    "xlsxwriter": "writes workbooks, of which no report is made",
}


def drafted(sample: str, out: Path, name: str = "bundle.json", line: int = 1) -> dict[str, bytes]:
    """Return the files of a sample's folder."""
    raw = (ROOT / "samples" / SAMPLES[sample] / "bundle.json").read_bytes()
    render(examine(RawBundle(name, raw, line)), out, OPTIONS)
    return {path.name: path.read_bytes() for path in out.glob("*/*")}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    return {name: drafted(name, tmp_path_factory.mktemp(name)) for name in SAMPLES}


def told(files: Mapping[str, bytes]) -> Any:
    return json.loads(files["manifest.json"])["made_from"]


def sources(files: Mapping[str, bytes]) -> set[str]:
    return {one["name"] for one in told(files)["sources"]}


@cache
def shipped() -> tuple[str, ...]:
    """Return the name of every file that comes with the program beside its code."""
    return tuple(
        path.relative_to(SHIPPED).as_posix()
        for folder in ("templates", "schemas")
        for path in sorted((SHIPPED / folder).rglob("*"))
        if path.is_file()
    )


def own(folder: Path, name: str, content: bytes) -> Home:
    """Return a home in which one file has another content."""
    path = folder / name.removeprefix("templates/")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Home(folder)


# --- each file ---------------------------------------------------------------------------


def test_a_report_names_the_files_of_its_own_type_and_no_other(
    drafts: Mapping[str, Mapping[str, bytes]],
) -> None:
    named = sources(drafts["authority"])
    assert "templates/report-types/la-services-2014/report-type.toml" in named
    assert "schemas/report-types/la-services-2014.schema.json" in named
    assert "templates/house-styles/published-reports.toml" in named
    assert "templates/plain-english/long-sentence.toml" in named
    assert "templates/look/tokens.toml" in named
    assert not [name for name in named if "sccif" in name or "gov-uk" in name or "fonts" in name]


@pytest.mark.parametrize("name", shipped())
def test_a_changed_file_changes_the_digest_of_exactly_the_reports_that_name_it(
    name: str, drafts: Mapping[str, Mapping[str, bytes]], tmp_path: Path
) -> None:
    home = own(tmp_path, name, (SHIPPED / name).read_bytes() + b"\n")
    for files in drafts.values():
        made = as_told(files)
        with using(home):
            changed = made.today().digest != made.digest
        assert changed == (name in sources(files))


def as_told(files: Mapping[str, bytes]) -> MadeFrom:
    """Return what a manifest says that its files were made from, sources as they are now."""
    manifest, data = json.loads(files["manifest.json"]), told(files)
    listed = [Source(one["name"], one["sha256"]) for one in data["sources"]]
    made = made_from(manifest["bundle"]["sha256"], data["place"], data["options"], listed)
    assert made.digest == data["sha256"]
    return made


def test_a_new_file_in_a_list_that_was_read_changes_the_digest(
    drafts: Mapping[str, Mapping[str, bytes]], tmp_path: Path
) -> None:
    made = as_told(drafts["home"])
    with using(own(tmp_path, "templates/plain-english/of-our-own.toml", b"")):
        assert made.today().digest != made.digest


def test_a_file_that_is_gone_changes_the_digest(
    drafts: Mapping[str, Mapping[str, bytes]], tmp_path: Path
) -> None:
    name = "templates/pages/of-our-own.css"
    with using(own(tmp_path, name, b"p {}")), noting() as notes:
        read(name)
    made = made_from("0" * 64, place("bundle.json", 1), OPTIONS.entry(), notes)
    assert made.today().digest != made.digest


def test_nothing_in_a_changed_program_counts_as_unchanged(tmp_path: Path) -> None:
    copy = tmp_path / "pipeline"
    shutil.copytree(ROOT / "pipeline", copy, ignore=shutil.ignore_patterns("__pycache__"))
    before = program(ROOT / "pipeline")
    assert program.__wrapped__(copy) == before
    for changed in ("writers/outline.py", "language/syllables.words", "cli.py"):
        path = copy / changed
        content = path.read_bytes()
        path.write_bytes(content + b"#\n")
        assert program.__wrapped__(copy) != before
        path.write_bytes(content)


def test_files_of_a_teams_own_are_told_apart(tmp_path: Path) -> None:
    name = "templates/report-types/sccif-rfc-full/inspection.md.j2"
    with using(own(tmp_path / "own", name, b"We looked around.\n")):
        listed = told(drafted("centre", tmp_path / "out"))["sources"]
    assert [one["name"] for one in listed if one["home"] == "own"] == [name]
    assert {one["home"] for one in listed} == {"own", "shipped"}


# --- where the bundle was read -----------------------------------------------------------


def test_a_bundle_that_was_read_elsewhere_has_another_digest(
    drafts: Mapping[str, Mapping[str, bytes]], tmp_path: Path
) -> None:
    """Findings and proof name the file and the line in it."""
    before = drafts["centre"]
    for at, (name, line) in enumerate((("other.json", 1), ("bundle.json", 2))):
        after = drafted("centre", tmp_path / str(at), name, line)
        assert after["findings.json"] != before["findings.json"]
        assert after["report.html"] == before["report.html"]
        assert told(after)["sha256"] != told(before)["sha256"]
        as_told(after)


# --- options, libraries ------------------------------------------------------------------


def test_options_are_told(drafts: Mapping[str, Mapping[str, bytes]]) -> None:
    made = told(drafts["home"])
    assert made["options"] == {
        "formats": ["html", "docx"],
        "comments": False,
        "proof": True,
        "large_print": False,
        "pdf_engine": None,
        "for": "team",
        "draft": None,
        "date": None,
        "house_style": "",
        "own_words": "",
    }
    assert "pango" not in made["libraries"]


def test_a_teams_own_words_are_not_repeated() -> None:
    """A manifest may leave the team; that the words are others must show all the same."""
    options = [
        Options(choices=Choices(own_words=words)).entry()
        for words in (OwnWords(("MASH",)), OwnWords(("MASH",), ("Elm",)), OwnWords(("Elm", "MASH")))
    ]
    assert len({json.dumps(one) for one in options}) == 3
    assert "MASH" not in json.dumps(options)


def test_a_library_that_is_not_there_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifests, "LIBRARIES", (*LIBRARIES, "no-such-library"))
    made = made_from("", "", OPTIONS.entry(), ()).libraries
    assert made["no-such-library"] == "absent"
    assert made["jinja2"] != "absent"


def test_a_pdf_depends_on_the_libraries_that_set_its_text() -> None:
    made = made_from("", "", Options(("pdf",)).entry(), ()).libraries
    assert {
        "weasyprint",
        "fonttools",
        "pango",
        "harfbuzz",
        "harfbuzz-subset",
        "zlib",
    } <= made.keys()
    assert re.fullmatch(r"[0-9]+(\.[0-9]+)+", made["pango"])
    assert re.fullmatch(r"[0-9]+(\.[0-9]+)+", made["harfbuzz"])
    assert made["harfbuzz-subset"] in (made["harfbuzz"], "absent")  # it is optional


def test_a_draft_depends_on_the_engine_that_prints_it_and_on_its_version() -> None:
    options = Options(("html", "pdf"), pdf_engine="typst").entry()
    assert options["pdf_engine"] == "typst"
    made = made_from("", "", options, ()).libraries
    assert made["typst"] == "0.15.2"
    assert {"weasyprint", "pango"} & made.keys() == set()


def test_every_library_of_the_lock_is_told_or_has_no_part() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    locked = set(re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE))
    listed = {*LIBRARIES, *(name for one in FORMATS.values() for name in one.libraries)}
    assert listed | set(NO_PART) == locked
    assert listed & set(NO_PART) == set()
