"""How many planted faults are found: `python -m tests.gate.score LIST`, or `all`.

Prints Markdown: found by kind and by report type, and false alarms on clean paragraphs. What was
missed and what was a false alarm is named for lists that may be read: not the held, the ninth or
the twelfth.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pipeline.evidence.find import RawBundle
from pipeline.model.finding import Finding
from pipeline.runs.examine import examine
from tests.gate.build import Built, built
from tests.gate.corpus import LISTS, Paragraph, read, rules

A_REPORT: Final = 1500
"""Words of a report of usual length: false alarms are told for so many words."""


@dataclass(frozen=True, slots=True)
class Scored:
    """A paragraph, and the findings of mapped rules in it.

    `right` are of the rules of the kind that is planted, `at_words` those of them that overlap the
    sentence with the faulty words, `others` the rest.
    """

    paragraph: Paragraph
    right: tuple[Finding, ...]
    at_words: tuple[Finding, ...]
    others: tuple[Finding, ...]


def scored(paragraphs: Iterable[Paragraph]) -> Iterator[Scored]:
    """Yield what the program makes of each paragraph, in a report with others."""
    for one in built(paragraphs):
        yield from _of(one, rules())


def _of(one: Built, kinds: Mapping[str, tuple[str, ...]]) -> Iterator[Scored]:
    mapped = tuple(rule for of_kind in kinds.values() for rule in of_kind)
    found = examine(RawBundle(f"{one.id}.json", one.source)).findings
    ours = [each for each in found if is_one_of(each.rule.id, mapped)]
    for paragraph, places in one.paragraphs:
        here = [each for each in ours if _stands_in(each, places)]
        wanted = kinds[paragraph.plant.kind] if paragraph.plant else ()
        right = tuple(each for each in here if is_one_of(each.rule.id, wanted))
        at_words = tuple(each for each in right if _overlaps(each, paragraph))
        yield Scored(paragraph, right, at_words, tuple(each for each in here if each not in right))


def is_one_of(rule: str, wanted: Iterable[str]) -> bool:
    """Return whether a rule is one of these; a star at the end stands for anything."""
    return any(rule.startswith(one[:-1]) if one.endswith("*") else rule == one for one in wanted)


def _stands_in(one: Finding, places: Iterable[str]) -> bool:
    pointer = f"{one.place.bundle.pointer}/" if one.place.bundle else ""
    return any(pointer.startswith(f"{place}/") for place in places)


def _overlaps(one: Finding, paragraph: Paragraph) -> bool:
    """Return whether a finding is about words of a sentence in which the fault lies."""
    words = one.place.words
    if words is None or paragraph.plant is None:
        return False
    for sentence in paragraph.placed.sentences:
        begins = words.run.find(sentence)
        faulty = paragraph.plant.words in sentence or sentence in paragraph.plant.words
        if faulty and begins >= 0 and words.start < begins + len(sentence) and words.end > begins:
            return True
    return False


# --- tables ------------------------------------------------------------------------------


def page(results: Iterable[Scored], *, names: bool) -> Iterator[str]:
    """Yield the lines of all tables, and with `names` those of each miss and false alarm."""
    results = tuple(results)
    planted = [one for one in results if one.paragraph.plant]
    clean = [one for one in results if not one.paragraph.plant]
    yield from _totals(planted, clean)
    yield from ("", "| kind | planted | found | at the words |", "|---|---|---|---|")
    yield from _by_kind(planted)
    yield from ("", "| report type | planted | found | clean | false alarms |")
    yield "|---|---|---|---|---|"
    yield from _by_type(results)
    yield from ("", "| rule | false alarms |", "|---|---|", *_by_rule(clean))
    if names:
        yield from ("", "Missed:", "", *_missed(planted), "", "False alarms:", "", *_alarms(clean))


def _totals(planted: list[Scored], clean: list[Scored]) -> Iterator[str]:
    words = sum(one.paragraph.words for one in clean)
    alarms = sum(len(one.others) for one in clean)
    share = alarms * A_REPORT / words if words else 0
    yield f"{_found(planted)} of {len(planted)} planted faults are found."
    yield f"{len(clean)} clean paragraphs of {words:,} words bring {alarms} false alarms:"
    yield f"{share:.2f} in {A_REPORT:,} words."
    others = sum(len(one.others) for one in planted)
    yield f"Findings in planted paragraphs by rules of other kinds: {others}."


def _found(results: Iterable[Scored]) -> int:
    return sum(bool(one.right) for one in results)


def _by_kind(planted: list[Scored]) -> Iterator[str]:
    for kind in rules():
        ours = [one for one in planted if one.paragraph.plant and one.paragraph.plant.kind == kind]
        at_words = sum(bool(one.at_words) for one in ours)
        yield f"| {kind} | {len(ours)} | {_found(ours)} | {at_words} |"


def _by_type(results: tuple[Scored, ...]) -> Iterator[str]:
    for name in sorted({one.paragraph.report_type for one in results}):
        ours = [one for one in results if one.paragraph.report_type == name]
        planted = [one for one in ours if one.paragraph.plant]
        clean = [one for one in ours if not one.paragraph.plant]
        alarms = sum(len(one.others) for one in clean)
        yield f"| {name} | {len(planted)} | {_found(planted)} | {len(clean)} | {alarms} |"


def _by_rule(clean: list[Scored]) -> Iterator[str]:
    counted = Counter(each.rule.id for one in clean for each in one.others)
    yield from (f"| {rule} | {count} |" for rule, count in sorted(counted.items()))


def _missed(planted: list[Scored]) -> Iterator[str]:
    for one in planted:
        if one.paragraph.plant and not one.right:
            plant = one.paragraph.plant
            yield f"- `{one.paragraph.id}`, {plant.kind}: ‘{plant.words}’. {one.paragraph.why}"


def _alarms(clean: list[Scored]) -> Iterator[str]:
    for one in clean:
        for each in one.others:
            yield f"- `{one.paragraph.id}`, {each.rule.id}: {each.message} {one.paragraph.why}"


def main() -> None:
    """Score the list that is named, or the open one."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate.score", description=__doc__)
    parser.add_argument("list", nargs="?", choices=(*LISTS, "all"), default="open")
    chosen = parser.parse_args().list
    lists = LISTS if chosen == "all" else (chosen,)
    results = [one for name in lists for one in scored(read(name))]
    unread = ("held", "ninth", "twelfth", "all")
    print("\n".join(page(results, names=chosen not in unread)))


if __name__ == "__main__":
    main()
