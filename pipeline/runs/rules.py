"""Every rule there is, for those who list them: `rules`, `explain`, SARIF, the waivers."""

from __future__ import annotations

from pipeline.checks import registry
from pipeline.checks.copies.findings import RULES as COPIES
from pipeline.checks.room import RULES as ROOM
from pipeline.composition.faults import MARKUP
from pipeline.composition.lint.rules import RULES as TEMPLATES
from pipeline.composition.references import NOWHERE
from pipeline.evidence import references
from pipeline.evidence.json import rules as json
from pipeline.evidence.printable import NOT_IN_FONT
from pipeline.evidence.schema import wording as schema
from pipeline.evidence.unfilled import BLANK
from pipeline.model.finding import Rule
from pipeline.runs.folders import FOLDER
from pipeline.runs.waivers import RULES as WAIVERS

OTHERS: tuple[Rule, ...] = (
    json.SYNTAX,
    json.ENCODING,
    json.DUPLICATE_KEY,
    json.NUMBER,
    json.CHARACTER,
    json.SIZE,
    json.TOO_MANY,
    NOT_IN_FONT,
    schema.NO_BUNDLE,
    schema.TYPE,
    schema.MISSING,
    schema.UNKNOWN_FIELD,
    schema.NOT_ALLOWED,
    schema.SHAPE,
    schema.LINE_BREAK,
    schema.REPORT_TYPE,
    references.UNKNOWN_EVIDENCE,
    references.DUPLICATE_ID,
    references.DATE_ORDER,
    references.JUDGEMENT_MISSING,
    references.UNKNOWN_ID,
    references.UNKNOWN_AREA,
    MARKUP,
    NOWHERE,
    FOLDER,
    BLANK,
    *WAIVERS,
    *COPIES,
    *ROOM,
    *TEMPLATES,
)
"""The rules that no check finds: those of the door, of composing, of a whole run and of
`budget`."""


def rules() -> tuple[Rule, ...]:
    """Return all rules: those of the bundle itself, then the others as their checks come.

    Raises BrokenError for a rule whose file is wrong.
    """
    found = (*OTHERS, *(rule for rule, _ in registry.every_check()))
    return tuple(sorted(found, key=lambda one: one.family != "BND"))


def rule(name: str) -> Rule | None:
    """Return the rule with this id or name, in upper or lower case, or nothing."""
    wanted = name.casefold()
    return next((one for one in rules() if wanted in (one.id.casefold(), one.name)), None)
