"""Kinds that look at marks and spaces: exclamation marks, quotation marks, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose

_EXCLAMATION = re.compile(r"!+")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_NONE = re.compile(r"[.!?](?<=[a-z]{2}.)[A-Z][a-z]")
_EARLY = re.compile(r" (?<=\w ) *(?=[,;:.?!](?:\s|$))")


def exclamation(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield exclamation marks."""
    if "!" in prose.text:
        for match in _EXCLAMATION.finditer(prose.text):
            start = match.start()
            if not (prose.is_masked(start) or prose.is_quoted(start)):
                yield Alarm(rule.id, run, *match.span(), rule.message, rule.hint)


def spacing(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield the first double space of a run, space before a mark, and stop without a space."""
    if "  " in prose.text and (found := list(_SPACES.finditer(prose.text))):
        times = "a double space" if len(found) == 1 else f"{len(found)} double spaces"
        yield Alarm(rule.id, run, *found[0].span(), rule.message.format(found=times), rule.hint)
    if match := _EARLY.search(prose.text):
        found_ = f"a space before ‘{prose.text[match.end()]}’"
        yield Alarm(rule.id, run, *match.span(), rule.message.format(found=found_), rule.hint)
    if (gap := _NONE.search(prose.text)) and not prose.is_masked(gap.start()):
        at = gap.start()
        hint = "Put a space between the two sentences."
        yield Alarm(rule.id, run, at, at + 2, rule.message.format(found="none after a stop"), hint)


def quotation(prose: Prose, run: int, rule: PlainRule, marks: str) -> Iterator[Alarm]:
    """Yield quotations in other marks than those of the house style: `single` or `double`."""
    wrong, right = ('“"', "‘ and ’") if marks == "single" else ("‘", "“ and ”")
    if not any(mark in prose.text for mark in wrong):
        return
    for start, end in prose.quoted:
        if prose.text[start] in wrong and not prose.is_masked(start):
            yield Alarm(
                rule.id,
                run,
                start,
                end,
                rule.message.format(found="double" if marks == "single" else "single"),
                f"Put it between {right}.",
            )
