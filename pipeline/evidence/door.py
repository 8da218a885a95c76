"""What the rules of the door have in common: they are our own, and what breaks one is refused.

Each stands in the file that finds the breach. A bundle that is no strict JSON, or not what its
schema or its references ask, cannot be read as anything: so each is an error.
"""

from __future__ import annotations

from pipeline.model.finding import Citation, Rule, Severity

OURS = Citation(says="our own rule for evidence bundles")


def door_rule(id_: str, name: str, title: str, why: str, hint: str = "") -> Rule:
    """Return a rule of the door."""
    return Rule(id_, name, Severity.ERROR, title, why, OURS, hint)
