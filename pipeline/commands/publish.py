"""`publish`: final versions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.commands import steps
from pipeline.commands.arguments import add_large_print, is_no_folder
from pipeline.commands.aside import aside
from pipeline.commands.progress import Progress
from pipeline.commands.trouble import complain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.writers import LARGE_PRINT

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.publishing.desk import Desk
    from pipeline.publishing.publication import Order, Published


def add(commands: Any) -> None:
    """Add the command."""
    parser = commands.add_parser(
        "publish",
        help="write final versions",
        description="Write final versions: HTML, PDF and Word without a mark of a draft, with a "
        "record of what was published. A report is refused unless all that must hold holds; then "
        "all reasons are told at once, each with what to do.",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a bundle or folder")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="where to write")
    add_large_print(parser)
    steps.add_who(parser, required=False)
    parser.add_argument(
        "--reason", type=steps.words, metavar="TEXT", help="why something was late, if it was"
    )
    parser.add_argument(
        "--key", type=Path, metavar="FILE", help="sign the line of the register with this SSH key"
    )
    parser.add_argument(
        "--timestamp",
        metavar="URL",
        help="have each line of the register stamped by this authority (RFC 3161): the only "
        "connection that this command opens, and it sends a digest alone",
    )
    steps.add_signers(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    from pipeline.evidence.find import find

    if wrong := _wrong(arguments):
        print(f"inspection-reports: {wrong}", file=sys.stderr)
        return 2
    order = _order(arguments)
    done = _Run(arguments, order, Progress.beside(arguments.paths, quiet=arguments.quiet))
    for source in find(arguments.paths):
        done.take(source)
    done.progress.clear()
    if done.refusals:
        steps.tell(done.refusals, done.refused)
    aside(arguments, done.summary(), failed=bool(done.code))
    return done.code


def _wrong(arguments: argparse.Namespace) -> str:
    if is_no_folder(arguments.out):
        return f"{arguments.out} is a file; name a folder."
    if arguments.reason and not (arguments.name and arguments.role):
        return "--reason needs --as NAME and --role ROLE: who says so."
    if bool(arguments.name) != bool(arguments.role):
        return "--as and --role go together."
    if arguments.timestamp:
        from pipeline.publishing.records.stamp import refused

        return refused(arguments.timestamp)
    return ""


def _order(arguments: argparse.Namespace) -> Order:
    from pipeline.publishing.publication import Order, Who

    who = Who(arguments.name or "", arguments.role or "", arguments.reason or "")
    day, known = steps.when(arguments), steps.signers(arguments)
    return Order(
        arguments.out,
        who,
        day,
        known,
        arguments.choices,
        steps.register_key(arguments),
        arguments.timestamp or "",
        arguments.large_print,
    )


class _Run:
    """Publishes bundle after bundle, and keeps what came of it."""

    def __init__(self, arguments: argparse.Namespace, order: Order, progress: Progress) -> None:
        self._arguments = arguments
        self._order = order
        self.progress = progress
        self.refusals: list[Finding] = []
        self.published = self.unchanged = self.refused = self.failed = 0

    @property
    def code(self) -> int:
        """Return the exit code."""
        return 3 if self.failed else int(self.refused > 0)

    def take(self, source: RawBundle | BrokenError) -> None:
        """Publish a bundle, and count what came of it."""
        done = source if isinstance(source, BrokenError) else self._publish(source)
        if isinstance(done, BrokenError):
            self.progress.clear()
            complain(done)
            self.failed += 1
            self.progress.count("failed")
        elif isinstance(done, tuple):
            self.refusals += done
            self.refused += 1
            self.progress.count("refused")
        self.progress.show()

    def _publish(self, source: RawBundle) -> tuple[Finding, ...] | BrokenError | None:
        from pipeline.runs.guard import guarded

        return guarded(source, self._held)

    def _held(self, source: RawBundle) -> tuple[Finding, ...] | None:
        from pipeline.evidence.find import again
        from pipeline.publishing import desk, journal
        from pipeline.publishing.beside import Beside
        from pipeline.publishing.publication import publish

        if source.path is None:
            desk.laid_out(source, self._order.choices)
            return None
        with journal.held(Beside.of(source.path)):
            try:
                found = desk.laid_out(again(source) or source, self._order.choices)
            except desk.RefusedError as error:
                return error.findings
            return self._told(found, publish(found, self._order))

    def _told(self, found: Desk, done: Published) -> tuple[Finding, ...] | None:
        from pipeline.publishing.publication import published_id

        if done.put is None:
            return done.refusals
        self.progress.clear()
        where = self._order.out / published_id(found) / f"v{done.put.version}"
        if done.put.new:
            self.published += 1
            self.progress.count("published")
            said = f"{found.bundle.id}: version {done.put.version} is in {where}"
            aside(self._arguments, said)
        else:
            self.unchanged += 1
            self.progress.count("unchanged")
            said = f"{found.bundle.id}: stands already in {where}; nothing was written"
            differs = (f"  made today it would differ: {one}" for one in done.put.differs)
            aside(self._arguments, said, *differs, *self._without_large_print(where))
        return None

    def _without_large_print(self, where: Path) -> Iterator[str]:
        """Yield what to do about a version that has no large print and cannot get it."""
        if self._order.large_print and not any(where.glob(f"*{LARGE_PRINT}.*")):
            yield "  It was published without large print, and no version is changed: mark PATH"
            yield "  corrected --as NAME --role ROLE --reason TEXT, and publish the next with it."

    def summary(self) -> str:
        """Return in a line what came of it."""
        parts = (
            (self.published, "published"),
            (self.unchanged, "unchanged"),
            (self.refused, "refused"),
            (self.failed, "failed"),
        )
        told = ", ".join(f"{number} {word}" for number, word in parts if number)
        return f"{told or 'no bundles'}: {self._order.out}"
