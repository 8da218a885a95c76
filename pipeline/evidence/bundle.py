"""The typed evidence bundle: what planning and checks read.

A `Bundle` holds private values too. What may reach a report is its `public` part, and nothing
else of it is ever handed to a template or a writer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from pipeline.evidence.facts import Facts
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
    """Words of a person; `permitted` says whether they, and who said them, may be published."""

    text: str
    permitted: bool
    speaker: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Evidence:
    """A record of evidence. `statement` is what may be said of it, or ''.

    `weight` is 1 to 5. A record that is `withheld` reaches no report in any form; why it is so
    is private, and so are the `initials` and all that begins with `source_` but the kind. `points`
    are the counts of its series, `labels` the words of its measure and series. `recorded` are the
    names of the private fields that are filled in, such as `time`: never their values.
    """

    id: str
    pointer: str
    area: str
    source_kind: str
    statement: str
    direction: str
    weight: int
    why_withheld: str = field(default="", repr=False)
    quote: Quote | None = None
    measure: Measure | None = None
    points: tuple[int, ...] = ()
    labels: tuple[str, ...] = ()
    recorded: frozenset[str] = frozenset()
    initials: str = field(default="", repr=False)
    source_detail: str = field(default="", repr=False)
    source_role: str = field(default="", repr=False)
    source_time: str = field(default="", repr=False)
    source_date: date | None = field(default=None, repr=False)

    @property
    def withheld(self) -> bool:
        """Return whether the record is kept out of reports."""
        return bool(self.why_withheld)

    @property
    def publishable(self) -> bool:
        """Return whether the record has a statement that may be said in a report."""
        return bool(self.statement) and not self.withheld


@dataclass(frozen=True, slots=True)
class NarrativeParagraph:
    """A field of narrative, in Markdown, and the evidence ids it rests on.

    `id` is its own, or ''; `follows` are the ids of paragraphs that say the same at length. With a
    `heading` it begins a part of its section, with a `subheading` a part of that. In a letter
    `building` is the id of the one whose children it is for, or '' for all.
    """

    pointer: str
    text: str
    evidence: tuple[str, ...]
    id: str = ""
    follows: tuple[str, ...] = ()
    building: str = ""
    heading: str = ""
    subheading: str = ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A requirement (with `regulation` and `due`) or a recommendation.

    `further` counts the paragraphs below its `action`.
    """

    id: str
    pointer: str
    evidence: tuple[str, ...]
    action: str = ""
    regulation: str = ""
    standard: str = ""
    addressed_to: str = ""
    due: date | None = None
    building: str = ""
    judgement: str = ""
    theme: str = ""
    further: int = 0


@dataclass(frozen=True, slots=True)
class PreviousInspection:
    """An earlier inspection. `grade` is its overall grade, or '' where none was given.

    `date` is the first day on which it may have ended, `last` the last: another one where no more
    than the month is known. So nothing is out of order that may be in order.
    """

    pointer: str
    last: date
    date: date
    grade: str


@dataclass(frozen=True, slots=True)
class Enforcement:
    """An enforcement action since the last inspection."""

    pointer: str
    date: date


@dataclass(frozen=True, slots=True)
class ToldAuthority:
    """A local authority that was told of concerns, and when. Which one, and when, stays private."""

    pointer: str
    date: date = field(repr=False)


@dataclass(frozen=True, slots=True)
class Recipient:
    """One of those who are to be told of concerns. Who, and when, stays private.

    `told` is the day of the email, `called` that of the telephone call, each None if not known.
    """

    pointer: str
    told: date | None = field(default=None, repr=False)
    called: date | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class PreviousImprovement:
    """A requirement or recommendation of the last inspection; `met` is yes, partly or no."""

    pointer: str
    kind: str
    action: str
    met: str


@dataclass(frozen=True, slots=True)
class Waiver:
    """A finding that somebody has accepted or acknowledged. Its reason and name stay private.

    `finding` is the fingerprint of what was looked at, `words` are the words that it is about.
    It is `dated` if it gives the day on which it was looked at.
    """

    pointer: str
    rule: str
    at: str
    finding: str = ""
    words: str = field(default="", repr=False)
    acknowledges: bool = False
    dated: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """One evidence bundle, valid against its schemas.

    `names` are those of the setting, its authority, its provider, its centres and the inspectors.
    `previous` and `enforcement` are in the order of the bundle. `version` is that of the schema
    that its file names; `buildings` are the ids of those of a home. `recipients` are to be told of
    concerns, `authorities` are those of them that were; `steps_named` are the steps of which it is
    recorded who did them.
    `figures` are numbers about the setting and the inspection, with what each counts; `places`,
    `centres` and `inspectors` count what their fields hold.
    """

    file: JsonFile = field(repr=False)
    public: PublicBundle = field(repr=False)
    version: str
    id: str
    report_type: str
    start: date
    end: date
    judgements: tuple[Judgement, ...]
    evidence: tuple[Evidence, ...] = field(repr=False)
    narrative: Mapping[str, tuple[NarrativeParagraph, ...]] = field(repr=False)
    requirements: tuple[Improvement, ...]
    recommendations: tuple[Improvement, ...]
    facts: Facts = field(repr=False)
    waivers: tuple[Waiver, ...]
    previous: tuple[PreviousInspection, ...]
    enforcement: tuple[Enforcement, ...]
    previous_improvements: tuple[PreviousImprovement, ...]
    names: tuple[str, ...]
    buildings: tuple[str, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    steps_named: frozenset[str] = frozenset()
    figures: tuple[tuple[str, int], ...] = ()
    places: int | None = None
    centres: int = 0
    inspectors: int = 0

    @property
    def authorities(self) -> tuple[ToldAuthority, ...]:
        """Return those who were told, each with its day."""
        told = ((one.pointer, one.told) for one in self.recipients)
        return tuple(ToldAuthority(f"{at}/told", day) for at, day in told if day)

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
