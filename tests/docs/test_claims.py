"""What `docs/reference/guidance.toml` claims is so: each rule that is named really checks it.

`proofs.py` says what proves a claim. The bundles are run by `tests/truth/test_found.py` and
`tests/checks/test_cases.py`, and the entries are broken by the tests of report types; here each
claim is tied to one of them.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.evidence.timetable import deadlines
from pipeline.model.document import walk
from pipeline.report_type.toml.file import load
from scripts.bundle_edits import as_it_stands, data
from scripts.guidance_keys import Framework, Held, Row, held, lines
from tests.checks.case_files import ROOT
from tests.docs.proofs import broken, proofs, proving
from tests.docs.rows import ROWS, each_row
from tests.truth.keys import Key, names, read
from tests.truth.score import rules_of, score
from tests.truth.test_score import MISSED

HARMLESS: Final = {one.id: one for one in read("known") if one.violation is None}
LATER: Final = {id_ for id_, one in HARMLESS.items() if one.later}
NAMED: Final = sorted(HARMLESS.keys() & {id_ for _, row in ROWS for id_ in row.proved_by} | LATER)
KEYS: Final = [one for one in read("known") if one.violation and one.id not in MISSED]
# Held by an entry that cites another line, which asks for the same.
BORROWED: Final = {"M2", "M4", "M21", "H14", "C31", "C48", "10.20"}


# --- what is checked ---------------------------------------------------------------------


@each_row
def test_each_rule_that_is_named_checks_it(framework: Framework, row: Row) -> None:
    unproven = [rule for rule in row.checked_by if not proving(row, framework, rule)]
    assert unproven == [], f"no bundle and no entry proves it for {row.source}"


@each_row
def test_what_holds_a_row_is_broken_by_a_test(framework: Framework, row: Row) -> None:
    ours = held(row, framework)
    assert [(one.type, one.key) for one in ours if {*one.rules} - broken(one)] == []


@each_row
def test_a_proof_that_is_named_is_one(framework: Framework, row: Row) -> None:
    types = {*framework.types, *(one.type for one in held(row, framework))}
    for id_ in row.proved_by:
        if id_ in HARMLESS:
            assert HARMLESS[id_].report_type in types or not types
        else:
            assert id_ in proofs(), f"{id_} is no key and no case, or is missed"
            assert proofs()[id_].type in types or not types
            assert proofs()[id_].rules & {*row.checked_by}


def test_what_a_key_breaks_is_claimed() -> None:
    """The page does not say less than is checked, either."""
    assert [(key.id, breaks(key)) for key in KEYS if not is_claimed(key)] == []


def is_claimed(key: Key) -> bool:
    broken_lines = lines(breaks(key))
    claimed = {
        rule for _, row in ROWS if lines(row.source) & broken_lines for rule in row.checked_by
    }
    return bool(claimed & {*rules_of(key, names())})


def breaks(key: Key) -> str:
    assert key.violation
    return key.violation.breaks


# --- what may not be said ----------------------------------------------------------------


@pytest.mark.parametrize("row", [row for _, row in ROWS if row.silent_in], ids=lambda row: row.id)
def test_silence_is_proven_by_a_harmless_bundle(row: Row) -> None:
    assert HARMLESS.keys() & {*row.proved_by}


@pytest.mark.parametrize("id_", NAMED)
def test_what_is_allowed_brings_no_error_and_no_warning(id_: str) -> None:
    assert score(HARMLESS[id_], names()).noise == ()


# --- what the form of a bundle or a report sees to ---------------------------------------


@cache
def _good(type_: str) -> tuple[Bundle, ...]:
    """Return the good samples of a report type."""
    paths = sorted((ROOT / "samples" / type_).glob("good-*/bundle.json"))
    taken = [intake(RawBundle("bundle.json", as_it_stands(path))).bundle for path in paths]
    return tuple(one for one in taken if one)


@cache
def _written(type_: str) -> tuple[Any, ...]:
    """Return the good samples of a report type, and what the keys make of them."""
    keys = [data(one.edits) for one in read("known") if one.report_type == type_]
    return (*(one.file.data for one in _good(type_)), *keys)


@each_row
def test_a_field_is_used_or_refused(framework: Framework, row: Row) -> None:
    fields = [one for one in held(row, framework) if one.key.startswith("fields/")]
    refused = {"BND012", "BND014"} & {*row.checked_by}
    assert [one.key for one in fields if not _is_used(one) and not refused] == []


def _is_used(one: Held) -> bool:
    return any(_leads_somewhere(_steps(one), data) for data in _written(one.type))


def _steps(one: Held) -> list[str]:
    """Return the steps to a field such as `evidence[].source.kind`; `[]` is any entry."""
    return one.key.removeprefix("fields/").replace("[]", ".[]").split(".")


def _leads_somewhere(steps: list[str], data: Any) -> bool:
    if not steps:
        return True
    step, *rest = steps
    if step == "[]":
        return any(_leads_somewhere(rest, one) for one in data)
    return step in data and _leads_somewhere(rest, data[step])


@each_row
def test_a_field_that_no_report_can_show_is_never_public(framework: Framework, row: Row) -> None:
    for one in held(row, framework) if "no report can show" in row.does else ():
        view = View.of(bundle_schema(), type_schema(one.type))
        for step in _steps(one):
            view = view.below(0 if step == "[]" else step)
        assert "never" in view.said("x-publish")


@each_row
def test_a_part_of_a_report_is_there_and_cites_the_line(framework: Framework, row: Row) -> None:
    for one in held(row, framework):
        kind, _, id_ = one.key.partition("/")
        if kind in KINDS and id_:
            assert id_ in _parts(one.type, kind)
            cited = lines(str(one.citation)) if one.citation and one.citation.seed else set()
            assert not cited or cited & lines(row.source) or row.id in BORROWED


KINDS: Final = ("areas", "sections", "judgements", "documents")


@each_row
def test_the_whole_scale_and_plan_are_what_the_line_says(framework: Framework, row: Row) -> None:
    for one in held(row, framework):
        type_ = load(one.type)
        if one.key == "grades":
            sources = [each.citation for each in type_.grades]
            assert all(lines(str(source)) & lines(row.source) for source in sources)
        if one.key == "plan":
            most = {limit.id: limit.warning for limit in type_.rules.limits}
            assert type_.plan.paragraphs <= most["paragraphs"]
            assert type_.plan.sentences <= most["sentences-per-paragraph"]


@cache
def _parts(type_: str, kind: str) -> frozenset[str]:
    """Return the areas, judgements, sections or documents that good samples have or yield."""
    type_of = load(type_)
    made = [compose(one, type_of) for one in _good(type_)]
    documents = [document for one in made for document in one.documents]
    return {
        "areas": frozenset(area.area for one in made for area in one.coverage),
        "judgements": frozenset(each.id for one in _good(type_) for each in one.judgements),
        "documents": frozenset(one.id for one in documents),
        "sections": frozenset(each.id for one in documents for each in walk(one.sections)),
    }[kind]


@each_row
def test_a_step_has_a_day(framework: Framework, row: Row) -> None:
    """Those that no bundle records, too: `deadlines` shows them."""
    for one in held(row, framework):
        kind, _, id_ = one.key.partition("/")
        if kind == "timetable":
            [step] = [each for each in load(one.type).rules.timetable if each.id == id_]
            assert id_ in _counted(one.type) or step.when or step.counts_from


@cache
def _counted(type_: str) -> frozenset[str]:
    return frozenset(due.step.id for one in _good(type_) for due in deadlines(one, load(type_)))
