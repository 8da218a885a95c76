"""Where quotations stand, whoever is quoted: a person, a title or a term.

The sign that closes a single quotation is the apostrophe, too. The first one beside a stop
closes it, else the first one that is no possessive. Each sign is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

_MARK = re.compile("[‘’'“”\"]")
_CLIPPED = re.compile(r"[’'](?:tis|twas|til|em|cause|bout|n|\d\ds?)\b")
_STOPS = ".,!?…;:)]"

Span = tuple[int, int]


@dataclass(slots=True)
class _Open:
    """A quotation that is open: where, with which sign, and where it may have ended."""

    start: int
    double: bool
    ends: list[int] = field(default_factory=list)


def quoted_spans(text: str) -> list[Span]:
    """Return where quotations start and end, with their marks, in order and without overlap."""
    found: list[Span] = []
    now: _Open | None = None
    for mark in _MARK.finditer(text):
        at = mark.start()
        now = _double(text, at, now, found) if mark[0] in '“”"' else _single(text, at, now, found)
    _abandon(now, found)
    return found


def without(text: str, spans: Iterable[Span], start: int, end: int) -> str:
    """Return a part of a text without what lies in some spans, which are in order.

    A span may begin before the part or end after it: a quotation has sentences of its own.
    """
    kept, at = list[str](), start
    for first, last in spans:
        if first < end and last > at:
            kept.append(text[at : max(at, first)])
            at = min(last, end)
    return " ".join((*kept, text[at:end])) if kept else text[start:end]


def _double(text: str, at: int, now: _Open | None, found: list[Span]) -> _Open | None:
    if now and now.double:
        if text[at] != "“":
            found.append((now.start, at + 1))
            return None
        return now
    if now and not now.ends:
        return now  # a quotation inside a quotation
    if text[at] == "”" or text[at + 1 : at + 2].strip("” \n") == "":
        return now
    _abandon(now, found)
    return _Open(at, double=True)


def _single(text: str, at: int, now: _Open | None, found: list[Span]) -> _Open | None:
    if now and now.double:
        return now
    if _opens(text, at):
        _abandon(now, found)
        return _Open(at, double=False)
    if now and _may_close(text, at):
        beside_stop = text[at - 1] in _STOPS or text[at + 1 : at + 2] in ("", *_STOPS)
        if beside_stop or text[at - 1] not in "sS":
            found.append((now.start, at + 1))
            return None
        now.ends.append(at + 1)
    return now


def _opens(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    if before.isalnum() or not (after.isalnum() or after in ("…", "[", ".")) or not after:
        return False
    return text[at] == "‘" or (text[at] == "'" and not _CLIPPED.match(text, at))


def _may_close(text: str, at: int) -> bool:
    return text[at] != "‘" and not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _abandon(now: _Open | None, found: list[Span]) -> None:
    """Close a quotation where it may have ended first; without such a place it is none."""
    if now and now.ends:
        found.append((now.start, now.ends[0]))
