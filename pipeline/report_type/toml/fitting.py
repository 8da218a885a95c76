"""Whether values that stand beside each other fit together: what could never hold is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.table import Table

TONES = ("best", "good", "weak", "poor")

# The other files in the folder of a draft, beside those of its documents.
_TAKEN = ("report", "findings", "manifest", "proof")
_SINGLE = ("authorities_told", "authorities_called")
_WANTED: Mapping[str, tuple[str, ...]] = {
    "cases-tracked": ("fact", "least"),
    "requirement-expected": ("grades",),
}
_MAY: Mapping[str, tuple[str, ...]] = {
    "carried-over": ("grades",),
    "improvement-expected": ("grades",),
    **_WANTED,
}


def fit(table: Table) -> None:
    """Raise BrokenError for the first value of a report type that does not go with another."""
    for error in misfits(table):
        raise error


def misfits(table: Table) -> Iterator[BrokenError]:
    """Yield an error for each value of a report type that does not go with another."""
    yield from _plan(table.table("plan"))
    yield from _scale(tuple(table.tables("grades")))
    yield from _numbers(tuple(table.tables("grades")))
    yield from _overall(table.tables("judgements"))
    yield from _rules(table)
    for document in table.tables("documents"):
        if (id_ := document.id()) in _TAKEN:
            message = f"‘{id_}’ is the name of another file of each draft."
            yield document.broken(message, key="id", hint=f"Taken: {', '.join(_TAKEN)}.")
    if any(table.tables("judgements")) and not any(table.tables("grades")):
        message = "Judgements need ‘grades’: the scale that they are given on."
        yield table.broken(message, key="grades")


def _rules(table: Table) -> Iterator[BrokenError]:
    grades = len(tuple(table.tables("grades")))
    for limit in table.tables("limits"):
        yield from _limit(limit)
    for cap in table.tables("caps"):
        yield from _cap(cap, grades)
    for step in table.tables("timetable"):
        yield from _step(step)
    for needed in table.tables("needed"):
        yield from _needed(needed)
    for contradiction in table.tables("contradictions"):
        yield from _contradiction(contradiction)
    for rule in table.tables("evidence_rules"):
        yield from _evidence(rule)


def _plan(plan: Table) -> Iterator[BrokenError]:
    if (most := plan.integer("paragraphs")) < plan.integer("target"):
        yield plan.broken(f"‘target’ must not be above ‘paragraphs’, {most}.", key="target")


def _scale(grades: Sequence[Table]) -> Iterator[BrokenError]:
    """Refuse a grade with a better tone than the one before: the scale goes from the best down."""
    for before, grade in pairwise(grades):
        if TONES.index(grade.string("tone")) < TONES.index(before.string("tone")):
            message = "The scale goes from best to poorest; this tone is better than the last."
            yield grade.broken(message, key="tone", hint=f"In order: {', '.join(TONES)}.")


def _numbers(grades: Sequence[Table]) -> Iterator[BrokenError]:
    """Refuse a number that two grades have, and a grade without one among those that have one."""
    seen = set[int]()
    for grade in grades:
        if (number := grade.optional_integer("number")) in seen:
            yield grade.broken(f"There is another grade with the number {number}.", key="number")
        elif number is not None:
            seen.add(number)
        elif any("number" in one.data for one in grades):
            yield grade.broken("Other grades have a number, and this one has none.")


def _overall(judgements: Iterable[Table]) -> Iterator[BrokenError]:
    for one in [one for one in judgements if one.string("kind") == "overall"][1:]:
        yield one.broken("There is another overall judgement.", key="kind")


def _cap(cap: Table, grades: int) -> Iterator[BrokenError]:
    if len(cap.strings("allowed")) == grades:
        yield cap.broken("Where each grade is allowed, nothing is capped.", key="allowed")
    for test in cap.tables("when"):
        yield from _test(test)
        if (limited := cap.string("limits")) in (named := test.strings("judgements")):
            message = f"‘{limited}’ is what is capped here, and caps nothing itself."
            yield test.broken(message, key="judgements", below=(named.index(limited),))


def _step(step: Table) -> Iterator[BrokenError]:
    if "months" in step.data and "unit" in step.data:
        yield step.broken("‘unit’ is of days, and this step counts months.", key="unit")


def _needed(needed: Table) -> Iterator[BrokenError]:
    step, once = needed.string("step"), needed.strings("once")
    if step in once:
        message = f"‘{step}’ cannot be needed once it is there."
        yield needed.broken(message, key="once", below=(once.index(step),))
    if "single" in needed.data and step not in _SINGLE:
        message = "‘single’ is for a step that the list of authorities has a day for."
        yield needed.broken(message, key="single", hint=f"There are: {', '.join(_SINGLE)}.")


def _contradiction(contradiction: Table) -> Iterator[BrokenError]:
    """Refuse a second condition on one value. Of several (`*`), each may hold for another one."""
    seen = set[str]()
    for one in contradiction.tables("when"):
        if (at := one.string("at")) in seen and "*" not in at:
            yield one.broken(f"There is another condition on ‘{at}’.", key="at")
        seen.add(at)


def _limit(limit: Table) -> Iterator[BrokenError]:
    warning = limit.integer("warning")
    if limit.string("id") == "share-of-short-paragraphs":
        if "notice" in limit.data:
            yield limit.broken("This limit has a ‘warning’ and no ‘notice’.", key="notice")
        limit.integer("warning", most=100)
    elif "notice" in limit.data and limit.integer("notice") > warning:
        yield limit.broken(f"‘notice’ must not be above ‘warning’, {warning}.", key="notice")


def _test(test: Table) -> Iterator[BrokenError]:
    if "judgements" in test.data:
        judgements = len(set(test.strings("judgements")))
        if test.integer("over", 0) >= judgements:
            message = f"‘over’ must be below {judgements}, the number of judgements."
            yield test.broken(message, key="over")
    if "previous" in test.data:
        test.integer("count", least=1)
    if "fact" in test.data and "over" not in test.data and "{value}" in test.string("says"):
        message = "‘{value}’ stands only with ‘over’: without it the fact is no number."
        yield test.broken(message, key="says")


def _evidence(rule: Table) -> Iterator[BrokenError]:
    kind = rule.string("kind")
    for key in _WANTED.get(kind, ()):
        if not rule.data.get(key):
            yield rule.broken(f"The kind ‘{kind}’ needs ‘{key}’.", key=key)
    for key in ("grades", "fact", "least"):
        if key in rule.data and key not in _MAY.get(kind, ()):
            yield rule.broken(f"The kind ‘{kind}’ has no use for ‘{key}’.", key=key)
