"""Bundles made up from the schemas alone: valid, hostile in their words, and within the limits.

A field is left out or given, short or as long as it may be; lists are empty or full. Texts are made
to trip whoever counts: no word at all, a title that ends no sentence, a bracket that is never
closed, dashes and slashes, blanks at both ends.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from random import Random  # noqa: TID251 - from a seed: the same bundle each time
from typing import Any, Final, Literal, TypeAlias

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.pointer import Path
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.json.typed import as_typed
from pipeline.evidence.made_up.maker import value
from pipeline.evidence.made_up.settled import settled
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


_LEFT_OUT: Final = {"withheld", "provisional_grade", "time", "buildings", "building"}


@dataclass(slots=True)
class Hostile:
    """Chooses the values of one bundle."""

    random: Random
    wish: Wish
    longest_list: int
    often: float  # how often a wish is kept
    short: tuple[str, ...] = ()  # the texts of a bundle that has as little as may be

    def __post_init__(self) -> None:
        self.short = self.random.choice((_WORDLESS, _WORDLESS, _SWALLOWING, ("Mr", "a")))

    @property
    def full(self) -> bool:
        """Whether lists are full and nothing is left out."""
        return self.wish in _FULL

    def gives(self, view: View, path: Path) -> bool:
        """Return whether a field is given that may be left out.

        A bracket that is opened in one field is closed in another.
        """
        if path[-1] in _LEFT_OUT:
            return False
        if self.wish == "any" or self.random.random() > self.often:
            return self.random.random() < 0.6
        more = self.short is _SWALLOWING or "array" in view.said("type")
        return self.full or self.random.random() < (0.4 if more else 0.1)

    def length(self, path: Path, least: int, most: int) -> int:
        """Return how long a list is to be."""
        most = min(most, self.longest_list)
        if most <= least or self.wish == "least":
            return max(least, min(most, self.random.choice((0, 1, 1))))
        if self.full:
            return most
        return self.random.choice([least, *(self.random.randint(least, min(most, 4)),) * 4])

    def number(self, path: Path, least: int, most: int) -> int:
        some = [one for one in (least, most, 0, 1, 2, 9, 10, 1500) if least <= one <= most]
        return self.random.choice([*some, self.random.randint(least, most)])

    def among(self, path: Path, values: tuple[str, ...]) -> str:
        """Return one of some texts; of a day and its month the one that the wish asks for."""
        if path[:2] == ("event", "previous") and path[-1] == "date":
            return {"least": values[-1], "any": values[hash(path[2]) % 2]}.get(self.wish, values[0])
        return self.random.choice(values)

    def yes(self, path: Path) -> bool:
        return self.random.random() < (0.6 if path[0] == "judgements" else 0.5)

    def words(self, path: Path, least: int, most: int) -> str:
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
    chooser = Hostile(random, wish, longest_list, often)
    type_ = load(report_type)
    data = settled(value(bundle_view(report_type), chooser), type_, chooser, "made")
    data["event"] |= random.choice(_DAYS)
    narrative = _narrative(random, type_)
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


_DAYS: Final = tuple(
    {"start": start, "end": end}
    for start, end in (
        ("2025-03-06", "2025-03-06"), ("2025-03-06", "2025-03-08"), ("2025-03-30", "2025-04-02"),
        ("2025-12-30", "2026-01-02"), ("2025-03-06", "2025-03-07"),
    )
)  # fmt: skip

_LINES: Final = (
    "Staff know families well. Children are safe.",
    "- one\n- two",
    "Inspectors saw this:\n\n- one thing\n- another",
    "> I like it here.",
    "A single sentence.",
    "One. Two. Three.",
    "*Emphasis* and a list:\n\n1. first\n2. second",
)


def _narrative(random: Random, type_: ReportType) -> dict[str, Any]:
    view = bundle_view(type_.id).below("narrative")
    found = {}
    for section in view.names():
        if random.random() < 0.5:
            continue
        number = random.randint(1, 5)
        texts = [random.choice(_LINES) for _ in range(number)]
        found[section] = {"paragraphs": [{"text": one, "evidence": []} for one in texts]}
    return found
