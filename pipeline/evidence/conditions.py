"""Whether a condition of a report type holds of a bundle."""

from __future__ import annotations

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
