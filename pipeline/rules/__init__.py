"""All rules, as data. `RULES` is the literal table that `rules` and `explain` print."""

from __future__ import annotations

from pipeline.rules import bundle as bnd
from pipeline.rules import (
    dates,
    evidence,
    grades,
    improvements,
    length,
    plain_english,
    privacy,
    proportions,
    readability,
    sections,
    statements,
)
from pipeline.rules.rule import Rule

FAMILIES = {
    "BND": "the bundle: JSON, schema, references, dates",
    "SEC": "sections present and in order",
    "LEN": "length: paragraphs and sentences",
    "GRD": "grades, caps and limiting judgements",
    "STM": "mandatory, asked-for and forbidden wording",
    "EVD": "evidence: coverage, sources, quotes, requirements and recommendations",
    "PRP": "proportions in words against their numbers",
    "PRV": "privacy",
    "PLE": "plain English",
    "RDB": "readability of sections",
}

RULES: tuple[Rule, ...] = (
    *bnd.RULES,
    *dates.RULES,
    *sections.RULES,
    *length.RULES,
    *grades.RULES,
    *statements.RULES,
    *evidence.RULES,
    *improvements.RULES,
    *proportions.RULES,
    *privacy.RULES,
    *readability.RULES,
    *plain_english.RULES,
)


def rule(id_: str) -> Rule | None:
    """Return the rule with this id or name, in upper or lower case, or nothing."""
    wanted = id_.casefold()
    return next((one for one in RULES if wanted in (one.id.casefold(), one.name)), None)
