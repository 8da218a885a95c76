"""What came back from the provider, each thing with its place in the copy: one list, no gaps."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

from pipeline.exchange.matching import How, Match, Matched
from pipeline.exchange.remarks import Remark
from pipeline.exchange.returned import Returned
from pipeline.exchange.sent import Copy, Sent, key
from pipeline.exchange.units import Unit
from pipeline.model.paragraph_marks import ParagraphMark

Placed: TypeAlias = How | Literal["number", "nowhere"]
Kind: TypeAlias = Literal[
    "comment", "reply", "insertion", "deletion", "replacement", "move", "edit", "object",
    "letter", "e-mail", "spoken",
]  # fmt: skip
BY_HAND: Final[frozenset[Kind]] = frozenset({"letter", "e-mail", "spoken"})
"""What comes in no Word file: a person adds it to the list."""

_ID: Final = 12  # hexadecimal digits


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the copy, and how it was found. `paragraph` are its words as they are sent."""

    placed: Placed
    document: str = ""
    section: str = ""
    number: int | None = None
    bookmark: str = ""
    paragraph: str = ""
    likeness: float | None = None


NOWHERE: Final = Spot("nowhere")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that came back.

    `on` are the words it stands on or takes out, `written` what it says or puts in, `follows` the
    words after which something was put in, `to` where words were moved to. `reply_to` is the id of
    the entry that it answers.
    """

    id: str
    kind: Kind
    spot: Spot
    author: str = ""
    date: str = ""
    on: str = ""
    written: str = ""
    follows: str = ""
    to: Spot | None = None
    reply_to: str = ""
    resolved: bool | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """A returned file held against a copy.

    `changed` counts paragraphs of which the copy says something else now than when it was sent.
    `strange` says that neither title nor reference of the report stand in it; `known` is what
    share of the paragraphs that people have written came back.
    """

    copy: Copy
    entries: tuple[Entry, ...]
    form: int
    changed: int
    strange: bool
    known: float


def held(found: Returned, copies: Sequence[Copy], reference: str) -> Held:
    """Return what came back, held against that document of a bundle that it is most like."""
    matches = [Matched(found.units, one.paragraphs) for one in copies]
    best = max(range(len(copies)), key=lambda at: _likely(matches[at]))
    copy, matched = copies[best], matches[best]
    remarks = [_remark(one, matched) for one in found.remarks]
    entries = (*_named(remarks, found.remarks), *_edits(matched, found.units))
    whole = " ".join(key(one.original) for one in found.units)
    return Held(
        copy=copy,
        entries=tuple(apart(entries)),
        form=found.form,
        changed=sum(1 for _ in _changed(matched)),
        strange=not any(one and one in whole for one in (copy.title, reference)),
        known=_known(matched),
    )


def _likely(matched: Matched) -> tuple[int, int, int]:
    """Return how many paragraphs of a copy came back: those with a bookmark, as they were, all.

    In large print one paragraph of a form may be several: each of them is a little like it.
    """
    found = [one for one in matched.pairs.values() if one.sent.words]
    same = sum(1 for one in found if one.likeness == 1)
    return sum(1 for one in found if one.sent.bookmark), same, len(found)


def _known(matched: Matched) -> float:
    """Return the share of what people have written, or else of all there is, that came back."""
    wanted = [one for one in matched.ours if one.own] or [one for one in matched.ours if one.words]
    there = {one.sent for one in matched.pairs.values()}
    return sum(1 for one in wanted if one in there) / len(wanted) if wanted else 0.0


# --- places --------------------------------------------------------------------------------


def _spot(match: Match | None) -> Spot:
    if match is None:
        return NOWHERE
    sent = match.sent
    alike = None if match.how == "order" else round(match.likeness, 2)
    return Spot(
        match.how, sent.document, sent.section, sent.number, sent.bookmark, sent.words, alike
    )


def _remark(one: Remark, matched: Matched) -> Entry:
    return Entry(
        id="",
        kind=one.kind,
        spot=_spot(matched.place(one.unit)),
        author=one.author,
        date=one.date,
        on=one.on,
        written=one.written,
        follows=one.follows,
        to=_spot(matched.place(one.to)) if one.to else None,
        resolved=one.resolved,
    )


# --- what nobody tracked -------------------------------------------------------------------


def _edits(matched: Matched, units: Iterable[Unit]) -> Iterator[Entry]:
    """Yield what differs from the copy, though no change of it was tracked."""
    around = {key(one.words) for one in matched.ours if not one.unit.in_body}
    # Some programs make words of what says where to write.
    prompts = {key(one.unit.prompt) for one in matched.ours if one.unit.prompt}
    for unit in units:
        match = matched.pairs.get(unit)
        words = unit.original.strip()
        if key(words) in prompts:
            continue
        if match is None and key(words) and (unit.in_body or key(words) not in around):
            yield Entry("", "edit", _spot(matched.before(unit)), written=words)
        elif match and _is_edited(unit, match.sent):
            yield Entry("", "edit", _spot(match), on=match.sent.words.strip(), written=words)
        if more := unit.objects - (match.sent.unit.objects if match else 0):
            for _ in range(more):
                yield Entry("", "object", _spot(match or matched.before(unit)))
    yield from _taken_out(matched)


def _is_edited(unit: Unit, sent: Sent) -> bool:
    """Return whether words differ from those that were sent, which may be others than now."""
    if key(unit.original) == key(sent.words):
        return False
    mark = _mark(unit)
    return not (mark and mark.is_of(unit.original))


def _taken_out(matched: Matched) -> Iterator[Entry]:
    """Yield the paragraphs that are gone. One that was not yet in the copy that was sent is not."""
    numbers = {mark.number for one in matched.theirs if (mark := _mark(one))}
    newer = any(True for _ in _changed(matched))
    for sent in matched.missing():
        mark = ParagraphMark.read(sent.bookmark)
        if not key(sent.words) or not sent.unit.in_body:
            continue
        if newer and (mark is None or mark.number in numbers or mark.number > max(numbers)):
            continue
        yield Entry("", "edit", _spot(Match(sent, "words")), on=sent.words.strip())


def _changed(matched: Matched) -> Iterator[Unit]:
    """Yield what came back as it was sent, of which the copy says something else now."""
    ours = {one.bookmark for one in matched.ours if one.bookmark}
    for unit in matched.theirs:
        if (mark := _mark(unit)) and mark.name not in ours:
            yield unit


def _mark(unit: Unit) -> ParagraphMark | None:
    return next(filter(None, map(ParagraphMark.read, unit.marks)), None)


# --- ids -----------------------------------------------------------------------------------


def _named(entries: Sequence[Entry], remarks: Sequence[Remark]) -> list[Entry]:
    """Return remarks with their ids, and of each reply which one it answers."""
    named = list(apart(entries))
    for at, remark in enumerate(remarks):
        if remark.parent is not None:
            named[at] = replace(named[at], reply_to=named[remark.parent].id)
    return named


def apart(entries: Iterable[Entry]) -> Iterator[Entry]:
    """Yield entries with their ids, which depend on what came back alone; the same are numbered."""
    before: Counter[str] = Counter()
    for one in entries:
        if one.id:
            yield one
            continue
        where = one.spot.bookmark if one.kind == "object" else ""
        if one.kind in BY_HAND:
            where = str(one.spot.number or "")
        on = "" if one.kind == "edit" and one.written else one.on  # ours may change meanwhile
        told = [one.kind, one.author, one.date, on, one.written, one.follows, where]
        name = json.dumps(told, ensure_ascii=False)
        before[name] += 1
        digest = hashlib.sha256(f"{before[name]} {name}".encode("utf-8", "surrogatepass"))
        yield replace(one, id=digest.hexdigest()[:_ID])
