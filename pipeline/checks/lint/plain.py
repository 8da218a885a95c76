"""The plain-English rules on the fixed words of templates and report types."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from pipeline.checks.misprints import UNKNOWN, strange_words, trade
from pipeline.checks.plain_english.reader import reader
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.checks.plain_english.run import Prose
from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.said import Said

_BLOCK: Final = re.compile(r"(?:(?!\n\s*\n|\n *[-*>] ).)+", re.DOTALL)
_ITEM: Final = re.compile(r"\s*[-*>] +")
_WHOLE: Final = ("passive", "acronym", "row")
"""Kinds of rules that are about a whole section or document, of which a template is a part."""


def plain(said: Sequence[Said], style: str) -> Iterator[Fault]:
    """Yield what the rules of a house style find in some words of one template."""
    whole = {one.id for one in plain_rules() if one.kind in _WHOLE}
    rules = {one.id: one.rule for one in plain_rules()}
    found = [(one, *block) for one in said for block in blocks(one)]
    runs = [Prose(text, "item" if item else "paragraph") for _, text, _, item in found]
    for alarm in reader(style).read(runs):
        one, text, start, _ = found[alarm.run]
        end = alarm.end or len(text)
        if alarm.rule not in whole and one.own(start + alarm.start, start + end):
            line = one.line(start + alarm.start)
            word = text[alarm.start : alarm.end]
            yield Fault(
                rules[alarm.rule], line, alarm.message, alarm.hint, word, alarm.citation,
                alarm.severity,
            )  # fmt: skip


def misprints(said: Sequence[Said]) -> Iterator[Fault]:
    """Yield each word of a template that no list of British words has."""
    texts = ["".join("X" if part.value else part.text for part in one.parts) for one in said]
    for at, word, _ in strange_words(texts, trade()):
        line = next((part.line for part in said[at].parts if word in part.text), 1)
        yield Fault(UNKNOWN, line, f"‘{word}’ is in no list of British words.", UNKNOWN.hint, word)


def blocks(said: Said) -> Iterator[tuple[str, int, bool]]:
    """Yield each paragraph or item: text, where it begins, whether it is an item."""
    for found in _BLOCK.finditer(said.text):
        mark = _ITEM.match(found[0])
        start = found.start() + (mark.end() if mark else len(found[0]) - len(found[0].lstrip()))
        text = said.text[start : found.end()].rstrip()
        if text:
            yield text.replace("\n", " "), start, bool(mark)
