"""When each step is due, with the days that its steps were marked on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.timetable import Deadline, deadlines, steps_done
from pipeline.publishing.states import Asked, Standing, State
from pipeline.report_type.definition import ReportType
from pipeline.report_type.steps import TIMETABLE

_FIELDS: Final[Mapping[State, str]] = {
    "with-provider": "draft_sent",
    "comments-answered": "comments_answered",
    "final": "final_sent",
    "published": "published",
}
"""The field of the timetable that says when a step was made."""


def asked(type_: ReportType) -> Asked:
    """Return which steps a report type asks for: those that its timetable has."""
    there = {step.at for step in type_.rules.timetable}
    sent, back = (f"{TIMETABLE}/{name}" for name in ("draft_sent", "comments_received"))
    return Asked(provider=sent in there, comments=back in there)


def due(
    bundle: Bundle, type_: ReportType, standing: Standing, published: date | None = None
) -> tuple[Deadline, ...]:
    """Return when each step is due. What the bundle does not say, the steps beside it may.

    `published` is the day of a publication that is about to be.
    """
    made = dict(standing.since)
    if published:
        made.setdefault("published", published)
        made.setdefault("final", published)
    days = {f"{TIMETABLE}/{name}": made[state] for state, name in _FIELDS.items() if state in made}
    return deadlines(bundle, type_, days)


def late(
    bundle: Bundle, type_: ReportType, standing: Standing, published: date
) -> tuple[Deadline, ...]:
    """Return the steps that were late, and of which the bundle does not tell itself.

    Those are found by its own checks, and acknowledged in it.
    """
    told = {f"{TIMETABLE}/{name}" for name in steps_done(bundle)}
    found = due(bundle, type_, standing, published)
    return tuple(one for one in found if one.late and one.step.at not in told)
