"""A finding: the rule it is of, what there is to say, how bad it is, and where."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import Enum


class Severity(Enum):
    """How bad a finding is. `ERROR` only where the source says must, always or certainly."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class BundleAddress:
    """A value in an evidence bundle. `line` and `column` count from 1; 0 means not known.

    `end_column` is the column after the last of the words concerned. They end on the line on
    which they begin, because no text of a bundle has a line break in it.
    """

    file: str
    pointer: str
    line: int = 0
    column: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class TemplateAddress:
    """A line of a file below `templates/`, counted from 1."""

    file: str
    line: int


@dataclass(frozen=True, slots=True)
class DocumentAddress:
    """A section, and within it perhaps a block (from 0) and a span of its plain text."""

    document: str
    section: str = ""
    block: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is, in up to three addresses."""

    bundle: BundleAddress | None = None
    template: TemplateAddress | None = None
    document: DocumentAddress | None = None

    def describe(self) -> str:
        """Return `file:line:column` of the bundle, or `file:line` of the template, or ''."""
        if self.bundle:
            at = self.bundle
            return f"{at.file}:{at.line}:{at.column}" if at.line else at.file
        if self.template:
            return f"{self.template.file}:{self.template.line}"
        return ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A line of the source guidance (`seed` "001", `lines` "888"), or whoever says so.

    A limit or rule of our own has no seed and says so in `says`.
    """

    seed: str = ""
    lines: str = ""
    says: str = ""

    def __str__(self) -> str:
        if not self.seed:
            return self.says
        return f"{self.seed}:{self.lines}"


FAMILIES = {
    "BND": "the bundle: JSON, schema, references, dates",
    "SEC": "sections present and in order",
    "LEN": "length: paragraphs and sentences",
    "GRD": "grades, caps and limiting judgements",
    "STM": "mandatory, asked-for and forbidden wording",
    "EVD": "evidence: coverage, sources, quotes, requirements and recommendations",
    "PRP": "proportions in words against their numbers",
    "PRV": "privacy",
    "PLE": "plain English",
    "RDB": "readability of sections",
}
"""What the rules are about whose ids begin with these letters."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how bad a breach is, why it is there and who says so.

    `title` says what must hold. `why` explains it to the person who breaks it. `hint` is the
    usual way out. `citation` is the source; a finding may cite a nearer one, such as the line
    a report type gives for its own limit.
    """

    id: str
    name: str
    severity: Severity
    title: str
    why: str
    citation: Citation
    hint: str = ""

    @property
    def family(self) -> str:
        """Return the three letters that the id begins with, such as `LEN`."""
        return self.id[:3]

    def at(
        self,
        place: Place,
        message: str,
        *,
        severity: Severity | None = None,
        hint: str | None = None,
        citation: Citation | None = None,
        measured: str = "",
        limit: str = "",
        key: str = "",
    ) -> Finding:
        """Return a finding of this rule. What is not given is taken from the rule."""
        return Finding(
            rule=self,
            severity=severity or self.severity,
            message=message,
            place=place,
            hint=self.hint if hint is None else hint,
            citation=citation or self.citation,
            measured=measured,
            limit=limit,
            key=key,
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `measured` and `limit` are numbers or words to show side by side. `key` is what stays
    the same while lines move: a pointer with record ids, or the words concerned. No field
    ever repeats a value of a bundle field that is not public.
    """

    rule: Rule
    severity: Severity
    message: str
    place: Place = field(default_factory=Place)
    hint: str = ""
    citation: Citation | None = None
    measured: str = ""
    limit: str = ""
    key: str = ""

    @property
    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits that depend on what was found, not on line numbers."""
        bundle, document = self.place.bundle, self.place.document
        parts = (
            self.rule.id,
            self.key or (bundle.pointer if bundle else ""),
            document.document if document else "",
            document.section if document else "",
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]
