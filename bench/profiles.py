"""How near a profile predicts: sets of reports of different shapes, and changes of templates.

Half of the sets’ reports make the profile, the others are the truth. A set is made by its own
rules, not by those that make synthetic bundles: what goes together is written below.

    python bench/profiles.py [REPORTS OF A PROFILE] [REPORTS OF THE TRUTH] [SET…]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random  # from a seed: the same reports each time
from re import subn
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench.shapes_tenth import TENTH, housed  # noqa: E402  beside this file
from bench.shapes_to_score import SCORED, closing, teams, varied  # noqa: E402  beside this file
from bench.shapes_unread import UNREAD, rationed  # noqa: E402  beside this file
from pipeline.checks.case.case import Case  # noqa: E402  of this checkout
from pipeline.composition.compose import compose  # noqa: E402
from pipeline.evidence.bundle import Bundle  # noqa: E402
from pipeline.evidence.find import RawBundle  # noqa: E402  of this checkout
from pipeline.evidence.intake import intake  # noqa: E402
from pipeline.report_type.toml.file import load  # noqa: E402
from pipeline.resources import Home, using  # noqa: E402
from pipeline.runs.profile.making import Counted  # noqa: E402
from pipeline.runs.synthetic.bundles import synthetic  # noqa: E402
from pipeline.runs.synthetic.over import Bound, shares  # noqa: E402
from scripts.bundle_edits import sample  # noqa: E402

SYNTHETIC: Final = 2_000
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
)


def reports(shape: Shape, number: int, seed: str) -> Iterator[RawBundle]:
    """Yield so many reports of a shape; the same ones for a seed."""
    base = json.dumps(sample(shape.base))
    for at in range(number):
        random = Random(f"{shape.name} {seed} {at}")
        bundle = json.loads(base)
        bundle.pop("waivers", None)
        for one in (*bundle.get("requirements", ()), *bundle["recommendations"]):
            one["evidence"] = []
        shape.drive(random, bundle, shape.sections)
        bundle["id"] = f"{shape.name.replace(' ', '-')}-{at}"
        yield RawBundle(f"{at}.json", json.dumps(bundle).encode())


def changed(type_: str, template: str, folder: Path) -> Home:
    """Return templates in which the section of the overall judgement begins with a template."""
    own = folder / "report-types" / type_
    own.mkdir(parents=True, exist_ok=True)
    text = (ROOT / "templates/report-types" / type_ / "report-type.toml").read_text("utf-8")
    content = (
        '{ judgement = "overall", content = [{ kind = "prose", template = "overall.md.j2" }, '
        '{ kind = "narrative", section = "overall" }] }'
    )
    found, number = subn(r'\{ judgement = "overall"(, required = true)? \}', content, text)
    assert number
    (own / "report-type.toml").write_text(found, "utf-8")
    (own / "overall.md.j2").write_text(template, "utf-8")
    return Home(folder)


def profiled(shape: Shape, number: int) -> dict[str, Any]:
    """Return the profile of so many reports of a shape."""
    counted = Counted.of(load(shape.base.partition("/")[0]))
    for one in bundles(reports(shape, number, "profile")):
        counted.add(one)
    return counted.told()


def bundles(sources: Iterable[RawBundle]) -> Iterator[Bundle]:
    """Yield the bundles, all of them valid."""
    for one in sources:
        taken = intake(one)
        assert taken.bundle, taken.findings
        assert not taken.findings, taken.findings
        yield taken.bundle


def missed(
    shape: Shape, told: dict[str, Any], truth: int
) -> Iterator[tuple[str, Bound, float, float]]:
    """Yield each change and limit with the share that was predicted, and the true one."""
    type_ = load(shape.base.partition("/")[0])
    made = list(bundles(synthetic(type_, told, SYNTHETIC, "bench")))
    real = list(bundles(reports(shape, truth, "truth")))
    for name, template in shape.changes.items():
        with TemporaryDirectory() as folder:
            home = changed(type_.id, template, Path(folder)) if template else Home()
            with using(home):
                now = load(type_.id)
                predicted, true = (
                    shares(Case(one, now, compose(one, now)) for one in some)
                    for some in (made, real)
                )
        for bound, share in true.over.items():
            yield name, bound, predicted.over.get(bound, 0.0), share


def main() -> None:
    """Tell, for each set, how far predictions are off, rule by rule."""
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    names = [one for one in sys.argv[1:] if not one.isdigit()]
    number, truth = numbers if len(numbers) == 2 else (10_000, 2_000)
    rules: dict[str, list[float]] = defaultdict(list)
    for shape in [one for one in SHAPES if not names or one.name in names]:
        start = perf_counter()
        found = sorted(
            (
                (abs(predicted - true), name, bound, predicted, true)
                for name, bound, predicted, true in missed(shape, profiled(shape, number), truth)
            ),
            key=lambda one: one[0],
        )
        print(f"{shape.name} ({perf_counter() - start:.0f} s)", flush=True)
        for rule in sorted({one[2].rule for one in found}):
            off = [one[0] for one in found if one[2].rule == rule]
            rules[rule] += off
            print(f"   {_told(rule, off)}")
        for miss, name, bound, predicted, true in found[-4:]:
            print(
                f"      {miss:.1%} {name}: {bound.section} {bound.rule} {bound.limit}: "
                f"{predicted:.1%}, truly {true:.1%}",
                flush=True,
            )
    for rule, off in sorted(rules.items()):
        print(_told(rule, off))


def _told(rule: str, off: list[float]) -> str:
    over = sum(one > 0.03 for one in off)
    mean = sum(off) / len(off)
    return f"{rule}: {len(off)} shares, mean {mean:.1%}, most {max(off):.1%}, {over} over 3 points"


if __name__ == "__main__":
    main()
