"""How much of what the keys say is found: `python -m tests.truth.score [known|blind]`.

Prints Markdown: a table by rule, one by report type, the kinds of harmless warnings, and each
miss in one line.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache, partial

from pipeline.checks.case.case import Case
from pipeline.checks.registry import every_check
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import Intake, intake
from pipeline.model.finding import Finding, Severity, apart
from pipeline.runs.examine import examine
from pipeline.runs.rules import rule as rule_of
from pipeline.runs.waivers import sifted
from scripts.bundle_edits import EditError, raw
from tests.truth.keys import LISTS, Key, Violation, names, read

NAME = "bundle.json"

WORSE = {Severity.NOTICE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Result(Enum):
    """What became of a violation. The value is what a line of the misses says."""

    FOUND = "found"
    TOO_SEVERE = "too severe"
    ELSEWHERE = "right rule, other place"
    MISSED = "not found"
    BROKEN = "cannot be built"


@dataclass(frozen=True, slots=True)
class Scored:
    """A key, and what came of it. `noise` are the new errors and warnings that it should not have.

    Of a violation, these are errors of other rules: they hint that it is not single.
    """

    key: Key
    result: Result | None
    noise: tuple[str, ...]
    said: str = ""


def score(key: Key, named: Mapping[str, tuple[str, ...]], *, alone: bool = False) -> Scored:
    """Return what `examine` makes of one key, compared with the sample that it starts from.

    `alone`, only the checks of its own rules run: a fifth of the time, and nothing else is seen.
    """
    rules = rules_of(key, named)
    find, base = partial(found_by, rules) if alone else _found, str(key.edits["base"])
    try:
        new = tuple(_new(find(raw(key.edits)), find(_base(base))))
    except EditError as fault:
        return Scored(key, Result.BROKEN, (), str(fault))
    if key.violation is None:
        return Scored(key, None, tuple(_alarms(new)))
    ours = [one for one in new if _is_one_of(one.rule.id, rules)]
    noise = tuple(_alarms([one for one in new if not _is_one_of(one.rule.id, rules)]))
    return Scored(key, _result(ours, key.violation), noise, "; ".join(map(_told, ours)))


def rules_of(key: Key, named: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return the rules that may find a violation, as they are called today; none if harmless."""
    wanted = key.violation.rules if key.violation else ()
    return tuple(one for rule in wanted for one in named.get(rule, (rule,)))


def _is_one_of(rule: str, rules: Iterable[str]) -> bool:
    return any(rule.startswith(one[:-1]) if one.endswith("*") else rule == one for one in rules)


def _base(name: str) -> bytes:
    return raw({"base": name})


@lru_cache(maxsize=64)
def _found(source: bytes) -> tuple[Finding, ...]:
    return examine(RawBundle(NAME, source)).findings


def found_by(rules: tuple[str, ...], source: bytes, name: str = NAME) -> tuple[Finding, ...]:
    """Return what the checks of these rules find in a bundle, waived findings left out."""
    taken, case = _case(source, name)
    if case is None:
        return taken.findings
    checks = (check for one, check in every_check() if _is_one_of(one.id, rules))
    checked = (one for check in checks for one in check(case))
    found = apart((*taken.findings, *case.composition.findings, *checked))
    return sifted(found, case.bundle, rule_of).left


@lru_cache(maxsize=64)
def _case(source: bytes, name: str) -> tuple[Intake, Case | None]:
    taken = intake(RawBundle(name, source))
    if taken.bundle is None or taken.report_type is None:
        return taken, None
    composition = compose(taken.bundle, taken.report_type)
    return taken, Case(taken.bundle, taken.report_type, composition)


def _new(found: Iterable[Finding], base: Iterable[Finding]) -> Iterator[Finding]:
    before = Counter((one.rule.id, one.severity, one.message) for one in base)
    for one in found:
        same = (one.rule.id, one.severity, one.message)
        before[same] -= 1
        if before[same] < 0:
            yield one


def _alarms(findings: Iterable[Finding]) -> Iterator[str]:
    for one in findings:
        if one.severity is not Severity.NOTICE:
            yield _told(one)


def _told(one: Finding) -> str:
    return f"{one.rule.id} {one.severity.value} at {_pointer(one) or 'the whole bundle'}"


def _pointer(one: Finding) -> str:
    return one.place.bundle.pointer if one.place.bundle else ""


def _result(ours: Iterable[Finding], violation: Violation) -> Result:
    if not (ours := tuple(ours)):
        return Result.MISSED
    placed = [one for one in ours if any(_below(_pointer(one), at) for at in violation.places)]
    if not placed:
        return Result.ELSEWHERE
    worst = max(WORSE[one.severity] for one in placed)
    return Result.FOUND if worst <= WORSE[violation.worst] else Result.TOO_SEVERE


def _below(pointer: str, at: str) -> bool:
    return not at or pointer == at or pointer.startswith(at + "/")


# --- tables ------------------------------------------------------------------------------


def page(results: Iterable[Scored]) -> Iterator[str]:
    """Yield the lines of all tables and misses."""
    results = tuple(results)
    violations = [one for one in results if one.key.violation]
    harmless = [one for one in results if not one.key.violation]
    yield from _totals(violations, harmless)
    yield from ("", "### By rule", "", *_by_rule(violations))
    yield from ("", "### By report type", "", *_by_type(results))
    yield from ("", "### Misses", "", *_misses(violations))
    yield from ("", "### False alarms", "", *_false_alarms(harmless))
    yield from (
        "",
        "### Violations that bring errors of other rules, too",
        "",
        *_others(violations),
    )


def _totals(violations: list[Scored], harmless: list[Scored]) -> Iterator[str]:
    errors = sum(_has(one, "error") for one in harmless)
    warnings = sum(_has(one, "warning") for one in harmless)
    yield f"{_share(violations)}."
    yield f"Of {len(harmless)} harmless variations, {errors} bring a new error"
    yield f"and {warnings} a new warning."
    if any(one.key.later for one in violations):
        first = [one for one in violations if not one.key.later]
        yield f"Without the keys that were written later, {_share(first)}."


def _share(violations: list[Scored]) -> str:
    found = sum(one.result is Result.FOUND for one in violations)
    share = f" ({found / len(violations):.1%})" if violations else ""
    return f"{found} of {len(violations)} violations are found{share}"


def _has(one: Scored, severity: str) -> bool:
    return any(f" {severity} at " in alarm for alarm in one.noise)


def _by_rule(violations: list[Scored]) -> Iterator[str]:
    yield "| rule | keys | found | other place | too severe | not found |"
    yield "|---|---|---|---|---|---|"
    for rule in sorted({_rule(one) for one in violations}):
        ours = Counter(one.result for one in violations if _rule(one) == rule)
        lost = ours[Result.MISSED] + ours[Result.BROKEN]
        yield (
            f"| {rule} | {ours.total()} | {ours[Result.FOUND]} | {ours[Result.ELSEWHERE]} "
            f"| {ours[Result.TOO_SEVERE]} | {lost} |"
        )


def _rule(one: Scored) -> str:
    assert one.key.violation
    return one.key.violation.rules[0]


def _by_type(results: tuple[Scored, ...]) -> Iterator[str]:
    yield "| report type | violations | found | harmless | new errors | new warnings |"
    yield "|---|---|---|---|---|---|"
    for name in sorted({one.key.report_type for one in results}):
        ours = [one for one in results if one.key.report_type == name]
        keys = [one for one in ours if one.key.violation]
        calm = [one for one in ours if not one.key.violation]
        found = sum(one.result is Result.FOUND for one in keys)
        errors, warnings = (sum(_has(one, kind) for one in calm) for kind in ("error", "warning"))
        yield f"| {name} | {len(keys)} | {found} | {len(calm)} | {errors} | {warnings} |"


def _misses(violations: list[Scored]) -> Iterator[str]:
    for one in violations:
        if one.result is not Result.FOUND and one.result and one.key.violation:
            said = f" ({one.said})" if one.said else ""
            wanted = " or ".join(one.key.violation.rules)
            breaks = one.key.violation.breaks
            yield f"- `{one.key.id}`, {wanted}, {breaks}: {one.result.value}{said}. {one.key.about}"


def _false_alarms(harmless: list[Scored]) -> Iterator[str]:
    for one in harmless:
        if one.result is Result.BROKEN or one.noise:
            yield f"- `{one.key.id}`: {one.said or '; '.join(one.noise)}. {one.key.about}"


def _others(violations: list[Scored]) -> Iterator[str]:
    for one in violations:
        if errors := [alarm for alarm in one.noise if " error at " in alarm]:
            yield f"- `{one.key.id}`: {'; '.join(errors)}."


def main() -> None:
    """Score the list that is named, or the known one."""
    parser = argparse.ArgumentParser(prog="python -m tests.truth.score", description=__doc__)
    parser.add_argument("list", nargs="?", choices=LISTS, default="known")
    named = names()
    keys = read(parser.parse_args().list)
    print("\n".join(page(score(key, named) for key in keys)))


if __name__ == "__main__":
    main()
