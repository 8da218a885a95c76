"""PRV: whether a provider that is called an organisation has the name of a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.provider_names import is_of_person
from pipeline.evidence.public import text_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSON = Rule(
    "PRV007",
    "provider-is-a-person",
    Severity.WARNING,
    "A registered provider that is called an organisation does not have the name of a person.",
    "Published reports of children’s homes hold the name and address of the provider where that is "
    "an organisation. A person who runs a home is not named: the name would tell where the home "
    "is, and who lives there. A partnership is no organisation either, and a name to trade under "
    "makes none of a person. That a name is a person’s is told by its words, so it may also be "
    "that of a firm.",
    Citation("005", "1285-1287"),
    "Leave it out, set ‘provider_is_a_person’ among the facts, and keep the name in "
    "‘registered_person’; or, if it is the name of an organisation, waive this.",
)

_NAME: Final = "/setting/registered_provider/name"
_KIND: Final = "/facts/provider"
_CALLED: Final = "This looks like the name of a person, and is said to be an organisation."
_WHICH: Final = "Correct ‘provider’ among the facts, or the name; if both are right, waive this."
_NAMED: Final = Citation("000", "455")


def provider_is_a_person(case: Case) -> Iterator[Finding]:
    """Find the name of a person as that of a provider that the bundle calls an organisation.

    In a report that is published without names it does so by naming the provider at all.
    """
    public = case.bundle.public
    if is_of_person(text_of(public.at(_NAME))):
        if case.report_type.anonymous:
            yield PERSON.at(case.at_pointer(_NAME), "This looks like the name of a person.")
        elif text_of(public.at(_KIND)) == "organisation":
            yield PERSON.at(case.at_pointer(_NAME), _CALLED, hint=_WHICH, citation=_NAMED)
