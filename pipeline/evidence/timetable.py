"""When each step after an inspection is due, and whether it was done in time.

The days run from the last day on site, or from the day an earlier step was done; where that
is not known yet, from the day it is due. A step that counts from one which does not apply
does not apply either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.calendar import add_months, add_working_days
from pipeline.evidence.conditions import found_at, holds
from pipeline.evidence.public import Items, PublicBundle, text_of
from pipeline.report_type.definition import ReportType
from pipeline.report_type.demands import Condition, Contradiction, Step
from pipeline.report_type.steps import STEPS, TIMETABLE

NOT_KNOWN: Mapping[str, date] = MappingProxyType({})
_PUBLISHED = Condition(f"{TIMETABLE}/published")


@dataclass(frozen=True, slots=True)
class Deadline:
    """One step with the day it is due, the day it is counted from, and the day it was done.

    It is `assumed` where the step it counts from is not known to be done.
    """

    step: Step
    counted_from: date
    due: date
    done: date | None
    assumed: bool = False

    @property
    def late(self) -> bool:
        """Return whether the step was done after it was due."""
        return self.done is not None and self.done > self.due


def steps_done(bundle: Bundle) -> Mapping[str, date]:
    """Return the day of each step that is done, or planned, by its name in `event.timetable`."""
    days = {name: _day(f"{TIMETABLE}/{name}", bundle) for name in STEPS}
    return {name: day for name, day in days.items() if day}


def deadlines(
    bundle: Bundle, report_type: ReportType, known: Mapping[str, date] = NOT_KNOWN
) -> tuple[Deadline, ...]:
    """Return the deadlines of a bundle, in the order of the report type.

    `known` are days of steps that the bundle itself does not give, by their pointers.
    """
    return tuple(_deadlines(bundle, report_type, known))


def _deadlines(
    bundle: Bundle, report_type: ReportType, known_days: Mapping[str, date]
) -> Iterator[Deadline]:
    reached: dict[str, date] = {"": bundle.end}
    known = {""}
    unpublished = ruled_out(bundle, report_type) is not None
    for step in report_type.rules.timetable:
        if not _applies(step, bundle) or (unpublished and step.at == _PUBLISHED.at):
            continue
        if starts := sorted(set(_dates(step.counts_from, bundle.public))):
            for start in starts:
                yield Deadline(step, start, _due(step, start), _done(step, bundle, known_days))
            continue
        if step.after not in reached or (step.counts_from and not step.after):
            continue
        start = reached[step.after]
        done = _done(step, bundle, known_days)
        deadline = Deadline(step, start, _due(step, start), done, step.after not in known)
        reached[step.id] = done or deadline.due
        known |= {step.id} if done else set()
        yield deadline


def ruled_out(bundle: Bundle, report_type: ReportType) -> tuple[Contradiction, str] | None:
    """Return why a report is not to be published, and where the bundle says so; else nothing.

    It is what the report type says cannot be so beside a day of publication. That may be private.
    """
    for one in report_type.rules.contradictions:
        if _PUBLISHED not in one.when:
            continue
        places = [found_at(each, bundle) for each in one.when if each != _PUBLISHED]
        if None not in places:
            return one, next((at for at in places if at), "")
    return None


def _applies(step: Step, bundle: Bundle) -> bool:
    if step.lapses and bundle.public.at(step.lapses):
        return False
    return holds(step.when, bundle.public)


def _due(step: Step, start: date) -> date:
    if step.months:
        return add_months(start, step.months)
    if step.working:
        return add_working_days(start, step.days)
    return start + timedelta(days=step.days)


def _done(step: Step, bundle: Bundle, known: Mapping[str, date]) -> date | None:
    done = _day(step.at, bundle) or known.get(step.at) if step.at else None
    other = _day(step.or_at, bundle) if step.or_at else None
    return min(done, other) if done and other else done


def _day(pointer: str, bundle: Bundle) -> date | None:
    given = text_of(bundle.public.at(pointer))
    return date.fromisoformat(given) if given else None


def _dates(pointer: str, public: PublicBundle) -> Iterator[date]:
    """Yield the dates that a pointer leads to, with `*` those in every entry of a list."""
    if not pointer:
        return
    before, star, after = pointer.partition("/*")
    node = public.at(before)
    entries = [node] if not star else node if isinstance(node, Items) else ()
    for one in entries:
        if given := text_of(public.at(after, within=one)):
            yield date.fromisoformat(given)
