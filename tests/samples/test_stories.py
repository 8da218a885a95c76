"""A sample tells in a sentence what it is about, and a bad one shows the rules that it names."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts import sample_pages
from scripts.bundle_edits import EditError
from scripts.sample_bundles import Sample as Told
from tests.accepting import expect
from tests.samples.cases import ALL, BAD, GOOD, SAMPLES, Sample, built, checked, each, of


@each(ALL)
def test_a_sample_is_about_one_thing(sample: Sample) -> None:
    about = sample.told.about
    assert about.endswith(".")
    assert about.count(". ") == 0


@each(BAD)
def test_a_bad_sample_shows_the_rules_that_it_names(sample: Sample) -> None:
    found = checked(sample).findings
    graver = {one["rule"] for one in found if one["severity"] != "notice"}
    assert sample.told.shows
    assert set(sample.told.shows) <= graver


@each(BAD)
def test_a_bad_sample_is_a_good_one_with_a_few_edits(sample: Sample) -> None:
    assert of(str(sample.told.story["base"])) in GOOD
    assert len((sample.folder / "sample.json").read_text("utf-8").splitlines()) <= 20


@each(GOOD)
def test_a_good_sample_is_built_as_it_stands(sample: Sample) -> None:
    assert (built() / sample.bundle).read_bytes() == (SAMPLES.parent / sample.bundle).read_bytes()


def test_each_bundle_has_an_id_of_its_own() -> None:
    ids = {re.findall(rb'^  "id": "(.+)",$', one.content, re.MULTILINE)[0] for one in ALL}
    assert len(ids) == len(ALL)


def test_the_table_of_samples_is_fresh() -> None:
    expect(sample_pages.TARGET, sample_pages.page())


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ('"sett": {}', "‘sett’ is not a key here; the keys are about, shows, base, sentences,"),
        ('"set": []', "‘set’ must be an object"),
        ('"base": "sccif-rfc-full/good-nothing"', "‘base’: there is no bundle of this name"),
        (
            '"set": {"/evidence/99/area": ""}',
            "‘set’: this pointer leads nowhere: /evidence/99/area",
        ),
        ('"remove": ["/setting/name/x"]', "‘remove’: this pointer leads nowhere: /setting/name/x"),
        ('"remove": ["/setting/nmae"]', "‘remove’: this pointer leads nowhere: /setting/nmae"),
        ('"sentences": {"nobody": [1]}', "‘sentences’: nobody has written this section: nobody"),
        ('"text": ["Marigold Hut", ""]', "‘text’: this stands 0 times in the file: Marigold Hut"),
        ('"text": ["Marigold House"]', "‘text’ must be [old, new]"),
        ('"say": {"/setting/name": ["x", 2]}', "‘say’ must be [times, value]"),
        ('"sentences": {"overall": 3}', "‘sentences’ must be numbers, one for each paragraph"),
        ('"remove": [3]', "‘remove’: this is no pointer: 3"),
        ('"encoding": "morse"', "‘encoding’: the text cannot be written as morse"),
        ('"text": [}', "no JSON: "),
    ],
)
def test_a_wrong_key_is_told_with_its_file(edits: str, told: str, tmp_path: Path) -> None:
    base = "" if '"base"' in edits else '"base": "sccif-rfc-full/good-narrative", '
    story = f'{{"about": "A fault.", "shows": ["BND001"], {base}{edits}}}'
    assert _fault(tmp_path, "bad-edits", story).startswith(f"sample.json: {told}")


@pytest.mark.parametrize(
    ("name", "story", "told"),
    [
        ("bad-edits", '{"about": "A fault.", "shows": []}', "sample.json: ‘base’ is missing"),
        ("bad-edits", "[]", "sample.json: this must be an object"),
        ("bad-edits", "", "sample.json: this file is missing or cannot be read"),
        ("good-edits", '{"about": "No bundle."}', "bundle.json: this file is missing"),
        ("good-edits", '{"set": {}}', "sample.json: ‘about’ is missing"),
    ],
)
def test_what_is_missing_is_told(name: str, story: str, told: str, tmp_path: Path) -> None:
    assert _fault(tmp_path, name, story).startswith(told)


def _fault(folder: Path, name: str, story: str) -> str:
    """Return what is said of a sample with such a story, from the name of the file on."""
    (folder / name).mkdir()
    if story:
        (folder / name / "sample.json").write_text(story, "utf-8")
    told = Told(folder / name)
    with pytest.raises(EditError) as fault:
        _ = told.about, told.content
    return str(fault.value).removeprefix(f"{folder / name}/")
