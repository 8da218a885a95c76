"""One more kind of reports and changes, for `profiles.py`: inspectors have only so much time.

It was written without a look at how reports are predicted, and nothing was mended with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from random import Random
from typing import Any, Final

from bench.shapes_to_score import written


def rationed(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Inspectors have so much time: what one section takes, the others lose; a cut one is dense.

    How much time depends on the season, on how many children there are (few authorities are very
    large), and on which of three kinds an inspection is: planned, after failure, with the board.
    """
    event, setting = bundle["event"], bundle["setting"]
    for one in ("children-findings", "children-improvement"):  # they follow paragraphs
        bundle["narrative"].pop(one)
    kind = random.choices(("planned", "failed", "board"), (11, 5, 4))[0]
    month = random.choices(range(1, 13), (5, 8, 9, 3, 4, 6, 4, 0, 7, 10, 9, 2))[0]
    winter = month in (11, 12, 1, 2)
    children = 60 + min(int(random.lognormvariate(5.2, 0.8)), 4000)
    staff = 3 + (children > 180) + (children > 400) + (children > 900) + 2 * (kind == "board")
    staff -= winter and random.random() < 0.6
    _rationed_event(random, event, kind, month, staff)
    event["figures"] = [
        {"what": "children looked after by the local authority", "number": children},
        {"what": "children’s cases followed in detail", "number": 4 * staff},
    ]
    if random.random() < (0.45 if children < 180 else 0.05):
        setting.pop("area")
    if random.random() < (0.7 if kind == "board" else 0.15):
        setting["telephone"] = "08081 570000"
    grades = _rationed_grades(random, bundle, kind, (*sections, "protection", "looked-after"))
    _rationed_advice(random, bundle, kind, grades)
    paragraphs = staff * {"planned": 15, "failed": 19, "board": 11}[kind] * (0.8 if winter else 1)
    numbers = _shared_time(random, paragraphs * random.lognormvariate(0, 0.2), grades, sections)
    style = random.choice(_STYLES)
    for at, (one, number) in enumerate(zip(sections, numbers, strict=True)):
        style = style if at and random.random() < 0.6 else random.choice(_STYLES)
        left = iter(_rationed_lengths(random, number, (5, 6, 7, 9) if number <= 2 else style))
        bundle["narrative"][one] = written(random, number, partial(next, left))


def _rationed_event(random: Random, event: Any, kind: str, month: int, staff: int) -> None:
    start = date(random.choice((2014, 2015, 2015, 2016)), month, random.randint(1, 28))
    end = start + timedelta(days=random.choice((9, 14)) if staff < 5 else 25)
    event["start"], event["end"] = start.isoformat(), end.isoformat()
    event.pop("timetable")
    if random.random() < 0.7:
        event["timetable"] = {"published": (end + timedelta(days=41)).isoformat()}
    event["notice"] = (
        "unannounced" if random.random() < (0.8 if kind == "failed" else 0.3) else ("announced")
    )
    event["inspectors"] = [
        {"name": f"Kim Specimen-{chr(65 + at)}", "role": "Inspector" if at else "Lead inspector"}
        for at in range(staff)
    ]
    visits = min(int(random.expovariate(0.5)), 8) if kind == "failed" else 0
    full = 1 if kind == "failed" else random.choice((0, 1, 2, 2, 3))
    event["previous"] = [
        {"date": f"2013-{12 - at:02}-06", "kind": "monitoring visit", "graded": False}
        for at in range(visits)
    ] + [
        {"date": f"{2012 - 3 * at}-06", "kind": "full", "grade": _OLD[kind == "failed"]}
        for at in range(full)
    ]
    event["declared"] = {} if full else {"first_inspection": True}


def _rationed_grades(
    random: Random, bundle: Any, kind: str, sections: Sequence[str]
) -> dict[str, str]:
    """Grade each section; after failure an authority has mended nearly all, or nothing."""
    level = random.gauss(1.4, 0.5)
    if kind == "failed":
        level = 0.9 if random.random() < 0.4 else 2.7
    found = {one: _BEST[min(max(round(random.gauss(level, 0.5)), 0), 3)] for one in sections}
    board = {"board": bundle["judgements"]["board"]} if kind == "board" else {}
    bundle["judgements"] = {one: {"grade": grade} for one, grade in found.items()} | board
    if kind != "board":
        bundle["narrative"].pop("board")
    if "outstanding" not in found.values() and random.random() < 0.75:
        bundle["narrative"].pop("outstanding-practice")
        bundle["event"]["declared"]["no_outstanding_practice"] = True
    return found


def _rationed_advice(random: Random, bundle: Any, kind: str, grades: Mapping[str, str]) -> None:
    """Ask for the more the worse it is, with a heavy tail; the worse, the more cannot wait."""
    worst = sum(one == "inadequate" for one in grades.values())
    number = min(1 + worst + int(2 * random.paretovariate(1.4)), 30)
    bundle["recommendations"] = [
        {"id": f"C{at}", "action": "Put dates into every plan for a child.", "evidence": []}
        | ({"urgency": "immediate"} if random.random() < (0.5 if worst > 1 else 0.06) else {})
        | ({"theme": "Care leavers"} if kind != "failed" and at % 3 == 0 else {})
        for at in range(1, number + 1)
    ]
    facts = bundle["facts"]
    facts["several_weaknesses"] = number > 6
    if random.random() < (0.7 if worst else 0.25):
        facts["missing_response_weak"] = True
    if kind == "board" and random.random() < 0.5:
        facts["multi_agency_weakness"] = True
        bundle["narrative"]["agencies"] = written(random, 2, lambda: 2)


def _shared_time(
    random: Random, paragraphs: float, grades: Mapping[str, str], sections: Sequence[str]
) -> list[int]:
    """Divide so many paragraphs; where one section takes much, another is left short."""
    weights = [
        usual * random.gammavariate(6, 1 / 6) * (1.7 if grades[one] == "inadequate" else 1)
        for one, usual in zip(sections, (2.3, 3, 3, 5), strict=True)
    ]
    numbers = [min(max(round(paragraphs * one / sum(weights)), 1), 60) for one in weights]
    most = max(numbers)
    if most > 0.45 * sum(numbers) and random.random() < 0.8:
        cut = random.choice([at for at, one in enumerate(numbers) if one < most])
        numbers[cut] = random.randint(1, 2)
    return numbers


def _rationed_lengths(random: Random, number: int, style: Sequence[int]) -> list[int]:
    """Draw lengths: what follows a long paragraph is short; a rare one is very long."""
    lengths: list[int] = []
    for _ in range(number):
        after_long = bool(lengths) and lengths[-1] > 5
        drawn = random.choice((1, 2, 2) if after_long else style)
        lengths.append(min(drawn + int(random.paretovariate(2.5)) - 1, 15))
    return lengths


_BEST: Final = ("outstanding", "good", "requires improvement", "inadequate")
_OLD: Final = ("adequate", "inadequate")
_STYLES: Final = ((2, 3, 3, 4), (3, 4, 5, 6, 7), (1, 1, 2, 2, 3), (2, 2, 3))

UNREAD: Final[Mapping[str, str]] = {
    "nothing": "",
    "a paragraph for each inspector": (
        "{% for one in event.inspectors %}\nAn inspector came. Families were asked.\n\n"
        "{% endfor %}\n"
    ),
    "a single sentence for each priority that cannot wait": (
        '{% for one in recommendations %}{% if one.urgency == "immediate" %}\nThis cannot wait.\n\n'
        "{% endif %}{% endfor %}\n"
    ),
    "three where the board was reviewed, a long one where agencies are weak": (
        "{% if judgements.board %}\nThe board was there. It spoke.\n\nIt has a chair.\n\n"
        "It meets. It writes.\n{% endif %}\n{% if facts.multi_agency_weakness %}\n"
        "Agencies work alone. They may meet. They will. They know. They wait. So do we.\n"
        "{% endif %}\n"
    ),
    "two where there is a weak response and nothing outstanding": (
        "{% if facts.missing_response_weak and event.declared.no_outstanding_practice %}\n"
        "Children are missed. This is so.\n\nNobody is ahead.\n{% endif %}\n"
    ),
    "a very long one where no notice was given, one where leaders fail": (
        '{% if event.notice == "unannounced" %}\nNobody knew. We came. We saw. We asked. We read. '
        "We met. We wrote. We left. We thought.\n{% endif %}\n"
        '{% if judgements.leadership.grade == "inadequate" %}\nLeaders fail. See below.\n'
        "{% endif %}\n"
    ),
    "two for each monitoring visit, one for each priority of a theme": (
        '{% for one in event.previous %}{% if one.kind == "monitoring visit" %}\nWe came. It was '
        "quiet.\n\nLeaders listened. They wrote.\n\n{% endif %}{% endfor %}\n"
        "{% for one in recommendations %}{% if one.theme %}\nThere is a theme. See below.\n\n"
        "{% endif %}{% endfor %}\n"
    ),
}
"""Changes of templates for `rationed`."""
