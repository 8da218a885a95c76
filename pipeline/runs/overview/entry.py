"""What the overview keeps of a bundle: plain values, no document and no finding.

An entry is one of `batch.json`, field by field, and can be made again from one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, get_args

from pipeline.model.data import as_data
from pipeline.model.document import Tone
from pipeline.runs.measures import NOTHING, Measured
from pipeline.runs.result import Cause, DocumentName, JudgementGrade, State

TONES: tuple[Tone, ...] = get_args(Tone)
"""From the best grade to the poorest."""
STATES: tuple[State, ...] = ("failed", "refused", "drafted")
"""What needs a person first comes first."""


Place: TypeAlias = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding for which a bundle was refused. `line` is 0 where it is not known."""

    rule: str
    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What became of one bundle. `line` is that of its file which it begins on.

    `counts` and `rules` are how many findings there are of each severity and rule; `severities` are
    the ids of the rules of each severity, the most frequent first. `reasons` are the worst findings
    of a refused bundle. `cause` is of which kind a failure is; `edited` files are not as they were
    written.
    """

    file: str
    state: State
    line: int = 1
    bundle: str = ""
    report_type: str = ""
    title: str = ""
    reference: str = ""
    grades: tuple[JudgementGrade, ...] = ()
    measured: Measured = NOTHING
    pages: int | None = None
    counts: Mapping[str, int] | None = None
    rules: Mapping[str, int] | None = None
    severities: Mapping[str, tuple[str, ...]] | None = None
    documents: tuple[DocumentName, ...] = ()
    files: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    failure: str = ""
    cause: Cause = ""
    edited: tuple[str, ...] = ()

    def count(self, severity: str) -> int:
        """Return how many findings there are of a severity, or how many are `acknowledged`."""
        return (self.counts or {}).get(severity, 0)

    def rules_of(self, severity: str) -> tuple[str, ...]:
        """Return the ids of the rules that found something of a severity, most frequent first."""
        return (self.severities or {}).get(severity, ())

    @property
    def place(self) -> Place:
        """Return its file, and the line of it that it begins on."""
        return self.file, self.line

    @property
    def overall(self) -> JudgementGrade | None:
        """Return the overall grade, where the report has one."""
        return next((one for one in self.grades if one.overall), None)

    def entry(self) -> dict[str, object]:
        """Return it as an entry of `batch.json`."""
        return {
            "file": self.file,
            "line": self.line,
            "state": self.state,
            "bundle": self.bundle,
            "report_type": self.report_type,
            "title": self.title,
            "reference": self.reference,
            "grades": [as_data(one) for one in self.grades],
            "words": self.measured.words,
            "sections": [as_data(one) for one in self.measured.parts],
            "reading_limits": {"advised": self.measured.advised, "limit": self.measured.limit},
            "pages": self.pages,
            "findings": dict(self.counts or {}),
            "rules": dict(self.rules or {}),
            "severities": {name: list(ids) for name, ids in (self.severities or {}).items()},
            "documents": [as_data(one) for one in self.documents],
            "files": list(self.files),
            "edited": list(self.edited),
            "reasons": [as_data(one) for one in self.reasons],
            "cause": self.cause,
            "failure": self.failure,
        }
