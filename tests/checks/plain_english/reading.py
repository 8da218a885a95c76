"""What the plain-English rules say of a text."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule import Alarm, Scope
from pipeline.checks.plain_english.run import Prose


def alarms(
    text: str, *, scope: Scope = "paragraph", style: str = "published-reports"
) -> list[Alarm]:
    return reader(style).read([Prose(text, scope, "section")])


def told(
    text: str, rule: str, *, scope: Scope = "paragraph", style: str = "published-reports"
) -> list[str]:
    """Return the words that a rule finds in a text."""
    found = [one for one in alarms(text, scope=scope, style=style) if one.rule == rule]
    return [text[one.start : one.end] for one in found]


def told_of_all(texts: Sequence[str], rule: str) -> list[tuple[int, str]]:
    """Return run and words of what a rule finds in a document of some paragraphs."""
    found = reader("published-reports").read([Prose(text, "paragraph", "one") for text in texts])
    return [(one.run, texts[one.run][one.start : one.end]) for one in found if one.rule == rule]
