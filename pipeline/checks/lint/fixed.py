"""Mandatory wording that differs by a letter, in report types and in templates."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Final

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import NEARLY
from pipeline.report_type.toml.fixed import Fixed, fixed_wording

_NEAR: Final = 0.8  # of what has the same source
_ANYWHERE: Final = 0.9
_LONG: Final = 8  # words by which a statement is known wherever it stands


def nearly(text: str, source: str, line: int) -> Iterator[Fault]:
    """Yield that a text is nearly one that is fixed, or is one and does not say so.

    `source` is what the text cites, '' for nothing.
    """
    known = fixed_wording()
    same = [one for one in known if one.text == text]
    if any(one.source == source for one in same):
        return
    if statement := next((one for one in same if _is_long(one) and one.source), None):
        message = "These words are fixed by the guidance, and do not stand here as a statement."
        hint = f'Use the content kind ‘statement’, with source = "{statement.source}".'
        yield Fault(NEARLY, line, message, hint, text[:20], statement.citation)
        return
    near = [one for one in known if _may_be_meant(one, source) and _is_near(one, text, source)]
    if near and not same:
        best = max(near, key=lambda one: SequenceMatcher(None, one.text, text).ratio())
        where = best.source or "published reports"
        message = f"This is nearly what the guidance fixes ({where}), and not the same."
        theirs, ours = _differing(best.text, text)
        hint = f"Write ‘{theirs}’ in place of ‘{ours}’."
        yield Fault(NEARLY, line, message, hint, ours, best.citation)


def _is_long(one: Fixed) -> bool:
    return one.kind == "statement" and len(one.text.split()) >= _LONG


def _may_be_meant(one: Fixed, source: str) -> bool:
    return (one.source == source and bool(source)) or _is_long(one)


def _is_near(one: Fixed, text: str, source: str) -> bool:
    least = _NEAR if one.source and one.source == source else _ANYWHERE
    likeness = SequenceMatcher(None, one.text, text, autojunk=False)
    return likeness.real_quick_ratio() >= least and likeness.ratio() >= least


def _differing(theirs: str, ours: str) -> tuple[str, str]:
    """Return the first words in which two texts differ, and a word on each side of them."""
    one, other = theirs.split(), ours.split()
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind != "equal":
            return " ".join(one[max(a - 1, 0) : b + 1]), " ".join(other[max(c - 1, 0) : d + 1])
    return theirs, ours
