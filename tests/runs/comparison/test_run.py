"""What a change does to reports: only what it can reach is built, and figures are those of both."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, noting
from pipeline.runs.comparison import both as both_sides
from pipeline.runs.comparison import work
from pipeline.runs.comparison.both import SideError
from pipeline.runs.comparison.printing_when import may_print, printed_when
from pipeline.runs.comparison.run import Wanted, compare
from pipeline.runs.comparison.subject import Subject
from pipeline.runs.comparison.touching import Touching
from pipeline.runs.engines import Answers, Orders, local
from pipeline.runs.examine import examine
from tests import in_process
from tests.runs.comparison.changes import (
    SAMPLE,
    SCHEMA,
    TYPE,
    VISIT,
    after,
    before,
    bundle,
    own,
    side,
)
from tests.samples.cases import GOOD, Sample, each

OTHER_TYPE = bundle("childrens-home-2014-interim/good-planned")
PLE = "plain-english/wordy-phrase.toml"


def test_base_equal_to_head_shows_nothing() -> None:
    found = compare(side(Home()), side(Home(), "head"), [bundle(), OTHER_TYPE])
    assert found.nothing
    assert (found.files, found.looked_at, found.touched) == ((), 2, 0)
    assert found.verdict.passes


def test_only_what_the_change_reaches_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[str] = []
    measured = both_sides._measured

    def watched(name: str, source: object, *rest: object, **more: object) -> object:
        built.append(f"{name} {getattr(source, 'name', '')}")
        return measured(name, source, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(both_sides, "_measured", watched)
    found = before(tmp_path, {VISIT: ("this kind are", "that kind are")}, bundle(), OTHER_TYPE)
    assert built == [f"head {SAMPLE}.json", f"base {SAMPLE}.json"]
    assert [(one.report_type, one.touched, one.looked_at) for one in found.types] == [
        ("rfc-assurance-visit", 1, 1)
    ]


@pytest.mark.parametrize(
    ("file", "old", "touched"),
    [
        (VISIT, "this kind are", 1),
        ("report-types/sccif-rfc-full/service.md.j2", "It is registered", 0),
        ("frameworks/assurance-visits-2020.toml", "framework_title =", 1),
        ("frameworks/rfc-2016.toml", "framework_title =", 0),
        ("shared/setting.toml", 'title = "Name"', 2),
        (PLE, "why =", 2),
        ("claims/people.toml", "=", 2),
        ("pages/print.css", "{", 0),
        ("decisions.toml", "=", 0),
    ],
)
def test_a_file_reaches_the_reports_that_are_made_from_it(
    tmp_path: Path, file: str, old: str, touched: int
) -> None:
    home = own(tmp_path, {file: (old, f"{old} ")})
    name = f"templates/{file}"
    touching = Touching(frozenset({name}), None, side(home), paged=False)
    assert sum(touching.touches(one.source.raw) for one in (bundle(), OTHER_TYPE)) == touched


def test_figures_are_those_of_both_sides(tmp_path: Path) -> None:
    added = "\n\nThis is one more paragraph. It has two sentences."
    end = "how well the centre is led."
    found = before(tmp_path, {VISIT: (end, f"{end}{added}")})
    (type_,) = found.types
    section = next(one for one in type_.sections if one.section == "visit")
    assert section.base
    assert section.head
    assert section.base.paragraphs.middle - section.head.paragraphs.middle == 1
    assert section.base.sentences.middle - section.head.sentences.middle == 2
    assert section.base.words.middle - section.head.words.middle == 9
    others = [one for one in type_.sections if one.section not in ("visit", "")]
    assert not any(one.differs for one in others)
    whole = next(one for one in type_.sections if (one.document, one.section) == ("report", ""))
    assert whole.differs


def test_a_report_type_that_is_new_is_none_of_base(tmp_path: Path) -> None:
    folder = tmp_path / "report-types/rfc-assurance-visit"
    found = before(tmp_path, {VISIT: ("this kind are", "that kind are")})
    assert folder.is_dir()
    assert [(one.base_version, one.head_version) for one in found.types] == [("1.2.0", "1.2.0")]


def test_a_bundle_that_head_alone_refuses_is_told_with_its_side(tmp_path: Path) -> None:
    edits = {SCHEMA: ('"required": [', '"required": ["adapted_summary", ')}
    found = after(tmp_path, edits)
    assert [(one.side, one.invalid) for one in found.unbuilt] == [("head", True)]
    assert "BND011" in found.unbuilt[0].message
    assert [one.kind for one in found.verdict.reasons][:1] == ["new error"]


def test_a_base_that_refuses_a_bundle_builds_the_one_that_it_had(tmp_path: Path) -> None:
    narrower = {SCHEMA: ('"maximum": 1000', '"maximum": 2')}
    newer, older = (bundle(edit=partial(_sampled, number=number)) for number in (5, 1))
    refused = before(tmp_path / "a", narrower, newer)
    assert [(one.side, one.invalid) for one in refused.unbuilt] == [("base", True)]
    assert refused.types[0].sections == ()
    assert before(tmp_path / "b", narrower, replace(newer, fresh=True)).unbuilt == ()
    found = before(tmp_path / "c", narrower, replace(newer, older=older.source.raw))
    assert found.unbuilt == ()
    assert found.types[0].sections[0].base


def _sampled(data: Any, number: int) -> None:
    data["facts"]["cases_sampled"] = number


@pytest.mark.parametrize("name", ["base", "head"])
def test_a_broken_template_is_told_with_its_side(tmp_path: Path, name: str) -> None:
    edits = {VISIT: ("{% if event.previous", "{% if event.previuos")}
    with pytest.raises(SideError) as raised:
        (before if name == "base" else after)(tmp_path, edits)
    assert raised.value.side == name
    assert str(raised.value).startswith(f"{VISIT}:")


def test_a_report_type_that_does_not_parse_is_told_with_its_side(tmp_path: Path) -> None:
    with pytest.raises(SideError) as raised:
        before(tmp_path, {TYPE: ("sections = [", "sections = [[")})
    assert raised.value.side == "base"


def test_what_cannot_be_read_is_told_and_stops_nothing() -> None:
    found = compare(side(Home()), side(Home(), "head"), [BrokenError("No such file."), bundle()])
    assert [one.message for one in found.unbuilt] == ["No such file."]
    assert found.looked_at == 1


class Backwards(in_process.InProcess):
    """Answers the last order first."""

    def answers(self, orders: Orders) -> Answers:
        yield from reversed(list(super().answers(orders)))


def test_many_bundles_are_built_by_workers_and_come_out_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits = {"frameworks/sccif-rfc.toml": ("notice = 6, warning = 8", "notice = 60, warning = 80")}
    base, head = side(own(tmp_path, limits)), side(Home(), "head")
    source = bundle("sccif-rfc-full/good-outstanding").source
    subjects = [Subject(replace(source, name=f"{number}.json")) for number in range(4)]
    alone = compare(base, head, subjects)
    assert [one.bundle for one in alone.findings[::2]] == [one.source.name for one in subjects]
    monkeypatch.setattr(local, "engine", Backwards)
    monkeypatch.setattr(work, "_ALONE", 1)
    assert compare(base, head, subjects, Wanted(jobs=2)) == alone


@pytest.mark.parametrize("said", ["told", "not needed"])
def test_a_bundle_that_cannot_print_what_changed_is_not_touched(tmp_path: Path, said: str) -> None:
    one = bundle(
        "sccif-rfc-monitoring/good-new-judgement",
        lambda data: data["facts"].update(authorities=said),
    )
    name = "report-types/sccif-rfc-monitoring/authorities.md.j2"
    own(tmp_path, {name: ("", "{# A remark. #}\n")})
    touching = Touching(frozenset({f"templates/{name}"}), None, side(Home(tmp_path)), paged=False)
    assert touching.reaches("sccif-rfc-monitoring")
    assert touching.touches(one.source.raw) is (said == "told")


@pytest.mark.slow
@each(GOOD)
def test_what_a_bundle_prints_it_may_print(sample: Sample) -> None:
    with noting() as noted:
        examined = examine(RawBundle(sample.name, sample.content))
    assert examined.intake.report_type
    known = printed_when(examined.intake.report_type)
    data = json.loads(sample.content)
    printed = {one.name for one in noted} & known.keys()
    assert printed
    assert {one for one in printed if not may_print(data, known[one])} == set()


def test_bundles_that_are_made_up_are_built_for_the_types_that_are_reached(tmp_path: Path) -> None:
    asked: list[str] = []

    def made_up(type_: str) -> list[RawBundle]:
        asked.append(type_)
        return [bundle("rfc-assurance-visit/good-serious-concerns").source]

    edits = {VISIT: ("this kind are", "that kind are")}
    found = before(tmp_path, edits, OTHER_TYPE, wanted=Wanted(made_up=made_up))
    assert asked == ["rfc-assurance-visit"]
    assert (found.looked_at, found.touched) == (2, 1)
    assert [one.reports for one in found.wording] == [1]
