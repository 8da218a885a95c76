"""PRV: people who are named in the report without a field that lets them be."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.personal.index import index
from pipeline.checks.personal.naming import Named, named
from pipeline.checks.personal.public_names import public_people
from pipeline.checks.personal.standing import words_of_names
from pipeline.checks.personal.vocabulary import folded_words
from pipeline.checks.severity import severity
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSON_NAMED = Rule(
    "PRV006",
    "person-named",
    Severity.WARNING,
    "The report names no person but those whose names have a field of their own.",
    "Evidence identifies nobody, and families are promised that no word will identify them. A name "
    "is told by the words around it, or because it is a common given name; so it may also be a "
    "place or a word, and this is a warning. A title with a surname is a notice: it is often that "
    "of somebody who is known to all. A name that a private field holds is told by PRV001.",
    Citation("001", "639, 784"),
    "Say ‘a mother’, ‘a child’ or ‘a worker’.",
    past=True,
)


def person_named(case: Case) -> Iterator[Finding]:
    """Find names of people in free text, but those that fields of the bundle publish."""
    known = frozenset(word for name in public_people(case) for word in folded_words(name))
    words = index(case)
    seen: set[tuple[int, str]] = set()
    for one in named(words, known, words_of_names(case)):
        text, name = words.text_at(words.begins[one.first]), words.folds[one.name]
        if (text, name) not in seen:
            seen.add((text, name))
            yield _finding(case, one)


def _finding(case: Case, one: Named) -> Finding:
    words = index(case)
    start, end = words.begins[one.first], words.ends[one.last]
    return PERSON_NAMED.at(
        words.place(case, start, end),
        "This looks like the name of a person.",
        severity=severity("own" if one.titled else "usual"),
        key=f"{words.words[one.name]} {words.said_at(start)}",
    )
