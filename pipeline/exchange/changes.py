"""The tracked changes of a text: what one hand changed at one place is one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pipeline.exchange.remarks import Kind, Remark
from pipeline.exchange.units import Hand, Piece, Story, Unit

_AROUND: Final = 80  # characters before an insertion that are told


@dataclass(frozen=True, slots=True)
class _Atom:
    """Words that one hand put in or took out; `at` is how many characters stand before them."""

    hand: Hand
    text: str
    is_in: bool
    at: int
    number: int


def changes(found: Story) -> Iterator[Remark]:
    """Yield the tracked changes of a text, moves last."""
    moves: dict[str, Remark] = {}
    for unit in found.units:
        before = unit.accepted
        for atoms in _runs(unit.pieces):
            one = _remark(unit, atoms, before)
            if name := atoms[0].hand.move:
                moves[name] = _with(moves[name], one) if name in moves else one
            else:
                yield one
    yield from moves.values()


def _with(move: Remark, more: Remark) -> Remark:
    """Return a move with more of its words: where they came from, or where they went."""
    if more.to is not None:
        return replace(move, to=move.to or more.to, written=_both(move.written, more.written))
    return replace(move, unit=move.unit or more.unit, on=_both(move.on, more.on))


def _both(one: str, other: str) -> str:
    return f"{one}\n{other}" if one else other


def _runs(pieces: Iterable[Piece]) -> Iterator[list[_Atom]]:
    """Yield what follows one another without a gap and is of one hand."""
    run: list[_Atom] = []
    for one in _atoms(pieces):
        if run and not _goes_on(run[-1], one):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _goes_on(one: _Atom, other: _Atom) -> bool:
    same = one.hand.author == other.hand.author and one.hand.move == other.hand.move
    if one.hand.move:
        same = same and one.is_in == other.is_in
    return same and other.number - one.number <= 1


def _atoms(pieces: Iterable[Piece]) -> Iterator[_Atom]:
    at = 0
    for number, piece in enumerate(pieces):
        if piece.deleted:
            yield _Atom(piece.deleted, piece.text, False, at, number)
        if piece.inserted:
            yield _Atom(piece.inserted, piece.text, True, at, number)
        at += 0 if piece.deleted else len(piece.text)


def _remark(unit: Unit, atoms: Sequence[_Atom], accepted: str) -> Remark:
    on = "".join(one.text for one in atoms if not one.is_in)
    written = "".join(one.text for one in atoms if one.is_in)
    hand = atoms[0].hand
    if hand.move:
        came, went = (None, unit) if atoms[0].is_in else (unit, None)
        return Remark("move", hand.author, hand.date, on, written, came, to=went)
    kind: Kind = "replacement" if on and written else "insertion" if written else "deletion"
    follows = "" if on else accepted[max(0, atoms[0].at - _AROUND) : atoms[0].at]
    return Remark(kind, hand.author, hand.date, on, written, unit, follows)
