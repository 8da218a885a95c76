"""Whether a condition of a report type holds of a bundle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.json.pointer import to_pointer
from pipeline.evidence.public import PublicBundle, Value
from pipeline.report_type.demands import Condition


def holds(condition: Condition | None, public: PublicBundle) -> bool:
    """Return whether a condition holds; no condition always does. It sees public values only."""
    if condition is None:
        return True
    node = public.at(condition.at)
    if condition.one_of:
        return isinstance(node, Value) and node.value in condition.one_of
    return bool(node) is condition.present


def found_at(condition: Condition, bundle: Bundle) -> str | None:
    """Return where in a whole bundle a condition holds; '' for something that is absent.

    Returns None where it does not hold. Private values count too, so what is said of them must
    not tell them. In the pointer `*` is any entry of a list or object.
    """
    there = [
        (at, value) for at, value in _leading_to(condition.at, bundle.file.data) if _is_there(value)
    ]
    if condition.one_of:
        return next((at for at, value in there if value in condition.one_of), None)
    if condition.present:
        return there[0][0] if there else None
    return None if there else ""


def _is_there(value: Any) -> bool:
    """Return whether a value says something: a no and an empty list do not."""
    return value is not False and value not in ([], {})


def _leading_to(pointer: str, data: Any, start: str = "") -> Iterator[tuple[str, Any]]:
    if not pointer:
        yield start, data
        return
    step, _, rest = pointer[1:].partition("/")
    entries = enumerate(data) if isinstance(data, list) else ()
    named = data.items() if isinstance(data, dict) else entries
    for key, value in named:
        if step in ("*", str(key)):
            yield from _leading_to(f"/{rest}" if rest else "", value, start + to_pointer((key,)))
