"""Bundles made up from the schemas alone: valid, hostile in their words, and within the limits.

A field is left out or given, short or as long as it may be; lists are empty or full. Texts are made
to trip whoever counts: no word at all, a title that ends no sentence, a bracket that is never
closed, dashes and slashes, blanks at both ends.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random  # noqa: TID251 - from a seed: the same bundle each time
from re import fullmatch
from typing import Any, Final, Literal, TypeAlias

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.json.typed import as_typed
from pipeline.evidence.public import public_bundle
from pipeline.evidence.schema.publishable import public_names, publishable
from pipeline.evidence.schema.view import View, bundle_view
from pipeline.evidence.typed_bundle import typed_bundle
from pipeline.report_type.definition import ReportType
from pipeline.report_type.toml.file import load

Wish: TypeAlias = Literal["any", "least", "words", "sentences"]
"""What a bundle is to have: as little as may be, the most words or sentences, or anything."""

_ODD: Final = (
    "Mr", "Mr.", "Dr.", "e.g.", "(a", "b)", "(", ")", "[x", "y]", "A.", "B!", "is", "It", "1.",
    "12",
    "2016/17", "n/a", "and/or", "--", "—", "–", "...", "…", "x—y", "www.a", "a@b.c", "no.", "No. 5",
    "Ltd.", "St.", "etc.", "’", "‘so’", "*", "_", "#", "-", "+", "Ends.", "ends?", "Ends:", "ok",
    "child", "B.", "4", "p.m.", "*a*", "[a](b)", "“Yes.”", "(Yes.)", "I", "ii.", "¹", "x.¹",
)  # fmt: skip
_WORDLESS: Final = ("-", "—", "…", ")", "(", "’")
_SWALLOWING: Final = ("Ok! (x", "x)")  # a bracket that takes the ends of sentences with it
_FULL: Final = {"words": "a ", "sentences": "B! "}
_ASKED: Final = 7
"""Of so many bundles one is read as a file is, gate by gate. They are made to be valid, and
asking each is half of the time."""

_OFTEN: Final = 0.9  # of a bundle with odd ones out, which make the joints odd


@dataclass(slots=True)
class Maker:
    """Makes up the values of one bundle."""

    random: Random
    wish: Wish
    longest_list: int
    often: float  # how often a wish is kept
    short: tuple[str, ...] = ()  # the texts of a bundle that has as little as may be

    def __post_init__(self) -> None:
        self.short = self.random.choice((_WORDLESS, _WORDLESS, _SWALLOWING, ("Mr", "a")))

    def value(self, view: View, path: tuple[str, ...] = ()) -> Any:
        kinds = view.said("type")
        kind = kinds[0] if kinds else "object" if view.said("properties") else "string"
        if kind == "object":
            return self.record(view, path)
        if kind == "array":
            return [self.value(view.below(0), (*path, "*")) for _ in range(self.length(view))]
        if kind == "integer":
            return self.number(view)
        if kind == "boolean":
            return self.random.random() < 0.5
        return self.text(view)

    def record(self, view: View, path: tuple[str, ...]) -> dict[str, Any]:
        required = {name for names in view.said("required") for name in names}
        left_out = {"waivers", "building", "withheld", "provisional_grade", "narrative", "time"}
        return {
            name: self.value(view.below(name), (*path, name))
            for name in view.names()
            if name not in left_out and (name in required or self.gives(view.below(name)))
        }

    @property
    def full(self) -> bool:
        """Whether lists are full and nothing is left out."""
        return self.wish in _FULL

    def gives(self, view: View) -> bool:
        """Return whether a field is given that may be left out.

        A bracket that is opened in one field is closed in another.
        """
        if self.wish == "any" or self.random.random() > self.often:
            return self.random.random() < 0.6
        more = self.short is _SWALLOWING or "array" in view.said("type")
        return self.full or self.random.random() < (0.4 if more else 0.1)

    def length(self, view: View) -> int:
        """Return how long a list is to be."""
        least = max(view.said("minItems"), default=0)
        most = int(min(min(view.said("maxItems"), default=3), self.longest_list))
        if most <= least or self.wish == "least":
            return max(least, min(most, self.random.choice((0, 1, 1))))
        if self.full:
            return most
        return self.random.choice([least, *(self.random.randint(least, min(most, 4)),) * 4])

    def number(self, view: View) -> int:
        least = max(view.said("minimum"), default=0)
        most = min(view.said("maximum"), default=10**9)
        some = [one for one in (least, most, 0, 1, 2, 9, 10, 1500) if least <= one <= most]
        return self.random.choice([*some, self.random.randint(least, most)])

    def text(self, view: View) -> str:
        listed = [{one} for one in view.said("const")] + [set(one) for one in view.said("enum")]
        if listed:
            return str(self.random.choice(sorted(set.intersection(*listed))))
        if "date" in view.said("format"):
            year, month, day = (self.random.randint(*one) for one in ((10, 24), (1, 9), (10, 28)))
            return f"20{year}-0{month}-{day}"
        if patterns := view.said("pattern"):
            return next(
                one for one in self.shapes() if all(fullmatch(each, one) for each in patterns)
            )
        least = max(view.said("minLength"), default=0)
        return self.words(max(least, 1), int(min(view.said("maxLength"), default=2000)))

    def shapes(self) -> Iterator[str]:
        """Yield texts of the forms that fields ask for."""
        number = self.random.randint(1000, 10**9)
        yield from (f"A{number}", f"Children’s home SC{number}")
        yield self.random.choice(("a week", "more than twenty-one and a half weeks and two years"))

    def words(self, least: int, most: int) -> str:
        """Return a text of at least and at most so many characters."""
        if self.full and self.random.random() < self.often:
            return (_FULL[self.wish] * most)[:most]
        if self.wish == "least" and self.random.random() < self.often:
            return self.random.choice(self.short)[:most]
        number = self.random.choice((1, 1, 2, 3, 6, 20))
        joint = self.random.choice((" ", " ", " ", "", "  "))
        said = joint.join(self.random.choice(_ODD) for _ in range(number))
        said = self.random.choice(("", " ")) + said + self.random.choice(("", "", " "))
        return said[:most] if said[:most].strip() else "a"


def bundle(
    report_type: str, seed: int, wish: Wish = "any", longest_list: int = 4, often: float = _OFTEN
) -> Bundle:
    """Return a bundle of a report type that is as its schemas say."""
    random = Random(f"{report_type} {seed} {wish}")
    maker = Maker(random, wish, longest_list, often)
    type_ = load(report_type)
    data = maker.value(bundle_view(report_type))
    _settle(data, type_, random)
    narrative = _narrative(maker, type_)
    if narrative:
        data["narrative"] = narrative
    text = json.dumps(data, ensure_ascii=False)
    file = as_typed(JsonFile("made.json", data, text))
    assert isinstance(file.data, dict)
    modes = publishable(file.data, bundle_view(report_type))
    made = typed_bundle(file, public_bundle(file.data, modes, public_names(report_type)))
    if seed % _ASKED == 0:
        taken = intake(RawBundle("made.json", text.encode()))
        assert taken.bundle is not None, [(one.message, one.place.bundle) for one in taken.findings]
        assert replace(made, file=taken.bundle.file) == taken.bundle
    return made


def _settle(data: dict[str, Any], type_: ReportType, random: Random) -> None:
    """Make one what the schemas cannot ask for: order of dates, unique ids, known areas."""
    data |= {"schema_version": "2", "report_type": type_.id, "id": "made"}
    event = data["event"]
    event["start"], event["end"] = random.choice(
        (("2025-03-06", "2025-03-06"), ("2025-03-06", "2025-03-08"), ("2025-03-30", "2025-04-02"),
         ("2024-12-30", "2025-01-02"), ("2025-03-06", "2025-03-07"))
    )  # fmt: skip
    for name in ("previous", "enforcement"):
        for index, one in enumerate(event.get(name, ())):
            one["date"] = f"20{22 - index // 12 if index < 240 else 10}-{12 - index % 12:02}-11"
    labels = [one.label.text for one in type_.grades] or ["good"]
    data["judgements"] = {
        one.id: {"grade": random.choice(labels)}
        for one in type_.judgements
        if not one.optional or random.random() < 0.6
    }
    areas = [area.id for area in type_.areas]
    for index, record in enumerate(data["evidence"]):
        record |= {"id": f"E{index}", "area": random.choice(areas)}
        if measure := record.get("measure"):
            measure["denominator"] = max(measure["denominator"], 1)
            measure["numerator"] = min(measure["numerator"], measure["denominator"])
    for name in ("requirements", "recommendations"):
        for index, one in enumerate(data.get(name, ())):
            one |= {"id": f"{name[:3].upper()}{index}", "evidence": []}
    if last := data.get("facts", {}).get("last_visit"):
        last["date"] = "2023-01-11"


_LINES: Final = (
    "Staff know families well. Children are safe.",
    "- one\n- two",
    "Inspectors saw this:\n\n- one thing\n- another",
    "> I like it here.",
    "A single sentence.",
    "One. Two. Three.",
    "*Emphasis* and a list:\n\n1. first\n2. second",
)


def _narrative(maker: Maker, type_: ReportType) -> dict[str, Any]:
    view = bundle_view(type_.id).below("narrative")
    random = maker.random
    found = {}
    for section in view.names():
        if random.random() < 0.5:
            continue
        number = random.randint(1, 5)
        texts = [random.choice(_LINES) for _ in range(number)]
        found[section] = {"paragraphs": [{"text": one, "evidence": []} for one in texts]}
    return found
