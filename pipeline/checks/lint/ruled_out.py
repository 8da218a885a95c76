"""Words of a template that its report type rules out, wherever it is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.checks.case.headings import JUDGEMENTS, headings
from pipeline.checks.case.wording import Wording
from pipeline.checks.lint.plain import blocks
from pipeline.checks.severity import severity
from pipeline.checks.statements import FORBIDDEN
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.said import Said
from pipeline.report_type.definition import ReportType
from pipeline.report_type.demands import Forbidden


def ruled_out(said: Said, rules: Mapping[Forbidden, ReportType]) -> Iterator[Fault]:
    """Yield words that must not stand where a template is printed, each rule of a type.

    Phrases that need a name of the bundle find nothing.
    """
    for text, start, _ in blocks(said):
        for rule, type_ in rules.items():
            for first, last in _wording(rule, type_).hits(text):
                if said.own(start + first, start + last):
                    yield _fault(rule, said.line(start + first), text[first:last])


def _wording(rule: Forbidden, type_: ReportType) -> Wording:
    def names(pointer: str) -> tuple[str, ...]:
        forms = headings(type_).values() if pointer == JUDGEMENTS else ()
        return tuple(one for each in forms for one in each)

    return Wording.of(rule, names)


def _fault(rule: Forbidden, line: int, words: str) -> Fault:
    return Fault(
        FORBIDDEN, line, rule.says, FORBIDDEN.hint, words, rule.citation, severity(rule.force)
    )
