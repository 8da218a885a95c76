"""`--baseline`: findings that are known, by their fingerprints; they do not count."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place

_HINT = "‘check --format json --output FILE’ writes one."


class BaselineError(BrokenError):
    """A file that holds no findings."""


def add_baseline(parser: argparse.ArgumentParser) -> None:
    """Add `--baseline`."""
    parser.add_argument(
        "--baseline",
        type=Path,
        metavar="FILE",
        help="findings that are known, as ‘check --format json’ wrote them: they do not count",
    )


def known(path: Path | None) -> frozenset[str]:
    """Return the fingerprints that a baseline holds. Raises BaselineError for any other file."""
    if path is None:
        return frozenset()
    try:
        content: Any = json.loads(path.read_bytes())
        return frozenset(_fingerprint(one) for one in content["findings"])
    except OSError as error:
        raise _broken(path, f"This file cannot be read: {error.strerror}.") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _broken(path, "This file holds no findings with fingerprints.") from error


@dataclass(slots=True)
class Sifter:
    """Leaves out the findings that are known, and counts them."""

    known: frozenset[str]
    left_out: int = 0

    def new(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not known."""
        for one in findings:
            if is_known(one, self.known):
                self.left_out += 1
            else:
                yield one

    @property
    def told(self) -> str:
        """Return in a sentence how many were left out."""
        findings = "1 finding is" if self.left_out == 1 else f"{self.left_out:,} findings are"
        return f"{findings} known to the baseline, and left out."


def is_known(finding: Finding, known: frozenset[str]) -> bool:
    """Return whether a baseline holds a finding, now or further beyond its limit."""
    return bool(known) and any(finding.is_known_as(one) for one in _near(finding, known))


def _near(finding: Finding, known: frozenset[str]) -> frozenset[str]:
    """Return what to look through: of a finding that is counted all, of another one itself."""
    return known if finding.steps else known & {finding.fingerprint}


def _fingerprint(finding: Any) -> str:
    """Return the fingerprint of a finding, also of one that ‘compare’ told."""
    found = finding["fingerprint"] if "fingerprint" in finding else finding["found"]["fingerprint"]
    if not isinstance(found, str):
        raise TypeError
    return found


def _broken(path: Path, message: str) -> BaselineError:
    return BaselineError(message, place=Place(BundleAddress(str(path), "")), hint=_HINT)
