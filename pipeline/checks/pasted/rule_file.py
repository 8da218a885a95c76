"""The rules in `templates/pasted/`, one in each file, read once.

A file that is wrong is a broken machine: BrokenError names file and line, what is wrong, and
what may stand there.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import PurePosixPath
from string import Formatter

from pipeline.checks.pasted.rule import EDGE, REPAIRS, SCOPES, PastedRule, Pattern, Repair, Scope
from pipeline.model.finding import Citation, Rule, Severity
from pipeline.report_type.toml.table import Table
from pipeline.resources import names, remembered

_SEVERITIES = [one.value for one in Severity]
_ID = re.compile(r"PST[0-9]{3}")
_KEYS = (
    "id", "name", "severity", "title", "why", "source", "hint", "scope", "message", "finds",
    "lets-pass", "patterns",
)  # fmt: skip
_PATTERN = (
    "find", "scope", "needs", "what", "instead", "severity", "repair", "own-words",
    "not-in-names", "once", "any-case", "paragraphs",
)  # fmt: skip


@remembered
def pasted_rules() -> tuple[PastedRule, ...]:
    """Return all rules in the order of their ids. Raises BrokenError for a file that is wrong."""
    files: dict[str, str] = {}
    found = []
    for name in names("templates/pasted/*.toml"):
        table = Table.named(name.removeprefix("templates/"))
        rule = pasted_rule(table)
        if other := files.get(rule.rule.id):
            raise table.broken(f"The id ‘{rule.rule.id}’ is that of {other} already.", key="id")
        files[rule.rule.id] = table.file.name
        found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.rule.id))


def pasted_rule(table: Table) -> PastedRule:
    """Return the rule of one file. Raises BrokenError, with its line, if it is wrong."""
    table.close(*_KEYS)
    scope, rule = _scope(table), _rule(table)
    patterns = tuple(_pattern(one, rule, scope) for one in table.tables("patterns"))
    if not patterns:
        raise table.broken("A rule needs patterns, below [[patterns]].", key="patterns")
    return PastedRule(
        rule,
        scope,
        _slotted(table, "message", {"what", "found"}),
        _lines(table.some_strings("finds")),
        _lines(table.some_strings("lets-pass")),
        patterns,
    )


def _scope(table: Table) -> frozenset[Scope]:
    named = table.some_strings("scope")
    if not set(named) <= set(SCOPES):
        raise table.broken(f"‘scope’ must be a list of: {', '.join(SCOPES)}.", key="scope")
    return frozenset(one for one in SCOPES if one in named)


def _rule(table: Table) -> Rule:
    id_, name = table.string("id"), table.string("name")
    if not _ID.fullmatch(id_):
        raise table.broken("‘id’ must be PST and three digits, such as PST016.", key="id")
    if name != (stem := PurePosixPath(table.file.name).stem):
        raise table.broken(f"‘name’ must be the name of the file: ‘{stem}’.", key="name")
    return Rule(
        id_,
        name,
        Severity(table.choice("severity", _SEVERITIES)),
        table.string("title"),
        table.string("why"),
        Citation(says=table.string("source")),
        table.string("hint", ""),
    )


def _pattern(table: Table, rule: Rule, scope: frozenset[Scope]) -> Pattern:
    table.close(*_PATTERN)
    severity = table.choice("severity", _SEVERITIES, rule.severity.value)
    return Pattern(
        source=table.string("find"),
        at=partial(table.address, "find"),
        what=table.string("what", ""),
        instead=_slotted(table, "instead", {"found", "right"}, rule.hint),
        scope=_scope(table) if "scope" in table.data else scope,
        needs=tuple(need for one in _some(table, "needs") for need in _needs(one)),
        severity=Severity(severity),
        repair=_repair(table),
        own_words=table.boolean("own-words"),
        in_names=not table.boolean("not-in-names"),
        once=table.boolean("once"),
        any_case=table.boolean("any-case"),
        paragraphs=table.boolean("paragraphs"),
    )


def _some(table: Table, key: str) -> tuple[str, ...]:
    """Return a list of strings, none of them empty."""
    for at, one in enumerate(found := table.some_strings(key)):
        if not one:
            raise table.broken(f"‘{key}’ holds an empty text.", key=key, below=(at,))
    return found


def _needs(written: str) -> set[str]:
    """Return a string with its line breaks. One at its edge may be the edge of a text, too."""
    found = written.replace("¶", "\n")
    inner = found.strip("\n")
    if not inner:
        return {found}
    starts = {"\n", EDGE} if found[0] == "\n" else {""}
    ends = {"\n", EDGE} if found[-1] == "\n" else {""}
    return {f"{start}{inner}{end}" for start in starts for end in ends}


def _lines(written: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts with a line break for each ¶: a text of our TOML is one line."""
    return tuple(one.replace("¶", "\n") for one in written)


def _repair(table: Table) -> Repair | None:
    if "repair" not in table.data:
        return None
    return next(one for one in REPAIRS if one == table.choice("repair", REPAIRS))


def _slotted(table: Table, key: str, slots: set[str], default: str | None = None) -> str:
    """Return words in which only these names may stand between curly brackets."""
    words = table.string(key, default)
    try:
        named = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
    except ValueError:
        named = {""}
    if not named <= slots:
        may = " and ".join(f"{{{slot}}}" for slot in sorted(slots))
        raise table.broken(f"In ‘{key}’, {may} may stand between curly brackets.", key=key)
    return words
