"""An eleventh kind of reports and changes, for `profiles.py`: children’s centres, read by managers.

It was written without a look at how reports are predicted, and nothing was mended with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from random import Random
from typing import Any, Final

from bench.shapes_to_score import written


@dataclass(frozen=True, slots=True)
class _Visit:
    """What an inspection was like; a level of 0 is outstanding, of 3 inadequate."""

    start: date
    families: int
    inspectors: int
    levels: Mapping[str, int]
    before: Sequence[int]  # levels of earlier inspections, the latest first
    late: bool  # since the house style asks for short paragraphs


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a report is written, and what is done to it before it is sent."""

    held: int  # strong points in a paragraph
    divided: bool  # where a paragraph is long
    most: int  # paragraphs that a manager lets stand; 0 where none reads


def managed(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Inspectors make points of the areas that they saw: strong ones share paragraphs, weak do not.

    What was asked before is gone through in the words on leaders. Many reports are then read by a
    manager, who joins what is short until a section is within the limit, and so makes it dense;
    many weaknesses excuse a long one. Since the style has changed, many divide long paragraphs.
    """
    visit = _visit(random)
    points = {one: _points(random, visit, one) for one in sections}
    weak = sum(one for _, one in points.values())
    excused = weak > 9 and random.random() < 0.85
    held = random.choices((1, 2, 3), (3, 4, 2))[0]
    most = random.choices((0, 8, 6), (9, 8, 3))[0]
    manner = _Manner(held, visit.late and random.random() < 0.7, most)
    bundle["judgements"] = {one: {"grade": _GRADES[visit.levels[one]]} for one in sections}
    _setting(random, bundle["setting"], visit)
    _event(random, bundle["event"], visit, manner)
    _asked(random, bundle, visit, weak)
    bundle["facts"] = _facts(random, visit, excused)
    _small(random, bundle["narrative"])
    for one in sections:
        told = [*_opening(random, visit, one), *_told(random, *points[one], manner)]
        if one == "leadership":
            told += _gone_through(random, bundle["event"], manner)
        lengths = _read(told, manner, excused or not visit.levels["overall"])
        bundle["narrative"][one] = written(random, len(lengths), partial(next, iter(lengths)))


def _visit(random: Random) -> _Visit:
    """Draw an inspection: no grade overall is better than the worst, but for a single good one."""
    start = date(2014, 4, 1) + timedelta(days=random.randint(0, 620))
    families = min(int(random.lognormvariate(6.7, 0.6)), 6000)
    level = random.gauss(1.0, 0.6)
    levels = {
        one: min(max(round(random.gauss(level, 0.4)), 0), 3)
        for one in ("access", "quality", "leadership")
    }
    keys = sorted(levels.values())
    at = overall = 0 if keys == [0, 0, 1] and random.random() < 0.6 else keys[-1]
    before = []
    for _ in range(random.choices((0, 1, 2, 3), (3, 9, 5, 1))[0]):
        at = min(max(at + random.choice((-1, 0, 0, 1)), 0), 3)
        before.append(at)
    inspectors = 2 + (families > 900) + (families > 2200) + (random.random() < 0.1)
    late = start >= date(2015, 4, 1)
    return _Visit(start, families, inspectors, {"overall": overall, **levels}, before, late)


def _points(random: Random, visit: _Visit, section: str) -> tuple[int, int]:
    """Return how many points of a section are strong, and how many are weak."""
    seen = min(0.5 + 0.1 * visit.inspectors, 0.95)
    weak = (0.03, 0.12, 0.34, 0.6)[visit.levels[section]]
    looked = sum(random.random() < seen for _ in range(_AREAS[section]))
    weaknesses = sum(random.random() < weak for _ in range(looked))
    return looked - weaknesses, weaknesses


def _opening(random: Random, visit: _Visit, section: str) -> list[int]:
    """Return the lengths of what stands first: overall, why the grade is what it is."""
    if section != "overall":
        return [random.choice((2, 3, 3))] if random.random() < 0.5 else []
    overall = visit.levels["overall"]
    others = [one for one in visit.levels.values() if one != overall]
    lengths = [random.choice((2, 2, 3)) + (overall == 3), *(2 for _ in others)]
    if visit.before and random.random() < 0.7:
        lengths.append(2 + 2 * (visit.before[0] != overall))
    return lengths


def _told(random: Random, strong: int, weak: int, manner: _Manner) -> list[int]:
    """Return the lengths of paragraphs on points; a few weak ones take much explaining."""
    lengths = []
    for at in range(0, strong, manner.held):
        points = min(manner.held, strong - at)
        told = sum(random.choice((1, 1, 1, 2)) for _ in range(points))
        lengths.append(told + (manner.held == 1 or random.random() < 0.4))
    usual = (2, 2, 3, 3, 4)
    lengths += [random.choice(usual) + int(random.paretovariate(2.2)) - 1 for _ in range(weak)]
    return [min(one, 14) for one in lengths] or [2]


def _gone_through(random: Random, event: Any, manner: _Manner) -> list[int]:
    """Return the lengths of paragraphs on what was asked before: what is done is told in a line."""
    earlier = [one["met"] for one in event.get("previous_improvements", ())]
    done = earlier.count("yes")
    left = [random.choice((2, 3)) for _ in range(len(earlier) - done)]
    return ([1] * done if manner.held == 1 else [done] * (done > 0)) + left


def _read(lengths: Sequence[int], manner: _Manner, excused: bool) -> list[int]:
    """Divide what is long, and join neighbours where there is too much, as a manager does."""
    found: list[int] = []
    for one in lengths:
        parts = -(-one // 3) if manner.divided else 1
        found += [one // parts + (at < one % parts) for at in range(parts)]
    while manner.most and not excused and len(found) > manner.most:
        pairs = [one + other for one, other in pairwise(found)]
        at = pairs.index(min(pairs))
        found[at : at + 2] = [pairs[at]]
    return found


def _setting(random: Random, setting: Any, visit: _Visit) -> None:
    """Name a leader and a telephone where there is an office; small places often have neither."""
    small = visit.families < 500
    if random.random() < (0.35 if small else 0.8):
        setting["leader"] = "Noor Sampleton"
    for one, rare in (("telephone", 0.5 if small else 0.15), ("area", 0.12)):
        if random.random() < rare:
            setting.pop(one)


def _event(random: Random, event: Any, visit: _Visit, manner: _Manner) -> None:
    """Tell when it was, who came, and how far a report has got; the recent ones are not out yet."""
    end = visit.start + timedelta(days=1 if visit.inspectors < 4 else 2)
    event["start"], event["end"] = visit.start.isoformat(), end.isoformat()
    if random.random() < 0.08:
        event.pop("notice")
    roles = random.random() < 0.9
    event["inspectors"] = [
        {"name": f"Chris Specimen-{chr(65 + at)}"}
        | ({"role": "Team inspector" if at else "Lead inspector"} if roles else {})
        for at in range(visit.inspectors)
    ]
    steps = [one for one in _STEPS if manner.most or one[0] != "manager_checked"]
    far = random.randint(1, len(steps)) if visit.late and random.random() < 0.5 else len(steps)
    event["timetable"] = {
        one: (end + timedelta(days=days)).isoformat() for one, days in steps[:far]
    }
    figures = random.choices((0, 1, 2), (3, 3, 2))[0] * (1 + visit.families // 700)
    event["figures"] = [
        {"what": f"families in part {at} of the area", "number": visit.families // (at + 1)}
        for at in range(1, min(figures, 9) + 1)
    ]
    event["previous"] = _previous(random, visit)
    event["declared"] = {} if visit.before else {"first_inspection": True}
    if visit.before and random.random() < (0.8 if visit.late else 0.4):
        event["previous_improvements"] = _earlier(random, visit)


def _previous(random: Random, visit: _Visit) -> list[dict[str, Any]]:
    """Return earlier inspections, named as an office names them; after a failure there were visits.

    The grades are those of the time: what now requires improvement was satisfactory.
    """
    kind = random.choices(("full inspection", "full", "inspection"), (6, 3, 1))[0]
    found: list[dict[str, Any]] = []
    for at, level in enumerate(visit.before):
        year = 2013 - 2 * at
        if level == 3:
            found += [
                {"date": f"{year}-{11 - one:02}-05", "kind": "monitoring visit", "graded": False}
                for one in range(random.randint(1, 3))
            ]
        day = f"{year}-06" if at and random.random() < 0.3 else f"{year}-06-1{at}"
        grade = "satisfactory" if level == 2 and at else _GRADES[level]
        found.append({"date": day, "kind": kind} | ({"grade": grade} if at < 2 else {}))
    return found


def _earlier(random: Random, visit: _Visit) -> list[dict[str, str]]:
    """Return what was asked before; most of it is done where a centre has become better."""
    better = visit.before[0] > visit.levels["overall"]
    number = min(max(round(random.gauss(1 + 1.3 * visit.before[0], 1)), 0), 8)
    usual = "yes" if better or random.random() < 0.45 else random.choice(("partly", "no"))
    return [
        {
            "kind": "recommendation",
            "action": "Bring in more of the families in need.",
            "met": usual if random.random() < 0.8 else random.choice(("yes", "partly", "no")),
        }
        for _ in range(number)
    ]


def _asked(random: Random, bundle: Any, visit: _Visit, weak: int) -> None:
    """Ask for what is weak, several points in one; who should act is mostly the same."""
    number = 0 if weak < 2 and random.random() < 0.6 else 1 + round(weak / random.choice((2, 3, 4)))
    authority = random.random() < (0.5 if visit.levels["leadership"] > 1 else 0.12)
    further = random.choices((0, 1, number), (6, 3, 2))[0]  # so many of the first say more
    themes = visit.late and random.random() < 0.3
    bundle["recommendations"] = [
        {
            "id": f"C{at}",
            "action": "Look at the figures each month.",
            "addressed_to": _WHO[authority] if random.random() < 0.72 else random.choice(_WHO),
            "evidence": [],
        }
        | ({"theme": "Access" if at <= number // 2 else "Leaders"} if themes else {})
        | ({"further": ["Tell families."] * random.randint(1, 2)} if at <= further else {})
        for at in range(1, number + 1)
    ]
    if not number and random.random() < 0.8:
        bundle["event"]["declared"]["no_recommendations"] = True


def _facts(random: Random, visit: _Visit, excused: bool) -> dict[str, Any]:
    """Tell how many families were followed, and of an investigation where one may be mentioned."""
    facts: dict[str, Any] = {}
    if excused or random.random() < 0.7:
        facts["several_weaknesses"] = excused
    if random.random() < 0.85:
        facts["families_followed"] = 5 + random.randint(0, visit.inspectors)
    if random.random() < (0.08 if visit.levels["leadership"] < 2 else 0.17):
        facts["investigation"] = {"mention": random.choice(("incident", "allegation", "none"))}
    return facts


def _small(random: Random, narrative: Any) -> None:
    """Write the small sections shortly, or leave them out."""
    for one, kept in zip(_SMALL, (0.95, 0.97, 0.4, 0.8), strict=True):
        narrative.pop(one)
        if random.random() < kept:
            length = partial(random.choice, (1, 2, 2, 3))
            narrative[one] = written(random, random.randint(1, 3), length)


_GRADES: Final = ("outstanding", "good", "requires improvement", "inadequate")
_AREAS: Final = {"overall": 6, "access": 9, "quality": 13, "leadership": 10}
_STEPS: Final[Sequence[tuple[str, int]]] = (
    ("feedback", 0), ("manager_checked", 6), ("draft_sent", 8), ("comments_received", 9),
    ("final_sent", 14), ("published", 20),
)  # fmt: skip
_SMALL: Final = ("information", "findings", "figures", "inspection")
_WHO: Final = ("the centre’s leaders", "the local authority", "the authority and the board")

ELEVENTH: Final[Mapping[str, str]] = {
    "nothing": "",
    "one always": "Inspectors judge this last. They weigh the three key judgements first.\n",
    "a single sentence for each recommendation to the authority": (
        '{% for one in recommendations %}{% if one.addressed_to == "the local authority" %}\n'
        "The authority must act, too.\n\n{% endif %}{% endfor %}\n"
    ),
    "one with the leader’s name, one for each recommendation that says more": (
        "{% if setting.leader %}\n{{ setting.leader }} leads the centre. Staff know what to do."
        "\n{% endif %}\n{% for one in recommendations %}{% if one.further %}\nThere is more to "
        "do. See below.\n\n{% endif %}{% endfor %}\n"
    ),
    "one where the last inspection found it not good, two where it is still not good": (
        '{% if (event.previous | inspections | first).grade == "requires improvement" %}\nIt was '
        'not good then. It had to change.\n{% if judgements.overall.grade == "requires '
        'improvement" %}\nIt is not good yet. This has taken long.\n\nIt is seen again within two '
        "years. It may be earlier.\n{% endif %}\n{% endif %}\n"
    ),
    "a single sentence for what was asked and is done, two sentences for what is not": (
        '{% for one in event.previous_improvements %}{% if one.met == "yes" %}\nThis is done.\n\n'
        '{% elif one.met == "no" or one.met == "partly" %}\nThis was asked for. It is '
        "not done.\n\n{% endif %}{% endfor %}\n"
    ),
    "a very long one where a matter is being investigated": (
        '{% if facts.investigation.mention == "incident" or facts.investigation.mention == '
        '"allegation" %}\nA matter is with others. They look into it. It takes time. We do not '
        "judge it. We saw what was done. Staff acted. Leaders asked. All is kept.\n{% endif %}\n"
    ),
    "one where a manager has checked it, a single sentence where families were followed": (
        "{% if event.timetable.manager_checked %}\nThis was read by a manager. It was then sent."
        "\n{% endif %}\n{% if facts.families_followed %}\nInspectors followed "
        '{{ facts.families_followed | count("case", "cases") }}.\n{% endif %}\n'
    ),
}
"""Changes of templates for `managed`."""
