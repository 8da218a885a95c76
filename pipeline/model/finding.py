"""A finding: the rule it is of, what there is to say, how bad it is, and where."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from pipeline.model.bounded import bounded
from pipeline.model.measured import Measured


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
    """A line of a file below `templates/`, counted from 1; its column, too, where it is known."""

    file: str
    line: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class DocumentAddress:
    """A section, and within it perhaps a block (from 0) and a span of its plain text.

    With a block and no section it is a block of the masthead.
    """

    document: str
    section: str = ""
    block: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a finding is about: from `start` to `end` of a paragraph, item or field."""

    run: str
    start: int
    end: int

    def stand_in(self, said: str) -> bool:
        """Return whether `said` is these words, or more of the words around them."""
        first = self.run.find(said) if said else -1
        while first >= 0:
            if first <= self.start and self.end <= first + len(said):
                return True
            first = self.run.find(said, first + 1)
        return False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is, in up to three addresses, and what it is about there.

    `stable` is a pointer without the number of a paragraph or of another entry of a list; `words`
    are public. Both are for the fingerprint and for waivers, and nobody prints them.
    """

    bundle: BundleAddress | None = None
    template: TemplateAddress | None = None
    document: DocumentAddress | None = None
    stable: str = field(default="", repr=False)
    words: Words | None = field(default=None, repr=False)

    def describe(self) -> str:
        """Return `file:line:column` of the bundle, or `file:line` of the template, or ''."""
        if self.bundle:
            at = self.bundle
            return f"{at.file}:{at.line}:{at.column}" if at.line else at.file
        if there := self.template:
            return ":".join(str(one) for one in (there.file, there.line, there.column) if one)
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
        return f"{self.seed}:{self.lines}" if self.lines else self.seed


FAMILIES = {
    "BND": "the bundle: JSON, schema, references, dates",
    "SEC": "sections present and in order",
    "LEN": "length: paragraphs and sentences",
    "GRD": "grades, caps and limiting judgements",
    "STM": "mandatory, asked-for and forbidden wording",
    "EVD": "evidence: coverage, sources, quotes, requirements and recommendations",
    "PRP": "proportions in words against their numbers",
    "COP": "the same words in two reports, or twice in one",
    "PRV": "privacy",
    "PST": "what was pasted: left-overs of Word, PDF, e-mail and exports",
    "PLE": "plain English",
    "RDB": "readability of sections",
    "PUB": "publication: steps, approvals, final versions",
    "TPL": "templates and report types, before there is a bundle",
}
"""What the rules are about whose ids begin with these letters."""


PAST = "What it finds may be a thing of the past that nobody can mend: it can be acknowledged."
"""What is said of a rule that is about the past."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, how bad a breach is, why it is there and who says so.

    `title` says what must hold. `why` explains it to the person who breaks it. `hint` is the
    usual way out. `citation` is the source; a finding may cite a nearer one, such as the line
    a report type gives for its own limit. `past` says that a breach may be a thing of the past,
    which nobody can mend any more: then it can be acknowledged (see `runs/waivers.py`). `measured`
    says how often a reader found it right.
    """

    id: str
    name: str
    severity: Severity
    title: str
    why: str
    citation: Citation
    hint: str = ""
    past: bool = False
    measured: Measured | None = None

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
        steps: int = 0,
    ) -> Finding:
        """Return a finding of this rule. What is not given is taken from the rule.

        No text of it is longer than `LONGEST`.
        """
        return Finding(
            rule=self,
            severity=severity or self.severity,
            message=bounded(message),
            place=place,
            hint=bounded(self.hint if hint is None else hint),
            citation=citation or self.citation,
            measured=bounded(measured),
            limit=bounded(limit),
            key=key,
            steps=steps,
        )


FURTHEST = 40  # steps that are looked back


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at.

    `measured` and `limit` are numbers or words to show side by side. `key` is what stays
    the same while lines move: a pointer with record ids, or what the rule looked at; the words
    at the place need not be in it. `steps` says of what is counted how far it is beyond its limit,
    in whole steps, so that one that grows is another finding. One that is `acknowledged` is a thing
    of the past that somebody answers for. No field ever repeats a value of a bundle field that is
    not public.
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
    acknowledged: bool = False
    steps: int = 0

    @property
    def weight(self) -> Severity:
        """Return how bad it still is: one that is acknowledged is a notice, whatever it was."""
        return Severity.NOTICE if self.acknowledged else self.severity

    @property
    def standing(self) -> str:
        """Return `error`, `warning` or `notice`; or that it is `acknowledged`."""
        return "acknowledged" if self.acknowledged else self.severity.value

    @property
    def may_be_waived(self) -> bool:
        """Return whether a waiver can name it: an error only if it can be acknowledged."""
        at = self.place.bundle
        in_reach = at is not None and not at.pointer.startswith("/waivers/")
        soft = self.severity is not Severity.ERROR or self.rule.past
        return soft and in_reach and not self.acknowledged

    @property
    def fingerprint(self) -> str:
        """Return 16 hexadecimal digits that depend on what was found, not on where it moves.

        They are made from rule, severity, key (or else the stable pointer), section, steps and
        words: what was waived as a notice and has become a warning is another finding.
        """
        return self._fingerprint(self.steps)

    def is_known_as(self, fingerprint: str) -> bool:
        """Return whether it has this fingerprint, or had it when it was further beyond its limit.

        What has become less since somebody looked needs no other look.
        """
        further = FURTHEST if self.steps else 1
        return any(
            self._fingerprint(steps) == fingerprint
            for steps in range(self.steps, self.steps + further)
        )

    def _fingerprint(self, steps: int) -> str:
        place, words = self.place, self.place.words
        parts = (
            self.rule.id,
            self.severity.value,
            self._known_by,
            place.document.document if place.document else "",
            place.document.section if place.document else "",
            *((str(steps),) if steps else ()),
            *((words.run, str(words.start), str(words.end)) if words else ()),
        )
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]

    @property
    def _known_by(self) -> str:
        place = self.place
        pointer = place.bundle.pointer if place.bundle and not place.words else ""
        return self.key or place.stable or pointer


def apart(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings so that no two have one fingerprint: of the same words each is numbered."""
    before: Counter[str] = Counter()
    found: list[Finding] = []
    for one in findings:
        before[one.fingerprint] += 1
        number = before[one.fingerprint]
        found.append(one if number == 1 else replace(one, key=f"{one._known_by} {number}"))
    return tuple(found)


def counts(findings: Iterable[Finding]) -> dict[str, int]:
    """Return how many findings there are of each severity, and of none: acknowledged ones."""
    found = Counter(one.standing for one in findings)
    return {name: found[name] for name in (*(one.value for one in Severity), "acknowledged")}
