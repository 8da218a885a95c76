"""Where each comment stands: its number, its paragraph as sent, and what became of that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.exchange.answers import Comments, Listed
from pipeline.exchange.by_hand import is_general
from pipeline.exchange.entries import Spot
from pipeline.exchange.matching import ALIKE, likeness
from pipeline.exchange.rules import GONE, UNCHANGED
from pipeline.exchange.sent import Copy, Sent, key
from pipeline.model.finding import Finding

State: TypeAlias = Literal["same", "changed", "gone", "unknown"]

_LAST: Final = 1_000_000  # after all numbers of paragraphs


@dataclass(frozen=True, slots=True)
class Standing:
    """A comment of the response.

    `number` counts the comments from 1, in the order of the draft. `at` is its place in the list,
    from 0. `now` are the words that stand in the place of its paragraph, if `state` is ‘changed’.
    """

    number: int
    at: int
    listed: Listed
    state: State
    now: str = ""

    @property
    def spot(self) -> Spot:
        """Return its place in the copy that was sent."""
        return self.listed.entry.spot

    @property
    def is_general(self) -> bool:
        """Return whether it is about the report as a whole."""
        return is_general(self.listed.entry)

    @property
    def pointer(self) -> str:
        """Return the pointer of its entry."""
        return f"/entries/{self.at}"


def standings(comments: Comments, copies: Sequence[Copy]) -> tuple[Standing, ...]:
    """Return all comments in the order of the draft: what is general first, what has no place last.

    `copies` are the documents of the bundle as they are now.
    """
    there = {one.document: one for one in reversed(copies)}  # the first is that in usual print
    documents = {name: at for at, name in enumerate(reversed(there))}
    in_order = sorted(
        enumerate(comments.entries), key=lambda pair: _order(pair[1], pair[0], documents)
    )
    return tuple(_standing(number, *pair, there) for number, pair in enumerate(in_order, start=1))


def _order(one: Listed, at: int, documents: Mapping[str, int]) -> tuple[int, int, int, int]:
    spot = one.entry.spot
    if is_general(one.entry):
        return 0, 0, 0, at
    if spot.placed == "nowhere":
        return 2, 0, _LAST, at
    return 1, documents.get(spot.document, len(documents)), spot.number or 0, at


def _standing(number: int, at: int, listed: Listed, copies: Mapping[str, Copy]) -> Standing:
    spot = listed.entry.spot
    there = copies.get(spot.document or "report")
    paragraphs = there.paragraphs if there else ()
    if listed.now:
        named = next((one for one in paragraphs if _is_number(one, listed.now)), None)
        return Standing(number, at, listed, *(_against(spot, named) if named else ("gone", "")))
    if spot.placed == "order":
        new = _most_alike(listed.entry.written, spot, paragraphs)
        return Standing(number, at, listed, *(("changed", new.words) if new else ("unknown", "")))
    if not spot.paragraph:
        return Standing(number, at, listed, "unknown")
    if any(key(one.words) == key(spot.paragraph) for one in paragraphs):
        return Standing(number, at, listed, "same")
    found = _most_alike(spot.paragraph, spot, paragraphs)
    return Standing(number, at, listed, *(("changed", found.words) if found else ("gone", "")))


def _is_number(sent: Sent, number: int) -> bool:
    return bool(sent.bookmark) and sent.number == number


def _against(spot: Spot, named: Sent) -> tuple[State, str]:
    """Return what a person says stands there now."""
    if key(named.words) == key(spot.paragraph):
        return "same", ""
    return "changed", named.words


def _most_alike(words: str, spot: Spot, paragraphs: Sequence[Sent]) -> Sent | None:
    """Return what is most like the words; of two in the same measure that of the same section."""
    found = [
        (share, one.section == spot.section, -at, one)
        for at, one in enumerate(paragraphs)
        if one.unit.in_body and (share := likeness(words, one.words)) >= ALIKE
    ]
    return max(found, key=lambda one: one[:3])[3] if found else None


# --- what to look at -----------------------------------------------------------------------


def remarkable(comments: Comments, standing: Sequence[Standing]) -> Iterator[Finding]:
    """Yield what somebody should look at before it goes out; nothing of it holds up a response."""
    for one in sorted(standing, key=lambda each: each.at):
        changed = one.listed.decision in ("accepted", "partly")
        if one.state == "gone":
            field = "now" if one.listed.now else "paragraph"
            said = "The paragraph of this comment is not in the report any more."
            if one.listed.now:
                said = "The report has no paragraph of the number that stands in ‘now’."
            place = comments.place(f"{one.pointer}/{field}")
            yield GONE.at(place, said, key=one.listed.entry.id)
        elif one.state == "same" and changed:
            said = "This was accepted, and the paragraph reads as it was sent."
            place = comments.place(f"{one.pointer}/decision")
            yield UNCHANGED.at(place, said, key=one.listed.entry.id)
