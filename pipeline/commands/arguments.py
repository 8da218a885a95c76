"""What is typed after an option: lists with commas, the number of a draft, a day."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.evidence.schema.written_days import readings
from pipeline.model.finding import FAMILIES, Severity
from pipeline.model.suggestion import did_you_mean

_SEVERITIES = tuple(one.value for one in Severity)


class Joined(argparse.Action):
    """Takes lists with commas, the option given once or more often: all that they name."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        _option: str | None = None,
    ) -> None:
        """Add what is named to what was named before."""
        before: Sequence[str] = getattr(namespace, self.dest) or ()
        joined = tuple(dict.fromkeys((*before, *values)))
        if "never" in joined and len(joined) > 1:
            parser.error(f"argument {self.option_strings[0]}: {_ALONE}")
        setattr(namespace, self.dest, joined)


_ALONE = "‘never’ stands alone"


def parts(text: str) -> tuple[str, ...]:
    """Return what stands between commas. Raises ArgumentTypeError where nothing does."""
    if not (found := _parts(text)):
        raise argparse.ArgumentTypeError("name at least one")
    return found


def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def formats(text: str) -> tuple[str, ...]:
    """Return the names of formats. Raises ArgumentTypeError for one that there is not."""
    from pipeline.writers import FORMATS

    wanted = _parts(text)
    for part in wanted or ("",):
        if part not in FORMATS:
            said = f"‘{part}’ is no format{_near(part, FORMATS)}; choose from {', '.join(FORMATS)}"
            raise argparse.ArgumentTypeError(said)
    return wanted


def _near(written: str, names: Iterable[str]) -> str:
    near = did_you_mean(written, tuple(names))
    return f" ({near[0].lower()}{near[1:]})" if near else ""


def draft_number(text: str) -> int:
    """Return the number of a draft. Raises ArgumentTypeError for what is none, from 1 to 999."""
    if not re.fullmatch("[1-9][0-9]{0,2}", text):
        raise argparse.ArgumentTypeError("write a number from 1 to 999")
    return int(text)


def day(text: str) -> date:
    """Return a day. Raises ArgumentTypeError for what is no day of the calendar."""
    try:
        if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    meant = " or ".join(one.isoformat() for one in readings(text))
    asked = f"; is {meant} meant?" if meant else ""
    raise argparse.ArgumentTypeError(f"write a day as 2025-03-14: year, month, day{asked}")


def fail_on(text: str) -> tuple[str, ...]:
    """Return severities, rule families or `never`. Raises ArgumentTypeError for anything else."""
    known = {one.casefold(): one for one in ("never", *_SEVERITIES, *FAMILIES)}
    wanted = tuple(known.get(part.casefold(), part) for part in _parts(text))
    for part in wanted or ("",):
        if part not in known.values():
            raise argparse.ArgumentTypeError(
                f"‘{part}’ is neither a severity nor a rule family{_near(part, known)}; known: "
                f"{', '.join((*_SEVERITIES, *FAMILIES, 'never'))}"
            )
    if "never" in wanted and len(wanted) > 1:
        raise argparse.ArgumentTypeError(_ALONE)
    return wanted


def add_large_print(parser: argparse.ArgumentParser) -> None:
    """Add the option to a command; None says that it was not typed."""
    parser.add_argument(
        "--large-print",
        action="store_true",
        default=None,
        help="also write each PDF and Word file in large print: letters of 18 points, and tables "
        "that have room for them; a web page grows in the browser",
    )


def is_no_folder(path: Path) -> bool:
    """Return whether something stands at a path that is no folder."""
    return os.path.lexists(path) and not os.path.isdir(path)  # noqa: PTH112  a Path may raise


def for_what_is_published(path: Path, what: str) -> str:
    """Return why `what` is not written into a folder of final versions; '' where it is none."""
    from pipeline.publishing.records.register_file import is_published

    if not is_published(path):
        return ""
    return f"{path} is for what is published, and {what} is not; name another folder."


def at_least(least: int) -> Callable[[str], int]:
    """Return what reads a whole number. Raises ArgumentTypeError for one that is too small."""

    def read(text: str) -> int:
        if not (text.isascii() and text.isdecimal() and int(text) >= least):
            raise argparse.ArgumentTypeError(f"a whole number from {least} up")
        return int(text)

    return read
