"""Licences of sentences that no template has, or of fields that there are not."""

from __future__ import annotations

from collections.abc import Iterator, Set

from pipeline.composition.lint.rules import UNLICENSED
from pipeline.model.finding import Finding, Place
from pipeline.model.suggestion import did_you_mean
from pipeline.report_type.toml.licences import NAME, licences
from pipeline.resources import home


def stale(sentences: Set[str], names: Set[str]) -> Iterator[Finding]:
    """Yield each licence that no sentence has, or of a field that no report type publishes.

    `sentences` are those of all templates, `names` those of public fields. What comes of templates
    of a team’s own is not held against our licences.
    """
    here = home()
    for sentence, licence in licences().items():
        at = Place(template=licence.at)
        needed = [one for field, _ in licence.needs for one in field.split(".")]
        strange = [one for one in needed if one not in names]
        if strange:
            hint = did_you_mean(strange[0], sorted(names)) or "Name a field as templates do."
            message = f"No report type has a public field ‘{strange[0]}’."
            yield UNLICENSED.at(at, message, hint=hint, key=sentence)
        elif sentence not in sentences and (here.own is None or here.is_own(f"templates/{NAME}")):
            message = "This sentence stands in no template."
            yield UNLICENSED.at(at, message, hint="Delete its line, or mend it.", key=sentence)
