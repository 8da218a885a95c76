"""JUnit XML, read by the parser of a consumer: red where `--fail-on` says so, and nowhere else."""

from __future__ import annotations

from typing import Any

from junitparser import Error, Failure, JUnitXml

from pipeline.model.finding import Finding
from pipeline.reporters.junit import PROCESSED, write
from pipeline.reporters.outcome import Outcome
from tests.reporters.findings import ELM, EVIL, EVIL_OUTCOME, FINDINGS, OAK, OUTCOME


def suites(outcome: Outcome = OUTCOME) -> dict[str, Any]:
    """Return the suites by name."""
    found = JUnitXml.fromstring(write(outcome).encode())
    assert found.tests == sum(suite.tests for suite in found)
    assert found.failures == sum(suite.failures for suite in found)
    assert found.errors == sum(suite.errors for suite in found)
    return {suite.name: suite for suite in found}


def test_each_bundle_is_a_suite_and_each_rule_a_case() -> None:
    found = suites()
    assert set(found) == {
        "In general", "gone.json", ELM, OAK, "samples/good/bundle.json",
        "templates/report-types/x/a.md.j2",
    }  # fmt: skip
    oak = {case.name: case for case in found[OAK]}
    assert [name[:6] for name in oak] == [PROCESSED[:6], "BND010", "BND012", "LEN002", "PLE014"]
    assert "LEN002 long-paragraph: A paragraph of a judgement section is short." in oak
    assert {case.classname for case in oak.values()} == {OAK.removesuffix(".json")}


def test_errors_fail_and_others_are_told() -> None:
    oak = list(suites()[OAK])
    failed = [case.name[:6] for case in oak if case.result]
    assert failed == ["BND010", "BND012"]
    (length,) = (case for case in oak if case.name.startswith("LEN002"))
    assert length.is_passed
    assert "This paragraph has 7 sentences." in length.system_out


def test_a_case_fails_as_fail_on_says() -> None:
    def length(finding: Finding) -> bool:
        return finding.rule.family == "LEN"

    outcome = Outcome(FINDINGS, OUTCOME.bundles, (), length)
    failed = [case for suite in suites(outcome).values() for case in suite if case.result]
    assert [case.name[:6] for case in failed] == ["LEN002", "LEN002"]
    (failure,) = failed[0].result
    assert isinstance(failure, Failure)
    assert failure.type == "warning"
    assert failure.message == FINDINGS[1].message
    assert f"{ELM}:33:17" in failure.text


def test_every_place_of_a_rule_is_in_one_failure() -> None:
    (case,) = (case for case in suites()[OAK] if "/evidence/0" in write_of(case))
    (failure,) = case.result
    assert failure.message.endswith(" And 13 more places.")
    assert "also at 31:5, 32:5, 33:5, 34:5, 35:5 and 8 more places" in failure.text


def write_of(case: Any) -> str:
    return " ".join(one.text or "" for one in case.result)


def test_a_bundle_without_findings_has_a_case_that_passes() -> None:
    (case,) = suites()["samples/good/bundle.json"]
    assert (case.name, case.is_passed) == (PROCESSED, True)


def test_a_template_is_no_bundle() -> None:
    (case,) = suites()["templates/report-types/x/a.md.j2"]
    assert case.name[:6] == "TPL003"


def test_what_could_not_be_processed_is_an_error() -> None:
    (case,) = suites()["gone.json"]
    (error,) = case.result
    assert isinstance(error, Error)
    assert (error.message, error.text) == ("There is no such file.", "Look again.")


def test_any_name_is_safe_in_xml() -> None:
    found = suites(EVIL_OUTCOME)
    assert len(found) == len(EVIL)
    assert {EVIL[3], EVIL[6], EVIL[8], "odd???.json"} <= set(found)
