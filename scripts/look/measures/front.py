"""Page one tells what a reader came for: who was inspected, when, each judgement and its grade."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from scripts.look.measures.fault import Fault, short
from scripts.look.reading import Printed, in_order


def grades_missing(printed: Printed) -> Iterator[Fault]:
    """Yield judgements that page one does not name, and grades that it shows too seldom."""
    front = Printed("", printed.pages[:1])
    text = " ".join(word.text for _, word in in_order(front)).casefold()
    for judgement, _ in printed.grades:
        if judgement.casefold() not in text:
            yield Fault(1, f"does not name ‘{short(judgement)}’")
    needed = Counter(grade.casefold() for _, grade in printed.grades)
    for grade in sorted(needed, key=len, reverse=True):
        if text.count(grade) < needed[grade]:
            yield Fault(1, f"shows ‘{grade}’ {text.count(grade)} of {needed[grade]} times")
        text = text.replace(grade, " ")  # ‘good’ is also the end of a longer grade


def event_missing(printed: Printed) -> Iterator[Fault]:
    """Yield what page one lacks of the name of the setting and of the dates of the masthead."""
    text = "".join(word.text for _, word in in_order(Printed("", printed.pages[:1])))
    for must in printed.event:
        if "".join(must.split()) not in text:
            yield Fault(1, f"does not show ‘{short(must)}’")
