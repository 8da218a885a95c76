"""A whole run of `render`: drafts, what stands in two of them, the overview; or one draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, overload

from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.runs.batch import Batch, told
from pipeline.runs.beside import Beside
from pipeline.runs.building import write_folder
from pipeline.runs.copies.compared import Compared
from pipeline.runs.copies.note import CopyNote
from pipeline.runs.engines import NoWorkersError
from pipeline.runs.files import unwritable
from pipeline.runs.gone import gone, prune
from pipeline.runs.last import Last
from pipeline.runs.options import USUAL_OPTIONS, Options
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.made import record
from pipeline.runs.overview.whole import Whole
from pipeline.runs.overview.written import write_overview
from pipeline.runs.result import Result, Tally
from pipeline.runs.spool import Spool
from pipeline.runs.stop import StoppedError, ending
from pipeline.runs.workshop import workshop

if TYPE_CHECKING:
    from pipeline.runs.examine import Examined


@dataclass(slots=True)
class Run:
    """What came of a run. `code` is that of the signal that stopped it, or 0.

    `unchanged` counts drafts that stood already, `reports` in how many bundles a rule found
    something. `gone` are drafts of no bundle, `pruned` those of them that were removed. It is
    `unsure` which are gone while a bundle is too broken to say its id. `broken` could not be
    compared with others; `mixed` are files that changed while the run went on.
    """

    states: Counter[str] = field(default_factory=Counter)
    tally: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    reports: Counter[str] = field(default_factory=Counter)
    causes: Counter[str] = field(default_factory=Counter)
    unchanged: int = 0
    copies: tuple[CopyNote, ...] = ()
    gone: tuple[str, ...] = ()
    pruned: tuple[str, ...] = ()
    unsure: bool = False
    complete: bool = True
    code: int = 0
    broken: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()

    def count(self, result: Result, *, fresh: bool) -> None:
        """Count a bundle."""
        self.states[result.state] += 1
        self.unchanged += not fresh
        self.causes[result.cause] += 1
        for one in result.tally:
            self.tally[one.rule, one.severity, one.acknowledged] += one.number
        self.reports.update({one.rule for one in result.tally})

    def tallies(self) -> tuple[Tally, ...]:
        """Return how many findings there are of each rule, copies among them."""
        found = self.tally + Counter((one.rule, one.severity, False) for one in self.copies)
        return tuple(
            Tally(rule, severity, acknowledged, number)
            for (rule, severity, acknowledged), number in sorted(found.items())
        )


def run(
    work: Batch,
    sources: Iterator[RawBundle | BrokenError],
    compared: Compared,
    last: Last | None,
    watch: Callable[[], None],
) -> Run:
    """Do a whole run, write the overview, and return what came of it.

    One that is stopped from outside, has no workers any more, or no room for what it puts aside,
    writes what is done. `watch` is called now and then.
    Raises BrokenError where the folder refuses.
    """
    beside, code = Beside(work, compared, last), 0
    with closing(work.spool):
        try:
            for _ in work.run(sources):
                watch()
            if not work.stopped:
                for _ in beside.run():
                    watch()
            ending()
        except StoppedError as stop:
            code = stop.code
        except (NoWorkersError, OSError) as error:
            if not work.spool.numbers():
                raise
            ending()
            work.stopped = True
            beside.broken.append(_ended(error))
        finally:
            work.engine.close()
        return _written(work, beside, code)


def _ended(error: BrokenError | OSError) -> str:
    """Return why a run ends before its time."""
    if isinstance(error, BrokenError):
        return told(error)
    return f"The run ended before its time: {error.strerror or 'unknown'}."


def _written(work: Batch, beside: Beside, code: int) -> Run:
    done = Run(code=code, complete=not code and not work.stopped)
    for one in work.spool.all():
        done.count(one.result, fresh=one.fresh)
    done.copies, done.broken = beside.notes, tuple(beside.broken)
    done.reports.update(rule for rule, _ in {(one.rule, one.file) for one in done.copies})
    if done.complete:
        _look_for_gone(done, work)
    done.mixed = tuple(sorted(work.changed_meanwhile))
    whole = Whole(done.complete, done.copies, done.gone, beside.seal)
    write_overview(work.shop.out, Entries(work.spool), whole)
    return done


class Entries(Sequence[Entry]):
    """The records of a run in the order of the bundles. Each is read when it is looked at."""

    def __init__(self, spool: Spool) -> None:
        self._spool, self._numbers = spool, spool.numbers()

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, at: int) -> Entry: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Entry]: ...
    def __getitem__(self, at: int | slice) -> Entry | Sequence[Entry]:
        if isinstance(at, slice):
            return [record(self._spool.get(one).result) for one in self._numbers[at]]
        return record(self._spool.get(self._numbers[at]).result)


def _look_for_gone(done: Run, work: Batch) -> None:
    """See which drafts are of no bundle, and remove them if that was asked for.

    None is while a bundle could not be read, or is too broken to say its id: it may be its draft.
    """
    out = work.shop.out
    done.gone = gone(out, work.ids, work.nameless)
    done.unsure = bool(done.causes["unreadable"] or work.nameless)
    if work.plan.prune and not done.unsure:
        try:
            left = prune(out, done.gone)
        except OSError as error:
            raise unwritable(out, error) from error
        done.pruned = tuple(one for one in done.gone if one not in left)
        done.gone = left


def render(examined: Examined, out: Path, options: Options = USUAL_OPTIONS) -> Result:
    """Write the draft of one bundle into `out/<bundle id>/` and return what became of it.

    A bundle that cannot be composed is refused: nothing is written, its findings say why.
    Raises BrokenError for a broken template or a full disk.
    """
    from pipeline.runs.draft import draft

    made = draft(examined, options)
    if made.result.state != "drafted":
        return made.result
    with workshop(out) as shop:
        built = shop.new / "0"
        write_folder(built, made.files, {}, out / made.result.bundle)
        shop.put(built, made.result.bundle)
    return made.result
