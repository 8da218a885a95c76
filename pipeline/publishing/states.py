"""Where a report stands between draft and publication, and which step may come next.

The steps are a list that only grows. What they come to is read off it (`stands`), so that no
second place can say otherwise. A correction begins a new round, in which a version is checked and
approved anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal, TypeAlias, assert_never, get_args

State: TypeAlias = Literal[
    "checked",
    "with-provider",
    "comments-answered",
    "approved",
    "final",
    "published",
    "held",
    "incomplete",
    "resumed",
    "corrected",
    "superseded",
    "withdrawn",
]
STATES: Final[tuple[State, ...]] = get_args(State)

TITLES: Final[Mapping[str, str]] = {
    "draft": "draft",
    "checked": "checked",
    "with-provider": "with the provider",
    "comments-answered": "comments answered",
    "approved": "approved",
    "final": "final",
    "published": "published",
    "held": "held",
    "incomplete": "incomplete",
    "resumed": "resumed",
    "corrected": "being corrected",
    "superseded": "superseded",
    "withdrawn": "withdrawn",
}
"""What a reader calls each state."""

MEANS: Final[Mapping[str, str]] = {
    "checked": "somebody has read the draft and its findings",
    "with-provider": "the provider has the draft, to check the facts",
    "comments-answered": "each comment of the provider has an answer",
    "final": "the provider has the final version",
    "held": "something is open that holds up publication, such as a complaint",
    "incomplete": "the evidence is not secure; nothing may be published",
    "resumed": "it is no longer held or incomplete",
    "corrected": "what is published is wrong; a new version is made",
    "superseded": "another report stands in its place",
    "withdrawn": "it is published no longer",
}
"""What `mark` says with each state that it can give."""

MARKED: Final = tuple(one for one in STATES if one in MEANS)
"""The states that `mark` gives: all but approval and publication."""

REASONED: Final = frozenset(
    {"held", "incomplete", "resumed", "corrected", "superseded", "withdrawn"}
)
"""The states that need a reason."""

_WAY: Final[tuple[State, ...]] = (
    "checked",
    "with-provider",
    "comments-answered",
    "approved",
    "final",
    "published",
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step: the state that a report came to, when, and who says so in which role.

    An approval has the digest of what was approved in `content`, and perhaps a signature. A
    publication has its version, the short digest of its words, and why it was late, if it was.
    """

    state: State
    date: date
    name: str = ""
    role: str = ""
    reason: str = ""
    content: str = ""
    signature: str = field(default="", repr=False)
    version: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the steps come to. `done` are those of the open round, `since` the day of the last each.

    `blocked` is held or incomplete, `ended` superseded or withdrawn. `versions` are the
    publications, `approvals` those of this round.
    """

    round: int = 1
    done: frozenset[State] = frozenset()
    since: Mapping[State, date] = field(default_factory=dict)
    blocked: State | None = None
    ended: State | None = None
    versions: tuple[Step, ...] = ()
    approvals: tuple[Step, ...] = ()
    last: date | None = None

    def reached(self, *, approved: bool) -> str:
        """Return the one word for where it stands; `approved` says whether all have approved."""
        if self.ended or self.blocked:
            return self.ended or self.blocked or ""
        done = self.done | ({"approved"} if approved else set())
        way = [one for one in _WAY if one in done]
        return way[-1] if way else "corrected" if self.versions else "draft"


def stands(steps: Sequence[Step]) -> Standing:
    """Return what the steps come to, in the order in which they were made."""
    found = Standing()
    for step in steps:
        found = replace(_after(found, step), last=step.date)
    return found


def _after(before: Standing, step: Step) -> Standing:
    after = replace(before, since={**before.since, step.state: step.date})
    match step.state:
        case "corrected":
            return Standing(before.round + 1, since=after.since, versions=before.versions)
        case "held" | "incomplete":
            return replace(after, blocked=step.state)
        case "resumed":
            return replace(after, blocked=None)
        case "superseded" | "withdrawn":
            return replace(after, ended=step.state)
        case "approved":
            return replace(after, approvals=(*after.approvals, step))
        case "published":
            return replace(after, done=after.done | {"published"}, versions=(*after.versions, step))
        case "checked" | "with-provider" | "comments-answered" | "final":
            return replace(after, done=after.done | {step.state})
        case _:
            assert_never(step.state)


@dataclass(frozen=True, slots=True)
class Asked:
    """Which steps a report type asks for before it is approved, beside `checked`."""

    provider: bool = True
    comments: bool = True

    def before_approval(self, standing: Standing) -> tuple[State, ...]:
        """Return the steps that come first; a correction need not go to the provider again."""
        sent = standing.round == 1
        steps: list[State] = ["checked"]
        if self.provider and sent:
            steps.append("with-provider")
        if self.comments and sent:
            steps.append("comments-answered")
        return tuple(steps)


def missing(standing: Standing, asked: Asked) -> tuple[State, ...]:
    """Return the steps that come before an approval and were not made."""
    return tuple(one for one in asked.before_approval(standing) if one not in standing.done)


def misplaced(steps: Sequence[Step], asked: Asked) -> Step | None:
    """Return the first step of the open round that could not have come where it stands, if any."""
    found, now = Standing(), stands(steps).round
    for step in steps:
        early = found.last is not None and step.date < found.last
        here = found.round == now
        if here and (early or hindrance(found, step.state, asked, approved=True)):
            return step
        found = replace(_after(found, step), last=step.date)
    return None


_AFTER_THE_END: Final = frozenset({("superseded", "withdrawn"), ("withdrawn", "corrected")})
"""What may come after the end: what was withdrawn may be mended and published again."""


def hindrance(standing: Standing, new: State, asked: Asked, *, approved: bool = False) -> str:
    """Return why a step cannot come now, and what comes first; or ''."""
    if standing.ended and (standing.ended, new) not in _AFTER_THE_END:
        return f"This report is {TITLES[standing.ended]}; no step comes after that."
    if new in ("superseded", "withdrawn"):
        return "" if standing.versions else "Only what is published can be so; this never was."
    if new == "resumed":
        return "" if standing.blocked else "It is neither held nor incomplete."
    if standing.blocked and new in ("held", "incomplete"):
        return f"It is {TITLES[standing.blocked]} already; mark it resumed first."
    if new in ("held", "incomplete"):
        return ""
    if standing.blocked:
        return f"It is {TITLES[standing.blocked]}; when that is over, mark it resumed."
    if new == "corrected":
        there = standing.ended or "published" in standing.done
        return "" if there else "Only a published version can be corrected."
    if "published" in standing.done:
        return "This version is published; to make a new one, mark it corrected, and say why."
    return _too_early(standing, new, asked, approved)


def _too_early(standing: Standing, new: State, asked: Asked, approved: bool) -> str:
    first: Mapping[State, Sequence[State]] = {
        "with-provider": ("checked",),
        "comments-answered": ("checked", "with-provider"),
        "approved": asked.before_approval(standing),
        "final": asked.before_approval(standing),
        "published": asked.before_approval(standing),
    }
    lacks = [one for one in first.get(new, ()) if one not in standing.done]
    if lacks:
        return f"‘{lacks[0]}’ comes first: mark it when {MEANS[lacks[0]]}."
    if new in ("final", "published") and not approved:
        return "All approvals come first: ‘status’ tells which are there."
    return ""
