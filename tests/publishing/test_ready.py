"""What hinders a publication is told at once, and goes when one does what its hint says."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.publishing.ready import case_of
from pipeline.publishing.refusals import RULES
from pipeline.publishing.states import Asked, hindrance
from pipeline.publishing.whereabouts import whereabouts
from tests.publishing.bundles import Visit

ON: Final = date(2025, 4, 28)
Bundle = dict[str, Any]
Edit = Callable[[Bundle], object]
Act = Callable[[Visit], object]


def refusals(visit: Visit, reason: str = "") -> dict[str, str]:
    """Return what hinders a publication: the message of each rule."""
    desk = visit.desk()
    found = case_of(desk, desk.looked(None, ON), ON, reason).refusals()
    return {one.rule.id: one.message for one in found}


def first(bundle: Bundle) -> dict[str, Any]:
    paragraph: dict[str, Any] = bundle["narrative"]["overall"]["paragraphs"][0]
    return paragraph


def says(more: str) -> Edit:
    """Put a sentence at the end of the first paragraph."""

    def edit(bundle: Bundle) -> None:
        first(bundle)["text"] += f" {more}"

    return edit


def takes_back(more: str) -> Edit:
    def edit(bundle: Bundle) -> None:
        first(bundle)["text"] = first(bundle)["text"].removesuffix(f" {more}")

    return edit


def changes(edit: Edit) -> Act:
    """Edit the bundle, and approve what is there then."""

    def act(visit: Visit) -> None:
        visit.change(edit)
        visit.approve("Sam Specimen", "lead inspector", "2025-04-26")
        visit.approve("Jo Sample", "inspection manager", "2025-04-26")

    return act


def marks(state: str, reason: str = "") -> Act:
    def act(visit: Visit) -> None:
        assert visit.mark(state, "2025-04-26", reason) == 0

    return act


def waives(rule: str) -> Act:
    """Waive what a rule finds, by the fingerprint that ‘check’ tells."""

    def act(visit: Visit) -> None:
        found = [one for one in visit.desk().examined.findings if one.rule.id == rule]
        entries = [
            {"rule": rule, "finding": one.fingerprint, "reason": "Looked at.", "name": "A. Editor"}
            for one in found
        ]
        changes(lambda bundle: bundle.setdefault("waivers", []).extend(entries))(visit)

    return act


NUMBER: Final = "There were 87 open files."
LEFT: Final = "TBC."
LONG: Final = "Care is good across the centre" + ", and staff and parents say so" * 12 + "."


@dataclass(frozen=True, slots=True)
class Way:
    """A refusal: what brings it, what its message says, and what its hint says to do."""

    rule: str
    brings: Act
    says: str
    cures: Act


def graded(grade: str) -> Edit:
    return lambda bundle: bundle["judgements"]["protection"].update(grade=grade)


def unplanned(bundle: Bundle) -> None:
    bundle["narrative"]["protection"] = KEPT["protection"]


def planned(bundle: Bundle) -> None:
    KEPT["protection"] = bundle["narrative"].pop("protection")


def unreasoned(bundle: Bundle) -> None:
    bundle["judgements"]["leaders"].pop("reason")


def reasoned(bundle: Bundle) -> None:
    bundle["judgements"]["leaders"]["reason"] = "Lowered after moderation."


KEPT: dict[str, Any] = {}

WAYS: Final = [
    Way("PUB020", changes(graded("inadequate")), "One error: GRD002.", changes(graded("good"))),
    Way("PUB021", changes(says(LONG)), "warning", changes(takes_back(LONG))),
    Way("PUB022", changes(says(LEFT)), "One thing to look at: PST009.", changes(takes_back(LEFT))),
    Way("PUB023", changes(planned), "put together from the evidence", changes(unplanned)),
    Way("PUB024", changes(unreasoned), "GRD004", changes(reasoned)),
    Way("PUB027", marks("held", "A complaint of 25 April."), "It is held, since 26 April 2025.",
        marks("resumed", "The complaint was not upheld.")),
    Way("PUB027", marks("incomplete", "The notes of day two are lost."), "It is incomplete",
        marks("resumed", "The notes were found.")),
    Way("PUB028", changes(says(NUMBER)), "EVD030", waives("EVD030")),
    Way("PUB028", changes(says(NUMBER)), "One thing", changes(takes_back(NUMBER))),
]  # fmt: skip


@pytest.fixture
def visit(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> Visit:
    return Visit.ready(tmp_path_factory, tmp_path)


def test_a_report_that_is_ready_is_not_refused(visit: Visit) -> None:
    assert refusals(visit) == {}


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.rule} {way.says}")
def test_a_refusal_goes_when_one_follows_its_hint(visit: Visit, way: Way) -> None:
    way.brings(visit)
    found = refusals(visit)
    assert way.says in found.pop(way.rule)
    way.cures(visit)
    assert refusals(visit) == {}


def test_all_reasons_are_told_at_once(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    visit.change(planned)
    visit.change(unreasoned)
    visit.change(says(NUMBER))
    visit.mark("held", reason="A complaint.")
    assert {"PUB010", "PUB023", "PUB024", "PUB027", "PUB028"} <= refusals(visit).keys()


def test_steps_that_were_not_made_are_all_named(tmp_path: Path) -> None:
    visit = Visit.of(tmp_path)
    assert refusals(visit)["PUB026"] == (
        "Not marked yet: checked, with the provider, comments answered."
    )
    visit.made_ready()
    assert refusals(visit) == {}


def test_steps_in_an_order_in_which_nobody_made_them(visit: Visit) -> None:
    states = visit.states()
    states["steps"].reverse()
    visit.beside.states.write_text(json.dumps(states), "utf-8")
    assert (
        refusals(visit)["PUB026"] == "‘approved’, of 25 April 2025, stands too early or too late."
    )


def test_a_publication_is_not_before_the_last_step(visit: Visit) -> None:
    visit.mark("held", "2025-05-01", "A complaint.")
    visit.mark("resumed", "2025-05-06", "It was not upheld.")
    desk = visit.desk()
    for today, told in ((date(2025, 5, 3), {"PUB026"}), (date(2025, 5, 6), set())):
        found = case_of(desk, desk.looked(None, today), today, "late").refusals()
        assert {one.rule.id for one in found} == told


def test_what_was_late_needs_a_reason_once_and_is_no_refusal_for_ever(visit: Visit) -> None:
    changes(lambda bundle: bundle["event"]["timetable"].pop("published"))(visit)
    changes(lambda bundle: bundle["event"]["timetable"].pop("final_sent"))(visit)
    desk = visit.desk()
    late = date(2025, 6, 2)
    told = case_of(desk, desk.looked(None, late), late).refusals()
    assert {one.rule.id for one in told} == {"PUB029"}
    assert "due 28 April 2025, done 2 June 2025" in told[0].message
    assert case_of(desk, desk.looked(None, late), late, "The provider was ill.").refusals() == ()


@pytest.mark.parametrize(
    ("sample", "facts"),
    [
        ("sccif-rfc-monitoring/good-new-judgement", {"reason_not_published": "A trial is near."}),
        ("sccif-childrens-home-monitoring/good-new-judgement", {"reason_not_published": "So."}),
        ("rfc-2016-monitoring/good-improved", {"publication": "not to be published"}),
        ("rfc-2016-monitoring/good-improved", {"reason_not_published": "A trial is near."}),
    ],
)
def test_what_is_not_to_be_published_is_not_and_is_never_late(
    tmp_path: Path, sample: str, facts: dict[str, str]
) -> None:
    visit = Visit.of(tmp_path, sample)
    assert "PUB031" not in refusals(visit)
    desk = visit.desk()
    assert "published" in {one.step.id for one in whereabouts(desk, None, ON).steps}
    visit.change(lambda bundle: bundle["facts"].update(facts))
    assert set(refusals(visit)) == {"PUB031"}
    assert not any("trial" in said for said in refusals(visit).values())
    told = whereabouts(visit.desk(), None, ON)
    assert told.is_ruled_out
    assert "published" not in {one.step.id for one in told.steps}
    assert {one.step.id for one in told.steps} >= {"draft", "final"} & {
        one.step.id for one in whereabouts(desk, None, ON).steps
    }


def test_each_rule_is_proved_here_or_where_it_is_found() -> None:
    here = {way.rule for way in WAYS} | {"PUB026", "PUB029", "PUB031"}
    approvals = {"PUB010", "PUB011", "PUB012"}  # test_approvals.py
    publish = {"PUB001", "PUB002", "PUB025", "PUB030"}  # test_publish.py
    assert {one.id for one in RULES} == here | approvals | publish


def test_an_approval_by_a_clock_that_was_ahead_is_no_dead_end(visit: Visit) -> None:
    states = visit.states()
    ahead = {**states["steps"][-1], "date": "2030-01-01", "name": "Max Muster"}
    states["steps"].append(ahead)
    visit.beside.states.write_text(json.dumps(states), "utf-8")
    assert refusals(visit) == {}
    assert visit.approve("Kim Muster", "editor", "2025-04-27") == 0


def test_what_was_withdrawn_can_be_mended(visit: Visit) -> None:
    steps = visit.desk().journal.standing
    published = replace(steps, done=steps.done | {"published"}, ended="withdrawn")
    assert hindrance(published, "corrected", Asked()) == ""
    assert "no step comes after" in hindrance(
        replace(published, ended="superseded"), "corrected", Asked()
    )


def test_a_status_may_be_of_a_day_to_come(visit: Visit, capsys: pytest.CaptureFixture[str]) -> None:
    assert visit.do("status", "--date", "2999-01-01") == 0
    assert "overdue" in capsys.readouterr().out
