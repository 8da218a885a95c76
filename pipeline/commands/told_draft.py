"""What is told of a draft that was taken in: how many words went where, and which went nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipeline.exchange.draft.accounts import Accounts, Left
    from pipeline.exchange.draft.passages import Draft
    from pipeline.exchange.draft.taking_in import TakenIn

_TOLD: Final = 20  # places that are shown; the list in the file has all
_LONGEST: Final = 64  # letters of words that are shown
_WIDTH: Final = 52
_KEPT: Final = (
    "A section keeps the words that it has. With --replace, those of the draft take their place in "
    "the new bundle."
)


def report(taken: TakenIn, draft: Draft, bundle: Path, left_out: Path) -> Iterator[str]:
    """Yield lines for a person: what was placed where, what was not, and what to do next."""
    accounts = taken.accounts
    yield f"{'':<{_WIDTH}}{'words':>8}"
    for section, found in taken.narrative.items():
        words = [one.text for each in found for one in each.passages]
        yield _row(f"{_counted(len(found), 'paragraph')}: {accounts.titles[section]}", words)
    for list_ in dict.fromkeys(one.list for one in accounts.entries):
        rows = [one for one in accounts.entries if one.list == list_]
        words = [said for one in rows for said in one.said]
        yield _row(f"{_counted(len(rows), 'row')}: {list_}", words)
    yield _row("the report’s own words", accounts.own)
    if accounts.there:
        yield _row("in the bundle already", accounts.there)
    yield _row("left out", (one.words for one in accounts.left))
    yield ""
    if accounts.left:
        yield from map(_line, accounts.left[:_TOLD])
        if (more := len(accounts.left) - _TOLD) > 0:
            yield f"… and in {_counted(more, 'more place')}"
        yield f"All that was left out, in full: {left_out}"
    if any(one.why == "in a section that has words" for one in accounts.left):
        yield _KEPT
    yield from notes(accounts, draft)
    if not taken.is_something:
        yield "Nothing in this draft is new to the bundle; no bundle was written."
        return
    if taken.replaced:
        gone = "1 paragraph" if taken.replaced == 1 else f"{taken.replaced:,} paragraphs"
        yield f"{gone} of the bundle you named: replaced in the new one, and kept in the old."
    yield f"Written: {bundle}. Name the evidence that each new paragraph rests on."
    if not taken.is_valid:
        yield "It is not valid as it is: the draft says something that no bundle may."
    command = "check" if taken.is_valid else "validate"
    yield f"Then run: inspection-reports {command} {bundle}"


def left_out(accounts: Accounts) -> Iterator[str]:
    """Yield the list of what was left out: every word of it, each with its place."""
    for one in accounts.left:
        yield f"[{one.place}]"
        yield one.words.strip()
        yield ""


def _row(said: str, words: Iterable[str]) -> str:
    number = sum(len(one.split()) for one in words)
    short = said if len(said) < _WIDTH else f"{said[: _WIDTH - 2]}…"
    return f"{short:<{_WIDTH}}{number:>8,}"


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


def _line(one: Left) -> str:
    words = " ".join(one.words.split())
    short = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
    return f"- {one.place}\n    {short}"


def notes(accounts: Accounts, draft: Draft) -> Iterator[str]:
    """Yield what else was not taken as it stands: days, tracked changes, links, pictures."""
    yield from accounts.days[:_TOLD]
    if accounts.inserted:
        places = _counted(accounts.inserted, "place")
        yield f"Changes are tracked: what was put in (in {places}) is taken as text."
    if draft.links:
        yield f"{_counted(draft.links, 'link')}: the words are taken, addresses are not."
    if draft.pictures:
        yield f"{_counted(draft.pictures, 'picture')}: not taken."
