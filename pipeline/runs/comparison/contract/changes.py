"""What changed in the contract: the terms of one side beside those of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from pipeline.model.comparison.contract import ContractChange
from pipeline.runs.comparison.contract.clauses import Clause, Said
from pipeline.runs.comparison.contract.terms import Fixed, Terms
from pipeline.runs.comparison.wording import pieces

_NONE: Final = "absent"
_TELLING: Final[tuple[str, ...]] = ("title", "says", "label")
_FEW: Final = 4


def changes(type_: str, base: Terms, head: Terms) -> Iterator[ContractChange]:
    """Yield what changed in the contract of a report type."""
    yield from _fields(type_, base.fields, head.fields)
    yield from _uses(type_, base, head)
    yield from _statements(type_, base.statements, head.statements)
    yield from rules(type_, base.rules, head.rules)


def _fields(
    type_: str, base: Mapping[str, str], head: Mapping[str, str]
) -> Iterator[ContractChange]:
    for pointer in sorted({*base, *head}):
        was, now = base.get(pointer, _NONE), head.get(pointer, _NONE)
        if was != now and pointer.rpartition("/")[0] not in _gone_or_new(base, head):
            told_was, told_now = _differing(was, now)
            breaking = now == _NONE or (_needed(now) and not _needed(was))
            yield ContractChange("field", type_, pointer, told_was, told_now, breaking=breaking)


def _gone_or_new(base: Mapping[str, str], head: Mapping[str, str]) -> set[str]:
    """Return the fields that one side lacks: what stands below them is told with them."""
    return {*base} ^ {*head}


def _needed(told: str) -> bool:
    return told.startswith("required")


def _differing(was: str, now: str) -> tuple[str, str]:
    """Return what is asked of a field on both sides, without what both ask."""
    if _NONE in (was, now):
        return was, now
    old, new = was.split("; "), now.split("; ")
    return (
        "; ".join(one for one in old if one not in new) or "anything",
        "; ".join(one for one in new if one not in old) or "anything",
    )


def _uses(type_: str, base: Terms, head: Terms) -> Iterator[ContractChange]:
    for pointer in sorted({*base.fields} & {*head.fields}):
        was, now = _is_used(pointer, base), _is_used(pointer, head)
        if was is not now:
            told = {True: "used", False: "unused"}
            yield ContractChange("use", type_, pointer, told[was], told[now])


def _is_used(pointer: str, terms: Terms) -> bool:
    """Return whether templates ask for a field, or for the record or list that it is in."""
    parents = pointer.split("/")
    above = ("/".join(parents[:end]) for end in range(2, len(parents) + 1))
    return any(one in terms.asked for one in above) or any(
        one.startswith(f"{pointer}/") for one in terms.asked
    )


def _statements(
    type_: str, base: Mapping[str, Fixed], head: Mapping[str, Fixed]
) -> Iterator[ContractChange]:
    for id_ in {**base, **head}:
        was, now = base.get(id_), head.get(id_)
        old, new = was.text if was else "", now.text if now else ""
        if old != new and (at := now or was):
            told = pieces(old, new)
            yield ContractChange("statement", type_, id_, old, new, at.file, at.line, told)


def rules(
    type_: str, base: Mapping[str, Clause], head: Mapping[str, Clause]
) -> Iterator[ContractChange]:
    """Yield what rules say on one side alone, or say otherwise."""
    for name in {**base, **head}:
        was, now = base.get(name), head.get(name)
        old, new = was.says if was else {}, now.says if now else {}
        keys = [key for key in {**old, **new} if old.get(key) != new.get(key)]
        if keys and (at := now or was):
            keys = keys if was and now else _mainly(keys)
            told_was = _told(keys, old, new) if was else ""
            told_now = _told(keys, new, old) if now else ""
            told = pieces(told_was, told_now)
            yield ContractChange("rule", type_, name, told_was, told_now, at.file, at.line, told)


def _mainly(keys: list[str]) -> list[str]:
    """Return which keys tell what a rule is about that one side does not have at all."""
    return [one for one in _TELLING if one in keys][:1] or keys[:_FEW]


def _told(keys: list[str], mine: Mapping[str, Said], other: Mapping[str, Said]) -> str:
    """Return what one side says under some keys; of a list only what the other has not."""
    return "; ".join(_value(key, mine[key], other.get(key)) for key in keys if key in mine)


def _value(key: str, mine: Said, other: Said | None) -> str:
    if isinstance(mine, str):
        return f"{key} {mine}"
    rest = [one for one in mine if not isinstance(other, tuple) or one not in other]
    return f"{key} {', '.join(rest)}" if rest else f"{key} in this order"
