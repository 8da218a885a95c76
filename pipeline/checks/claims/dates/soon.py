"""What is said to come soon after a date: ‘on 20 January, the next day’, ‘…, within two days’."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.checks.claims.dates.bound import Bound
from pipeline.checks.claims.dates.lengths import Length, between, lengths_in
from pipeline.checks.claims.dates.links import dates_around
from pipeline.checks.claims.dates.written import Written
from pipeline.model.pattern import later

SOON = later(r"\bthe (?:very )?(?P<which>same|next|following) (?P<unit>day|week)\b")
_ASIDE = later(r"\s?[,(–—] ?(?:that is,? |which was )?$")
_TURNED = later(r",? (?:on )?(?:\w+day )?$")
_ENDS = later(r"\s?(?:[.,;:)(–]|$)|\s(?:and|but|when|as|after)\b")
_WITHIN = later(r",? (?:and )?(?:was |all )?within\b")
# From and to how many days later it is.
_DAYS = {
    ("same", "day"): (0, 0),
    ("same", "week"): (0, 6),
    ("next", "day"): (1, 1),
    ("next", "week"): (1, 13),
}
_MESSAGE = "The two dates beside it contradict that it was so soon."


def soon_after(sentence: str, before: str) -> Iterator[Bound]:
    """Yield what comes so soon by the words, and by the two dates beside it does or does not."""
    earlier, own = dates_around(before, sentence)
    pair = own if len(own) > 1 else [*earlier[-1:], *own]
    span = between(*pair) if own and len(pair) == len(("first", "last")) else None
    if span:
        for length in (*_followed(sentence, own), *_within(sentence, own)):
            yield Bound(length, (span,), _MESSAGE)


def _followed(sentence: str, own: Sequence[Written]) -> Iterator[Length]:
    for match in SOON.finditer(sentence):
        behind = _ENDS.match(sentence, match.end())
        ahead = any(_ASIDE.fullmatch(sentence[one.end : match.start()]) for one in own if behind)
        turned = any(_TURNED.fullmatch(sentence[match.end() : one.start]) for one in own)
        if ahead or turned:
            which = "same" if match["which"] == "same" else "next"
            yield Length(*match.span(), *_DAYS[which, match["unit"]])


def _within(sentence: str, own: Sequence[Written]) -> Iterator[Length]:
    """Yield a length that the later of two dates is within: never the time that is allowed."""
    for length in lengths_in(sentence):
        last = own[-1]
        is_beside = last.end < length.start and _WITHIN.match(sentence, last.end, length.end)
        if is_beside and _ENDS.match(sentence, length.end):
            yield Length(length.start, length.end, 0, length.most)
