"""Silence is not a fact: what a template says that is not so, it says because a field says it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from pipeline.composition.budget.known import Fact, Known
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import UNLICENSED
from pipeline.composition.lint.said import Said
from pipeline.model.finding import Severity
from pipeline.report_type.toml.licences import Licence, licences

ABSENT: Final = re.compile(
    r"\b(?:no|not|none|nothing|never|nobody|neither|without|first (?:inspection|review)|vacant"
    r"|in post|(?:un)?announced|told of it|improved|remains?|has (?:led|told|been)|have been)\b",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(r"\S.*?(?:(?<=[.!?])(?=\s)|\Z)", re.DOTALL)
_SAME: Final = 5  # words at the beginning by which two sentences say the same
_DECLARED: Final = "/event/declared/"
_HINT: Final = (
    "Put it into a branch for the field that says so, such as one of ‘event.declared’; or, where "
    "it tells how a framework works, name its source in licences.toml."
)


class Sentence(NamedTuple):
    """A sentence of a template with X for each value, and the line it begins in."""

    text: str
    line: int


def sentences(said: Said) -> Iterator[Sentence]:
    """Yield the sentences of some words."""
    shown = Said(tuple(one._replace(text="X") if one.value else one for one in said.parts), {})
    for found in _SENTENCE.finditer(shown.text):
        yield Sentence(" ".join(found[0].split()), shown.line(found.start()))


def absence(said: Said) -> Iterator[Fault]:
    """Yield each sentence of absence that the conditions around it do not license."""
    for sentence in sentences(said):
        if ABSENT.search(sentence.text):
            yield from _held(sentence, said.known)


def _held(sentence: Sentence, known: Known) -> Iterator[Fault]:
    licence = licences().get(sentence.text)
    near = [licence] if licence else list(_alike(sentence.text))
    severity = None if licence else Severity.WARNING
    if near and (lacking := [_lacking(one, known) for one in near]):
        if all(lacking):
            asks = f"This may be said only where ‘{lacking[0]}’, and its branch does not ask that."
            hint = f"{_condition(lacking[0])} Or name what it rests on in licences.toml."
            yield _fault(sentence, asks, hint, severity)
    elif not _may_be_said(known):
        message = "This says that something is not so, and no field around it says it."
        yield _fault(sentence, message, _HINT, severity)


def _fault(sentence: Sentence, message: str, hint: str, severity: Severity | None) -> Fault:
    word = " ".join(sentence.text.split()[:2])
    return Fault(UNLICENSED, sentence.line, message, hint, word, severity=severity)


def _alike(sentence: str) -> Iterator[Licence]:
    """Yield the licences of sentences that begin with the same words."""
    begins = sentence.split()[:_SAME]
    if len(begins) == _SAME:
        yield from (one for each, one in licences().items() if each.split()[:_SAME] == begins)


def _condition(lacking: str) -> str:
    field, _, values = lacking.partition(" is ")
    value = values.split(" | ")[0]
    asks = f'{field} == "{value}"' if value else field
    return f"Put it into {{% if {asks} %}}."


def _lacking(licence: Licence, known: Known) -> str:
    """Return what a licence needs and nobody has asked for, or ''."""
    for field, values in licence.needs:
        if not any(_holds(fact, values) for fact in _facts(known, field)):
            return f"{field} is {' | '.join(sorted(values))}" if values else field
    return ""


def _facts(known: Known, field: str) -> Iterator[Fact]:
    pointer = f"/{field.replace('.', '/')}"
    yield from (fact for key, fact in known.items() if key.partition("|")[0] == pointer)


def _holds(fact: Fact, values: frozenset[str]) -> bool:
    if not fact.there:
        return False
    return not values or (fact.values is not None and fact.values <= values)


def _may_be_said(known: Mapping[str, Fact]) -> bool:
    """Return whether a condition around it is one that can say that something is not so."""
    return any(
        fact.there and (key.startswith(_DECLARED) or fact.values)
        for key, fact in known.items()
        if not key.startswith("/judgements/")
    )
