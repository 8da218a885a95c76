"""What `render` says of a run: what went wrong at once, and how it all came out in the end."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pipeline.commands.only import Only, told
from pipeline.commands.progress import Progress
from pipeline.commands.table import table
from pipeline.commands.trouble import tell_left_out
from pipeline.model.finding import Severity
from pipeline.runs.result import by_rule, standing
from pipeline.runs.sending import number_unwritten

if TYPE_CHECKING:
    from pipeline.runs.render import Run
    from pipeline.runs.result import Result, Tally
    from pipeline.runs.spool import Done

KEPT: Final = "this was not as it had been written, so it is kept."


@dataclass(slots=True)
class Teller:
    """Says on standard error what people must know of single bundles, in their order."""

    out: Path
    progress: Progress
    only: Only
    prunes: bool = False

    def tell(self, done: Done) -> None:
        """Tell of a bundle that was refused, failed, or whose files somebody changed."""
        one = done.result
        self.progress.count(one.state, fresh=done.fresh)
        if one.state == "failed":
            self.say(one.failure if one.name in one.failure else f"{one.name}: {one.failure}")
        elif one.state == "refused":
            self.say(_refused(one))
        if done.older:
            self.say(f"{done.older}: what lies here was written before; do not send it.")
        if number := number_unwritten(one.tally):
            self.say(_unwritten(self.out / one.bundle, number))
        for name in one.edited:
            path = self.out / one.bundle / name
            self.say(f"{path}: changed since it was written, so it is left; --force writes it.")
        for name in done.aside:
            path = self.out / one.bundle / name
            self.say(f"{path}: {KEPT}")

    def end(self, done: Run) -> None:
        """Tell what is to be told of the run as a whole."""
        for one in done.broken:
            self.say(one)
        for name in done.mixed:
            self.say(f"{name} was changed while the run went on: run it again.")
        for name in done.pruned:
            self.say(f"{self.out / name}: removed.")
        if done.gone:
            names = ", ".join(done.gone[:_NAMED]) + (", …" if len(done.gone) > _NAMED else "")
            self.say(f"not in this run: {names} ({len(done.gone)}){self._why(done)}")
        hidden = sum(one.number for one in done.tallies())
        if hidden := hidden - sum(one.number for one in self._shown(done)):
            self.say(told(hidden))
        tell_left_out(self.progress.paths, quiet=self.progress.quiet)

    def _why(self, done: Run) -> str:
        """Return why these drafts are there still."""
        if not self.prunes:
            return "; they stay."
        if done.unsure:
            return "; left, as not all bundles could be read."
        return "; what is not as we wrote it is left."

    def table(self, done: Run) -> None:
        """Show how many bundles there are of each state, and findings of each rule."""
        shown = self._shown(done)
        rows = [(rule, done.reports[rule], number) for rule, number in by_rule(shown).items()]
        if not self.progress.quiet and (text := table(states(done), rows)):
            print(f"{text}\n")

    def summary(self, done: Run) -> str:
        """Return how a run came out, in one line."""
        parts = [f"{number} {state}" for state, number in states(done).items() if number]
        counts = _counts(self._shown(done))
        stopped = "stopped: " if not done.complete else ""
        found = f" ({counts})" if counts else ""
        return f"{stopped}{', '.join(parts) or 'no bundles'}{found}: {self.out / 'index.html'}"

    def _shown(self, done: Run) -> tuple[Tally, ...]:
        """Return how many findings there are of those that are shown."""
        return tuple(
            one
            for one in done.tallies()
            if self.only.shows(one.rule, one.severity, acknowledged=one.acknowledged)
        )

    def say(self, line: str) -> None:
        """Say a line of whatever else people must know."""
        self.progress.clear()
        print(f"inspection-reports: {line}", file=sys.stderr)


_NAMED = 3


def _refused(one: Result) -> str:
    first = one.told[0]
    more = f" ({len(one.told) - 1} more)" if len(one.told) > 1 else ""
    return f"{first.where or one.name}: refused: {first.rule}: {first.message}{more}"


def _unwritten(folder: Path, number: int) -> str:
    paragraphs = "1 paragraph" if number == 1 else f"{number} paragraphs"
    return (
        f"{folder}: nobody has written {paragraphs} of this copy: this tool planned them, and the "
        "provider would take them for the inspectors’ words."
    )


def states(done: Run) -> dict[str, int]:
    """Return how many bundles there are of each state."""
    return {
        "drafted": done.states["drafted"] - done.unchanged,
        "unchanged": done.unchanged,
        "refused": done.states["refused"],
        "failed": done.states["failed"],
    }


def _counts(tally: Iterable[Tally]) -> str:
    found = standing(tally)
    named = {one.value: f"{one.value}{{}}" for one in Severity}
    parts = [
        f"{found[name]:,} " + form.format("" if found[name] == 1 else "s")
        for name, form in named.items()
        if found[name]
    ]
    acknowledged = found["acknowledged"]
    return ", ".join([*parts, *([f"{acknowledged:,} acknowledged"] if acknowledged else [])])
