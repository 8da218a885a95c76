"""Each sample shows exactly the findings, and each good one the words, that stand beside it.

`make accept` rewrites the expected files; then the diff is read line by line.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from pipeline.cli import main
from pipeline.report_type.toml.file import ids
from tests.accepting import expect
from tests.samples.cases import (
    ALL,
    BAD,
    GOOD,
    SAMPLES,
    Sample,
    built,
    checked,
    command,
    each,
    written,
)


@each(ALL)
def test_the_findings_are_those_expected(sample: Sample) -> None:
    found = checked(sample).findings
    expect(sample.expected / "findings.txt", "".join(f"{line(one)}\n" for one in found))


@each(GOOD)
def test_the_words_are_those_expected(sample: Sample) -> None:
    outlines = [one.content.decode() for one in written(sample, "outline")]
    expect(sample.expected / "outline.txt", "\n".join(outlines))


@each(GOOD)
def test_a_good_sample_has_no_error(sample: Sample) -> None:
    assert "error" not in severities(sample)


@each(BAD)
def test_a_bad_sample_has_an_error_or_a_warning(sample: Sample) -> None:
    assert severities(sample) & {"error", "warning"}


@each(ALL)
def test_a_sample_holds_its_story_and_what_is_expected_and_nothing_else(sample: Sample) -> None:
    expected = {"findings.txt", *(["outline.txt", "claims.txt"] if sample.good else [])}
    assert {path.name for path in sample.expected.iterdir()} == expected
    others = {path.name for path in sample.folder.iterdir()} - {"README.md"}
    assert others == {"sample.json", "expected", *(["bundle.json"] if sample.good else [])}
    assert sample.folder.name.startswith(("good-", "bad-"))


def test_every_report_type_has_a_good_and_a_bad_sample() -> None:
    assert {path.name for path in SAMPLES.iterdir()} - {"README.md", "brand"} == set(ids())
    for samples in (GOOD, BAD):
        assert {sample.folder.parent.name for sample in samples} == set(ids())


# --- the real command --------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", ["check", "validate"])
def test_good_and_bad_samples_together_fail(name: str) -> None:
    """Those of the report type that has fewest; what each shows is looked at above."""
    *_, (fewest, count) = Counter(one.folder.parent.name for one in BAD).most_common()
    done = command(name, f"samples/{fewest}", "--format", "json", "--quiet")
    assert (done.returncode, done.stderr) == (1, "")
    if name == "check":
        assert len(json.loads(done.stdout)["findings"]) > count


@pytest.mark.parametrize("name", ["check", "validate"])
def test_the_good_samples_pass(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    paths = [str(built() / sample.bundle.parent) for sample in GOOD]
    assert main([name, *paths, "--quiet"]) == 0
    assert capsys.readouterr().err == ""


@each(ALL)
def test_a_sample_fails_if_warnings_count_and_it_has_some(sample: Sample) -> None:
    done = checked(sample)
    assert done.errors == ""
    assert done.code == (1 if severities(sample) & {"error", "warning"} else 0)


def severities(sample: Sample) -> set[str]:
    """Return how bad the findings of a sample are."""
    return {str(one["severity"]) for one in checked(sample).findings}


def line(finding: dict[str, Any]) -> str:
    """Return a finding as one line: what, where, the message, and measured beside limit."""
    place = finding["place"]
    at, document = place["bundle"], place["document"]
    where = f"{at['line'] or '-'}:{at['column'] or '-'}"
    section = document["section"] if document else ""
    head = (finding["severity"], finding["rule"], where, at["pointer"], section)
    tail = (finding["message"], finding["measured"], finding["limit"])
    return " | ".join((" ".join(part or "-" for part in head), *(part or "-" for part in tail)))
