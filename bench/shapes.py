"""Kinds of reports for `profiles.py`, each by its own rules, and changes of templates.

No rule here is one of those that make synthetic bundles: what goes together is written below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from random import Random  # from a seed: the same reports each time
from typing import Any, Final

from bench.shapes_eleventh import ELEVENTH, managed
from bench.shapes_tenth import TENTH, housed
from bench.shapes_to_score import SCORED, closing, teams, varied
from bench.shapes_unread import UNREAD, rationed
from pipeline.report_type.toml.file import load

_SENTENCES: Final = (
    "Staff know each family well.", "Parents say that they feel heard.", "Plans are reviewed.",
    "Records are clear and up to date.", "Children settle quickly.", "Leaders act on concerns.",
    "Training is regular.", "Visits are well prepared.", "Risks are understood.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shape:
    """What the reports of a set are like: a function of chance that changes a good sample."""

    name: str
    base: str
    sections: tuple[str, ...]
    drive: Callable[[Random, Any, tuple[str, ...]], None]
    changes: Mapping[str, str]


def paragraphs(random: Random, number: int, sentences: Callable[[], int]) -> dict[str, Any]:
    """Return so many paragraphs, each of as many sentences as is drawn."""
    texts = (" ".join(random.choices(_SENTENCES, k=max(sentences(), 1))) for _ in range(number))
    return {"paragraphs": [{"text": one, "evidence": []} for one in texts]}


def previous(bundle: Any, number: int) -> None:
    """Let a bundle have so many earlier inspections, or be of a first one."""
    event = bundle["event"]
    event["previous"] = [
        {"date": f"{2022 - at}-03-11", "kind": "full", "grade": "good"} for at in range(number)
    ]
    event.setdefault("declared", {}).pop("first_inspection", None)
    if not number:
        event["declared"]["first_inspection"] = True


def short(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Four paragraphs or so, nothing goes together."""
    previous(bundle, random.choice((0, 1, 1, 1, 2)))
    for one in sections:
        number = min(max(round(random.gauss(4.5, 1.2)), 1), 12)
        bundle["narrative"][one] = paragraphs(
            random, number, lambda: random.choice((2, 2, 3, 3, 4))
        )


def long(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """Around the limit; long reports are long in every section."""
    previous(bundle, random.choice((0, 1, 2, 3)))
    level = random.gauss(0, 1.5)
    for one in sections:
        number = min(max(round(7.2 + level + random.gauss(0, 0.9)), 2), 16)
        most = random.choice((3, 3, 4, 5, 6))
        bundle["narrative"][one] = paragraphs(random, number, partial(random.randint, 2, most))


def two_kinds(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """First inspections are short, later ones long and with requirements."""
    first = random.random() < 0.35
    previous(bundle, 0 if first else random.randint(1, 4))
    if first:
        bundle["requirements"] = []
    for one in sections:
        number = random.choice((2, 3, 3, 4)) if first else random.choice((5, 6, 7, 7, 8, 8, 9))
        choice = (1, 2, 2, 3) if first else (2, 3, 3, 3, 4, 5)
        bundle["narrative"][one] = paragraphs(random, number, partial(random.choice, choice))


def by_grade(random: Random, bundle: Any, sections: tuple[str, ...]) -> None:
    """The worse the grade, the longer; a long tail; enforcement where it is worst."""
    grades = list(dict.fromkeys(_GRADES[bundle["report_type"]]))
    at = random.choices(range(len(grades)), (2, 5, 3, 1)[: len(grades)])[0]
    for one in bundle["judgements"].values():
        one["grade"] = grades[min(max(at + random.choice((-1, 0, 0, 0, 1)), 0), len(grades) - 1)]
    previous(bundle, 1 if random.random() < 0.8 else 0)
    if at == len(grades) - 1 and random.random() < 0.7:
        bundle["event"]["enforcement"] = [{"date": "2024-01-05", "summary": "A notice was served."}]
    for one in sections:
        number = min(2 + at + int(random.expovariate(0.5)), 20)
        bundle["narrative"][one] = paragraphs(random, number, partial(_tailed, random))


def _tailed(random: Random) -> int:
    return 1 + int(random.expovariate(0.6))


CHANGES: Final[Mapping[str, str]] = {
    "nothing": "",
    "one paragraph always": "Inspectors look at what difference is made.\n",
    "two where there was an inspection before": (
        "{% if event.previous %}\nThey look at what has changed.\n\nThey ask families.\n"
        "{% endif %}\n"
    ),
    "three at a first inspection": (
        "{% if event.declared.first_inspection %}\nIt is new.\n\nIt is small.\n\nIt grows.\n"
        "{% endif %}\n"
    ),
    "one where there are requirements, one where there is enforcement": (
        "{% if requirements %}\nMore must be done. See below.\n{% endif %}\n"
        "{% if event.enforcement %}\nThere was action.\n{% endif %}\n"
    ),
    "a single sentence for each earlier inspection": (
        "{% for one in event.previous %}\nThere was one.\n\n{% endfor %}\n"
    ),
    "a long one where there are requirements": (
        "{% if requirements %}\nIt is so. It must end. It must be soon. All know it. It is late."
        " Here is why.\n{% endif %}\n"
    ),
}


_GRADES: Final = {
    one: [grade.label.text for grade in load(one).grades]
    for one in ("sccif-rfc-full", "sccif-childrens-home-full", "childrens-home-2014-full")
}
_CENTRE: Final = "sccif-rfc-full/good-narrative"
_HOME: Final = ("overall", "protection", "leaders")
SHAPES: Final = (
    Shape("short", _CENTRE, _HOME, short, CHANGES),
    Shape("long", _CENTRE, _HOME, long, CHANGES),
    Shape("two kinds", _CENTRE, _HOME, two_kinds, CHANGES),
    Shape("by grade", _CENTRE, _HOME, by_grade, CHANGES),
    Shape(
        "two kinds of home",
        "sccif-childrens-home-full/good-requires-improvement",
        _HOME,
        two_kinds,
        CHANGES,
    ),
    Shape(
        "varied",
        "childrens-home-2014-full/good-narrative",
        (*_HOME, "partnership"),
        varied,
        CHANGES,
    ),
    Shape(
        "closing",
        "sccif-childrens-home-full/good-requires-improvement",
        _HOME,
        closing,
        SCORED,
    ),
    Shape("teams", "rfc-2016-full/good-narrative", (*_HOME, "assessment"), teams, SCORED),
    Shape(
        "rationed",
        "la-services-2014/good-with-board-review",
        ("overall", "adoption", "care-leavers", "leadership"),
        rationed,
        UNREAD,
    ),
    Shape(
        "housed",
        "sccif-childrens-home-full/good-requires-improvement",
        _HOME,
        housed,
        TENTH,
    ),
    Shape(
        "managed",
        "childrens-centre/good-narrative",
        ("overall", "access", "quality", "leadership"),
        managed,
        ELEVENTH,
    ),
)
