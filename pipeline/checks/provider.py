"""PRV: whether a report that names no person names one as the registered provider."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.personal.vocabulary import folded_words, vocabulary
from pipeline.evidence.public import text_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSON = Rule(
    "PRV007",
    "provider-is-a-person",
    Severity.WARNING,
    "A report of a children’s home names the registered provider only where it is an organisation.",
    "Published reports hold the name and address of the provider where that is an organisation. A "
    "person who runs a home is not named: the name would tell where the home is, and who lives "
    "there. That a name is a person’s is told by its first word, so it may also be that of a firm.",
    Citation("005", "1285-1287"),
    "Leave it out, set ‘provider_is_a_person’ among the facts, and keep the name in "
    "‘registered_person’; or, if it is the name of an organisation, waive this.",
)

_NAME: Final = "/setting/registered_provider/name"
_MOST: Final = 4  # words of a person’s name, with a title


def provider_is_a_person(case: Case) -> Iterator[Finding]:
    """Find the name of a person as the provider, in a report that is published without names."""
    if case.report_type.anonymous and _is_of_person(text_of(case.bundle.public.at(_NAME))):
        yield PERSON.at(case.at_pointer(_NAME), "This looks like the name of a person.")


def _is_of_person(name: str) -> bool:
    """Return whether a name has a title or a given name first, and no word that a firm has."""
    words = folded_words(name)
    known = vocabulary()
    if not 1 < len(words) <= _MOST or known.thing.intersection(words[1:]):
        return False
    return words[0] in known.titles or known.is_given(words[0])
