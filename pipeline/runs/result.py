"""What became of one bundle of a run, as plain values that can be written down and read again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal, TypeAlias

from pipeline.model.data import as_data
from pipeline.model.document import Tone
from pipeline.model.finding import Finding, Severity
from pipeline.runs.measures import NOTHING, Measured, Part

State: TypeAlias = Literal["drafted", "refused", "failed"]
Cause: TypeAlias = Literal["", "unreadable", "broken", "unwritable", "died", "time", "memory"]


@dataclass(frozen=True, slots=True)
class JudgementGrade:
    """A judgement and its grade as the report shows them, and whether it is the overall one."""

    judgement: str
    grade: str
    tone: Tone
    overall: bool = False


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document of a bundle: its id, with which its files begin, and what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many findings there are of one rule, of one severity."""

    rule: str
    severity: str
    acknowledged: bool
    number: int


@dataclass(frozen=True, slots=True)
class Told:
    """A finding as people are told of it: `where` is its place, `line` 0 where it is not known."""

    rule: str
    severity: str
    where: str
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one bundle: drafted, refused for its content, or failed by accident.

    `documents` are those that have files, and `pages` those of the PDF. `told` are the findings of
    a bundle that was refused. `failure` says what went wrong, `cause` of which kind it is. `edited`
    are files of the folder that are not as they were written.
    """

    name: str
    state: State
    line: int = 1
    bundle: str = ""
    report_type: str = ""
    title: str = ""
    reference: str = ""
    documents: tuple[DocumentName, ...] = ()
    grades: tuple[JudgementGrade, ...] = ()
    measured: Measured = NOTHING
    pages: int | None = None
    files: tuple[str, ...] = ()
    tally: tuple[Tally, ...] = ()
    told: tuple[Told, ...] = ()
    failure: str = ""
    cause: Cause = ""
    edited: tuple[str, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity, and how many acknowledged."""
        return standing(self.tally)

    def data(self) -> dict[str, Any]:
        """Return it as values for JSON."""
        data: dict[str, Any] = as_data(self)
        return data


def result_of(data: Mapping[str, Any]) -> Result:
    """Return the result that `data` was made from. Raises KeyError, TypeError for anything else."""
    values = {one.name: data[one.name] for one in fields(Result)}
    lists = {
        "documents": DocumentName, "grades": JudgementGrade, "tally": Tally, "told": Told,
    }  # fmt: skip
    for name, kind in lists.items():
        values[name] = tuple(kind(**one) for one in data[name])
    values["measured"] = measured_of(data["measured"])
    return Result(**{**values, "files": tuple(data["files"]), "edited": tuple(data["edited"])})


def measured_of(data: Mapping[str, Any]) -> Measured:
    """Return the measures that `data` was made from."""
    parts = tuple(Part(**one) for one in data["parts"])
    return Measured(parts, data["advised"], data["limit"])


def standing(tally: Iterable[Tally]) -> dict[str, int]:
    """Return how many findings there are of each severity, and how many acknowledged.

    Those count for no severity.
    """
    found = dict.fromkeys((*(one.value for one in Severity), "acknowledged"), 0)
    for one in tally:
        found["acknowledged" if one.acknowledged else one.severity] += one.number
    return found


def by_rule(tally: Iterable[Tally]) -> dict[str, int]:
    """Return how many findings there are of each rule, by its id."""
    found: Counter[str] = Counter()
    for one in tally:
        found[one.rule] += one.number
    return dict(sorted(found.items()))


def tally(findings: Iterable[Finding]) -> tuple[Tally, ...]:
    """Return how many findings there are of each rule and severity."""
    found = Counter((one.rule.id, one.severity.value, one.acknowledged) for one in findings)
    return tuple(Tally(*key, number) for key, number in sorted(found.items()))


def told(findings: Sequence[Finding]) -> tuple[Told, ...]:
    """Return findings as people are told of them."""
    return tuple(
        Told(
            rule=one.rule.id,
            severity=one.severity.value,
            where=one.place.describe(),
            line=one.place.bundle.line if one.place.bundle else 0,
            message=one.message,
            hint=one.hint,
        )
        for one in findings
    )
