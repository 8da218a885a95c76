"""What the commands share that make a step: who says so, when, and of which bundle."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.commands.arguments import day
from pipeline.commands.lines import width
from pipeline.commands.trouble import complain
from pipeline.evidence.folder import has_lines
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from pipeline.model.in_use import in_use

if TYPE_CHECKING:
    from pipeline.evidence.find import RawBundle
    from pipeline.publishing.desk import Desk
    from pipeline.publishing.signing import Signers
    from pipeline.publishing.states import Step


def words(text: str) -> str:
    """Return what was typed, with one space between words. Raises ArgumentTypeError for none."""
    found = " ".join(text.split())
    if not found or len(found) > _LONGEST or not found.isprintable():
        raise argparse.ArgumentTypeError(f"write words, of at most {_LONGEST} letters")
    return found


_LONGEST = 2000


def add_path(parser: argparse.ArgumentParser) -> None:
    """Add the bundle."""
    parser.add_argument("path", type=Path, metavar="PATH", help="a bundle, or a folder with one")


def add_who(parser: argparse.ArgumentParser, *, required: bool = True) -> None:
    """Add who makes the step, in which role, and when."""
    parser.add_argument(
        "--as", dest="name", type=words, required=required, metavar="NAME", help="who says so"
    )
    parser.add_argument(
        "--role", type=words, required=required, metavar="ROLE", help="in which role"
    )
    parser.add_argument(
        "--date", type=day, metavar="DAY", help="the day of it, such as 2025-03-14 (default: today)"
    )


def add_signers(parser: argparse.ArgumentParser, what: str = "count only approvals") -> None:
    """Add whose signatures count."""
    parser.add_argument(
        "--allowed-signers",
        type=Path,
        metavar="FILE",
        help=f"{what} that a key of this file has signed, as ssh-keygen reads it "
        "(default: allowed_signers of the project file)",
    )


def signers(arguments: argparse.Namespace) -> Signers | None:
    """Return whose signatures count; None where a name is taken as it is."""
    from pipeline.publishing.signing import Signers

    allowed: Path | None = arguments.allowed_signers
    if allowed is None:
        return None
    if not allowed.is_file():
        raise BrokenError(f"{allowed} is no file; --allowed-signers names the keys that count.")
    for path in filter(None, (allowed, arguments.revoked_signers)):
        _hold_plain(path)
    return Signers(allowed, arguments.revoked_signers)


def _hold_plain(path: Path) -> None:
    """Raise BrokenError for a file of keys whose first line `ssh-keygen` would take for another."""
    from pipeline.model.text_file import marks

    try:
        with path.open("rb") as file:
            found = marks(file.read(4))
    except OSError as error:
        raise BrokenError(
            f"{path} cannot be read: {error.strerror}.", hint=in_use(error)
        ) from error
    if found:
        hint = "Save it as UTF-8 without a byte order mark: in Notepad ‘Encoding: UTF-8’."
        raise BrokenError(f"{path} is {found}, which ssh-keygen does not read.", hint=hint)


def register_key(arguments: argparse.Namespace) -> Callable[[bytes], str] | None:
    """Return what signs a line of the register; None where it is not signed."""
    from pipeline.publishing.signing import REGISTER, sign

    return partial(sign, key=arguments.key, namespace=REGISTER) if arguments.key else None


def when(arguments: argparse.Namespace) -> date:
    """Return the day of a step. Raises BrokenError for one that is still to come."""
    from pipeline.runs.clock import today

    given: date | None = arguments.date
    if given and given > today():
        raise BrokenError("This day is still to come; a step is recorded when it is made.")
    return given or today()


def last_before_today(steps: Sequence[Step]) -> date | None:
    """Return the day of the last step; a clock that was ahead does not count."""
    from pipeline.runs.clock import today

    made = (one.date for one in steps if one.date <= today())
    return max(made, default=None)


def only(path: Path) -> RawBundle:
    """Return the one bundle of a path. Raises BrokenError where there is none, or several."""
    from pipeline.evidence.find import find

    found = iter(find([path]))
    first, second = next(found, None), next(found, None)
    if isinstance(first, BrokenError):
        raise first
    if first is None or second is not None:
        hint = "Name the bundle itself."
        raise BrokenError(f"{path} has several bundles; a step is made for one.", hint=hint)
    return first


def at_desk(arguments: argparse.Namespace, work: Callable[[Desk], int]) -> int:
    """Do something with the one bundle of a path, while nobody else changes its steps.

    Returns the exit code.
    """
    from pipeline.evidence.find import again
    from pipeline.publishing import desk, journal
    from pipeline.publishing.beside import Beside

    source = only(arguments.path)
    if source.path is None or has_lines(source.path.name):
        said = "only a bundle in a file of its own can have a state"
        hint = "Give it one, such as visit.bundle.json."
        complain(BrokenError(f"{arguments.path}: {said}.", hint=hint))
        return 2
    with journal.held(Beside.of(source.path)):
        try:
            return work(desk.laid_out(again(source) or source, arguments.choices))
        except desk.RefusedError as error:
            tell(error.findings)
            return 1


def tell(findings: Sequence[Finding], bundles: int = 1) -> None:
    """Write findings for a person, to standard output."""
    import sys

    from pipeline.commands.findings import in_colour
    from pipeline.reporters.text import parts

    for part in parts(findings, bundles, colour=in_colour(sys.stdout), width=width()):
        print(part, end="")
