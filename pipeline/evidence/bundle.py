"""The typed evidence bundle: what planning and checks read. Built from valid data only.

A `Bundle` holds private values too. What may reach a report is its `public` part, and nothing
else of it is ever handed to a template or a writer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.public import PublicBundle


@dataclass(frozen=True, slots=True)
class Judgement:
    """A judgement with its grade, in the words of the bundle.

    `changed` says that another grade was given at feedback, `explained` that a reason is
    recorded. What they were stays private.
    """

    id: str
    pointer: str
    grade: str
    changed: bool = False
    explained: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """A count out of a total."""

    pointer: str
    label: str
    numerator: int
    denominator: int
    unit: str


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a person; `permitted` says whether they may be published."""

    text: str
    permitted: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record of evidence. `statement` is what may be said of it, or ''.

    `weight` is 1 to 5. A record that is `withheld` reaches no report in any form. `recorded` are
    the names of the private fields that are filled in, such as `time`: never their values.
    """

    id: str
    pointer: str
    area: str
    source_kind: str
    statement: str
    direction: str
    weight: int
    withheld: bool
    quote: Quote | None = None
    measure: Measure | None = None
    series: bool = False
    recorded: frozenset[str] = frozenset()

    @property
    def publishable(self) -> bool:
        """Return whether the record has a statement that may be said in a report."""
        return bool(self.statement) and not self.withheld


@dataclass(frozen=True, slots=True)
class NarrativeParagraph:
    """A field of narrative, in Markdown, and the evidence ids it rests on."""

    pointer: str
    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Improvement:
    """A requirement (with `regulation` and `due`) or a recommendation."""

    id: str
    pointer: str
    evidence: tuple[str, ...]
    action: str = ""
    regulation: str = ""
    standard: str = ""
    addressed_to: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class PreviousImprovement:
    """A requirement or recommendation of the last inspection; `met` is yes, partly or no."""

    pointer: str
    kind: str
    action: str
    met: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A warning or notice that somebody has accepted. Its reason and name stay private."""

    pointer: str
    rule: str
    at: str


@dataclass(frozen=True, slots=True)
class Bundle:
    """One evidence bundle, valid against its schemas."""

    file: JsonFile = field(repr=False)
    public: PublicBundle = field(repr=False)
    id: str
    report_type: str
    start: date
    end: date
    judgements: tuple[Judgement, ...]
    evidence: tuple[Evidence, ...] = field(repr=False)
    narrative: Mapping[str, tuple[NarrativeParagraph, ...]] = field(repr=False)
    requirements: tuple[Improvement, ...]
    recommendations: tuple[Improvement, ...]
    facts: Mapping[str, Any] = field(repr=False)
    waivers: tuple[Waiver, ...]
    previous_improvements: tuple[PreviousImprovement, ...] = ()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the bundle's text, in hexadecimal."""
        return hashlib.sha256(self.file.text.encode()).hexdigest()

    def shown(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of some evidence ids whose records are not withheld.

        That a record is kept out of reports must not be seen in a report either.
        """
        kept_out = {one.id for one in self.evidence if one.withheld}
        return tuple(id_ for id_ in ids if id_ not in kept_out)

    def judgement(self, id_: str) -> Judgement | None:
        """Return a judgement by its id."""
        return next((one for one in self.judgements if one.id == id_), None)

    def fact(self, pointer: str) -> Any:
        """Return a declared fact by its pointer into the bundle, such as `/facts/closure`."""
        value: Any = {"facts": self.facts}
        for step in pointer.split("/")[1:]:
            value = value.get(step) if isinstance(value, Mapping) else None
        return value


def typed_bundle(file: JsonFile, public: PublicBundle) -> Bundle:
    """Return the typed bundle of a file that is valid against both of its schemas."""
    data: Any = file.data
    return Bundle(
        file=file,
        public=public,
        id=data["id"],
        report_type=data["report_type"],
        start=date.fromisoformat(data["event"]["start"]),
        end=date.fromisoformat(data["event"]["end"]),
        judgements=tuple(
            Judgement(
                id=id_,
                pointer=f"/judgements/{id_}",
                grade=one["grade"],
                changed=one.get("provisional_grade", one["grade"]) != one["grade"],
                explained="reason" in one,
            )
            for id_, one in data["judgements"].items()
        ),
        evidence=tuple(_evidence(one, index) for index, one in enumerate(data["evidence"])),
        narrative={
            section: _narrative(one, section) for section, one in data.get("narrative", {}).items()
        },
        requirements=_improvements(data, "requirements"),
        recommendations=_improvements(data, "recommendations"),
        facts=data.get("facts", {}),
        waivers=tuple(
            Waiver(f"/waivers/{index}", one["rule"], one.get("pointer", ""))
            for index, one in enumerate(data.get("waivers", []))
        ),
        previous_improvements=tuple(
            PreviousImprovement(f"/event/previous_improvements/{index}", **one)
            for index, one in enumerate(data["event"].get("previous_improvements", []))
        ),
    )


def _evidence(data: Mapping[str, Any], index: int) -> Evidence:
    pointer = f"/evidence/{index}"
    quote, measure = data.get("quote"), data.get("measure")
    return Evidence(
        id=data["id"],
        pointer=pointer,
        area=data["area"],
        source_kind=data["source"]["kind"],
        statement=data.get("statement", ""),
        direction=data["direction"],
        weight=data["weight"],
        withheld="withheld" in data,
        quote=Quote(quote["text"], quote["permission"]) if quote else None,
        measure=Measure(f"{pointer}/measure", **measure) if measure else None,
        series="series" in data,
        recorded=frozenset(data["source"]) & {"time", "role", "initials"},
    )


def _narrative(data: Mapping[str, Any], section: str) -> tuple[NarrativeParagraph, ...]:
    return tuple(
        NarrativeParagraph(
            f"/narrative/{section}/paragraphs/{index}/text", one["text"], tuple(one["evidence"])
        )
        for index, one in enumerate(data["paragraphs"])
    )


def _improvements(data: Mapping[str, Any], key: str) -> tuple[Improvement, ...]:
    return tuple(
        Improvement(
            id=one["id"],
            pointer=f"/{key}/{index}",
            evidence=tuple(one["evidence"]),
            action=one["action"],
            regulation=one.get("regulation", ""),
            standard=one.get("standard", ""),
            addressed_to=one.get("addressed_to", ""),
            due=date.fromisoformat(one["due"]) if "due" in one else None,
        )
        for index, one in enumerate(data.get(key, []))
    )
