"""Reads who must approve a report."""

from __future__ import annotations

from typing import Final

from pipeline.model.finding import Citation
from pipeline.report_type.approvals import Approvals
from pipeline.report_type.toml.table import Table

_MOST: Final = 9


def approvals(table: Table) -> Approvals:
    """Return how many people must approve, and in which roles. Raises BrokenError."""
    table.close("people", "roles", "source")
    roles = table.strings("roles")
    for at, role in enumerate(roles):
        if role != " ".join(role.split()) or not role:
            message = "A role must have words, with one space between them."
            raise table.broken(message, key="roles", below=(at,))
    people = table.integer("people", least=1) if "people" in table.data else 2
    if not len(roles) <= people <= _MOST:
        message = f"‘people’ must be from the number of roles, {len(roles)}, to {_MOST}."
        raise table.broken(message, key="people" if "people" in table.data else "roles")
    source = table.citation() if "source" in table.data else Citation(says=_OWN)
    return Approvals(people, roles, source)


_OWN: Final = "our own rule for this report type"
