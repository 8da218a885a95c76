"""The keys: bundles that break one rule each, and bundles that break none.

README.md beside this file says what the fields mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from pipeline.model.finding import Severity
from scripts.bundle_edits import EDITS

HERE: Final = Path(__file__).parent
LISTS: Final = ("known", "blind")
_ONE: Final = {"id", "about", "later", *EDITS}
_VIOLATION: Final = {"breaks", "finds", "at", "severity"}
_BLIND: Final = {"breaks", "family", "at", "severity"}
_FAMILIES: Final = {
    "DAT": ("BND*", "EVD021"),
    # The wording of requirements and recommendations is of EVD; what a field must say, and what
    # contradicts it, of BND; what a report leaves unsaid, of SEC.
    "STM": ("STM*", "EVD*", "BND*", "SEC*"),
    "EVD": ("EVD*", "BND*"),
    "BND": ("BND*", "GRD*", "SEC*"),
    "GRD": ("GRD*", "BND*", "STM*"),  # a changed judgement that is not given is asked for in words
    "PRV": ("PRV*", "EVD013", "STM003"),  # words that were not released; sources in words
}
"""The families of the list that was written without the rules, as the rules divide them."""


@dataclass(frozen=True, slots=True)
class Violation:
    """What should be found: one of `rules`, at or below one of `places`, no worse than `worst`.

    A rule that ends in a star stands for all whose ids begin so.
    """

    breaks: str
    rules: tuple[str, ...]
    places: tuple[str, ...]
    worst: Severity


@dataclass(frozen=True, slots=True)
class Key:
    """A bundle, as edits of a sample, and what should be found in it: nothing, if harmless.

    One that was written `later`, after the mending, proves a claim and counts apart in the score.
    """

    id: str
    about: str
    report_type: str
    edits: Mapping[str, Any]
    violation: Violation | None
    later: bool = False


class KeyFault(Exception):
    """A key that cannot be read. The message names its file and id."""


def read(name: str) -> tuple[Key, ...]:
    """Return the keys of a list, by report type. Raises KeyFault for a wrong or doubled one."""
    keys = tuple(key for path in sorted((HERE / name).glob("*.json")) for key in _of(path))
    ids = [key.id for key in keys]
    if doubled := {one for one in ids if ids.count(one) > 1}:
        raise KeyFault(f"{name}: these ids stand there twice: {', '.join(sorted(doubled))}")
    return keys


def names() -> Mapping[str, tuple[str, ...]]:
    """Return the rules that now stand for a rule that had no id when a key was written."""
    content = json.loads((HERE / "named.json").read_text("utf-8"))
    return {wanted: tuple(rules) for wanted, rules in content.items()}


def _of(path: Path) -> Iterator[Key]:
    for case in json.loads(path.read_text("utf-8")):
        kind = _BLIND if "family" in case else _VIOLATION
        wanted = _ONE | ({"harmless"} if "harmless" in case else kind)
        if unknown := case.keys() - wanted:
            raise KeyFault(f"{path.name}: {case.get('id')}: not a field here: {sorted(unknown)}")
        edits = {name: case[name] for name in EDITS if name in case}
        violation, later = _violation(case), case.get("later", False)
        yield Key(case["id"], case["about"], path.stem, edits, violation, later)


def _violation(case: Mapping[str, Any]) -> Violation | None:
    if "harmless" in case:
        return None
    worst = Severity(case["severity"])
    breaks = ", ".join(_several(case["breaks"]))
    return Violation(breaks, _rules(case), _several(case["at"]), worst)


def _rules(case: Mapping[str, Any]) -> tuple[str, ...]:
    if "finds" in case:
        return _several(case["finds"])
    return _FAMILIES.get(case["family"], (f"{case['family']}*",))


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
