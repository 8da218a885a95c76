"""The verdict: what a change must not do, and what is only told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.model.comparison.comparison import Comparison
from pipeline.resources import Home
from pipeline.runs.comparison.expected import NAMES
from pipeline.runs.comparison.run import Wanted, compare
from tests.runs.comparison.changes import (
    SAMPLE,
    TYPE,
    VISIT,
    Edits,
    after,
    before,
    bundle,
    own,
    side,
)
from tests.samples.cases import SAMPLES

LIMITS = "frameworks/assurance-visits-2020.toml"
VERSION_RAISED = ('version = "1.2.0"', 'version = "1.2.1"')
NEW_VERSION = {TYPE: ('version = "1.2.0"', 'version = "0.9.0"')}


def kinds(found: Comparison) -> list[str]:
    return [one.kind for one in found.verdict.reasons]


def changed(folder: Path, edits: Edits) -> Comparison:
    """Return a change of templates that raises the version of its report type."""
    return before(folder, {**NEW_VERSION, **edits})


def test_a_change_that_breaks_nothing_passes(tmp_path: Path) -> None:
    found = changed(tmp_path, {VISIT: ("this kind are", "that kind are")})
    assert kinds(found) == []
    assert not found.nothing
    assert (found.types[0].base_version, found.types[0].head_version) == ("0.9.0", "1.2.0")


def test_a_report_type_that_changed_needs_a_new_version(tmp_path: Path) -> None:
    found = before(tmp_path, {VISIT: ("this kind are", "that kind are")})
    (reason,) = found.verdict.reasons
    assert (reason.kind, reason.report_type) == ("version not raised", "rfc-assurance-visit")
    assert reason.file == TYPE


def test_a_version_that_went_down_is_none_that_was_raised(tmp_path: Path) -> None:
    edits = {TYPE: ('version = "1.2.0"', 'version = "1.2.1"'), VISIT: ("this kind", "that kind")}
    assert kinds(before(tmp_path, edits)) == ["version not raised"]


def test_a_new_error_fails(tmp_path: Path) -> None:
    title = 'title = "What inspectors found", required = true, required_source = "002:180"'
    edits = {TYPE: (title, 'title = "What inspectors found"')}
    empty = bundle(edit=lambda data: data["narrative"].pop("families-findings"))
    error = before(tmp_path, edits, empty).verdict.reasons[0]
    assert (error.kind, error.rule, error.bundle) == ("new error", "SEC001", f"{SAMPLE}.json")
    assert error.fingerprint


def test_a_limit_that_is_crossed_fails_whatever_its_severity(tmp_path: Path) -> None:
    edits = {TYPE: VERSION_RAISED, LIMITS: ("notice = 6, warning = 8", "notice = 4, warning = 80")}
    found = after(tmp_path, edits)
    crossed = [one.found for one in found.findings if one.crossed]
    assert [(one.rule, one.severity) for one in crossed] == [("LEN001", "notice")] * 2
    assert {*kinds(found)} == {"limit crossed"}


def test_a_limit_that_was_crossed_before_is_not_crossed_again(tmp_path: Path) -> None:
    """The second text is further beyond it: another finding, and the same limit."""
    limits = {LIMITS: ("notice = 6, warning = 8", "notice = 1, warning = 80")}
    further = "\n\n".join(f"Here is paragraph {number}." for number in range(9))
    base = side(own(tmp_path / "a", limits))
    head = side(own(tmp_path / "b", {**limits, VISIT: ("{# Why", f"{further}\n\n{{# Why")}))
    found = compare(base, head, [bundle()])
    assert not [one for one in found.findings if one.crossed]


def test_stale_expected_texts_fail_and_fresh_ones_do_not(tmp_path: Path) -> None:
    name = "rfc-assurance-visit/good-no-concerns"
    sample = replace(bundle(name), expected=SAMPLES / name / "expected")
    base = side(own(tmp_path / "own", {**NEW_VERSION, VISIT: ("this kind", "that kind")}))
    assert kinds(compare(base, side(Home()), [sample])) == []
    stale = compare(side(Home()), base, [sample])
    assert "expected text stale" in kinds(stale)


@pytest.mark.parametrize("name", NAMES)
def test_each_expected_text_is_held_and_renewed(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("Other words.\n", "utf-8")
    sample = replace(
        bundle("rfc-assurance-visit/good-no-concerns"), expected=tmp_path, renewed=True
    )
    (reason,) = compare(side(Home()), side(Home(), "head"), [sample]).verdict.reasons
    assert (reason.kind, reason.file) == ("expected text stale", (tmp_path / name).as_posix())
    texts = dict[str, str]()
    renew = Wanted(renew=lambda path, text: texts.update({path.name: text}))
    assert kinds(compare(side(Home()), side(Home(), "head"), [sample], renew)) == []
    shipped = SAMPLES / "rfc-assurance-visit/good-no-concerns/expected" / name
    assert texts == {name: shipped.read_text("utf-8")}


def test_an_expected_text_that_was_edited_is_looked_at_though_nothing_reaches_it(
    tmp_path: Path,
) -> None:
    (tmp_path / "outline.txt").write_text("Other words.\n", "utf-8")
    sample = replace(bundle(), expected=tmp_path, renewed=True)
    found = compare(side(Home()), side(Home(), "head"), [sample])
    assert kinds(found) == ["expected text stale"]
    assert found.touched == 0


def test_known_findings_do_not_count(tmp_path: Path) -> None:
    edits = {TYPE: VERSION_RAISED, LIMITS: ("notice = 6, warning = 8", "notice = 4, warning = 80")}
    found = after(tmp_path / "a", edits)
    first, second = (one.found.fingerprint for one in found.findings)
    head = side(own(tmp_path / "b", edits))
    again = compare(side(Home()), head, [bundle()], Wanted(known=frozenset({first})))
    assert [one.known for one in again.findings] == [True, False]
    assert [one.fingerprint for one in again.verdict.reasons] == [second]


def test_a_finding_that_fail_on_names_is_a_reason(tmp_path: Path) -> None:
    edits = {
        TYPE: VERSION_RAISED,
        VISIT: ("Visits of", "Utilised visits of"),
    }
    head = side(own(tmp_path, edits))
    assert kinds(compare(side(Home()), head, [bundle()])) == []
    named = Wanted(named=lambda one: one.found.rule.startswith("PLE"))
    assert kinds(compare(side(Home()), head, [bundle()], named)) == ["named"]


def test_a_bundle_that_is_new_and_not_valid_is_told_though_nothing_reaches_it() -> None:
    broken = replace(bundle(edit=lambda data: data.pop("setting")), fresh=True, renewed=True)
    found = compare(side(Home()), side(Home(), "head"), [broken])
    assert [(one.side, one.invalid) for one in found.unbuilt] == [("head", True)]
