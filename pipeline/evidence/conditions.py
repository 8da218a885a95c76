"""Whether a condition of a report type holds of a bundle."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.earlier import PREVIOUS, is_visit
from pipeline.evidence.json.pointer import to_pointer, to_tokens
from pipeline.evidence.public import Items, Node, PublicBundle, Value, child
from pipeline.report_type.demands import Condition

_NUMBERED: Final = re.compile(rf"{PREVIOUS}/([0-9]+)")


def holds(condition: Condition | None, public: PublicBundle) -> bool:
    """Return whether a condition holds; no condition always does. It sees public values only."""
    return condition is None or _is_so(condition, public.at(condition.at))


def entry_holds(condition: Condition, entry: Node) -> bool:
    """Return whether a condition on an entry of a list holds."""
    node = entry
    for step in to_tokens(condition.at):
        node = child(node, step)
    return _is_so(condition, node)


def _is_so(condition: Condition, node: Node) -> bool:
    if condition.one_of:
        found = isinstance(node, Value) and node.value in condition.one_of
        return found is condition.present
    return bool(node) is condition.present


def found_at(condition: Condition, bundle: Bundle) -> str | None:
    """Return where in a whole bundle a condition holds; '' for something that is absent.

    Returns None where it does not hold. Private values count too, so what is said of them must
    not tell them. In the pointer `*` is any entry of a list or object, and a number after
    `/event/previous` counts inspections: visits that led to no judgement are passed over.
    """
    pointer = _past_visits(condition.at, bundle)
    there = [
        (at, value) for at, value in _leading_to(pointer, bundle.file.data) if _is_there(value)
    ]
    if condition.one_of:
        there = [(at, value) for at, value in there if value in condition.one_of]
    if condition.present:
        return there[0][0] if there else None
    return None if there else ""


def _past_visits(pointer: str, bundle: Bundle) -> str:
    """Return a pointer with the number of an earlier inspection as it stands among visits."""
    numbered = _NUMBERED.match(pointer)
    previous = bundle.public.at(PREVIOUS)
    if numbered is None or not isinstance(previous, Items):
        return pointer
    inspections = [at for at, one in enumerate(previous) if not is_visit(one)]
    number = int(numbered[1])
    at = inspections[number] if number < len(inspections) else len(previous)
    return f"{PREVIOUS}/{at}{pointer[numbered.end() :]}"


def _is_there(value: Any) -> bool:
    """Return whether a value says something: a no and an empty list do not."""
    return value is not False and value not in ([], {})


def _leading_to(pointer: str, data: Any, start: str = "") -> Iterator[tuple[str, Any]]:
    if not pointer:
        yield start, data
        return
    step, _, rest = pointer[1:].partition("/")
    for key, value in _entries(step, data):
        yield from _leading_to(f"/{rest}" if rest else "", value, start + to_pointer((key,)))


def _entries(step: str, data: Any) -> Iterable[tuple[str | int, Any]]:
    """Return the entries of a list or object that a step of a pointer is for."""
    if isinstance(data, dict):
        if step == "*":
            return data.items()
        return ((step, data[step]),) if step in data else ()
    if isinstance(data, list):
        return [(at, one) for at, one in enumerate(data) if step in ("*", str(at))]
    return ()
