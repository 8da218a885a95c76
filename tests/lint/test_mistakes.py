"""What `lint` tells of mistakes in each kind of file: the lists stand beside this file, as data."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.composition.lint.rules import RULES
from pipeline.model.finding import Finding
from pipeline.report_type.toml.file import ids
from pipeline.runs.lint import lint
from tests.lint.mistakes import Mistake, found, is_told, read

pytestmark = pytest.mark.thorough

KINDS = ("report-type", "template", "house-style", "rule", "schema", "style-sheet")
LISTS = (
    *(f"mistakes/{kind}.toml" for kind in KINDS),
    "mistakes/letters-and-notices.toml",
    "seeded.toml",
)
SEEDED, MUST_FIND = 60, 57


def missed(mistakes: list[Mistake], folder: Path) -> list[str]:
    """Return the names of the mistakes that are not told with their line and what to write."""
    return [
        one.name
        for at, one in enumerate(mistakes)
        if not is_told(one, found(one, folder / str(at)))
    ]


def test_there_are_enough_of_each_kind() -> None:
    own = [read(f"mistakes/{kind}.toml") for kind in KINDS]
    assert sum(map(len, own)) >= 170
    assert min(map(len, own)) >= 15
    assert len({one.name for one in read("seeded.toml")}) == SEEDED
    assert len(read("harmless.toml", "edits")) == 36


def test_no_rule_is_without_a_mistake() -> None:
    assert {rule.id for rule in RULES} <= {one.rule for name in LISTS for one in read(name)}


@pytest.mark.parametrize("name", LISTS)
def test_some_mistakes_of_each_list_are_told(name: str, tmp_path: Path) -> None:
    assert missed(read(name)[::9], tmp_path) == []


def test_what_to_write_depends_on_the_mistake(tmp_path: Path) -> None:
    """No two thirds of the hints of a rule are the same sentence."""
    hints: dict[str, Counter[str]] = defaultdict(Counter)
    for kind in KINDS:
        for at, one in enumerate(read(f"mistakes/{kind}.toml")[::3]):
            for told in found(one, tmp_path / f"{kind}-{at}"):
                hints[told.rule.id][told.hint] += 1
    usual = {rule.id: rule.hint for rule in RULES if rule.name.startswith("broken-")}
    assert len({*usual.values()}) == len(usual)
    for id_, said in hints.items():
        if id_ in usual:
            assert said[usual[id_]] == 0, (id_, said)
            assert said.most_common(1)[0][1] <= max(2, said.total() // 3 * 2), (id_, said)


@pytest.mark.slow
@pytest.mark.parametrize("name", LISTS[:-1])
def test_each_mistake_is_told_with_its_line_and_what_to_write(name: str, tmp_path: Path) -> None:
    assert missed(read(name), tmp_path) == []


@pytest.mark.slow
def test_faults_that_were_sown_are_found(tmp_path: Path) -> None:
    not_found = missed(read("seeded.toml"), tmp_path)
    assert SEEDED - len(not_found) >= MUST_FIND, not_found


def harm(edit: Mistake, folder: Path) -> list[Finding]:
    return [one for one in found(edit, folder) if one.severity.value != "notice"]


@pytest.mark.slow
@pytest.mark.parametrize("edit", read("harmless.toml", "edits"), ids=lambda edit: edit.name)
def test_an_edit_that_harms_nothing_gives_no_error_and_no_warning(
    edit: Mistake, tmp_path: Path
) -> None:
    assert harm(edit, tmp_path) == []


def test_our_own_files_are_clean() -> None:
    assert lint() == ()


@pytest.mark.parametrize("report_type", ids())
def test_each_report_type_is_clean_by_itself(report_type: str) -> None:
    """A branch of a template that several share may be for one that is not looked at."""
    assert lint([report_type]) == ()


def test_a_branch_that_no_report_type_takes_is_told_of_a_shared_template(tmp_path: Path) -> None:
    (edit,) = (one for one in read("mistakes/letters-and-notices.toml") if one.rule == "TPL014")
    assert is_told(edit, found(edit, tmp_path))


def test_all_is_told_at_once_and_each_with_file_line_and_column(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    several = [one for one in read("mistakes/template.toml") if "service" in one.file][:1]
    other = next(one for one in read("mistakes/report-type.toml") if one.name == "an area twice")
    for one in (*several, other):
        for name, text in one.texts.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
    assert main(["lint", "sccif-rfc-full", "--templates", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "service.md.j2:3:13\n    ‘event’ has no field ‘places’." in said
    assert "There is another ‘risk’." in said
    assert said.endswith("1 report type: 2 errors.\n")


def test_what_is_no_report_type_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lint", "sccif-rfc"]) == 2
    assert "Did you mean ‘sccif-rfc-full’?" in capsys.readouterr().err


def test_the_gate_names_what_fails(tmp_path: Path) -> None:
    (edit,) = (one for one in read("mistakes/template.toml") if one.name == "a Latin abbreviation")
    found(edit, tmp_path)
    arguments = ["lint", "la-services-2014", "--templates", str(tmp_path), "--fail-on"]
    assert main([*arguments, "error"]) == 0
    assert main([*arguments, "warning"]) == 1
    assert main([*arguments, "PLE"]) == 1
    assert main([*arguments, "never"]) == 0
