"""Three kinds of reports and changes for `profiles.py`: how many fields differ, and who writes.

`varied` was there while predictions were mended. `teams`, with changes of its own, was kept for a
score, which found a fault; `closing` was written before that was mended, and was scored after it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from random import Random
from typing import Any, Final


def varied(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Many fields differ, each by itself; much is asked of long reports; some people write tersely.

    Enforcement goes with single sentences, and a bad grade of a section with long paragraphs.
    """
    event, setting = bundle["event"], bundle["setting"]
    event["previous"] = [
        {"date": f"{2013 - at}-03-11", "kind": "full inspection", "grade": "good"}
        for at in range(random.choice((0, 1, 1, 2, 3)))
    ]
    event["declared"] = {} if event["previous"] else {"first_inspection": True}
    event.pop("previous_improvements")
    for name in ("telephone", "responsible_individual"):
        if random.random() < 0.4:
            setting.pop(name, None)
    served = random.random() < 0.15
    event["enforcement"] = [{"date": "2014-01-05", "summary": "A notice was served."}] * served
    asked, terse = min(int(random.expovariate(0.6)), 9), random.random() < 0.3
    base = bundle["requirements"][0]
    bundle["requirements"] = [{**base, "id": f"R{at}"} for at in range(1, asked + 1)]
    for one in sections:
        grade = random.choice(("outstanding", "good", "good", "requires improvement", "inadequate"))
        bundle["judgements"][one] = {"grade": grade}
        number = max(1, min(14, 4 + asked // 2 + random.choice((-2, -1, 0, 0, 1, 2))))
        most = 7 if grade == "inadequate" else 4
        alone = 0.5 if served else 0.12 if terse else 0.01
        length = partial(_varied_length, random, alone, most)
        bundle["narrative"][one] = written(random, number, length)


def _varied_length(random: Random, alone: float, most: int) -> int:
    return 1 if random.random() < alone else random.randint(2, most)


def teams(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Three teams write: in notes, in essays, by the book; which one, a few fields hint at."""
    team = random.choices(("notes", "essays", "book"), (3, 3, 6))[0]
    event = bundle["event"]
    if random.random() < (0.5 if team == "notes" else 0.9):
        bundle["setting"].pop("telephone", None)
    event["previous"] = [
        {"date": f"{2015 - at}-03-19", "kind": "full", "grade": "good"}
        for at in range(random.choice((1, 1, 2, 3, 4, 6)) if team != "essays" else 1)
    ]
    event["declared"] = {"no_enforcement": True} if random.random() < 0.85 else {}
    event["enforcement"] = []
    if not event["declared"]:
        event["enforcement"] = [{"date": "2017-01-05", "summary": "A notice was served."}]
    hard = random.random() < 0.25
    bundle["requirements"] = bundle["requirements"] if hard or random.random() < 0.4 else []
    if random.random() < (0.7 if team == "book" else 0.2):
        bundle["recommendations"] = []
    for one in sections:
        grade = random.choice(("requires improvement", "inadequate") if hard else ("good",) * 2)
        bundle["judgements"][one] = {"grade": grade}
        least, most, lengths = _TEAMS[team]
        number = random.randint(least, most) + 2 * hard
        bundle["narrative"][one] = written(random, number, partial(random.choice, lengths))


_TEAMS: Final[Mapping[str, tuple[int, int, tuple[int, ...]]]] = {
    "notes": (5, 12, (1, 1, 2, 2, 3)),
    "essays": (2, 5, (3, 4, 5, 6, 7, 8)),
    "book": (4, 8, (2, 2, 3, 3, 3, 4)),
}


def closing(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Sections differ in length; many end with one sentence, and long ones begin with an essay.

    The essay goes with what is asked for, the last sentence with no enforcement.
    """
    event, base = bundle["event"], bundle["requirements"][0]
    asked = random.randint(0, 5)
    bundle["requirements"] = [{**base, "id": f"R{at}"} for at in range(1, asked + 1)]
    served = random.random() < 0.3
    event["enforcement"] = [{"date": "2024-01-05", "summary": "A notice was served."}] * served
    event["declared"] = {} if served else {"no_enforcement": True}
    event["previous"] = [
        {"date": f"{2022 - at}-03-11", "kind": "full", "grade": "good"}
        for at in range(1 + min(int(random.expovariate(1.0)), 5))
    ]
    for name in ("telephone", "responsible_individual", "registered_manager"):
        if random.random() < 0.3:
            bundle["setting"].pop(name, None)
    for one, mean in zip(sections, (4, 6.5, 9), strict=True):
        number = max(1, min(16, round(random.gauss(mean, 1.8))))
        lengths = [random.choice((2, 3, 3) if random.random() < 0.85 else (4, 5))] * number
        lengths = [one if random.random() < 0.7 else random.choice((2, 3, 4)) for one in lengths]
        if asked >= 2 and random.random() < 0.7:
            lengths[0] = random.randint(4, 8)
        if random.random() < (0.1 if served else 0.6):
            lengths[-1] = 1
        left = iter(lengths)
        bundle["narrative"][one] = written(random, number, partial(next, left))


def written(random: Random, number: int, length: Any) -> dict[str, Any]:
    """Return so many paragraphs of sentences, each as long as is drawn."""
    texts = (" ".join(random.choices(_SENTENCES, k=length())) for _ in range(number))
    return {"paragraphs": [{"text": one, "evidence": []} for one in texts]}


_SENTENCES: Final = (
    "Staff listen.", "Children know whom to ask.", "The house is warm and clean.",
    "Meals are eaten together.", "Each plan names its risks.", "Records are read and signed.",
)  # fmt: skip

SCORED: Final[Mapping[str, str]] = {
    "nothing": "",
    "a single sentence where there is a telephone": (
        "{% if setting.telephone %}\nThe centre has a telephone.\n{% endif %}\n"
    ),
    "a paragraph for each earlier inspection": (
        "{% for one in event.previous %}\nThere was an inspection before. It counts here.\n\n"
        "{% endfor %}\n"
    ),
    "a long one at the worst grade": (
        '{% if judgements.overall.grade == "inadequate" %}\nIt is bad. It is so. It must end. '
        "It cannot wait. All know it. Here is why.\n{% endif %}\n"
    ),
    "two where something is recommended, one where something is required": (
        "{% if recommendations %}\nThere is advice. See below.\n\nIt is for leaders. "
        "They decide.\n{% endif %}\n{% if requirements %}\nMore must be done. See below.\n"
        "{% endif %}\n"
    ),
    "a single sentence where there is enforcement": (
        "{% if event.enforcement %}\nThere was action.\n{% endif %}\n"
    ),
}
"""Changes of templates that were scored once, with `TEAMS`."""
