"""Parts that are no judgement, in a draft whose judgements are planned: only what fields say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import Origin, Paragraph, Section, plain, walk
from pipeline.report_type.toml.file import load
from scripts.bundle_edits import data

CENTRE = "childrens-centre/good-planned"


def _section(bundle: Mapping[str, Any], id_: str) -> Section:
    taken = intake(RawBundle("bundle.json", json.dumps(bundle).encode()))
    assert taken.bundle, taken.findings
    composed = compose(taken.bundle, load(taken.bundle.report_type))
    return next(one for one in walk(composed.documents[0].sections) if one.id == id_)


def _planned(bundle: Mapping[str, Any], id_: str) -> list[str]:
    blocks = _section(bundle, id_).blocks
    return [
        plain(one.inlines)
        for one in blocks
        if isinstance(one, Paragraph) and one.origin is Origin.PLANNED
    ]


def test_what_inspectors_looked_at_is_planned_from_fields() -> None:
    [said] = _planned(data({"base": CENTRE}), "inspection")
    assert said.startswith("The inspection drew on ")
    assert said.endswith(" Inspectors followed six cases.")


def test_what_is_not_declared_is_not_said() -> None:
    [said] = _planned(data({"base": CENTRE, "remove": ["/facts/families_followed"]}), "inspection")
    assert "cases" not in said.replace("cases that were followed", "")


def test_a_kind_of_source_that_may_not_be_said_is_not_named() -> None:
    bundle = data({"base": "sccif-rfc-full/good-planned"})
    [before] = _planned(bundle, "inspection")
    assert "interviews" in before
    for at, one in enumerate(bundle["evidence"]):
        if one["source"]["kind"] == "interview":
            one["withheld"] = "other"
            if at % 2:  # neither withheld records nor those without a statement count
                one.pop("withheld")
                one.pop("statement", None)
    [after] = _planned(bundle, "inspection")
    assert "interviews" not in after


def test_the_findings_are_the_heaviest_statement_of_each_judgement() -> None:
    bundle = data({"base": CENTRE})
    said = {one.get("statement") for one in bundle["evidence"] if "withheld" not in one}
    found = _planned(bundle, "findings")
    assert 1 <= len(found) <= 4
    assert set(found) <= said


def test_a_report_whose_judgements_are_written_has_no_planned_part() -> None:
    bundle = data({"base": "childrens-centre/good-narrative", "remove": ["/narrative/findings"]})
    assert _planned(bundle, "findings") == []


def test_without_anything_that_may_be_said_nothing_is_planned() -> None:
    bundle = data({"base": CENTRE})
    for one in bundle["evidence"]:
        one["withheld"] = "other"
    assert _planned(bundle, "findings") == []
    assert _planned(bundle, "inspection") == []
