"""SARIF keeps to its schema, points into the bundle, and says what code scanning needs.

`sarif.schema.json` is a part of the schema of OASIS: no package of the index carries the whole.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator

from pipeline import __version__
from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Severity
from pipeline.reporters.outcome import Outcome
from pipeline.reporters.sarif import write
from pipeline.reporters.sarif_log import FINGERPRINT
from pipeline.runs.examine import examine
from pipeline.runs.rules import rules
from tests.reporters.findings import (
    EVIL,
    EVIL_OUTCOME,
    FINDINGS,
    OAK,
    OUTCOME,
    at,
    named,
    unlisted,
)
from tests.samples.cases import of

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))
VALIDATOR = Draft4Validator(SCHEMA)


def run(outcome: Outcome = OUTCOME) -> Any:
    """Return the run of a log that keeps to the schema."""
    log = json.loads(write(replace(outcome, rules=rules)))
    VALIDATOR.validate(log)
    assert log["version"] == "2.1.0"
    (found,) = log["runs"]
    return found


def result(finding: int) -> Any:
    return run(Outcome(FINDINGS[finding : finding + 1], (OAK,)))["results"][0]


def artifact(uri: str) -> dict[str, str]:
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


@pytest.mark.parametrize("outcome", [OUTCOME, EVIL_OUTCOME, Outcome((), ())])
def test_it_keeps_to_the_schema(outcome: Outcome) -> None:
    assert run(outcome)["columnKind"] == "unicodeCodePoints"


def test_the_schema_is_closed() -> None:
    Draft4Validator.check_schema(SCHEMA)
    objects = [one for name, one in SCHEMA["definitions"].items() if name != "propertyBag"]
    assert all(one["additionalProperties"] is False for one in objects)


def test_the_driver_has_every_rule_in_full() -> None:
    driver = run()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("inspection-reports", __version__)
    assert [one["id"] for one in driver["rules"]] == [one.id for one in rules()]
    length = next(one for one in driver["rules"] if one["id"] == "LEN002")
    assert length["name"] == "long-paragraph"
    assert length["defaultConfiguration"] == {"level": "warning"}
    assert length["properties"]["family"] == "LEN"
    assert "2 or 3 sentences" in length["fullDescription"]["text"]
    assert "(001:888)" in length["help"]["markdown"]


def test_a_rule_says_how_precise_it_is() -> None:
    told = {one["id"]: one["properties"] for one in run()["tool"]["driver"]["rules"]}
    assert "precision" not in told["LEN002"]
    assert "measured" not in told["LEN002"]
    for rule in rules():
        if rule.measured:
            properties = told[rule.id]
            assert properties.get("precision") == rule.measured.level
            assert properties["measured"]["judged"] == rule.measured.judged
            assert properties["measured"]["share"] == round(rule.measured.precision, 3)
    assert told["PLE003"]["precision"] in ("very-high", "high")
    assert "precision" not in told["PLE007"]  # too few findings to say


def test_a_result_points_into_the_bundle_and_at_the_template_line() -> None:
    found = result(1)
    rules = run()["tool"]["driver"]["rules"]
    assert rules[found["ruleIndex"]]["id"] == found["ruleId"] == "LEN002"
    assert found["level"] == "warning"
    assert found["message"]["text"] == f"{FINDINGS[1].message} {FINDINGS[1].hint}"
    (place,) = found["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": artifact(OAK),
        "region": {"startLine": 40, "startColumn": 17},
    }
    (name,) = place["logicalLocations"]
    assert name == {"fullyQualifiedName": "/narrative/leaders/paragraphs/0/text"}
    (line,) = found["relatedLocations"]
    assert line["physicalLocation"] == {
        "artifactLocation": artifact("templates/report-types/sccif-rfc-full/leaders.md.j2"),
        "region": {"startLine": 12},
    }
    assert found["partialFingerprints"] == {FINGERPRINT: FINDINGS[1].fingerprint}
    assert found["properties"]["document"]["section"] == "leaders"


def test_a_place_that_is_not_known_has_no_region() -> None:
    encoding, template, nowhere = run()["results"][-3:]
    assert list(encoding["locations"][0]["physicalLocation"]) == ["artifactLocation"]
    assert template["locations"][0]["physicalLocation"]["region"] == {"startLine": 3}
    assert (nowhere["locations"], nowhere["level"]) == ([], "note")


def test_a_rule_that_is_not_known_has_no_index() -> None:
    finding = replace(FINDINGS[0], rule=unlisted("ZZZ999", "unheard-of"))
    (found,) = run(Outcome([finding], (OAK,)))["results"]
    assert found["ruleId"] == "ZZZ999"
    assert "ruleIndex" not in found


def test_the_region_of_a_span_is_exactly_its_words() -> None:
    content = of("sccif-rfc-full/bad-source-revealed").content
    examined = examine(RawBundle("bundle.json", content))
    results = run(Outcome(examined.findings, ("bundle.json",)))["results"]
    found = next(one for one in results if one["ruleId"] == "STM003")
    region = found["locations"][0]["physicalLocation"]["region"]
    line = content.decode().splitlines()[region["startLine"] - 1]
    assert region["endLine"] == region["startLine"]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "whistleblower"


def test_files_are_named_from_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def uri(file: str) -> Any:
        outcome = Outcome([named(file)], (file,))
        place = run(outcome)["results"][0]["locations"][0]["physicalLocation"]
        return place["artifactLocation"]

    assert uri(str(tmp_path / "a b/c:d%.json")) == artifact("a%20b/c%3Ad%25.json")
    assert uri("./x/../é.json") == artifact("%C3%A9.json")
    assert uri("/elsewhere/b.json") == {"uri": "file:///elsewhere/b.json"}
    assert uri("../b.json") == {"uri": f"file://{tmp_path}/../b.json"}


def test_hostile_names_stay_inside_their_uri() -> None:
    for file, found in zip(EVIL, run(EVIL_OUTCOME)["results"], strict=True):
        uri = found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert re.fullmatch(r"[A-Za-z0-9/%._~-]+", uri)
        assert unquote(uri, errors="surrogateescape") == os.path.normpath(file)


def test_a_message_holds_no_placeholder_and_no_link() -> None:
    finding = replace(FINDINGS[0], message="In { } see [a](b) {0}", hint="")
    found = run(Outcome([finding], (OAK,)))["results"][0]
    assert found["message"]["text"] == "In {{ }} see [a] (b) {{0}}"


def test_what_is_said_twice_of_one_place_is_there_once() -> None:
    same = [replace(FINDINGS[0], place=at("", 1, 1))] * 3
    (found,) = run(Outcome(same, (OAK,)))["results"]
    assert found["occurrenceCount"] == 3


def test_what_could_not_be_processed_is_told() -> None:
    (invocation,) = run()["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "There is no such file. Look again."
    assert run(Outcome((), ()))["invocations"][0]["executionSuccessful"] is True


def test_no_more_than_code_scanning_takes_and_the_worst_first() -> None:
    notice = replace(FINDINGS[0], severity=Severity.NOTICE)
    many = [replace(notice, place=at("", line, 1)) for line in range(1, 25_001)]
    worst = replace(FINDINGS[0], severity=Severity.ERROR, place=at("", 30_000, 1))
    text = write(Outcome([*many, worst], (OAK,)))
    found = json.loads(text)["runs"][0]
    assert found["results"][0]["level"] == "error"
    assert len(found["results"]) <= 25_000
    assert len(text.encode()) <= 10_000_000
    (told,) = found["invocations"][0]["toolExecutionNotifications"]
    left_out = 25_001 - len(found["results"])
    assert told["message"]["text"].startswith(f"{left_out:,} findings are left out")


def test_all_is_in_the_order_of_the_findings_where_it_fits() -> None:
    few = [replace(FINDINGS[0], severity=one, place=at("", 1, 1)) for one in reversed(Severity)]
    levels = [one["level"] for one in run(Outcome(few, (OAK,)))["results"]]
    assert levels == ["note", "warning", "error"]
