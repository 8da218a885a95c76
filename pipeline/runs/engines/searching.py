"""Looking for what stands in two reports of a run, with as many processes as it may have.

They are of this machine, whoever drafts, and load nothing that draws. What one of them could not
do, and all of it where there are none, is done in this process: nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.resources import home
from pipeline.runs.copies.index import save
from pipeline.runs.copies.looking import Found, turns
from pipeline.runs.engines import Limits, Order, Setup, local
from pipeline.runs.engines.turns import other_of
from pipeline.runs.options import Options

if TYPE_CHECKING:
    from pipeline.runs.copies.run import Copies

_WORTH = 100  # reports for which processes are worth their start
_SECONDS, _MEBIBYTES = 3600.0, 1 << 20  # as much as it takes: no bundle has a say in it
_Turn: TypeAlias = tuple[int, list[Found]]


def found(copies: Copies, secret: bytes, jobs: int, spare: Path) -> Iterator[Found | None]:
    """Yield each report whose words stand in others, in no order; None now and then.

    `secret` is what their key was made from. Files that processes need go into the folder `spare`.
    """
    left = set(turns(len(copies.ours)))
    if jobs > 1 and len(copies.ours) >= _WORTH:
        setup = Setup(home(), Options(formats=()), secret.hex(), searches=True)
        for turn in _by_workers(copies, setup, Limits(jobs, _SECONDS, _MEBIBYTES, str(spare))):
            if turn:
                left.discard(turn[0])
                yield from turn[1]
            yield None
    if left:
        yield from _here(copies, left)


def _here(copies: Copies, left: set[int]) -> Iterator[Found | None]:
    looking = copies.looking()
    for first in sorted(left):
        yield from looking.turn(first)
        yield None


def _by_workers(copies: Copies, setup: Setup, limits: Limits) -> Iterator[_Turn | None]:
    """Yield what came of turns. Those that are not done are left out."""
    work = local.engine(setup, limits)
    with suppress(BrokenError), closing(work):  # the disk is full, or no process can start
        values = _kept(copies, Path(limits.spare))
        firsts = turns(len(copies.ours))
        orders = (Order(one, "", "search", values | {"first": one}) for one in firsts)
        for answered in work.answers(orders):
            if answered and "found" in answered[1].values:
                said = answered[1].values["found"]
                told = [(number, list(map(other_of, others))) for number, others in said]
                yield answered[0].number, told
            yield None


def _kept(copies: Copies, folder: Path) -> dict[str, object]:
    """Write all shelves that are in no file yet; return what processes are told of them."""
    ours, against = folder / "0.words", list[str]()
    save(ours, copies.key, copies.ours)
    for number, one in enumerate(copies.against, 1):
        if isinstance(one.origin, Path):
            path = one.origin
        else:
            path = folder / f"{number}.words"
            save(path, copies.key, one.origin)
        against.append(str(path.absolute()))
    common = {"name": "", "line": 1, "length": 0, "shown": ""}
    return {**common, "ours": str(ours.absolute()), "against": against}
