"""LEN before there is a bundle: what templates leave to inspectors. Each in a type of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from pipeline.checks.room import room
from pipeline.composition.budget import budget_of
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids, load
from pipeline.resources import SCHEMAS, TEMPLATES, Home, using

TYPE: Final = "sccif-rfc-full"
FILE: Final = f"report-types/{TYPE}/report-type.toml"
SCHEMA: Final = f"report-types/{TYPE}.schema.json"
WITH_TEMPLATE: Final = (
    '{ judgement = "overall", content = ['
    '{ kind = "prose", template = "own.md.j2" }, { kind = "narrative", section = "overall" }] }'
)


def findings(folder: Path, template: str) -> list[Finding]:
    """Return what is found where the first judgement has a template."""
    text = (TEMPLATES / FILE).read_text("utf-8")
    (folder / FILE).parent.mkdir(parents=True)
    (folder / FILE).write_text(text.replace('{ judgement = "overall" }', WITH_TEMPLATE), "utf-8")
    (folder / f"report-types/{TYPE}/own.md.j2").write_text(template, "utf-8")
    with using(Home(folder)):
        report_type = load(TYPE)
        return list(room(report_type, budget_of(report_type)))


def told(found: list[Finding]) -> list[tuple[str, str, str]]:
    return [(one.rule.id, one.severity.value, one.measured) for one in found]


def test_our_own_report_types_leave_room_and_have_bounds() -> None:
    """But for the summary of a visit: all that it must say of serious concerns takes 183 words."""
    found = {id_: told(list(room(load(id_), budget_of(load(id_))))) for id_ in ids()}
    assert {id_: one for id_, one in found.items() if one} == {
        "rfc-assurance-visit": [("LEN005", "notice", "77 words left for inspectors")]
    }


def test_a_short_template_leaves_enough(tmp_path: Path) -> None:
    assert findings(tmp_path, "One sentence. Two.\n\nThree. Four of them.\n") == []


def test_a_template_that_takes_most_of_a_section_is_a_notice(tmp_path: Path) -> None:
    found = findings(tmp_path, "A paragraph. It is short.\n\n" * 5)
    assert told(found) == [("LEN005", "notice", "3 left for inspectors")]


def test_a_limit_that_only_the_worst_case_breaks_is_a_warning_at_its_branch(tmp_path: Path) -> None:
    branch = (
        '{% if event.notice == "unannounced" %}\n'
        + "It was so. All saw it.\n\n" * 9
        + "{% endif %}\n"
    )
    (one,) = findings(tmp_path, branch)
    assert (one.rule.id, one.severity.value) == ("LEN001", "warning")
    assert one.measured == "up to 9 paragraphs"
    assert one.place.describe() == f"report-types/{TYPE}/own.md.j2:1"


def test_a_long_paragraph_of_a_template_is_a_warning(tmp_path: Path) -> None:
    found = findings(tmp_path, "It is so. " * 6 + "\n")
    assert told(found) == [("LEN002", "warning", "up to 6 sentences")]


def test_a_value_is_not_taken_for_sentences_of_the_template(tmp_path: Path) -> None:
    assert findings(tmp_path, "It is run by {{ setting.name }}. It is open.\n") == []


@pytest.mark.parametrize(
    ("template", "measured"),
    [
        ("It is open.\n", "up to 1 paragraph of 1 sentence"),
        ("{% if event.previous %}\nIt is not new.\n\nIt is known.\n{% endif %}\n",
         "up to 2 paragraphs of 1 sentence"),
        ("It is run by {{ setting.name }}.\n", "up to 1 paragraph of 1 sentence"),
        ("It is open.{% if event.previous %} It was before.{% endif %}\n",
         "up to 1 paragraph of 1 sentence"),
    ],
)  # fmt: skip
def test_a_paragraph_of_a_single_sentence_is_a_notice(
    tmp_path: Path, template: str, measured: str
) -> None:
    assert told(findings(tmp_path, template)) == [("LEN003", "notice", measured)]


def test_two_sentences_in_every_case_are_none(tmp_path: Path) -> None:
    often = "{% for one in event.previous %}\nIt was seen. It was good.\n\n{% endfor %}\n"
    assert "LEN003" not in {one.rule.id for one in findings(tmp_path, often)}


@pytest.mark.parametrize(
    ("odd", "short", "expected"),
    [
        (2, 0, []),
        (3, 0, ["LEN005"]),  # three of the five that are left must be short
        (3, 1, []),
        (5, 0, ["LEN004", "LEN005"]),  # five are needed, and three are left
        (4, 2, ["LEN005", "LEN005"]),  # both are: of paragraphs two, and both must be short
    ],
)
def test_odd_paragraphs_of_templates_are_weighed_against_what_inspectors_can_write(
    tmp_path: Path, odd: int, short: int, expected: list[str]
) -> None:
    text = "It is so. All saw. It is good. It was long.\n\n" * odd + "So. Good.\n\n" * short
    found = findings(tmp_path, text)
    assert sorted(one.rule.id for one in found) == expected
    assert {one.severity.value for one in found if one.rule.id == "LEN004"} <= {"warning"}


@pytest.mark.parametrize(
    ("lacks", "pointer", "hint"),
    [
        ("maxLength", "/event/enforcement/*/summary", "at most 100 words"),
        ("maxItems", "/event/enforcement", "at most 40 entries"),
    ],
)
def test_a_field_without_a_bound_is_named_with_what_would_do(
    tmp_path: Path, lacks: str, pointer: str, hint: str
) -> None:
    schema = json.loads((SCHEMAS / "bundle.schema.json").read_text("utf-8"))
    field = schema["$defs"]["event"]["properties"]["enforcement"]
    del (field if lacks == "maxItems" else field["items"]["properties"]["summary"])[lacks]
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas/bundle.schema.json").write_text(json.dumps(schema), "utf-8")
    with using(Home(tmp_path)):
        report_type = load(TYPE)
        (one,) = room(report_type, budget_of(report_type))
    assert one.rule.id == "LEN006"
    assert f"‘{pointer}’ has no {lacks}" in one.message
    assert hint in one.hint


HOME: Final = "sccif-childrens-home-full"
HELLO: Final = f"report-types/{HOME}/letter-hello.md.j2"
HELP: Final = f"report-types/{HOME}/letter-help.md.j2"


def of_letters(folder: Path, name: str, more: str) -> list[Finding]:
    """Return what is found of a home’s report where a template of its letter says more."""
    (folder / name).parent.mkdir(parents=True)
    (folder / name).write_text((TEMPLATES / name).read_text("utf-8") + more, "utf-8")
    with using(Home(folder)):
        report_type = load(HOME)
        return list(room(report_type, budget_of(report_type)))


@pytest.mark.parametrize(
    ("words", "expected"),
    [(10, []), (100, [("LEN005", "notice")]), (260, [("LEN007", "warning")])],
)
def test_fixed_words_of_a_letter_are_held_against_its_limit(
    tmp_path: Path, words: int, expected: list[tuple[str, str]]
) -> None:
    found = of_letters(tmp_path, HELLO, "\n" + "Well done. " * (words // 2) + "\n")
    assert [(one.rule.id, one.severity.value) for one in found] == expected
    assert all("A letter to the children" in one.message for one in found)


def test_a_letter_too_long_on_one_branch_alone_is_told_at_that_branch(tmp_path: Path) -> None:
    branch = "{% if facts.letter.adapted %}\n" + "Well done. " * 120 + "\n{% endif %}\n"
    (one,) = of_letters(tmp_path, HELP, branch)
    assert (one.rule.id, one.severity.value) == ("LEN007", "warning")
    assert one.place.describe() == f"{HELP}:6"


def test_values_of_a_letter_are_not_taken_for_words_of_its_templates(tmp_path: Path) -> None:
    assert of_letters(tmp_path, HELLO, "\nWe are {{ event.inspectors | names }}.\n") == []
