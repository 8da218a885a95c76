"""Extremes: bundles that are as long, as wide or as many as a bundle may be.

Each is a good sample with one thing driven to the end that the schema sets, or beyond what any
real inspection had. They are no samples: nobody should write so, but every page must hold it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.bundle_edits import BUNDLE, sample  # noqa: E402  of this checkout

LONGEST_NAME: Final = 200
LONGEST_PERSON: Final = 120
LONGEST_LINE: Final = 120
LONGEST_ACTION: Final = 2_000
LONGEST_PARAGRAPH: Final = 20_000
MANY: Final = 100
INSPECTORS: Final = 24
EARLIER: Final = 40
CENTRES: Final = 60
PERIODS: Final = 8

PLACE: Final = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
ORDER: Final = (
    "The registered person must make sure that each member of staff, night workers included, has "
    "supervision at least once a month, that it is recorded, and that what was agreed is done."
)


@dataclass(frozen=True, slots=True)
class Extreme:
    """A name that says what is extreme, the good sample it starts from, and what is done to it."""

    name: str
    base: str
    drive: Callable[[Any], None]

    @property
    def content(self) -> bytes:
        """Return the bundle."""
        bundle = sample(self.base)
        self.drive(bundle)
        bundle["id"] = f"extreme-{self.name}"
        return (json.dumps(bundle, indent=2, ensure_ascii=False) + "\n").encode()


def unbroken(length: int) -> str:
    """Return so many letters without a blank, as a place in Wales might be written."""
    return (PLACE * (length // len(PLACE) + 1))[:length]


def _said(length: int, sentence: str) -> str:
    """Return whole sentences of at most so many letters, the same one again and again."""
    return " ".join([sentence] * ((length + 1) // (len(sentence) + 1)))


def _filled(words: str, length: int) -> str:
    """Return exactly so many letters, the last word cut where it must be, with no blank at the end.

    The last letter stands in for a blank that the cut would leave there.
    """
    text = " ".join([words] * (length // len(words) + 1))[:length]
    return text if text[-1] != " " else f"{text[:-1]}s"


def _name_without_a_blank(bundle: Any) -> None:
    bundle["setting"]["name"] = unbroken(LONGEST_NAME)


def _longest_names(bundle: Any) -> None:
    setting = bundle["setting"]
    setting["name"] = _filled("The Saint Bartholomew and Saint Wilfrid Family House", LONGEST_NAME)
    provider = setting["registered_provider"]
    provider["name"] = _filled("Westmorland and Furness Partnership", LONGEST_NAME)
    provider["address"] = [
        _filled("1 Example Street Upper Example on the Water", LONGEST_LINE),
        unbroken(LONGEST_LINE),
        "AB1 2CD",
    ]
    setting["responsible_individual"] = unbroken(LONGEST_PERSON)
    setting["registered_manager"] = _filled("Alexandra Wolfeschlegelsteinhausen", LONGEST_PERSON)


def _many_people(bundle: Any) -> None:
    bundle["event"]["inspectors"] = [
        {"name": f"Robin Placeholder-Specimen the {number}th", "role": "Social care inspector"}
        for number in range(4, INSPECTORS + 4)
    ]
    grades = ("good", "outstanding", "inadequate", "requires improvement to be good")
    bundle["event"]["previous"] = [
        {"date": f"{2024 - number // 2}-{2 + 6 * (number % 2 == 0):02}-21", "kind": "full"}
        | {"grade": grades[number % 4]}
        for number in range(EARLIER)
    ]


def _long_requirement(bundle: Any) -> None:
    bundle["requirements"][0]["action"] = _filled(ORDER, LONGEST_ACTION)
    bundle["recommendations"][0]["action"] = _filled(
        "Leaders should agree who acts.", LONGEST_ACTION
    )


def _many_requirements(bundle: Any) -> None:
    for key, letter in (("requirements", "R"), ("recommendations", "C")):
        bundle[key] = [bundle[key][0] | {"id": f"{letter}{n}"} for n in range(1, MANY + 1)]


def _eight_columns(bundle: Any) -> None:
    for record in _with(bundle, "series"):
        first, *_ = record["series"]["points"]
        record["series"]["points"] = [
            first | {"period": f"20{10 + n}/{11 + n}", "value": 9_876_543 - 271_828 * n}
            for n in range(PERIODS)
        ]
    for record in _with(bundle, "measure"):
        record["measure"] |= {"numerator": 7_654_321, "denominator": 98_765_432}


def _with(bundle: Any, key: str) -> Iterable[Any]:
    return (record for record in bundle["evidence"] if key in record)


def _long_paragraph(bundle: Any) -> None:
    """Make one paragraph of a section out of all its sentences, said until it is full."""
    for section in ("overall", "leaders"):
        paragraphs = bundle["narrative"][section]["paragraphs"]
        prose = " ".join(
            " ".join(one["text"] for one in paragraphs if one["text"][0] not in "->1").split()
        )
        text = _said(LONGEST_PARAGRAPH, prose)
        text += prose[: LONGEST_PARAGRAPH - len(text) - 1].rpartition(".")[0].join((" ", "."))
        paragraphs[:] = [{"text": text, "evidence": paragraphs[0]["evidence"]}]


def _long_words(bundle: Any) -> None:
    address = f"https://www.example.org/{unbroken(180)}"
    word = unbroken(120)
    text = f"{word} is one word. See [{address}]({address}).\n\n- {word}\n- *{word}*\n\n> {word}"
    paragraphs = bundle["narrative"]["overall"]["paragraphs"]
    paragraphs.insert(1, {"text": text, "evidence": []})
    for action in (*bundle["requirements"], *bundle["recommendations"]):
        action["action"] += f" See {word}."
    bundle["requirements"][0]["regulation"] = unbroken(LONGEST_NAME)
    bundle["recommendations"][0]["standard"] = unbroken(LONGEST_NAME)


def _most_rows(bundle: Any) -> None:
    bundle["setting"]["centres"] = [
        {"name": _filled("Saint Cuthbert’s and Alder Lane", 90 + n), "reference": f"EX2050{n}"}
        for n in range(10, CENTRES + 10)
    ]


def _first_inspection(bundle: Any) -> None:
    bundle["event"]["previous"] = []
    bundle["event"].setdefault("declared", {})["first_inspection"] = True
    bundle["requirements"] = bundle["recommendations"] = []


def _all_grades(bundle: Any) -> None:
    grades = ("inadequate", "outstanding", "good", "requires improvement")
    for number, judgement in enumerate(bundle["judgements"].values()):
        judgement.pop("provisional_grade", None)
        judgement |= {"grade": grades[number % 4], "reason": "As the evidence says."}


EXTREMES: Final = (
    Extreme("name-without-a-blank", "sccif-rfc-full/good-narrative", _name_without_a_blank),
    Extreme("longest-names", "sccif-rfc-full/good-inadequate", _longest_names),
    Extreme("many-people", "sccif-childrens-home-full/good-requires-improvement", _many_people),
    Extreme("long-requirement", "sccif-rfc-full/good-narrative", _long_requirement),
    Extreme("many-requirements", "rfc-2016-full/good-narrative", _many_requirements),
    Extreme("eight-columns", "childrens-centre/good-council-figures", _eight_columns),
    Extreme("long-paragraph", "sccif-rfc-full/good-narrative", _long_paragraph),
    Extreme("long-words", "sccif-rfc-full/good-narrative", _long_words),
    Extreme("most-rows", "childrens-centre-group/good-narrative", _most_rows),
    Extreme("first-inspection", "childrens-home-2014-full/good-narrative", _first_inspection),
    Extreme("all-grades", "la-services-2014/good-with-board-review", _all_grades),
)


def write(out: Path) -> tuple[Path, ...]:
    """Write each extreme to `<name>/bundle.json` in a folder, and return their folders."""
    folders = tuple(out / one.name for one in EXTREMES)
    for one, folder in zip(EXTREMES, folders, strict=True):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / BUNDLE).write_bytes(one.content)
    return folders
