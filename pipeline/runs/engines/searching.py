"""Looking for what stands in two reports of a run, with as many processes as it may have.

They are of this machine, whoever drafts, and load nothing that draws. What one of them could not
do, and all of it where there are none, is done in this process: nothing is left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.resources import home
from pipeline.runs.copies.index import write
from pipeline.runs.copies.looking import Found, InFile, turns
from pipeline.runs.engines import Limits, Order, Setup, local
from pipeline.runs.engines.turns import other_of
from pipeline.runs.options import Options

if TYPE_CHECKING:
    from pipeline.runs.copies.run import Copies

_WORTH = 100  # reports for which processes are worth their start
_SECONDS, _MEBIBYTES = 3600.0, 1 << 20  # as much as it takes: no bundle has a say in it
_LOST = 3  # workers, after which this process goes on by itself
_Turn: TypeAlias = tuple[int, list[Found]]


def found(copies: Copies, secret: bytes, jobs: int, spare: Path) -> Iterator[Found | None]:
    """Yield each report whose words stand in others, in no order; None now and then.

    `secret` is what their key was made from. Processes read files of no name, on the disk of the
    folder `spare`.
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
    lost = 0
    with suppress(BrokenError, OSError), ExitStack() as kept:  # no room, or no process can start
        files = list(_files(copies, limits.spare, kept))
        handles = tuple(where for where, _ in files if isinstance(where, int))
        work = kept.enter_context(closing(local.Local(setup, limits, handles=handles)))
        values = {"name": "", "line": 1, "length": 0, "shown": "", "files": files}
        firsts = turns(len(copies.ours))
        orders = (Order(one, "", "search", values | {"first": one}) for one in firsts)
        for answered in work.answers(orders):
            if answered:
                order, answer = answered
                if "found" in answer.values:
                    yield (
                        order.number,
                        [
                            (number, list(map(other_of, others)))
                            for number, others in answer.values["found"]
                        ],
                    )
                lost += answer.loss is not None
            if lost >= _LOST:
                return
            yield None


def _files(
    copies: Copies, folder: str, kept: ExitStack
) -> Iterator[tuple[int | str, Sequence[int]]]:
    """Yield the files of our own reports and of earlier ones, each with what tells it from others.

    Those that are not there are written to files of no name, which nobody else can open.
    """
    for one in (copies.ours, *copies.against):
        if isinstance(one, InFile):
            yield str(one.path.absolute()), one.index.stamp
        else:
            file = TemporaryFile(dir=folder)  # noqa: SIM115  closed with all of them
            kept.callback(file.close)
            write(file, copies.key, one)
            file.flush()
            yield file.fileno(), ()
