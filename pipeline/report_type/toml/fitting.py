"""Whether values that stand beside each other fit together: what could never hold is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from pipeline.report_type.toml.table import Table

TONES = ("best", "good", "weak", "poor")

# The other files in the folder of a draft, beside those of its documents.
_TAKEN = ("report", "findings", "manifest", "proof")
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
    _plan(table.table("plan"))
    _scale(tuple(table.tables("grades")))
    _overall(table.tables("judgements"))
    _rules(table)
    for document in table.tables("documents"):
        if (id_ := document.id()) in _TAKEN:
            message = f"‘{id_}’ is the name of another file of each draft."
            raise document.broken(message, key="id", hint=f"Taken: {', '.join(_TAKEN)}.")
    if any(table.tables("judgements")) and not any(table.tables("grades")):
        message = "Judgements need ‘grades’: the scale that they are given on."
        raise table.broken(message, key="grades")


def _rules(table: Table) -> None:
    grades = len(tuple(table.tables("grades")))
    for limit in table.tables("limits"):
        _limit(limit)
    for cap in table.tables("caps"):
        _cap(cap, grades)
    for step in table.tables("timetable"):
        _step(step)
    for needed in table.tables("needed"):
        _needed(needed)
    for contradiction in table.tables("contradictions"):
        _contradiction(contradiction)
    for rule in table.tables("evidence_rules"):
        _evidence(rule)


def _plan(plan: Table) -> None:
    if (most := plan.integer("paragraphs")) < plan.integer("target"):
        raise plan.broken(f"‘target’ must not be above ‘paragraphs’, {most}.", key="target")


def _scale(grades: Sequence[Table]) -> None:
    """Refuse a grade with a better tone than the one before: the scale goes from the best down."""
    for before, grade in pairwise(grades):
        if TONES.index(grade.string("tone")) < TONES.index(before.string("tone")):
            message = "The scale goes from best to poorest; this tone is better than the last."
            raise grade.broken(message, key="tone", hint=f"In order: {', '.join(TONES)}.")


def _overall(judgements: Iterable[Table]) -> None:
    for one in [one for one in judgements if one.string("kind") == "overall"][1:]:
        raise one.broken("There is another overall judgement.", key="kind")


def _cap(cap: Table, grades: int) -> None:
    if len(cap.strings("allowed")) == grades:
        raise cap.broken("Where each grade is allowed, nothing is capped.", key="allowed")
    for test in cap.tables("when"):
        _test(test)
        if (limited := cap.string("limits")) in (named := test.strings("judgements")):
            message = f"‘{limited}’ is what is capped here, and caps nothing itself."
            raise test.broken(message, key="judgements", below=(named.index(limited),))


def _step(step: Table) -> None:
    if "months" in step.data and "unit" in step.data:
        raise step.broken("‘unit’ is of days, and this step counts months.", key="unit")


def _needed(needed: Table) -> None:
    step, once = needed.string("step"), needed.strings("once")
    if step in once:
        message = f"‘{step}’ cannot be needed once it is there."
        raise needed.broken(message, key="once", below=(once.index(step),))


def _contradiction(contradiction: Table) -> None:
    """Refuse a second condition on one value. Of several (`*`), each may hold for another one."""
    seen = set[str]()
    for one in contradiction.tables("when"):
        if (at := one.string("at")) in seen and "*" not in at:
            raise one.broken(f"There is another condition on ‘{at}’.", key="at")
        seen.add(at)


def _limit(limit: Table) -> None:
    warning = limit.integer("warning")
    if limit.string("id") == "share-of-short-paragraphs":
        if "notice" in limit.data:
            raise limit.broken("This limit has a ‘warning’ and no ‘notice’.", key="notice")
        limit.integer("warning", most=100)
    elif "notice" in limit.data and limit.integer("notice") > warning:
        raise limit.broken(f"‘notice’ must not be above ‘warning’, {warning}.", key="notice")


def _test(test: Table) -> None:
    if "judgements" in test.data:
        judgements = len(set(test.strings("judgements")))
        if test.integer("over", 0) >= judgements:
            message = f"‘over’ must be below {judgements}, the number of judgements."
            raise test.broken(message, key="over")
    if "previous" in test.data:
        test.integer("count", least=1)
    if "fact" in test.data and "over" not in test.data and "{value}" in test.string("says"):
        message = "‘{value}’ stands only with ‘over’: without it the fact is no number."
        raise test.broken(message, key="says")


def _evidence(rule: Table) -> None:
    kind = rule.string("kind")
    for key in _WANTED.get(kind, ()):
        if not rule.data.get(key):
            raise rule.broken(f"The kind ‘{kind}’ needs ‘{key}’.", key=key)
    for key in ("grades", "fact", "least"):
        if key in rule.data and key not in _MAY.get(kind, ()):
            raise rule.broken(f"The kind ‘{kind}’ has no use for ‘{key}’.", key=key)
