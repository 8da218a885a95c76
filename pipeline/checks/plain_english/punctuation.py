"""Kinds that look at marks and spaces: exclamation marks, quotation marks, gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.checks.plain_english.rule import Alarm, PlainRule
from pipeline.checks.plain_english.run import Prose

_EXCLAMATION = re.compile(r"!+")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_NONE = re.compile(r"[.!?](?<=[a-z]{2}.)[A-Z][a-z]")
_EARLY = re.compile(r" (?<=[\w)’] ) *(?=[,;:.?!](?:\s|$)|[,;][^\W\d_])")
_GLUED = re.compile(r"[,;](?<=[a-z].)(?=[a-z])|[,;](?<=[\w)’] .)(?=[^\W\d_])")
_MAY_MISPLACE = re.compile(r"[,;.!?][^\W\d_]| [,;:.?!)]|\( ")
_BRACKET = re.compile(r"\( +(?=\S)|(?<=\S) +\)")


def exclamation(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield exclamation marks."""
    if "!" in prose.text:
        for match in _EXCLAMATION.finditer(prose.text):
            start = match.start()
            if not (prose.is_masked(start) or prose.is_quoted(start)):
                yield Alarm(rule.id, run, *match.span(), rule.message, rule.hint)


def spacing(prose: Prose, run: int, rule: PlainRule) -> Iterator[Alarm]:
    """Yield double spaces of a run as one, and each mark with a space too many or too few."""
    if "  " in prose.text and (found := list(_SPACES.finditer(prose.text))):
        times = "a double space" if len(found) == 1 else f"{len(found)} double spaces"
        yield Alarm(rule.id, run, *found[0].span(), rule.message.format(found=times), rule.hint)
    if not _MAY_MISPLACE.search(prose.text):
        return
    for start, end, found_, hint in sorted(_misplaced(prose.text)):
        if not prose.is_masked(start):
            message = rule.message.format(found=found_)
            yield Alarm(rule.id, run, start, end, message, hint or rule.hint)


def _misplaced(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Yield each mark with a space too many or too few: where, what is said, what to do."""
    early = list(_EARLY.finditer(text))
    for one in early:
        yield *one.span(), f"a space before ‘{text[one.end()]}’", ""
    for one in _BRACKET.finditer(text):
        side = "after ‘(’" if one[0][0] == "(" else "before ‘)’"
        yield *one.span(), f"a space {side}", "Leave no space inside brackets."
    for one in _GLUED.finditer(text):
        if any(one.start() == before.end() for before in early):
            continue  # `food ,the`: one slip
        yield one.start(), one.end() + 1, f"none after ‘{one[0]}’", "Put a space after it."
    for one in _NONE.finditer(text):
        hint = "Put a space between the two sentences."
        yield one.start(), one.start() + 2, "none after a stop", hint


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
