"""The rules of a report type, as data: caps, limits, coverage, wording, evidence, timetable.

Each has the line of the guidance it comes from and its force: `must` gives an error, `likely`
or `usual` a warning. The kinds of rules are code (`checks/`), the rules themselves are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.model.finding import Citation
from pipeline.model.phrase import Phrase
from pipeline.report_type.caps import Cap, Force
from pipeline.report_type.limits import Limit


@dataclass(frozen=True, slots=True)
class Condition:
    """Whether something holds of a bundle: what a pointer into it leads to.

    With `one_of` the value must be one of those, or (`present` is false) nothing there may be one;
    otherwise it must be present (or absent).
    """

    at: str
    present: bool = True
    one_of: tuple[str, ...] = ()


# --- coverage ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coverage:
    """Whether every area of required evidence is reported on: `must`, or only `usual`.

    `exceptions` points at declared facts: area id, then the exceptional reason.
    """

    force: Literal["must", "usual"]
    exceptions: str
    citation: Citation


# --- wording -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Forbidden:
    """Wording that must not stand in these sections (in any, where none is named).

    A sentence with one of `unless` is let pass and, with `own_words`, the words of others between
    quotation marks. `says` is the sentence a finding begins with.
    """

    id: str
    sections: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    when: Condition | None
    says: str
    force: Force
    citation: Citation
    unless: tuple[Phrase, ...] = ()
    own_words: bool = False


@dataclass(frozen=True, slots=True)
class GradeWords:
    """How inspectors give a grade in words: in these sections besides those of judgements.

    In the sections named it is the overall grade. A sentence with one of `unless` gives another.
    """

    id: str
    sections: tuple[str, ...]
    phrases: tuple[Phrase, ...]
    force: Force
    citation: Citation
    unless: tuple[Phrase, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Something a section must say, in any of these phrases, where the condition holds.

    A sentence with one of `unless` does not say it. With `narrative` only words of the bundle
    count, never those of a template. `at` is the field that fills the sentence, where one does.
    """

    id: str
    section: str
    phrases: tuple[Phrase, ...]
    when: Condition | None
    says: str
    force: Force
    citation: Citation
    unless: tuple[Phrase, ...] = ()
    narrative: bool = False
    at: str = ""


# --- evidence ----------------------------------------------------------------------------

EvidenceKind: TypeAlias = Literal[
    "interview-time",
    "initials",
    "quote-in-evidence",
    "quote-permission",
    "several-sources",
    "regulation-named",
    "standard-named",
    "requirement-expected",
    "cases-tracked",
    "carried-over",
    "addressed",
    "paragraph-rests",
    "improvement-rests",
    "requirement-detail",
    "recommendation-detail",
    "improvement-expected",
]


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """One rule about evidence, requirements or recommendations, turned on for a report type.

    `grades` are those that call for a requirement; `fact` and `least` are for counts declared;
    `sections` are those it holds for besides the judgements. It holds only `when` it is so.
    """

    kind: EvidenceKind
    force: Literal["must", "likely", "own"]
    citation: Citation
    grades: tuple[str, ...] = ()
    fact: str = ""
    least: int = 0
    sections: tuple[str, ...] = ()
    when: Condition | None = None


# --- contradictions ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Things that cannot, or should not, all be so in one bundle: `when` has them.

    In a pointer `*` is any entry of a list or object. Unlike other conditions these see private
    values, so `says`, the sentence of a finding, tells no value. `kind` says what disagrees.
    """

    id: str
    kind: Literal["facts", "grades", "practice"]
    when: tuple[Condition, ...]
    says: str
    force: Force
    citation: Citation


# --- silence -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Declaration:
    """Something that a bundle must say one way or the other: silence is not a fact.

    `at` points at what declares it, `of` at what would stand there instead, or is ''. `about`
    goes on after ‘The bundle does not say’. It is asked for only `when` the condition holds.
    """

    id: str
    at: str
    of: str
    about: str
    when: Condition | None = None


# --- dates -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Step:
    """One date of the timetable, counted from the last day on site or from another step.

    Either `days` (working days in England, or calendar days) or `months`. `at` points at the
    date in the bundle that says when it was done, or is ''; where what `or_at` points at came
    earlier, that counts. `counts_from` points at a date to count from instead, where it is given;
    with `*` for a step, at one in each entry of a list, and each counts. The step does not apply
    where something stands at `lapses`.
    """

    id: str
    label: str
    days: int
    months: int
    working: bool
    after: str
    at: str
    when: Condition | None
    force: Literal["must", "usual"]
    citation: Citation
    counts_from: str = ""
    or_at: str = ""
    lapses: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """Steps in the order that is fixed for them: none is done before one that stands before it.

    They are fields of `event.timetable`. On one day they may all be done.
    """

    id: str
    steps: tuple[str, ...]
    force: Literal["must", "usual"]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Needed:
    """A step that must have been done once one of some others is. Fields of `event.timetable`.

    `force` is `own` where it must be done, and where it is recorded is not for the bundle to say.
    `changed` asks for it only where a grade is another one than at feedback; with `named` it is
    recorded who did it.
    `single` is the force for each authority of the list, or None: a list once begun is to be whole.
    """

    id: str
    step: str
    once: tuple[str, ...]
    when: Condition | None
    force: Literal["must", "usual", "own"]
    citation: Citation
    changed: bool = False
    named: bool = False
    single: Literal["must", "usual", "own"] | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules of one report type."""

    caps: tuple[Cap, ...] = ()
    limits: tuple[Limit, ...] = ()
    coverage: Coverage | None = None
    forbidden: tuple[Forbidden, ...] = ()
    grade_words: tuple[GradeWords, ...] = ()
    said: tuple[Said, ...] = ()
    evidence: tuple[EvidenceRule, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    timetable: tuple[Step, ...] = ()
    order: tuple[Order, ...] = ()
    needed: tuple[Needed, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    proportions: Citation | None = None

    def limit(self, id_: str, section: str) -> Limit | None:
        """Return the limit of this id as it holds in a section, or nothing where there is none."""
        return next((one.of(section) for one in self.limits if one.id == id_), None)
