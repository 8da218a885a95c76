"""VS Code completes, explains and checks a bundle by the schema that `new` puts beside it.

Run it with `make editors`, which installs VS Code's language service for JSON.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.report_type.toml.file import ids, load
from tests.editors.asking import CURSOR, Asked, ask
from tests.samples.cases import SAMPLES

TYPE = "sccif-rfc-full"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder with a new bundle of each report type, and what it finds beside it."""
    folder = tmp_path_factory.mktemp("visits")
    for type_ in ids():
        assert main(["new", type_, "--out", str(folder / f"{type_}.bundle.json")]) == 0
    return folder


def good(type_: str) -> Any:
    sample = min((SAMPLES / type_).glob("good-*/bundle.json"))
    return json.loads(sample.read_text("utf-8")) | {"$schema": f"./{type_}.schema.json"}


def asked(folder: Path, bundle: Any) -> Asked:
    return Asked(folder / "open.bundle.json", json.dumps(bundle, indent=2, ensure_ascii=False))


def look(folder: Path, bundle: Any) -> Any:
    (answer,) = ask([asked(folder, bundle)])
    return answer


# --- what is wrong -----------------------------------------------------------------------


def test_each_blank_of_a_new_bundle_is_a_problem_and_nothing_else_is(folder: Path) -> None:
    files = [folder / f"{type_}.bundle.json" for type_ in ids()]
    for file, answer in zip(
        files, ask([Asked(one, one.read_text("utf-8")) for one in files]), strict=True
    ):
        lines = file.read_text("utf-8").splitlines()
        blank = {number for number, line in enumerate(lines, 1) if "<<" in line}
        assert {one["line"] for one in answer["problems"]} == blank


def test_a_good_bundle_of_each_type_has_no_problem(folder: Path) -> None:
    answers = ask([asked(folder, good(type_)) for type_ in ids()])
    assert [answer["problems"] for answer in answers] == [[] for _ in ids()]


def grade(bundle: Any) -> None:
    bundle["judgements"]["leaders"]["grade"] = "requires improvement"


def area(bundle: Any) -> None:
    bundle["evidence"][0]["area"] = "leadership"


def section(bundle: Any) -> None:
    bundle["narrative"]["leadership"] = bundle["narrative"].pop("service")


def record(bundle: Any) -> None:
    bundle["narrative"]["service"]["paragraphs"][0]["evidence"] = ["12"]


def judgement(bundle: Any) -> None:
    del bundle["judgements"]["protection"]


def day(bundle: Any) -> None:
    bundle["event"]["start"] = "3 March 2025"


WRONG = {
    grade: '"outstanding", "good", "requires improvement to be good", "inadequate"',
    area: '"individual-support", "relationships"',
    section: "Property leadership is not allowed.",
    record: "An id starts with a letter and goes on with letters, digits and hyphens",
    judgement: 'Missing property "protection".',
    day: "A day is written as year, month and day: 2025-03-14, for example.",
}


def test_what_is_wrong_is_told_in_words(folder: Path) -> None:
    bundles = [good(TYPE) for _ in WRONG]
    for wrong, bundle in zip(WRONG, bundles, strict=True):
        wrong(bundle)
    for (wrong, told), answer in zip(
        WRONG.items(), ask([asked(folder, one) for one in bundles]), strict=True
    ):
        said = {one["told"] for one in answer["problems"]}
        assert [one for one in said if told in one], (wrong.__name__, said)


# --- what is offered, and explained ------------------------------------------------------


def offered(answer: Any, at: int = 0) -> dict[str, str]:
    return {one["label"].strip('"'): one["told"] for one in answer["at"][at]["offered"]}


def test_grades_are_offered_with_what_they_mean(folder: Path) -> None:
    types = [type_ for type_ in map(load, ids()) if type_.grades]
    bundles = [good(type_.id) for type_ in types]
    for type_, bundle in zip(types, bundles, strict=True):
        bundle["judgements"][type_.judgements[0].id] = {"grade": CURSOR}
    answers = ask([asked(folder, bundle) for bundle in bundles])
    for type_, answer in zip(types, answers, strict=True):
        assert list(offered(answer)) == [one.label.text for one in type_.grades]
        assert all(offered(answer).values())


def test_areas_are_offered_with_their_names(folder: Path) -> None:
    bundle = good(TYPE)
    bundle["evidence"][0]["area"] = CURSOR
    found = offered(look(folder, bundle))
    assert list(found) == [one.id for one in load(TYPE).areas]
    assert found["risk"].startswith("Identifying, understanding and managing risk (001:189)")


def test_sections_are_offered_by_id_and_explained_by_title(folder: Path) -> None:
    bundle = good(TYPE)
    bundle["narrative"] = {CURSOR: {}}
    found = offered(look(folder, bundle))
    assert list(found) == ["service", "overall", "protection", "leaders", "inspection", "notice"]
    assert "‘Information about this inspection’" in found["inspection"]


def test_what_a_type_narrows_is_not_offered(folder: Path) -> None:
    bundle = good(TYPE)
    bundle["event"]["notice"] = CURSOR
    assert list(offered(look(folder, bundle))) == ["unannounced"]


def test_a_whole_record_is_offered_to_type_into(folder: Path) -> None:
    text = json.dumps(good(TYPE)).replace('"evidence": [', f'"evidence": [{CURSOR},', 1)
    (answer,) = ask([Asked(folder / "open.bundle.json", text)])
    (snippet,) = [one for one in answer["at"][0]["offered"] if one["label"] == "{ … }"]
    assert '"kind": "$3"' in snippet["inserts"]
    assert '"weight": $5' in snippet["inserts"]


def test_a_value_and_a_field_are_explained(folder: Path) -> None:
    text = json.dumps(good(TYPE), indent=2, ensure_ascii=False)
    text = text.replace('l": {\n      "grade": "', f'l": {{\n      "grade": "{CURSOR}', 1)
    text = text.replace('"manager_post"', f'"manager_{CURSOR}post"', 1)
    text = text.replace('"detail"', f'"de{CURSOR}tail"', 1)
    (answer,) = ask([Asked(folder / "open.bundle.json", text)])
    told = " ".join(one["told"] for one in answer["at"])
    assert "means" in told
    assert "in post" in told
    assert "Never published" in told
