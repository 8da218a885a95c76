"""The rules in `templates/plain-english/`, one in each file, read once.

A file that is wrong is a broken machine: BrokenError names file and line, what is wrong, and
what may stand there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from string import Formatter

from pipeline.checks.plain_english.phrase_file import exceptions, phrases
from pipeline.checks.plain_english.rule import KINDS, LISTS, SCOPES, Kind, PlainRule, Scope
from pipeline.language.choices import ACRONYM
from pipeline.model.finding import Citation, Rule, Severity
from pipeline.model.measured import Measured
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.folder import house_styles
from pipeline.report_type.toml.table import Table
from pipeline.resources import names, remembered

SEVERITIES = [one.value for one in Severity if one is not Severity.ERROR]

_KEYS = (
    "id", "name", "severity", "title", "why", "source", "hint", "finds", "lets-pass", "kind",
    "scope", "message", "in-quotations", "measured", "styles",
)  # fmt: skip
_OF_WORDS = ("once", "unless-explained", "exceptions", "words")
_ID = re.compile(r"PLE[0-9]{3}")
_WORDS = re.compile(r"[^\W_]+(?:[ .'’&-][^\W_]+)*")
_FORMS: Mapping[Kind, tuple[re.Pattern[str], str]] = {
    "acronym": (re.compile(ACRONYM), "acronyms of two to six capital letters, without stops"),
}


@remembered
def plain_rules() -> tuple[PlainRule, ...]:
    """Return all rules in the order of their ids. Raises BrokenError for a file that is wrong."""
    files: dict[str, str] = {}
    found = []
    for name in names("templates/plain-english/*.toml"):
        table = Table.named(name.removeprefix("templates/"))
        rule = plain_rule(table)
        if other := files.get(rule.id):
            raise table.broken(f"The id ‘{rule.id}’ is that of {other} already.", key="id")
        files[rule.id] = table.file.name
        found.append(rule)
    return tuple(sorted(found, key=lambda rule: rule.id))


def plain_rule(table: Table) -> PlainRule:
    """Return the rule of one file. Raises BrokenError, with its line, if it is wrong."""
    kind = next(one for one in KINDS if one == table.choice("kind", KINDS))
    table.close(*_KEYS, *(_OF_WORDS if kind == "words" else ()), *(["lists"] * (kind in LISTS)))
    return PlainRule(
        rule=_rule(table),
        kind=kind,
        scope=frozenset(_scope(table)),
        message=_message(table, kind),
        finds=_examples(table, "finds"),
        lets_pass=_examples(table, "lets-pass"),
        in_quotations=table.boolean("in-quotations"),
        once=table.boolean("once"),
        unless_explained=table.boolean("unless-explained"),
        phrases=phrases(table) if kind == "words" else (),
        exceptions=exceptions(table),
        lists=_lists(table.table("lists"), kind) if kind in LISTS else None,
        styles=frozenset(_styles(table)),
    )


def _styles(table: Table) -> Iterator[str]:
    """Yield the house styles that a rule is for; none, where it is for all."""
    for at, name in enumerate(table.strings("styles")):
        if name not in house_styles():
            hint = did_you_mean(name, house_styles())
            message = f"There is no house style ‘{name}’."
            raise table.broken(message, key="styles", below=(at,), hint=hint)
        yield name


def _rule(table: Table) -> Rule:
    id_, name = table.string("id"), table.string("name")
    if not _ID.fullmatch(id_):
        raise table.broken("‘id’ must be PLE and three digits, such as PLE016.", key="id")
    if name != (stem := PurePosixPath(table.file.name).stem):
        raise table.broken(f"‘name’ must be the name of the file: ‘{stem}’.", key="name")
    return Rule(
        id_,
        name,
        Severity(table.choice("severity", SEVERITIES)),
        table.string("title"),
        table.string("why"),
        Citation(says=table.string("source")),
        table.string("hint", ""),
        measured=_measured(table.table("measured")) if "measured" in table.data else None,
    )


def _measured(table: Table) -> Measured:
    table.close("on", "hits", "judged", "right", "faults", "found")
    hits, faults = table.integer("hits"), table.integer("faults", 0)
    return Measured(
        on=table.string("on"),
        hits=hits,
        judged=(judged := table.integer("judged", most=hits)),
        right=table.integer("right", most=judged),
        faults=faults,
        found=table.integer("found", 0, most=faults),
    )


def _scope(table: Table) -> Iterator[Scope]:
    named = table.strings("scope")
    if not named or not set(named) <= set(SCOPES):
        raise table.broken(f"‘scope’ must be a list of: {', '.join(SCOPES)}.", key="scope")
    yield from (one for one in SCOPES if one in named)


def _message(table: Table, kind: Kind) -> str:
    """Return the message, which may name what was found, and of a grade what is wrong with it."""
    message = table.string("message")
    more = ("found", "what")
    slots = {"mark": (), "grade": more, "repetition": more}.get(kind, ("found",))
    if not set(_slots(message)) <= set(slots):
        may = " and ".join(f"{{{slot}}}" for slot in slots) or "nothing"
        told = f"In ‘message’ of this kind, {may} may stand between curly brackets."
        raise table.broken(told, key="message")
    return message


def _slots(message: str) -> Iterator[str]:
    """Yield what stands between curly brackets, whole: a form or a field of a slot too."""
    try:
        for _, name, form, conversion in Formatter().parse(message):
            if name is not None:
                yield f"{name}{form}{conversion or ''}"
    except ValueError:
        yield "{"


def _examples(table: Table, key: str) -> tuple[str, ...]:
    if not (found := table.strings(key)):
        raise table.broken(f"‘{key}’ must be a list of one example or more.", key=key)
    for at, one in enumerate(found):
        if not one.strip():
            raise table.broken("An example must have words.", key=key, below=(at,))
    return found


def _lists(table: Table, kind: Kind) -> dict[str, frozenset[str]]:
    table.close(*LISTS[kind])
    form, must = _FORMS.get(kind, (_WORDS, "words, or endings of words"))
    return {name: _words(table, name, form, must) for name in LISTS[kind]}


def _words(table: Table, name: str, form: re.Pattern[str], must: str) -> frozenset[str]:
    if not (found := table.strings(name)):
        raise table.broken(f"‘{name}’ must be a list of one word or more.", key=name)
    for at, one in enumerate(found):
        if not form.fullmatch(one):
            message = f"‘{one}’ can never be found: ‘{name}’ is a list of {must}."
            raise table.broken(message, key=name, below=(at,))
    return frozenset(found)
