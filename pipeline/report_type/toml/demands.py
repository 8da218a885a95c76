"""Reads the rules of a report type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast, get_args

from pipeline.model.phrase import Phrase
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type import caps as rc
from pipeline.report_type import demands as rr
from pipeline.report_type import limits
from pipeline.report_type.toml import steps
from pipeline.report_type.toml.content import condition, some_conditions
from pipeline.report_type.toml.table import Table
from pipeline.report_type.toml.words import meant, with_words

KEYS = (
    "caps", "limits", "coverage", "forbidden", "grade_words", "said", "evidence_rules",
    "contradictions", "timetable", "order", "needed", "declarations", "proportions",
)  # fmt: skip


def rules(table: Table) -> rr.Rules:
    """Return the rules of the whole file."""
    proportions = table.table("proportions") if "proportions" in table.data else None
    if proportions:
        proportions.close("source")
    return rr.Rules(
        caps=tuple(_cap(one) for one in table.tables("caps")),
        limits=tuple(_limit(one) for one in table.tables("limits")),
        coverage=coverage(table.table("coverage")) if "coverage" in table.data else None,
        forbidden=tuple(_forbidden(one) for one in table.tables("forbidden")),
        grade_words=tuple(_grade_words(one) for one in table.tables("grade_words")),
        said=tuple(_said(one) for one in table.tables("said")),
        evidence=tuple(_evidence(one) for one in table.tables("evidence_rules")),
        contradictions=tuple(_contradiction(one) for one in table.tables("contradictions")),
        timetable=tuple(steps.step(one) for one in table.tables("timetable")),
        order=tuple(steps.order(one) for one in table.tables("order")),
        needed=tuple(steps.needed(one) for one in table.tables("needed")),
        declarations=tuple(_declaration(one) for one in table.tables("declarations")),
        proportions=proportions.citation() if proportions else None,
    )


def _force(table: Table) -> rc.Force:
    return cast(rc.Force, table.choice("force", ("must", "likely")))


def _cap(table: Table) -> rc.Cap:
    table.close("id", "when", "limits", "allowed", "unless", "force", "source")
    tests = tuple(_cap_test(one) for one in table.tables("when"))
    if not tests:
        raise table.broken("‘when’ must be a list of at least one test.", key="when")
    return rc.Cap(
        id=table.id(),
        when=tests,
        limits=table.string("limits"),
        allowed=table.some_strings("allowed"),
        force=_force(table),
        citation=table.citation(),
        unless_reason=table.choice("unless", ("", "reason"), "") == "reason",
    )


def _cap_test(table: Table) -> rc.CapTest:
    if "fact" in table.data:
        table.close("fact", "over", "says")
        return rc.FactTest(
            table.pointer("fact"), table.optional_integer("over"), table.string("says")
        )
    if "earlier" in table.data:
        table.close("earlier", "met", "says")
        kinds = _some(table, "earlier", ("requirement", "recommendation"))
        return rc.EarlierTest(
            kinds, _some(table, "met", ("yes", "partly", "no")), table.string("says")
        )
    if "previous" in table.data:
        table.close("previous", "count")
        return rc.PreviousTest(table.some_strings("previous"), table.integer("count"))
    table.close("judgements", "grade", "over")
    return rc.GradesTest(
        table.some_strings("judgements"), table.some_strings("grade"), table.integer("over", 0)
    )


def _some(table: Table, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return a list of texts that are each one of those allowed."""
    values = table.some_strings(key)
    for at, one in enumerate(values):
        if one not in allowed:
            message = f"‘{one}’ must be one of: {', '.join(allowed)}."
            hint = did_you_mean(one, allowed)
            raise table.broken(message, key=key, below=(at,), hint=hint)
    return values


def _limit(table: Table) -> limits.Limit:
    table.close("id", "notice", "warning", "source", "relaxed", "sections")
    kinds = ("paragraphs", "sentences-per-paragraph", "share-of-short-paragraphs")
    return limits.Limit(
        id=cast(Any, table.choice("id", kinds)),
        notice=table.integer("notice", least=1) if "notice" in table.data else None,
        warning=table.integer("warning", least=1),
        citation=table.citation(),
        relaxed=tuple(_relaxation(one) for one in table.tables("relaxed")),
        sections=_by_section(table.table("sections")) if "sections" in table.data else {},
    )


def _by_section(table: Table) -> dict[str, int]:
    return {key: table.integer(key, least=1) for key in table.data}


def _relaxation(table: Table) -> limits.Relaxation:
    table.close("grade", "fact")
    if len(table.data) != 1:
        raise table.broken("This must have one of ‘grade’ and ‘fact’.")
    return limits.Relaxation(table.string("grade", ""), table.pointer("fact", ""))


def coverage(table: Table) -> rr.Coverage:
    """Return whether every area must be reported on."""
    table.close("force", "exceptions", "source")
    force = cast(Any, table.choice("force", ("must", "usual")))
    return rr.Coverage(force, table.pointer("exceptions", ""), table.citation())


def _phrases(table: Table, key: str = "phrases") -> tuple[Phrase, ...]:
    written = table.some_strings(key) if key == "phrases" else table.strings(key)
    return tuple(_phrase(table, key, index, one) for index, one in enumerate(written))


def _phrase(table: Table, key: str, index: int, written: str) -> Phrase:
    try:
        return with_words(written)
    except ValueError as error:
        message, hint = f"‘{written}’ is no phrase: {error}.", meant(written)
        raise table.broken(message, key=key, below=(index,), hint=hint) from error


def _forbidden(table: Table) -> rr.Forbidden:
    table.close(
        "id", "sections", "phrases", "unless", "own_words", "when", "says", "force", "source"
    )
    return rr.Forbidden(
        id=table.id(),
        sections=table.strings("sections"),
        phrases=_phrases(table),
        when=condition(table),
        says=table.string("says"),
        force=_force(table),
        citation=table.citation(),
        unless=_phrases(table, "unless"),
        own_words=table.boolean("own_words"),
    )


def _grade_words(table: Table) -> rr.GradeWords:
    table.close("id", "sections", "phrases", "unless", "force", "source")
    return rr.GradeWords(
        id=table.id(),
        sections=table.strings("sections"),
        phrases=_phrases(table),
        force=_force(table),
        citation=table.citation(),
        unless=_phrases(table, "unless"),
    )


def _said(table: Table) -> rr.Said:
    table.close(
        "id", "section", "at", "phrases", "unless", "when", "says", "force", "source", "narrative"
    )
    return rr.Said(
        id=table.id(),
        section=table.string("section"),
        phrases=_phrases(table),
        when=condition(table),
        says=table.string("says"),
        force=_force(table),
        citation=table.citation(),
        unless=_phrases(table, "unless"),
        narrative=table.boolean("narrative"),
        at=table.pointer("at", ""),
    )


def _evidence(table: Table) -> rr.EvidenceRule:
    table.close("kind", "force", "source", "grades", "fact", "least", "sections", "when")
    return rr.EvidenceRule(
        kind=cast(rr.EvidenceKind, table.choice("kind", get_args(rr.EvidenceKind))),
        force=cast(Any, table.choice("force", ("must", "likely", "own"))),
        citation=table.citation(),
        grades=table.strings("grades"),
        fact=table.pointer("fact", ""),
        least=table.integer("least", 0),
        sections=table.strings("sections"),
        when=condition(table),
    )


def _contradiction(table: Table) -> rr.Contradiction:
    table.close("id", "kind", "when", "says", "force", "source")
    return rr.Contradiction(
        id=table.id(),
        kind=cast(Any, table.choice("kind", ("facts", "grades", "practice"))),
        when=some_conditions(table),
        says=table.string("says"),
        force=_force(table),
        citation=table.citation(),
    )


def _declaration(table: Table) -> rr.Declaration:
    table.close("id", "at", "of", "about", "when")
    return rr.Declaration(
        id=table.id(),
        at=table.pointer("at"),
        of=table.pointer("of", ""),
        about=table.string("about"),
        when=condition(table),
    )


READERS: Mapping[str, Callable[[Table], object]] = {
    "caps": _cap,
    "limits": _limit,
    "forbidden": _forbidden,
    "grade_words": _grade_words,
    "said": _said,
    "evidence_rules": _evidence,
    "contradictions": _contradiction,
    "timetable": steps.step,
    "order": steps.order,
    "needed": steps.needed,
    "declarations": _declaration,
}
"""How each entry of a list of rules is read."""
