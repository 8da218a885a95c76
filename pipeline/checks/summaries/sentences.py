"""EVD: sentences of a letter that share no telling word with the paragraphs they follow."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import summaries
from pipeline.checks.summaries.plainly import about, topics
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity

_NAME = re.compile(r"(?<=\s)[A-Z][a-z]")

NOWHERE = Rule(
    "EVD043",
    "summary-sentence-nowhere",
    Severity.WARNING,
    "A sentence of a letter or a summary speaks of something in the paragraphs that it follows.",
    "A letter says in other words what the report says. A sentence that shares no telling word "
    "with the paragraphs, and none that means nearly the same, probably speaks of something else. "
    "Words that are alike stand in a list (‘cook’ and ‘meals’), and so do words that say nothing "
    "by themselves. A sentence with only one word that tells anything, such as ‘Some things are "
    "better’, is passed over. This cannot see whether a sentence says the opposite, or more than "
    "was found: one word in common is enough.",
    Citation(says="our own rule"),
    "Follow the paragraph that says this, say it in the words of the report, or take it out.",
)


def summary_sentence_nowhere(case: Case) -> Iterator[Finding]:
    """Find sentences of which nothing is in the paragraphs that are followed."""
    for one in summaries(case):
        if not one.followed:
            continue
        ground = topics(one.text)
        for passage in one.passages:
            for start, end in spans(passage.text):
                said = passage.text[start:end]
                found = about(said, [each.label.text for each in case.report_type.grades])
                if _tells(said, found) and not found & ground:
                    yield NOWHERE.at(
                        case.at_passage(passage, start, end),
                        "Nothing of this sentence is in the paragraphs that this one follows.",
                        key=said,
                        citation=one.citation,
                    )


def _tells(said: str, found: frozenset[str]) -> bool:
    """Return whether a sentence has two telling words, or a name."""
    return len(found) > 1 or (bool(found) and _NAME.search(said) is not None)
