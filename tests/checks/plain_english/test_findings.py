"""Findings of the plain-English checks: their place, their key, and what is not looked at."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipeline.checks.plain_english.checks import checks
from pipeline.model.finding import Finding, apart
from tests.checks.building import ROOT, case, paragraph

SAMPLES = ROOT / "samples"


def found(
    edits: Mapping[str, Any], rule: str = "", base: str = "", **changes: Any
) -> list[Finding]:
    composed = case(edits, base=base or "sccif-rfc-full/good-narrative", **changes)
    return [one for _, check in checks() for one in check(composed) if rule in ("", one.rule.id)]


def test_a_finding_names_the_column_of_the_word() -> None:
    text = "Staff help. They *utilise* [most families](evidence:E07) in order to learn."
    first, second = found(paragraph(text, "E07"), "PLE003")
    assert first.place.bundle
    assert second.place.bundle
    start = first.place.bundle.column - text.index("utilise")
    assert second.place.bundle.column - text.index("in order to") == start
    assert first.place.bundle.pointer == "/narrative/overall/paragraphs/0/text"


def test_words_of_a_template_are_told_with_its_line() -> None:
    base = "sccif-rfc-monitoring/good-compliance-notices"
    told = found({}, "PLE015", base, house_style="gov-uk")
    (one,) = [one for one in told if one.place.template]
    assert one.place.bundle
    assert (one.place.bundle.pointer, one.place.bundle.line) == ("", 0)
    assert one.place.template
    assert one.place.template.line == 3


def test_a_section_is_the_place_of_its_passives() -> None:
    passive = "Records are kept. Plans are made. Calls are missed. Files are lost."
    edits = {f"/narrative/overall/paragraphs/{at}/text": passive for at in range(3)}
    (one,) = found(edits, "PLE012")
    assert one.place.document
    assert one.place.document.section == "overall"
    assert one.place.document.block is None
    assert one.limit == "40%"


def test_names_of_setting_and_provider_are_let_pass() -> None:
    name = "Robust Key Facilitate"
    edits = {"/setting/name": name, **paragraph(f"Staff of Robust work at {name}. They rest.")}
    assert found(edits, "PLE002") == []


def test_the_key_is_the_words_and_not_the_place() -> None:
    text = "Staff facilitate visits for each family."
    first = found(paragraph(text))
    edits = {"/narrative/overall/paragraphs/0/text": "Parents cook.", **_second(text)}
    assert [one.fingerprint for one in first if one.rule.id == "PLE002"] == [
        one.fingerprint for one in found(edits) if one.rule.id == "PLE002"
    ]


def test_the_same_words_twice_are_two_findings() -> None:
    text = "Staff facilitate visits for each family."
    edits = {"/narrative/overall/paragraphs/0/text": text, **_second(text)}
    one, other = apart(found(edits, "PLE002"))
    assert one.fingerprint != other.fingerprint


def _second(text: str) -> Mapping[str, Any]:
    return {"/narrative/overall/paragraphs/1/text": text}


def test_no_good_sample_has_a_warning() -> None:
    for path in sorted(SAMPLES.glob("*/good-*")):
        told = found({}, base=path.relative_to(SAMPLES).as_posix())
        warned = [(one.rule.id, one.key) for one in told if one.severity.value == "warning"]
        assert warned == [], path
