"""What is acknowledged stays visible in every format, and counts for no severity."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pipeline.commands.findings import fails
from pipeline.model.finding import Finding, Severity, counts
from pipeline.reporters import REPORTERS
from pipeline.reporters.outcome import Outcome, is_error
from tests.reporters.findings import FINDINGS, OAK

ERROR = next(one for one in FINDINGS if one.severity is Severity.ERROR and one.place.bundle)
KNOWN = replace(ERROR, acknowledged=True)
OUTCOME = Outcome((KNOWN, FINDINGS[1]), (OAK,))


def written(name: str, outcome: Outcome) -> str:
    return "".join(REPORTERS[name](outcome))


@pytest.mark.parametrize("name", list(REPORTERS))
def test_it_is_told(name: str) -> None:
    assert KNOWN.rule.id in written(name, OUTCOME)


def test_it_is_one_line_of_text() -> None:
    (line,) = (one for one in written("text", OUTCOME).splitlines() if KNOWN.rule.id in one)
    place = KNOWN.place.describe()
    assert line == f"  acknowledged {KNOWN.rule.id} {KNOWN.rule.name}  {place}"


def test_it_is_marked_and_counted_apart() -> None:
    told = json.loads(written("json", OUTCOME))
    assert told["summary"] == {
        "bundles": 1, "errors": 0, "warnings": 1, "notices": 0, "acknowledged": 1
    }  # fmt: skip
    assert [one["acknowledged"] for one in told["findings"]] == [False, True]
    assert told["findings"][1]["severity"] == "error"
    assert counts([KNOWN]) == {"error": 0, "warning": 0, "notice": 0, "acknowledged": 1}
    assert "1 warning, 1 acknowledged" in written("text", OUTCOME)


@pytest.mark.parametrize("wanted", ["error", "notice", "BND", "never"])
def test_it_makes_no_run_fail(wanted: str) -> None:
    assert not fails([KNOWN], (wanted,))
    assert not is_error(KNOWN)


def test_it_is_a_notice_where_there_are_levels() -> None:
    assert json.loads(written("sarif", OUTCOME))["runs"][0]["results"][0]["level"] == "note"
    assert f"::notice file={OAK}" in written("github", OUTCOME)
    assert "<failure" not in written("junit", OUTCOME)


def test_an_error_has_no_fingerprint_in_the_text_and_a_warning_has() -> None:
    def line(one: Finding) -> bool:
        return f"finding {one.fingerprint}" in written("text", Outcome((one,), (OAK,)))

    assert (line(ERROR), line(KNOWN), line(FINDINGS[1])) == (False, False, True)
