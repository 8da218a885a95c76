"""Reads the files in `templates/house-styles/`. Style is never an error."""

from __future__ import annotations

import re
from typing import cast, get_args

from pipeline.model.finding import Citation, Severity, TemplateAddress
from pipeline.model.forms import forms
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.house_style import (
    SCORED,
    HouseStyle,
    Marks,
    Numbers,
    PlainEnglish,
    Threshold,
)
from pipeline.report_type.toml.folder import types
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_MEASURES = ("mean-sentence", "long-sentences", "grade", "reading-ease")
_SCORES = ("grade", "reading-ease")
_ADVICE = tuple(one.value for one in Severity if one is not Severity.ERROR)
_RULE = re.compile(r"PLE[0-9]{3}")
_WORD = re.compile(r"[^\W_]")


@remembered
def house_style(id_: str) -> HouseStyle:
    """Return a house style. Raises BrokenError, with its line, for a file that is wrong."""
    table = Table.named(f"house-styles/{id_}.toml")
    table.close("id", "title", "thresholds", "plain-english")
    if table.id() != id_:
        raise table.broken(f"The id must be the name of the file, ‘{id_}’.", key="id")
    return HouseStyle(
        id=id_,
        title=table.string("title"),
        thresholds=_thresholds(table),
        plain_english=plain_english(table.table("plain-english")),
    )


def _thresholds(table: Table) -> tuple[Threshold, ...]:
    found: list[Threshold] = []
    seen: set[tuple[str, str]] = set()  # a measure, and the report type that it is held for
    for one in table.tables("thresholds"):
        threshold = threshold_of(one)
        held = {(threshold.id, type_) for type_ in threshold.types or ("",)}
        if held & seen:
            message = f"There is another threshold ‘{threshold.id}’ for the same reports."
            raise one.broken(message, key="id")
        seen |= held
        found.append(threshold)
    return tuple(found)


def threshold_of(table: Table) -> Threshold:
    """Return one threshold. Raises BrokenError, with its line, if it is wrong."""
    table.close("id", "types", "notice", "warning", "told", "says", "least")
    id_ = table.choice("id", _MEASURES)
    below = id_ == "reading-ease"
    told = table.string("told")
    for at, name in enumerate(table.strings("types")):
        if name not in types():
            hint = did_you_mean(name, types())
            raise table.broken(
                f"There is no report type ‘{name}’.", key="types", below=(at,), hint=hint
            )
    if told.count("{value}") != 1 or set("{}") & set(told.replace("{value}", "")):
        raise table.broken("‘told’ must have {value} once, for the number.", key="told")
    notice = table.number("notice") if "notice" in table.data else None
    warning = table.number("warning")
    if notice is not None and (notice < warning if below else notice > warning):
        raise table.broken("‘notice’ must come before ‘warning’, as the milder one.", key="notice")
    return Threshold(
        id=id_,
        notice=notice,
        warning=warning,
        told=told,
        below=below,
        citation=Citation(says=table.string("says")),
        types=table.strings("types"),
        least=_least(table, id_),
    )


def _least(table: Table, id_: str) -> int:
    """Return how many words a section has that is measured. Scores need a hundred."""
    if "least" in table.data and id_ in _SCORES:
        message = f"‘{id_}’ is a score, which only {SCORED} words or more have."
        raise table.broken(message, key="least")
    return table.integer("least", SCORED, least=1)


def plain_english(table: Table) -> PlainEnglish:
    """Return how a style tunes the plain-English rules. Raises BrokenError if it is wrong."""
    table.close(
        "sentence", "sentence-warning", "sentence-strong", "passive", "passive-warning", "numbers",
        "quotation-marks", "off", "severity", "exempt",
    )  # fmt: skip
    off, severity, exempt = table.strings("off"), _below(table, "severity"), _below(table, "exempt")
    named = {id_: table.address("off", at) for at, id_ in enumerate(off)}
    return PlainEnglish(
        sentence=(sentence := table.integer("sentence", least=1)),
        sentence_warning=table.integer("sentence-warning", sentence, least=sentence),
        sentence_strong=table.integer("sentence-strong", least=sentence),
        passive=(passive := table.integer("passive", most=100)),
        passive_warning=table.integer("passive-warning", passive, least=passive, most=100),
        numbers=cast(Numbers, table.choice("numbers", get_args(Numbers))),
        quotation_marks=cast(Marks, table.choice("quotation-marks", get_args(Marks))),
        off=frozenset(off),
        severity={id_: Severity(severity.choice(id_, _ADVICE)) for id_ in severity.data},
        exempt={id_: _phrases(exempt, id_) for id_ in exempt.data},
        named=_rules(table, named | _named(severity) | _named(exempt)),
    )


def _below(table: Table, key: str) -> Table:
    """Return a table of this one, an empty one where the key is missing."""
    return table.table(key) if key in table.data else Table({}, (), table.file)


def _named(table: Table) -> dict[str, TemplateAddress]:
    return {id_: table.address(id_) for id_ in table.data}


def _rules(table: Table, named: dict[str, TemplateAddress]) -> dict[str, TemplateAddress]:
    for id_, at in named.items():
        if not _RULE.fullmatch(id_):
            raise table.broken_at(at, f"‘{id_}’ is no id of a plain-English rule, such as PLE001.")
    return named


def _phrases(table: Table, key: str) -> tuple[str, ...]:
    """Return phrases, each form of which has a word."""
    found = table.strings(key)
    for at, one in enumerate(found):
        try:
            wordless = any(not _WORD.search(form) for form, _ in forms(one))
        except ValueError as error:
            raise table.broken(f"In ‘{one}’, {error}.", key=key, below=(at,)) from error
        if wordless:
            raise table.broken(f"In ‘{one}’, a phrase needs a word.", key=key, below=(at,))
    return found
