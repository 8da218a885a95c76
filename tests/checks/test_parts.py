"""Each part that a report type holds as data is broken once, and just its rule is told.

Judgements, grades, areas, limits, sections, fixed statements, and steps in their order and when
they are missing, of every report type; `test_data_rules.py` breaks the other rules. What a
bundle cannot break, the headings and fixed wording of a template, is broken in the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, Final

import pytest

from pipeline.checks import coverage, grades, length, proportions, sections, statements, steps
from pipeline.checks.case.case import Case
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.document import Document, Section, Statement, TemplateSource, Text
from pipeline.model.finding import Finding, Rule, Severity
from pipeline.report_type.definition import DocumentType, Narrative, SectionType, StatementContent
from pipeline.report_type.demands import Condition, Needed, Order
from pipeline.report_type.judging import Area
from pipeline.report_type.limits import Limit, Relaxation
from pipeline.report_type.steps import TIMETABLE
from pipeline.report_type.toml.file import ids, load
from scripts.bundle_edits import raw, sample
from tests.checks.case_files import NAME
from tests.checks.test_data_rules import RUN, Of, applies, based, bases, composed, each, own

_LIST: Final = "/event/authorities"
EARLY: Final = "2035-03-05"
LATE: Final = "2035-06-05"
"""Two days after every inspection, the later one after every deadline that counts from it."""


def parts(of: Callable[[Any], Iterator[Any]]) -> list[Of]:
    return [Of(type_, entry) for type_ in ids() for entry in of(load(type_))]


def types_of(found: tuple[SectionType, ...]) -> Iterator[SectionType]:
    for section in found:
        yield section
        yield from types_of(section.sections)


def waits_for(document: DocumentType, section: SectionType) -> bool:
    """Return whether a document is there only with the words of a section.

    Without them there is no document, so the section cannot be empty.
    """
    return document.when in [
        Condition(f"/narrative/{one.section}")
        for one in section.content
        if isinstance(one, Narrative)
    ]


def _sections(type_: Any) -> Iterator[SectionType]:
    for document in type_.documents:
        yield from types_of(document.sections)


JUDGEMENTS = parts(lambda type_: (one for one in type_.judgements if not one.optional))
LIMITS = own("limits", "limits")
ORDER = own("order", "order")
NEEDED = own("needed", "needed")
REQUIRED = parts(
    lambda type_: (
        one
        for document in type_.documents
        for one in types_of(document.sections)
        if (one.required or one.written) and not waits_for(document, one)
    )
)
STATEMENTS = parts(
    lambda type_: (
        replace(one, when=one.when or section.when)
        for section in _sections(type_)
        for one in section.content
        if isinstance(one, StatementContent)
    )
)
"""Fixed statements, each with the condition of its own or, without one, that of its section."""


@cache
def as_it_is(name: str) -> Case:
    """Return a good sample, composed."""
    return composed({"base": name})


def written(type_: str) -> list[str]:
    """Return the good samples of a type in which people wrote the sections."""
    return [name for name in bases(type_) if sample(name).get("narrative")]


def told(case: Case, rule: Rule) -> tuple[Finding, ...]:
    return tuple(RUN[rule](case))


# --- judgements and grades ---------------------------------------------------------------


@each(JUDGEMENTS)
def test_a_judgement_that_is_not_given(of: Of) -> None:
    at = f"/judgements/{of.name}"
    taken = intake(RawBundle(NAME, raw({"base": bases(of.type_)[0], "remove": [at]})))
    assert [one.key for one in taken.findings if one.rule.id == "BND024"] == [of.name]


GRADED: Final = [type_ for type_ in ids() if load(type_).judgements]


@pytest.mark.parametrize("type_", GRADED)
def test_a_grade_of_another_scale(type_: str) -> None:
    ours = [one.label.text for one in load(type_).grades]
    others = {one.label.text for other in ids() for one in load(other).grades} - {*ours}
    name = next((one for one in bases(type_) if sample(one).get("judgements")), "")
    case, judgement = as_it_is(name), next(iter(sample(name)["judgements"]))
    assert others
    for label in others:
        [one] = told(_graded(case, judgement, label), grades.SCALE)
        assert one.place.bundle
        assert one.place.bundle.pointer == f"/judgements/{judgement}/grade"
    assert not [label for label in ours if told(_graded(case, judgement, label), grades.SCALE)]


def _graded(case: Case, judgement: str, label: str) -> Case:
    made = tuple(
        replace(one, grade=label) if one.id == judgement else one for one in case.bundle.judgements
    )
    return replace(case, bundle=replace(case.bundle, judgements=made))


# --- how long sections and paragraphs are ------------------------------------------------

MADE: Final[Mapping[str, tuple[Rule, Callable[[int], list[int]]]]] = {
    "paragraphs": (length.PARAGRAPHS, lambda most: [2] * (most + 1)),
    "sentences-per-paragraph": (length.LONG_PARAGRAPH, lambda most: [2, 2, most + 1]),
    "share-of-short-paragraphs": (length.FEW_SHORT, lambda _: [4, 4, 4, 4, 4, 2]),
}
"""What is broken by a limit, and the sentences of the paragraphs that break it."""


@each(LIMITS)
def test_a_limit(of: Of) -> None:
    limit: Limit = of.entry
    case, section = _too_long(of.type_, limit)
    rule = MADE[limit.id][0]
    told_of = {one.severity for one in told(composed(case), rule) if one.citation == limit.citation}
    assert told_of == {Severity.WARNING}
    for relaxed in limit.relaxed:
        eased = {**case, "set": {**case["set"], **_eased(of.type_, section, relaxed)}}
        assert {one.severity for one in told(composed(eased), rule)} == {Severity.NOTICE}


def _too_long(type_: str, limit: Limit) -> tuple[dict[str, Any], str]:
    """Return a case in which one section breaks a limit that nothing eases, and that section."""
    name = written(type_)[0]
    there, known = sample(name), {area.judgement for area in load(type_).areas}
    section = next((one for one in there["narrative"] if one in known), "action")
    second_best = load(type_).grades[1].label.text if load(type_).grades else ""
    usual = {f"/judgements/{one}/grade": second_best for one in there.get("judgements", ())}
    facts = [one.fact for one in limit.relaxed if one.fact]
    counts = MADE[limit.id][1](limit.of(section).warning)
    edits = {**usual, **dict.fromkeys(facts, False)}
    return {"base": name, "sentences": {section: counts}, "set": edits}, section


def _eased(type_: str, section: str, relaxed: Relaxation) -> dict[str, Any]:
    if relaxed.fact:
        return {relaxed.fact: True}
    judgement = section if load(type_).judgement(section) else "overall"
    return {f"/judgements/{judgement}/grade": relaxed.grade}


# --- steps -------------------------------------------------------------------------------


@each(ORDER)
def test_two_steps_that_change_places(of: Of) -> None:
    order: Order = of.entry
    others = load(of.type_).rules.order
    before = {pair for one in others[: others.index(order)] for pair in pairwise(one.steps)}
    pairs = [pair for pair in pairwise(order.steps) if pair not in before]
    assert pairs, "another order has each pair of it"
    for first, then in pairs:
        found = told(_dated(of.type_, {first: LATE, then: EARLY}), steps.DISORDER)
        assert [one.citation for one in found] == [order.citation]
        assert not told(_dated(of.type_, {first: EARLY, then: LATE}), steps.DISORDER)


@each(NEEDED)
def test_a_step_that_is_missing(of: Of) -> None:
    needed: Needed = of.entry
    start = _with_a_change(of.type_, needed) if needed.changed else based(of.type_, needed.when)
    at = needed.when.at if needed.when else ""
    asked = {at.rpartition("/")[2]: EARLY} if at.startswith(TIMETABLE) else {}
    for once in needed.once:
        found = told(_dated(of.type_, {**asked, once: LATE}, start), steps.MISSING)
        assert needed.citation in {one.citation for one in found if one.key == needed.id}
        both = _dated(of.type_, {**asked, once: LATE, needed.step: EARLY}, start)
        assert needed.id not in {one.key for one in told(both, steps.MISSING)}
        if needed.changed:
            agreed = _dated(of.type_, {once: LATE}, _as_at_feedback(start["base"]))
            assert needed.id not in {one.key for one in told(agreed, steps.MISSING)}


def _with_a_change(type_: str, needed: Needed) -> dict[str, Any]:
    """Return a case in which one grade is another than at feedback, and no other grade is."""
    name = next(one for one in bases(type_) if sample(one).get("judgements"))
    assert applies(needed.when, sample(name))
    case = _as_at_feedback(name)
    at, grade = next(iter(case["set"].items()))
    other = next(one.label.text for one in load(type_).grades if one.label.text != grade)
    return {**case, "set": {**case["set"], at: other}}


def _as_at_feedback(name: str) -> dict[str, Any]:
    """Return a case in which each grade is the one of the feedback."""
    given = {id_: one["grade"] for id_, one in sample(name)["judgements"].items()}
    edits = {f"/judgements/{id_}/provisional_grade": grade for id_, grade in given.items()}
    return {"base": name, "set": edits, "remove": []}


def _dated(type_: str, days: Mapping[str, str], start: Mapping[str, Any] | None = None) -> Case:
    """Return a case with these steps and no other: no list says when anybody was told, either."""
    case = start or {"base": bases(type_)[0], "set": {}, "remove": []}
    listed = [_LIST] if _LIST.rpartition("/")[2] in sample(case["base"])["event"] else []
    edits = {**case["set"], TIMETABLE: days}
    return composed({**case, "set": edits, "remove": [*case["remove"], *listed]})


# --- areas of evidence -------------------------------------------------------------------

COVERED: Final = [type_ for type_ in ids() if load(type_).rules.coverage]


def _essential(type_: str) -> list[Area]:
    return [one for one in load(type_).areas if one.essential]


def _filed(type_: str, areas: list[str]) -> dict[str, Any]:
    """Return a case whose records are of these areas in turn, with no exception declared."""
    name = written(type_)[0]
    rule, there = load(type_).rules.coverage, sample(name)
    assert rule
    assert len(there["evidence"]) >= len(areas)
    named = {f"/evidence/{at}/area": areas[at % len(areas)] for at in range(len(there["evidence"]))}
    excepted = [rule.exceptions] if rule.exceptions.rpartition("/")[2] in there["facts"] else []
    return {"base": name, "set": named, "remove": excepted}


def _areas(found: tuple[Finding, ...]) -> set[str]:
    return {id_ for one in found for id_ in one.key.split()}


@pytest.mark.parametrize("type_", COVERED)
def test_an_area_without_evidence(type_: str) -> None:
    everything = {one.id for one in _essential(type_)}
    cited = {one.citation for one in _essential(type_)}
    for area in sorted(everything)[:2]:
        found = told(composed(_filed(type_, [area])), coverage.NO_EVIDENCE)
        assert _areas(found) == everything - {area}
        assert {one.citation for one in found} <= cited


@pytest.mark.parametrize("type_", COVERED)
def test_an_area_that_the_report_leaves_out(type_: str) -> None:
    everything = [one.id for one in _essential(type_)]
    case = _filed(type_, everything)
    assert not _areas(told(composed(case), coverage.NO_EVIDENCE))
    plain = {"paragraphs": [{"text": "Staff listen to families.", "evidence": []}]}
    bare = {f"/narrative/{one}": plain for one in sample(case["base"])["narrative"]}
    found = told(composed({**case, "set": {**case["set"], **bare}}), coverage.NOT_REPORTED)
    assert _areas(found) == {*everything}


# --- proportions in words ----------------------------------------------------------------

MEASURED: Final = [type_ for type_ in ids() if load(type_).rules.proportions]


@pytest.mark.parametrize("type_", MEASURED)
def test_a_word_that_is_not_that_of_the_share(type_: str) -> None:
    name = written(type_)[0]
    record = next(one["id"] for one in sample(name)["evidence"] if "measure" in one)
    at = next(i for i, one in enumerate(sample(name)["evidence"]) if one["id"] == record)
    section = f"/narrative/{next(iter(sample(name)['judgements']))}/paragraphs/0"
    words = {"text": f"[Most of them](evidence:{record}) came back.", "evidence": [record]}
    shares = {"numerator": 60, "denominator": 100}
    share = {f"/evidence/{at}/measure/{key}": number for key, number in shares.items()}
    edits: dict[str, Any] = {section: words, **share}
    case = {"base": name, "set": edits}
    [one] = [one for one in told(composed(case), proportions.WORD) if _at(one).startswith(section)]
    assert one.citation == load(type_).rules.proportions
    right = {"base": name, "set": {**edits, f"/evidence/{at}/measure/numerator": 90}}
    ours = [_at(one) for one in told(composed(right), proportions.WORD)]
    assert not [at for at in ours if at.startswith(section)]


def _at(one: Finding) -> str:
    return one.place.bundle.pointer if one.place.bundle else ""


# --- sections and fixed statements -------------------------------------------------------


def _holding(type_: str, section: str) -> str:
    """Return a good sample whose report has a section."""
    for name in bases(type_):
        if any(one.id == section for _, one in as_it_is(name).sections()):
            return name
    raise AssertionError(f"no good sample has the section {section}")


@each(REQUIRED)
def test_a_section_that_nobody_has_written(of: Of) -> None:
    section: SectionType = of.entry
    name = _holding(of.type_, section.id)
    assert section.id not in _empty(as_it_is(name))
    found = _empty(_unwritten(name, section))
    source = section.required or section.citation
    assert found[section.id].citation in (
        (source,) if source.seed else (source, sections.EMPTY.citation)
    )


def _unwritten(name: str, section: SectionType) -> Case:
    """Return a case without the words of a section, and without any to plan it from.

    Where a template always says something, the words are taken out of the report.
    """
    there = sample(name)
    own = [one.section for one in section.content if isinstance(one, Narrative)]
    removed = [f"/narrative/{one}" for one in own if one in there.get("narrative", {})]
    planned_from = load(str(there["report_type"])).areas_of(section.id)
    planned = enumerate(there["evidence"]) if planned_from or not removed else ()
    removed += [f"/evidence/{at}/statement" for at, one in planned if "statement" in one]
    case = composed({"base": name, "remove": removed})
    if section.written or section.id in _empty(case):
        return case
    return _in_report(case, lambda one: _emptied(one) if one.id == section.id else one)


def _emptied(section: Section) -> Section:
    return replace(section, blocks=(), sections=())


def _in_report(case: Case, change: Callable[[Section], Section]) -> Case:
    """Return a case with every section of its documents changed."""

    def inside(section: Section) -> Section:
        return change(replace(section, sections=tuple(map(inside, section.sections))))

    documents = tuple(
        replace(one, sections=tuple(map(inside, one.sections)))
        for one in case.composition.documents
    )
    return replace(case, composition=replace(case.composition, documents=documents))


def _empty(case: Case) -> dict[str, Finding]:
    found = {}
    for one in told(case, sections.EMPTY):
        assert one.place.document
        found[one.place.document.section] = one
    return found


@pytest.mark.parametrize("type_", ids())
def test_headings_that_differ_or_change_places(type_: str) -> None:
    for name in bases(type_):
        case = as_it_is(name)
        for document in case.composition.documents:
            assert not _order(case, document)
            for changed in _changed(document.sections):
                assert _order(case, replace(document, sections=changed))


@pytest.mark.parametrize("type_", ids())
def test_every_section_is_in_some_good_sample(type_: str) -> None:
    """What is said above of headings is said of all of them."""
    there = {one.id for name in bases(type_) for _, one in as_it_is(name).sections()}
    assert {one.id for one in _sections(load(type_))} - there == set()


def _order(case: Case, document: Document) -> tuple[Finding, ...]:
    """Return what is said of the order of one document alone."""
    composition = replace(case.composition, documents=(document,))
    return told(replace(case, composition=composition), sections.ORDER)


ELSE: Final = Text("Anything else", TemplateSource("report-types/any.toml", 1))


def _changed(found: tuple[Section, ...]) -> Iterator[tuple[Section, ...]]:
    """Yield sections with one renamed, at any depth; and with two neighbours in other places."""
    for at, section in enumerate(found):
        renamed = replace(section, title=(ELSE,))
        yield (*found[:at], renamed, *found[at + 1 :])
        for inner in _changed(section.sections):
            yield (*found[:at], replace(section, sections=inner), *found[at + 1 :])
    for at in range(len(found) - 1):
        yield (*found[:at], found[at + 1], found[at], *found[at + 2 :])


@each(STATEMENTS)
def test_a_fixed_statement_that_is_cut(of: Of) -> None:
    statement: StatementContent = of.entry
    case = composed(based(of.type_, statement.when))
    assert not told(case, statements.MISSING)
    found = told(_in_report(case, _without_statements), statements.MISSING)
    assert statement.citation in {one.citation for one in found if one.key == statement.id}


def _without_statements(section: Section) -> Section:
    left = tuple(one for one in section.blocks if not isinstance(one, Statement))
    return replace(section, blocks=left)
