"""Every rule there is, those of publication among them, for those who list them."""

from __future__ import annotations

from pipeline.exchange import rules as comments
from pipeline.model.finding import Rule
from pipeline.publishing.refusals import RULES as REFUSALS
from pipeline.runs.leaks.rules import RULES as LEAKS
from pipeline.runs.rules import rules as others
from pipeline.runs.sending import RULES as PROVIDER

PUBLICATION: tuple[Rule, ...] = (
    *REFUSALS,
    *PROVIDER,
    *comments.RULES,
    *LEAKS,
)
"""The rules that a report is held to before it is published."""


def rules() -> tuple[Rule, ...]:
    """Return all rules. Raises BrokenError for a rule whose file is wrong."""
    return (*others(), *PUBLICATION)


def rule(name: str) -> Rule | None:
    """Return the rule with this id or name, in upper or lower case, or nothing."""
    wanted = name.casefold()
    return next((one for one in rules() if wanted in (one.id.casefold(), one.name)), None)
