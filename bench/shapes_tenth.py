"""A tenth kind of reports and changes, for `profiles.py`: children's homes of several buildings.

It was written without a look at how reports are predicted, scored once, and then mended to.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from math import log2
from random import Random
from typing import Any, Final

from bench.shapes_to_score import written


@dataclass(frozen=True, slots=True)
class _Home:
    """What decides how a report of a home turns out: `level` 0 is outstanding, 3 inadequate."""

    buildings: int
    places: int
    level: int
    weeks: int  # without a manager


def housed(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Few homes have many buildings; several inspectors share the sections, each in an own manner.

    A section grows with the buildings as a root where a home is good, nearly as a square where it
    fails; the middling homes have most to say of leaders, and a home without a manager even more.
    A rare incident fills one section, and takes words from the others.
    """
    buildings = 1 if random.random() < 0.55 else min(1 + int(random.paretovariate(1.2)), 14)
    places = max(1, min(round(random.lognormvariate(1.1, 0.5)) * buildings, 90))
    weeks = min(2 + int(random.expovariate(0.06)), 80) if random.random() < 0.22 else 0
    drawn = random.gauss(1.2, 0.7) + (weeks > 12) * 0.6 + (weeks > 26) * 0.5
    home = _Home(buildings, places, min(max(round(drawn), 0), 3), weeks)
    _setting(random, bundle, home)
    _event(random, bundle["event"], home)
    _grades(random, bundle, home)
    _asked(random, bundle, home)
    _facts(random, bundle, home)
    _small(random, bundle["narrative"])
    team = [random.choice(_MANNERS) for _ in bundle["event"]["inspectors"]]
    incident = random.choice(sections) if random.random() < 0.07 else ""
    for at, one in enumerate(sections):
        mean = _mean(home, one, len(bundle["requirements"]))
        if incident:
            mean = mean + 3 * random.paretovariate(1.3) if one == incident else mean * 0.7
        number = min(max(round(random.gammavariate(9, mean / 9)), 1), 45)
        author = team[(at + (len(team) > 2)) % len(team)]
        left = iter(_lengths(random, number, author, home))
        bundle["narrative"][one] = written(random, number, partial(next, left))


def _setting(random: Random, bundle: Any, home: _Home) -> None:
    """Let much be unknown of a small home; only one of several buildings lists them."""
    setting = bundle["setting"]
    setting["places"] = home.places
    if home.buildings > 1 and random.random() < 0.9:
        setting["buildings"] = [
            {"id": f"B{at}"} | ({"known_as": "the tall house"} if at == 2 else {})
            for at in range(1, home.buildings + 1)
        ]
    if home.weeks:
        setting["manager_post"] = "vacant"
        setting.pop("registered_manager")
    elif random.random() < 0.35:
        setting.pop("manager_post")
    if random.random() < (0.5 if home.places < 4 else 0.08):
        setting.pop("places")
    if random.random() < 0.2:
        setting.pop("responsible_individual")


def _event(random: Random, event: Any, home: _Home) -> None:
    """Draw days, inspectors, and what went before: the worse a home is, the more of it."""
    start = date(random.choice((2022, 2023, 2024)), random.randint(1, 12), random.randint(1, 28))
    inspectors = 1 + (home.buildings > 1) * (random.random() < 0.7) + (home.buildings > 4)
    inspectors += random.random() < 0.12
    event["start"] = start.isoformat()
    event["end"] = (start + timedelta(days=1 + (home.buildings > 3))).isoformat()
    if random.random() < 0.1:
        event.pop("notice")
    event["inspectors"] = [
        {"name": f"Jay Conjecture-{chr(65 + at)}"}
        | ({"role": "inspector" if at else "lead inspector"} if random.random() < 0.9 else {})
        for at in range(inspectors)
    ]
    event["previous"] = _previous(random, home)
    served = min(int(random.paretovariate(1.5)), 7) if random.random() < _SERVED[home.level] else 0
    event["enforcement"] = [
        {"date": f"2021-0{at + 1}-17", "summary": "A compliance notice was served."}
        for at in reversed(range(served))
    ]
    event["declared"] = {}
    if not event["previous"]:
        event["declared"]["first_inspection"] = True
    elif random.random() < 0.6:
        event["previous_improvements"] = _earlier(random, home)
    if not served and random.random() < 0.8:
        event["declared"]["no_enforcement"] = True
    if random.random() < 0.5:
        event.pop("figures")


def _previous(random: Random, home: _Home) -> list[dict[str, Any]]:
    """Return earlier inspections: visits between full ones where a home has failed before."""
    found: list[dict[str, Any]] = []
    level = home.level
    for at in range(random.choices((0, 1, 2, 3, 4, 5), (2, 3, 4, 4, 2, 1))[0]):
        year = 2021 - at
        if level > 1:
            found += [
                {"date": f"{year}-1{2 - one}", "kind": "monitoring visit", "graded": False}
                for one in range(min(int(random.expovariate(0.7)), 3))
            ]
        kind = "interim" if year < 2019 and random.random() < 0.4 else "full"
        one = {"date": f"{year}-03-0{1 + at}", "kind": kind}
        if random.random() < 0.93:
            one["grade"] = _GRADES[level] if kind == "full" else "improved effectiveness"
        found.append(one)
        level = min(max(level + random.choice((-1, 0, 0, 0, 1)), 0), 3)
    return found


def _earlier(random: Random, home: _Home) -> list[dict[str, str]]:
    """Return what was asked before: done or not, it is nearly so for all of it."""
    number = min(int(random.paretovariate(0.9)), 16)
    usual = random.choices(("yes", "partly", "no"), _MET[home.level])[0]
    required = random.random()
    return [
        {
            "kind": "requirement" if random.random() < required else "recommendation",
            "action": "Check each plan.",
            "met": usual if random.random() < 0.75 else random.choice(("yes", "partly", "no")),
        }
        for _ in range(number)
    ]


def _grades(random: Random, bundle: Any, home: _Home) -> None:
    """Grade near the level; a home that protects nobody is inadequate, and one long unled, too."""
    levels = {
        one: min(max(home.level + random.choices((-1, 0, 1), (1, 6, 1))[0], 0), 3)
        for one in ("overall", "protection", "leaders")
    }
    if levels["protection"] == 3:
        levels["overall"] = 3
    if home.weeks > 30:
        levels["leaders"] = 3
    bundle["judgements"] = {one: {"grade": _GRADES[level]} for one, level in levels.items()}


def _asked(random: Random, bundle: Any, home: _Home) -> None:
    """Ask for more where it is worse, and in each building; what one entry has, most have."""
    mean = (0.3, 1.2, 2.8, 5)[home.level] * (1 + 0.25 * min(home.buildings - 1, 6))
    asked = min(int(random.expovariate(1 / mean)), 30)
    buildings = [one["id"] for one in bundle["setting"].get("buildings", ())]
    placed = random.choice((0.0, 0.9, 0.97)) if buildings else 0.0
    further = random.choices((0.0, 0.1, 0.97), (5, 2, 2))[0]
    base = bundle["requirements"][0]
    bundle["requirements"] = [
        {**base, "id": f"R{at}", "due": f"2025-0{1 + at % 6}-14"}
        | ({"building": random.choice(buildings)} if random.random() < placed else {})
        | ({"further": ["Start now."] * random.randint(1, 3)} if random.random() < further else {})
        for at in range(1, asked + 1)
    ]
    advised = random.randint(0, 5 - home.level) + (int(random.paretovariate(1.6)) > 3) * 6
    style = random.choices(_ADVICE, (4, 3, 2, 1))[0]
    urgent = random.random() < (0.02, 0.03, 0.1, 0.35)[home.level]
    bundle["recommendations"] = [
        {"id": f"C{at}", "action": "Leaders should begin such plans sooner.", "evidence": []}
        | (style if random.random() < 0.92 else {})
        | ({"urgency": "immediate"} if urgent and at < 4 else {})
        for at in range(1, advised + 1)
    ]
    for one in ("requirements", "recommendations"):
        if not bundle[one] and random.random() < 0.7:
            bundle["event"]["declared"][f"no_{one}"] = True


def _facts(random: Random, bundle: Any, home: _Home) -> None:
    """Tell the rare things: an owner who is a person, a manager who has not applied."""
    facts = bundle["facts"]
    facts["several_weaknesses"] = home.level > 1
    if home.weeks:
        facts["weeks_without_manager"] = home.weeks
    elif random.random() < 0.09:
        facts["weeks_manager_without_application"] = random.randint(1, 40)
    if home.places < 6 and random.random() < 0.08:
        facts["provider_is_a_person"] = True
        for one in ("registered_provider", "responsible_individual"):
            bundle["setting"].pop(one, None)
    if home.buildings > 1:
        facts["areas_less_relevant"].pop("buildings")


def _small(random: Random, narrative: Any) -> None:
    """Write the small sections shortly, or leave them out: they are then planned."""
    narrative.pop("letter")
    for one, least, most, kept in (
        ("service", 1, 2, 0.95),
        ("summary", 1, 4, 0.85),
        ("inspection", 1, 1, 0.75),
    ):
        narrative.pop(one)
        if random.random() < kept:
            narrative[one] = written(random, random.randint(least, most), partial(_brief, random))


def _brief(random: Random) -> int:
    return random.choice((1, 2, 2, 3))


def _mean(home: _Home, section: str, asked: int) -> float:
    """Return how many paragraphs are usual of a section: no straight line in anything."""
    many = float(home.buildings)
    size: float = min(many**1.7, 16) if home.level == 3 else 1.8 * many**0.5
    if section == "overall":
        return 2.5 + size + (1.5 if home.places > 8 else 0)
    if section == "protection":
        return 2 + 0.7 * size + (min(asked, 6) if home.level > 1 else 0)
    return (3, 5, 7.5, 4.5)[home.level] + 1.3 * log2(1 + home.weeks)


def _lengths(random: Random, number: int, manner: str, home: _Home) -> list[int]:
    """Draw lengths in an author's manner; the more there is to tell, the shorter it is told."""
    tired = number > 12 and home.level < 3
    if manner == "notes":  # most paragraphs are one sentence, in runs
        lengths, alone = [], random.random() < 0.5
        for _ in range(number):
            alone = alone if random.random() < 0.8 else not alone
            lengths.append(1 if alone else random.choice((2, 2, 3)))
        return lengths
    if manner == "waves":  # long and short in turn
        return [random.choice((4, 5, 6) if at % 2 else (1, 2)) for at in range(number)]
    usual = _USUAL[manner]
    lengths = [random.choice(usual) - (1 if tired else 0) for _ in range(number)]
    if random.random() < 0.15:
        lengths[random.randrange(number)] += min(int(3 * random.paretovariate(1.8)), 14)
    if manner == "plain" and number > 3:
        lengths[-1] = 1
    return lengths


_GRADES: Final = ("outstanding", "good", "requires improvement to be good", "inadequate")
_SERVED: Final = (0.01, 0.04, 0.12, 0.55)
_MET: Final = ((9, 1, 0), (6, 2, 1), (3, 3, 2), (1, 2, 4))
_MANNERS: Final = ("even", "even", "plain", "plain", "plain", "full", "waves", "notes")
_USUAL: Final[Mapping[str, Sequence[int]]] = {
    "even": (3, 3, 4),
    "full": (4, 5, 5, 6, 8),
    "plain": (2, 2, 3, 4),
}
_GUIDE: Final = "‘Guide to the Children’s Homes Regulations, including the quality standards’"
_ADVICE: Final[Sequence[dict[str, Any]]] = (
    {"standard": _GUIDE, "page": 52, "paragraph": "9.19"},
    {"standard": _GUIDE},
    {},
    {"standard": _GUIDE, "theme": "Moving on", "judgement": "leaders"},
)

TENTH: Final[Mapping[str, str]] = {
    "nothing": "",
    "a single sentence always": "Inspectors went through every room.\n",
    "a paragraph for each building": (
        "{% for one in setting.buildings %}\nChildren live in this building, too. Inspectors "
        "saw it. They met all who were in.\n\n{% endfor %}\n"
    ),
    "a single sentence for each requirement of a building, two sentences where it goes on": (
        "{% for one in requirements %}{% if one.building %}\nThis holds in one building.\n\n"
        "{% endif %}{% if one.further %}\nThere is more to it. See below.\n\n{% endif %}"
        "{% endfor %}\n"
    ),
    "two where nobody manages and there was action, one for advice that names a page": (
        '{% if setting.manager_post == "vacant" and event.enforcement %}\nNobody leads.\n\n'
        "There was action before. It did not help. It may come again.\n{% endif %}\n"
        "{% for one in recommendations %}{% if one.page %}\nThe guide has a page on this.\n\n"
        "{% endif %}{% endfor %}\n"
    ),
    "a very long one where the owner is a person, a long one where a manager has not applied": (
        "{% if facts.provider_is_a_person %}\nA person owns it. It is a home. It is theirs. They "
        "are here. They listen. They learn. They act. They ask. They wait. They pay.\n"
        "{% endif %}\n{% if facts.weeks_manager_without_application %}\nThe manager is new. This "
        "takes time. It took long. It must be done. It will be seen.\n{% endif %}\n"
    ),
    "one for what was required and not done, two sentences for an earlier low grade": (
        "{% for one in event.previous_improvements %}"
        '{% if one.kind == "requirement" and (one.met == "no" or one.met == "partly") %}\n'
        "This was asked before.\n\n{% endif %}{% endfor %}\n"
        "{% for one in event.previous %}"
        '{% if one.grade == "inadequate" or one.grade == "requires improvement to be good" %}\n'
        "It was not good then. It had to change.\n\n{% endif %}{% endfor %}\n"
    ),
}
"""Changes of templates for `housed`."""
