"""Each rule that a report type holds as data is broken once, and just that rule is told.

Caps and the timetable are broken by arithmetic, rules about evidence by a small edit for each
kind. Wording needs a sentence: `data_rules.toml`. An entry without one fails. What a report type
takes from its framework is broken in the first report type that takes it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

import pytest

from pipeline.checks import (
    contradictions,
    dates,
    evidence,
    grades,
    improvements,
    quotes,
    rests,
    statements,
)
from pipeline.checks.case.case import Case
from pipeline.checks.claims.speech import quotes as speech
from pipeline.checks.registry import CHECKS
from pipeline.composition.compose import compose
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.calendar import is_working_day
from pipeline.evidence.facts import Facts
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.public import Value
from pipeline.evidence.timetable import deadlines
from pipeline.model.document import Inline, Paragraph, Section, Text
from pipeline.model.finding import Finding, Rule
from pipeline.report_type.caps import Cap, EarlierTest, FactTest, GradesTest, PreviousTest
from pipeline.report_type.demands import (
    Condition,
    Contradiction,
    EvidenceKind,
    EvidenceRule,
    Forbidden,
    Said,
    Step,
)
from pipeline.report_type.toml.file import ids, load
from pipeline.resources import TEMPLATES
from scripts.bundle_edits import data, raw, sample
from tests.checks.case_files import NAME, ROOT

DATA: Mapping[str, Any] = tomllib.loads(
    Path(__file__).with_name("data_rules.toml").read_text("utf-8")
)
RUN = dict(CHECKS)
Made = TypeVar("Made")


class Of(NamedTuple):
    """One entry of a report type."""

    type_: str
    entry: Any

    @property
    def name(self) -> str:
        return str(getattr(self.entry, "id", "") or self.entry.kind)


def own(key: str, name: str) -> list[Of]:
    """Return the entries of report types; those of a framework with the first of its types."""
    takers = [type_ for type_ in ids() if key not in _data(type_)]
    first = {_framework(type_): type_ for type_ in reversed(takers)}
    return [
        Of(type_, entry)
        for type_ in ids()
        if type_ not in takers or first[_framework(type_)] == type_
        for entry in getattr(load(type_).rules, name)
    ]


@cache
def _data(type_: str) -> Mapping[str, Any]:
    path = TEMPLATES / "report-types" / type_ / "report-type.toml"
    return tomllib.loads(path.read_text("utf-8"))


def _framework(type_: str) -> str:
    return str(_data(type_).get("framework", type_))


def each(of: list[Of]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("of", of, ids=lambda one: f"{one.type_}-{one.name}")


CAPS = own("caps", "caps")
STEPS = [of for of in own("timetable", "timetable") if of.entry.at]
EVIDENCE = own("evidence_rules", "evidence")
CONTRADICTIONS = own("contradictions", "contradictions")
FORBIDDEN = own("forbidden", "forbidden")
SAID = own("said", "said")


# --- samples and edits -------------------------------------------------------------------


@lru_cache(maxsize=64)
def bases(type_: str) -> tuple[str, ...]:
    """Return the good samples of a report type, those that have most to break first."""

    def order(name: str) -> tuple[int, str]:
        held = sample(name)
        asked = len(held.get("requirements", ())) + len(held.get("recommendations", ()))
        return -asked if held.get("narrative") else 1, name

    names = [f"{type_}/{path.name}" for path in (ROOT / "samples" / type_).glob("good-*")]
    return tuple(sorted(names, key=order))


def value_at(bundle: Any, pointer: str) -> Any:
    for token in to_tokens(pointer):
        bundle = bundle.get(token) if isinstance(bundle, dict) else None
    return bundle


def applies(condition: Condition | None, bundle: Any) -> bool:
    if condition is None:
        return True
    value = value_at(bundle, condition.at)
    there = value in condition.one_of if condition.one_of else bool(value)
    return there is condition.present


def based(type_: str, condition: Condition | None) -> dict[str, Any]:
    """Return a case in which a condition holds: a good sample, if need be with an edit."""
    for name in bases(type_):
        if applies(condition, sample(name)):
            return {"base": name, "set": {}, "remove": []}
    assert condition
    assert condition.present, "no sample is without it"
    value = condition.one_of[0] if condition.one_of else True
    return {"base": bases(type_)[0], "set": {condition.at: value}, "remove": []}


def composed(case: Mapping[str, Any]) -> Case:
    taken = intake(RawBundle(NAME, raw(case)))
    assert taken.bundle, taken.findings
    assert taken.report_type
    return Case(taken.bundle, taken.report_type, compose(taken.bundle, taken.report_type))


def found(case: Mapping[str, Any], rule: Rule) -> tuple[Finding, ...]:
    """Return what one rule says of a case."""
    looked_at = composed(case)
    if "report" in case:
        looked_at = _in_other_words(looked_at, *case["report"])
    return tuple(RUN[rule](looked_at))


def _in_other_words(case: Case, old: str, new: str) -> Case:
    """Return a case with other words where a template fixes them."""

    def words(inline: Inline) -> Inline:
        if isinstance(inline, Text):
            return replace(inline, text=inline.text.replace(old, new))
        return inline

    def changed(section: Section) -> Section:
        blocks = tuple(
            replace(one, inlines=tuple(map(words, one.inlines)))
            if isinstance(one, Paragraph)
            else one
            for one in section.blocks
        )
        return replace(section, blocks=blocks, sections=tuple(map(changed, section.sections)))

    documents = tuple(
        replace(one, sections=tuple(map(changed, one.sections)))
        for one in case.composition.documents
    )
    assert documents != case.composition.documents, f"not in the report: {old}"
    return replace(case, composition=replace(case.composition, documents=documents))


# --- caps --------------------------------------------------------------------------------


OLDER: Final = "rfc-2016-monitoring"
# What cannot but break too: leaders must be poor for the grade of the whole to be in question,
# and if they are inadequate, another cap hides this one.
# Where a failure is declared, protection is either unlikely to be better or limits the whole too.
# Where a requirement is not met, no judgement is improved, so that of protection is not.
ALONGSIDE = {
    ("sccif-rfc-full", "no-manager-overall"): {"no-manager-usually"},
    ("sccif-childrens-home-full", "no-manager-overall"): {"no-manager-usually"},
    ("sccif-childrens-home-monitoring", "no-manager-overall"): {"no-manager-usually"},
    ("sccif-childrens-home-monitoring", "requirement-not-met"): {"protection-limits-overall"},
    ("la-services-2014", "failure-limits-overall"): {"failure-likely-protection"},
    ("la-services-2014", "failure-to-look-after-limits-overall"): {"failure-likely-looked-after"},
    (OLDER, "not-all-met-overall"): {"protection-limits-overall"},
}


@each(CAPS)
def test_a_cap(of: Of) -> None:
    cap: Cap = of.entry
    case = _declared(of.type_, cap)
    start = composed(case)
    chosen = _grades(start, {cap.id, *ALONGSIDE.get((of.type_, cap.id), ())})
    assert chosen, "no grades break this cap and no other"
    case["set"] |= {f"/judgements/{id_}/grade": grade for id_, grade in chosen.items()}
    broken = composed(case)
    told = {one.key: one for one in _told(broken)}
    assert {*told} == {cap.id, *ALONGSIDE.get((of.type_, cap.id), ())}
    one = told[cap.id]
    assert one.rule == (grades.LIMITING if cap.force == "must" else grades.LIKELY)
    source = one.rule.citation if _rests_on_a_private_fact(broken, cap) else cap.citation
    assert (one.key, one.citation) == (cap.id, source)
    for allowed in cap.allowed:
        assert cap.id not in _keys(_graded(broken, {cap.limits: allowed}))
    assert (cap.id in _keys(_explained(broken))) is not cap.unless_reason
    for test in cap.when:
        if isinstance(test, FactTest):
            assert cap.id not in _keys(_with_facts(broken, test, test.over or False))


def _rests_on_a_private_fact(case: Case, cap: Cap) -> bool:
    """Return whether the line of a limit would tell that a fact is declared which is private."""
    facts = [case.bundle.public.at(test.fact) for test in cap.when if isinstance(test, FactTest)]
    return not all(isinstance(one, Value) for one in facts)


def _declared(type_: str, cap: Cap) -> dict[str, Any]:
    """Return a case of which all declared facts are those that a cap asks for."""
    graded = next(name for name in bases(type_) if sample(name)["judgements"])
    case: dict[str, Any] = {"base": graded, "set": {}, "remove": []}
    before, rules = sample(graded), load(type_).rules
    facts = dict(before.get("facts", {}))
    for test in (test for one in rules.caps for test in one.when):
        if isinstance(test, FactTest):
            name = to_tokens(test.fact)[-1]
            facts |= {name: False if test.over is None else 0} if name in facts else {}
    reason = {} if cap.unless_reason else {"reason": "It is for this test."}
    made = dict.fromkeys((one.id for one in load(type_).judgements), _first_grade(type_))
    made |= {id_: one["grade"] for id_, one in before["judgements"].items()}
    judgements = {id_: {"grade": grade, **reason} for id_, grade in made.items()}
    case["set"] |= {"/facts": facts, "/event/previous": [], "/judgements": judgements}
    if any(isinstance(test, EarlierTest) for one in rules.caps for test in one.when):
        case["set"]["/event/previous_improvements"] = []
    for test in cap.when:
        if isinstance(test, FactTest):
            assert test.fact.count("/") == 2
            facts[to_tokens(test.fact)[-1]] = True if test.over is None else test.over + 1
        elif isinstance(test, EarlierTest):
            earlier = {"kind": test.kinds[0], "action": "Mend the gate.", "met": test.met[0]}
            case["set"]["/event/previous_improvements"] = [earlier]
        elif isinstance(test, PreviousTest):
            case["set"]["/event/previous"] = [
                {"date": f"{2013 - year}-01-31", "kind": "full inspection", "grade": grade}
                for year, grade in zip(range(test.count), test.grades * test.count, strict=False)
            ]
    return case


def _first_grade(type_: str) -> str:
    """Return the grade of a judgement that no sample makes: one that is optional."""
    return load(type_).grades[0].label.text


def _grades(case: Case, wanted: set[str]) -> dict[str, str]:
    """Return grades that break these caps and no other, or none."""
    named = {one.limits for one in case.report_type.rules.caps}
    for test in (test for one in case.report_type.rules.caps for test in one.when):
        named |= set(test.judgements) if isinstance(test, GradesTest) else set()
    order = [one.id for one in case.report_type.judgements if one.id in named]
    scale = [one.label.text for one in case.report_type.grades]
    for chosen in product(scale, repeat=len(order)):
        grades_ = dict(zip(order, chosen, strict=True))
        if {*_keys(_graded(case, grades_))} == wanted:
            return grades_
    return {}


def _graded(case: Case, chosen: Mapping[str, str]) -> Case:
    made = tuple(
        replace(one, grade=chosen.get(one.id, one.grade)) for one in case.bundle.judgements
    )
    return replace(case, bundle=replace(case.bundle, judgements=made))


def _explained(case: Case) -> Case:
    made = tuple(replace(one, explained=True) for one in case.bundle.judgements)
    return replace(case, bundle=replace(case.bundle, judgements=made))


def _with_facts(case: Case, test: FactTest, value: int | bool) -> Case:
    facts = Facts({**case.bundle.facts.values, test.fact: value})
    bundle: Bundle = replace(case.bundle, facts=facts)
    return replace(case, bundle=bundle)


def _told(case: Case) -> list[Finding]:
    return [one for rule in (grades.LIMITING, grades.LIKELY) for one in RUN[rule](case)]


def _keys(case: Case) -> list[str]:
    return [one.key for one in _told(case)]


# --- timetable ---------------------------------------------------------------------------


@each(STEPS)
def test_a_step(of: Of) -> None:
    step: Step = of.entry
    case = based(of.type_, step.when)
    case["set"]["/event/timetable"] = {}
    start = composed(case)
    due: dict[str, tuple[Step, date]] = {}
    for one in deadlines(start.bundle, start.report_type):
        due.setdefault(one.step.id, (one.step, one.due))
    before = step
    while before.after:  # a step counts from the day when the one before it was done
        before, done = due[before.after]
        if before.at:
            case["set"][before.at] = done.isoformat()
    _, last = due[step.id]
    late = next(day for day in _days_after(last) if is_working_day(day))
    told = _late(case, step, late)
    ours = [one for one in told if one.key.partition(" ")[0] == step.id]
    assert {one.citation for one in ours} == {step.citation}
    # Another step may be late by the same date, such as one that is counted from elsewhere.
    assert {_pointer(one) for one in told} == {step.at}
    in_time = _late(case, step, last)
    assert step.id not in {one.key.partition(" ")[0] for one in in_time}


def _days_after(day: date) -> Iterator[date]:
    return (day + timedelta(days=days) for days in range(1, 30))


def _late(case: Mapping[str, Any], step: Step, done: date) -> tuple[Finding, ...]:
    day = done.isoformat()
    ended = {"/event/end": day} if step.at == "/event/start" else {}
    edits = {**case["set"], **ended, step.at: day}
    return found({**case, "set": edits}, dates.LATE)


def _pointer(one: Finding) -> str:
    assert one.place.bundle
    return one.place.bundle.pointer


# --- evidence ----------------------------------------------------------------------------

Edit = Callable[[Any, EvidenceRule], dict[str, Any]]
REQUIRED = {
    "id": "R90",
    "regulation": "Regulation 17 of the Residential Family Centres Regulations 2002",
    "action": "The registered person must keep the gate locked.",
    "due": "2030-01-31",
}
WORDS = "The purple minibus waits beside the orchard gate."


def _narrative(bundle: Any) -> str:
    return f"/narrative/{next(iter(bundle['narrative']))}/paragraphs/0/text"


def _without(name: str, *kinds: str) -> Edit:
    def edit(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
        index, source = next(
            (index, one["source"])
            for index, one in enumerate(bundle["evidence"])
            if one["source"]["kind"] in kinds
        )
        left = {key: value for key, value in source.items() if key != name}
        return {f"/evidence/{index}/source": left}

    return edit


def _refused(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
    quote = {"text": WORDS, "speaker": "a parent", "permission": False}
    return {_narrative(bundle): WORDS, "/evidence/0/quote": quote}


def _one_source(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
    return {"/requirements": [{**REQUIRED, "evidence": [bundle["evidence"][0]["id"]]}]}


def _short(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
    rests_on = [one["id"] for one in bundle["evidence"]]
    return {
        "/requirements": [{**REQUIRED, "regulation": "Regulation 17", "evidence": rests_on}],
    }


def _no(name: str, **others: Any) -> Edit:
    def edit(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
        one = {**bundle["recommendations"][0], **others}
        one.pop(name, None)
        return {"/recommendations/0": one}

    return edit


def _poor(bundle: Any, rule: EvidenceRule) -> dict[str, Any]:
    first = next(iter(bundle["judgements"]))
    return {f"/judgements/{first}/grade": rule.grades[0], "/requirements": []}


def _bare(bundle: Any, rule: EvidenceRule) -> dict[str, Any]:
    known = (*bundle["judgements"], *rule.sections)
    section = next(id_ for id_ in bundle["narrative"] if id_ in known)
    written = bundle["narrative"][section]["paragraphs"][0]
    bare = {**written, "evidence": []}
    return {f"/narrative/{section}/paragraphs/0": bare}


def _brief(bundle: Any, _: EvidenceRule) -> dict[str, Any]:
    rests_on = [one["id"] for one in bundle["evidence"]]
    brief = {"action": "Improve care.", "regulation": f"{REQUIRED['regulation']}, 17"}
    return {"/requirements": [{**REQUIRED, **brief, "evidence": rests_on}]}


def _nothing(bundle: Any, rule: EvidenceRule) -> dict[str, Any]:
    nothing: dict[str, Any] = {
        f"/{key}": [] for key in ("requirements", "recommendations") if key in bundle
    }
    if rule.when:
        effect = {"/facts/concerns/effect": "welfare"} if "concerns" in bundle["facts"] else {}
        return {**nothing, rule.when.at: rule.when.one_of[0], **effect}
    first = next(iter(bundle["judgements"]))
    return {**nothing, f"/judgements/{first}/grade": rule.grades[0]}


def _left(bundle: Any, rule: EvidenceRule) -> dict[str, Any]:
    left = {"kind": "requirement", "action": "Mend the purple minibus.", "met": "no"}
    made = {
        f"/judgements/{id_}/grade": rule.grades[0] for id_ in bundle["judgements"] if rule.grades
    }
    return {"/event/previous_improvements": [left], **made}


EDITS: Mapping[EvidenceKind, tuple[Rule, Edit]] = {
    "interview-time": (evidence.INTERVIEW, _without("time", "interview")),
    "initials": (evidence.INITIALS, _without("initials", "interview", "case-tracking")),
    "quote-in-evidence": (
        speech.NOT_SAID,
        lambda bundle, _: {_narrative(bundle): "A parent said: ‘Nobody here ever heard that.’"},
    ),
    "quote-permission": (quotes.NO_PERMISSION, _refused),
    "several-sources": (improvements.ONE_SOURCE, _one_source),
    "regulation-named": (improvements.REGULATION, _short),
    "standard-named": (improvements.STANDARD, _no("standard")),
    "requirement-expected": (improvements.NO_REQUIREMENT, _poor),
    "cases-tracked": (evidence.FEW_CASES, lambda _, rule: {rule.fact: rule.least - 1}),
    "carried-over": (improvements.CARRIED_OVER, _left),
    "addressed": (
        improvements.NOT_ADDRESSED,
        _no("addressed_to", action="It would help to agree how a sudden move would happen."),
    ),
    "paragraph-rests": (rests.PARAGRAPH, _bare),
    "improvement-rests": (rests.IMPROVEMENT, _no("", evidence=[])),
    "requirement-detail": (rests.DETAIL, _brief),
    "recommendation-detail": (rests.DETAIL, _no("", action="Do better.")),
    "improvement-expected": (rests.NOTHING_ASKED, _nothing),
}


@each(EVIDENCE)
def test_a_rule_about_evidence(of: Of) -> None:
    entry: EvidenceRule = of.entry
    rule, edit = EDITS[entry.kind]
    recommends = entry.kind in {"improvement-rests", "recommendation-detail", "standard-named"}
    case = based(of.type_, Condition("/recommendations") if recommends else None)
    assert not found(case, rule)
    case["set"] = edit(data(case), entry)
    if entry.kind in DATA.get(of.type_, {}).get("cannot", {}):
        assert intake(RawBundle(NAME, raw(case))).bundle is None
        return
    told = found(case, rule)
    assert len(told) == 1
    assert told[0].citation == entry.citation


# --- contradictions ----------------------------------------------------------------------

DISAGREE: Mapping[str, Mapping[str, Any]] = {
    "mention-and-silence": {
        "set": {"/facts/investigation": {"mention": "allegation", "why_none": "concluded"}}
    },
    "no-outstanding-practice": {"set": {"/event/declared": {"no_outstanding_practice": True}}},
    "outstanding-not-told": {"remove": ["/narrative/outstanding-practice"]},
    "concerns-without-effect": {"set": {"/facts/concerns": {"level": "serious"}}},
    "effect-without-concerns": {"set": {"/facts/concerns": {"level": "none", "effect": "welfare"}}},
    "not-after-inadequate": {
        "set": {
            "/facts/purpose": "inadequate inspection",
            "/event/previous": [{"date": "2024-02-06", "kind": "full", "grade": "good"}],
        }
    },
    "no-concern-and-notice-not-met": {
        "set": {"/facts/concern": "none"},
        "remove": ["/facts/further_enforcement_likely"],
    },
    "no-concern-and-enforcement": {
        "set": {
            "/facts/concern": "none",
            "/facts/further_enforcement_likely": True,
            "/facts/notices": [{"about": "care at night", "met_by": "2025-11-28"}],
        },
        "remove": ["/facts/a_notice_is_met"],
    },
    "confirmed-and-not-met": {
        "set": {
            "/facts/a_notice_is_met": True,
            "/facts/notices": [{"about": "care at night", "met_by": "2025-11-28"}],
        }
    },
    "met-and-not-confirmed": {"remove": ["/facts/a_notice_is_met"]},
    "told-and-to-be-told": {
        "set": {
            "/facts/authorities": "to be told",
            "/event/timetable": {"authorities_told": "2025-12-05"},
        }
    },
    "notices-missing": {"remove": ["/facts/notices", "/facts/a_notice_is_met"]},
    "published-and-withheld": {"set": {"/facts/reason_not_published": "It was decided so."}},
    "unchanged-yet-new": {"set": {"/judgements": {"overall": {"grade": "good"}}}},
    "told-without-notice": {"remove": ["/narrative/notice"]},
    "one-told-without-notice": {
        "remove": ["/narrative/notice", "/event/timetable/authorities_told"],
    },
    "area-not-told": {
        "set": {
            "/event/authorities": [
                {"name": "Elmshire", "because": "placed now", "told": "2025-11-20"}
            ]
        }
    },
    "school-team-not-told": {
        "set": {
            "/facts/school_of_the_home": True,
            "/event/timetable": {"final_sent": "2025-12-10"},
        }
    },
    "notice-for-nobody": {"set": {"/facts/authorities": "not relevant"}},
}
"""What makes a good sample contradict itself. A judgement that must be outstanding is made so."""
HOME = "sccif-childrens-home-assurance"
NOTICE = {"about": "care at night", "decision": "not complied with"}
VISIT = "sccif-childrens-home-monitoring"
TO_AUTHORITIES = {
    "/narrative/notice": {"paragraphs": [{"text": "Nights are not safe.", "evidence": []}]},
}
UNLIKE_OTHERS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    (HOME, "judgement-without-children"): {
        "base": f"{HOME}/good-no-children",
        "set": {"/judgements/concerns": {"grade": load(HOME).grades[0].label.text}},
    },
    (HOME, "no-judgement-with-children"): {
        "base": f"{HOME}/good-no-concerns",
        "remove": ["/judgements/concerns"],
    },
    (HOME, "no-day-of-registration"): {
        "base": f"{HOME}/good-no-children",
        "remove": ["/facts/registered_on"],
    },
    (HOME, "concerns-without-effect"): {"remove": ["/facts/concerns"]},
    (HOME, "effect-without-concerns"): {
        "base": f"{HOME}/good-no-concerns",
        "set": {"/facts/concerns": {"level": "serious", "effect": "welfare"}},
    },
    (HOME, "earlier-inspection-without-children"): {
        "base": f"{HOME}/good-no-children",
        "set": {"/event/previous": [{"date": "2025-03-12", "kind": "full", "grade": "good"}]},
    },
    (OLDER, "no-purpose"): {"set": {"/facts/purposes": {}}},
    (OLDER, "no-notice-listed"): {"base": f"{OLDER}/good-notice", "remove": ["/facts/notices"]},
    (OLDER, "notice-without-purpose"): {
        "base": f"{OLDER}/good-notice",
        "set": {"/facts/purposes": {"complaint": True}},
    },
    (OLDER, "last-not-inadequate"): {
        "base": f"{OLDER}/good-notice",
        "set": {"/event/previous": [{"date": "2018-03-12", "kind": "full", "grade": "good"}]},
    },
    (OLDER, "improved-and-none-given"): {"set": {"/judgements": {}}},
    (OLDER, "given-and-not-improved"): {"set": {"/facts/judgement": "not changed"}},
    (OLDER, "improved-yet-inadequate"): {"set": {"/judgements/protection/grade": "inadequate"}},
    (OLDER, "improved-from-better"): {
        "set": {
            "/event/previous": [{"date": "2016-12-07", "kind": "full", "grade": "good"}],
            "/facts/purposes": {"concern": True},
        }
    },
    (OLDER, "improved-and-nothing-listed"): {"remove": ["/event/previous_improvements"]},
    (OLDER, "improved-and-notice-open"): {
        "set": {"/facts/purposes": {"notice": True}, "/facts/notices": [NOTICE]}
    },
    (OLDER, "published-and-withheld"): {
        "set": {
            "/facts/publication": "not to be published",
            "/facts/reason_not_published": "It was decided so.",
        }
    },
    (OLDER, "published-and-reason"): {"set": {"/facts/reason_not_published": "It was decided so."}},
    (OLDER, "reason-and-to-be-published"): {
        "set": {
            "/facts/publication": "to be published",
            "/facts/reason_not_published": "It was decided so.",
            "/event/timetable": {},
        }
    },
    (OLDER, "withheld-without-reason"): {
        "set": {"/facts/publication": "not to be published", "/event/timetable": {}}
    },
    (HOME, "condition-with-children"): {"set": {"/facts/condition_until_children": True}},
    (VISIT, "no-concern-and-notice-not-met"): {
        "base": f"{VISIT}/good-notices-met",
        "set": {"/facts/notices/0/decision": "not met"},
    },
    (VISIT, "met-and-not-confirmed"): {
        "base": f"{VISIT}/good-notices-met",
        "remove": ["/facts/a_notice_is_met"],
    },
    (VISIT, "notices-missing"): {
        "base": f"{VISIT}/good-notices-met",
        "remove": ["/facts/notices", "/facts/a_notice_is_met"],
    },
    (VISIT, "inadequate-without-a-day"): {"remove": ["/facts/inadequate_on"]},
    (VISIT, "published-and-withheld"): {
        "set": {
            "/facts/reason_not_published": "It was decided so.",
            "/event/timetable/published": "2025-12-12",
        },
    },
    (VISIT, "changed-without-grounds"): {
        "base": f"{VISIT}/good-new-judgement",
        "remove": ["/facts/grounds_for_new_judgement"],
    },
    (VISIT, "changed-and-serious"): {
        "base": f"{VISIT}/good-new-judgement",
        "set": {"/facts/concern": "serious"},
    },
    (HOME, "notice-without-judgement"): {"base": f"{HOME}/good-no-children", "set": TO_AUTHORITIES},
    **{
        (name.partition("/")[0], "notice-without-concerns"): {"base": name, "set": TO_AUTHORITIES}
        for name in (
            "sccif-rfc-full/good-narrative",
            "sccif-childrens-home-full/good-requires-improvement",
            f"{HOME}/good-no-concerns",
            "rfc-assurance-visit/good-no-concerns",
        )
    },
    ("rfc-assurance-visit", "effect-without-concerns"): {
        "base": "rfc-assurance-visit/good-no-concerns",
        "set": {"/facts/concerns": {"level": "none", "effect": "welfare"}},
    },
}
"""The same, of a report type in which other fields say so, or another sample does."""


@each(CONTRADICTIONS)
def test_a_contradiction(of: Of) -> None:
    entry: Contradiction = of.entry
    edited = UNLIKE_OTHERS.get((of.type_, entry.id)) or DISAGREE[entry.id]
    case = {**based(of.type_, None), **edited}
    assert not _contradictions({"base": case["base"]})
    edits = dict(case.get("set", {}))
    if any(one.one_of == ("outstanding",) for one in entry.when):
        first = next(iter(sample(case["base"])["judgements"]))
        edits[f"/judgements/{first}/grade"] = "outstanding"
    if entry.kind == "practice":
        edits["/event/declared"] = {}
    there = sample(case["base"])
    left = [at for at in case.get("remove", ()) if value_at(there, at) is not None]
    [told] = _contradictions({**case, "set": edits, "remove": left})
    assert (told.key, told.message, told.citation) == (entry.id, entry.says, entry.citation)
    assert told.rule == contradictions.RULES[entry.kind]


def _contradictions(case: Mapping[str, Any]) -> list[Finding]:
    rules = contradictions.RULES.values()
    return [one for rule in rules for one in RUN[rule](composed(case))]


# --- wording -----------------------------------------------------------------------------


def _words(of: Of, key: str, condition: Condition | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what the data file says of an entry, and the case that both its texts go into."""
    known = DATA.get(of.type_, {}).get(key, {}).get(of.name)
    assert known, f"no sentence for it in data_rules.toml: [{of.type_}.{key}.{of.name}]"
    edits = known.get("set", {})
    met = {**edits} if condition and condition.at.startswith(tuple(edits)) and edits else None
    case = based(of.type_, None if met else condition)
    case["set"] = {**case["set"], **edits}
    case["remove"] = known.get("remove", [])
    return known, case


@each(FORBIDDEN)
def test_a_forbidden_wording(of: Of) -> None:
    entry: Forbidden = of.entry
    known, case = _words(of, "forbidden", entry.when)
    there = data(case)["narrative"]
    section = next(id_ for id_ in (*entry.sections, *there) if id_ in there)
    at = f"/narrative/{section}/paragraphs/0/text"
    told = found({**case, "set": {**case["set"], at: known["raises"]}}, statements.FORBIDDEN)
    assert {one.key.partition(":")[0] for one in told} == {entry.id}
    assert {(one.message, one.citation) for one in told} == {(entry.says, entry.citation)}
    silent = found({**case, "set": {**case["set"], at: known["silent"]}}, statements.FORBIDDEN)
    assert entry.id not in {one.key.partition(":")[0] for one in silent}


@each(SAID)
def test_a_thing_to_be_said(of: Of) -> None:
    entry: Said = of.entry
    known, case = _words(of, "said", entry.when)
    told = found(_saying(case, entry, known, "raises"), statements.UNSAID)
    [one] = told
    assert (one.key, one.message, one.citation) == (entry.id, entry.says, entry.citation)
    # Where only a template says it, the sample as it is must be silent.
    as_it_is = {"base": case["base"]}
    assert {"silent", "report", "remove"} & {*known}, "no near miss for it in data_rules.toml"
    silent = _saying(case, entry, known, "silent") if "silent" in known else as_it_is
    assert not found(silent, statements.UNSAID)


def _saying(
    case: Mapping[str, Any], entry: Said, known: Mapping[str, Any], which: str
) -> dict[str, Any]:
    edits = dict(case["set"])
    if which in known:
        paragraph = {"text": known[which], "evidence": []}
        edits[f"/narrative/{entry.section}"] = {"paragraphs": [paragraph]}
    report = {"report": known["report"]} if "report" in known else {}
    return {**case, "set": edits, **report}


# --- the data file -----------------------------------------------------------------------


def test_the_data_file_speaks_of_entries_that_there_are() -> None:
    known = {(of.type_, "forbidden", of.name) for of in FORBIDDEN}
    known |= {(of.type_, "said", of.name) for of in SAID}
    known |= {(of.type_, "cannot", of.name) for of in EVIDENCE}
    told = {(type_, key, id_) for type_, keys in DATA.items() for key in keys for id_ in keys[key]}
    assert told <= known
