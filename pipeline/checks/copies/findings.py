"""COP001, COP002: words of a report that stand in another one, as findings.

They depend on the other reports of a run, so they belong to the run and never to a bundle.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.checks.case.case import Case
from pipeline.checks.copies.align import Stretch
from pipeline.checks.copies.other import NEARLY_ALL, Other
from pipeline.checks.copies.told import Told
from pipeline.language.phrasing import count
from pipeline.model.finding import Citation, Finding, Rule, Severity

_OURS = Citation(says="our own rule")

COPIED = Rule(
    "COP001",
    "copied-words",
    Severity.WARNING,
    "Words of a report do not stand in the report of another setting.",
    "A report tells what was found in one setting. Words that stand in the report of another one "
    "may be left from it, and readers who find them trust neither. Eight words in a row are told, "
    "and twelve of which at most three were changed. Words of templates, fixed statements, the law "
    "and standing phrases are let pass (templates/copies/standing-phrases.toml). What is found "
    "depends on the other reports of the run.",
    _OURS,
    "Say what was found here in words of its own; or, if both may say it, waive this.",
)
SAME = Rule(
    "COP002",
    "same-report",
    Severity.WARNING,
    "A report stands in one bundle only.",
    "Where nearly all words of two bundles are the same, one of them is a copy under another name, "
    "or the report of one setting was taken for another one.",
    _OURS,
    "Keep one of the two, or write what was found here.",
)
RULES = (COPIED, SAME)
"""The rules that need other reports to compare with."""

_FEWEST = 30  # words that make a report
_LIMIT = "7 words in a row, or 11 of which 3 are changed"


@dataclass(frozen=True, slots=True)
class Ours:
    """Our words: the fields in their order, where each begins, and how many words there are."""

    case: Case
    told: Sequence[Told]
    starts: Sequence[int]
    lengths: Sequence[int]

    def share(self, other: Other) -> float:
        """Return the share of our words that another one has, changed ones among them, 0 to 1."""
        apart = (start + length for start, length in zip(self.starts, self.lengths, strict=True))
        return len(other.places().difference(apart)) / sum(self.lengths)


def findings(ours: Ours, others: Sequence[Other]) -> Iterator[Finding]:
    """Yield what there is to say of one report: the same ones first, then each copied part once."""
    is_long = sum(ours.lengths) >= _FEWEST
    same = [one for one in others if is_long and ours.share(one) >= NEARLY_ALL]
    if same:
        yield _same(ours, same)
    parts = [
        (part, pointer, one)
        for one in others
        if one not in same and not one.same_setting
        for part, pointer in one.parts
    ]
    for group in _together(sorted(parts, key=lambda one: (one[0].start, -one[0].end))):
        yield _copied(ours, group)


_Part = tuple[Stretch, str, Other]


def _together(parts: Sequence[_Part]) -> Iterator[list[_Part]]:
    """Yield parts that overlap together."""
    group: list[_Part] = []
    end = 0
    for one in parts:
        if group and one[0].start >= end:
            yield group
            group = []
        group.append(one)
        end = max(end, one[0].end)
    if group:
        yield group


def _same(ours: Ours, same: Sequence[Other]) -> Finding:
    most = max(same, key=lambda one: (ours.share(one), one.bundle))
    setting = "of the same setting" if most.same_setting else "of another setting"
    return SAME.at(
        ours.case.at_pointer("/id"),
        f"Nearly all words of this report stand in bundle {most.bundle} {setting} "
        f"({most.file}).{_more(len(same) - 1, same)}",
        measured=f"{int(100 * ours.share(most))}% of the words",
        limit=f"{100 * NEARLY_ALL:.0f}%",
        key=most.bundle,
    )


def _copied(ours: Ours, group: Sequence[_Part]) -> Finding:
    part, pointer, other = max(group, key=lambda one: (one[0].same, -one[0].changes, one[2].bundle))
    told, start, end = _span(ours, part)
    said = count(part.end - part.start, "word", "words")
    changed = f", {part.changes} of them changed," if part.changes else ""
    others = {one.bundle: one for _, _, one in group}
    return COPIED.at(
        ours.case.at_span(told.document, told.section, told.block, start, end),
        f"These {said}{changed} stand in the report of another setting: bundle {other.bundle}, "
        f"{_described(pointer)} ({other.file}).{_more(len(others) - 1, others.values())}",
        measured=f"{said}{f', {part.changes} changed' if part.changes else ''}",
        limit=_LIMIT,
        key=other.bundle,
    )


def _more(number: int, others: Iterable[Other]) -> str:
    """Return in how many more reports words stand; of very many some only are known."""
    least = "at least " if any(one.more for one in others) else ""
    said = count(number, "more report", "more reports")
    return f" They stand in {least}{said}, too." if number else ""


def _described(pointer: str) -> str:
    """Return a place in words people use: section and paragraph, or else the pointer."""
    steps = pointer.split("/")
    if steps[1:2] == ["narrative"] and len(steps) > 4 and steps[4].isdecimal():
        return f"section ‘{steps[2]}’, paragraph {int(steps[4]) + 1}"
    return pointer


def _span(ours: Ours, part: Stretch) -> tuple[Told, int, int]:
    """Return the field that most of a part stands in, and where in the block it stands there."""
    pieces = [
        (min(part.end, start + length) - max(part.start, start), number)
        for number, (start, length) in enumerate(zip(ours.starts, ours.lengths, strict=True))
    ]
    number = max(pieces, key=lambda one: (one[0], -one[1]))[1]
    told, start = ours.told[number], ours.starts[number]
    first = max(part.start, start) - start
    last = min(part.end, start + ours.lengths[number]) - start - 1
    return told, *told.span(first, last)
