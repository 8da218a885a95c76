"""EVD: sentences of a letter that share no telling word with the paragraphs they follow."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.followed import summaries
from pipeline.checks.summaries.plainly import about, topics
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity

NOWHERE = Rule(
    "EVD043",
    "summary-sentence-nowhere",
    Severity.WARNING,
    "A sentence of a letter or a summary speaks of something in the paragraphs that it follows.",
    "A letter says in other words what the report says. A sentence that shares no telling word "
    "with the paragraphs, and none that means nearly the same, probably speaks of something else. "
    "Words that are alike stand in a list (‘cook’ and ‘meals’), and so do words that say nothing "
    "by themselves. This cannot see whether a sentence says the opposite, or more than was found: "
    "one word in common is enough.",
    Citation("005", "1295"),
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
                if found and not found & ground:
                    yield NOWHERE.at(
                        case.at_passage(passage, start, end),
                        "Nothing of this sentence is in the paragraphs that this one follows.",
                        key=said,
                    )
