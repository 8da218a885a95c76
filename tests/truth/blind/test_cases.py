"""The cases themselves: each can be built, breaks one thing, and is valid everywhere else."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.pointer import to_tokens
from pipeline.model.finding import BundleAddress, Severity
from scripts import bundle_edits

pytestmark = pytest.mark.slow  # hundreds of bundles

HERE: Final = Path(__file__).resolve().parent
TYPES: Final = HERE.parents[2] / "templates" / "report-types"
FAMILIES: Final = frozenset("SEC LEN GRD STM EVD PRP COP PRV RDB PLE BND DAT".split())
TOLD: Final = {"id", "about"}
BROKEN: Final = TOLD | {"breaks", "family", "at", "severity"}
HARMLESS: Final = TOLD | {"harmless"}
LINES: Final = re.compile(r"00[0-5]:[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Case:
    """One case, and the report type whose file it stands in."""

    type: str
    told: Mapping[str, Any]
    edits: Mapping[str, Any]

    @property
    def at(self) -> str | None:
        """Return the pointer at or below which a finding must stand; None for a harmless case.

        Where any of several places is right, the first.
        """
        at = self.told.get("at")
        return None if at is None else str(at[0] if isinstance(at, list) else at)


def _case(type_: str, entry: Mapping[str, Any]) -> Case:
    edits = {key: value for key, value in entry.items() if key in bundle_edits.EDITS}
    return Case(type_, {key: entry[key] for key in entry if key not in edits}, edits)


@cache
def cases() -> tuple[Case, ...]:
    """Return every case of every file, in the order of their files."""
    files = sorted(HERE.glob("*.json"))
    return tuple(_case(file.stem, one) for file in files for one in json.loads(file.read_text()))


def below(pointer: str, at: str) -> bool:
    """Return whether a pointer is another one or leads further down."""
    return to_tokens(pointer)[: len(to_tokens(at))] == to_tokens(at)


def of(type_: str) -> tuple[Case, ...]:
    """Return the cases of one report type."""
    return tuple(case for case in cases() if case.type == type_)


each_type: Final = pytest.mark.parametrize("type_", sorted({case.type for case in cases()}))


@each_type
def test_a_case_changes_its_sample(type_: str) -> None:
    for case in of(type_):
        assert case.edits["base"].startswith(type_ + "/"), case.told["id"]
        before = bundle_edits.sample(case.edits["base"])
        assert bundle_edits.data(case.edits) != before, case.told["id"]


@each_type
def test_a_case_says_what_it_breaks_or_that_it_is_harmless(type_: str) -> None:
    for case in of(type_):
        assert set(case.told) in (BROKEN, HARMLESS), case.told["id"]
        if case.at is not None:
            assert case.told["family"] in FAMILIES, case.told["id"]
            assert case.told["severity"] in ("error", "warning"), case.told["id"]
            assert case.told["breaks"], case.told["id"]
            assert all(LINES.fullmatch(one) for one in case.told["breaks"]), case.told["id"]


@each_type
def test_a_finding_could_stand_where_the_case_says(type_: str) -> None:
    for case in of(type_):
        value = bundle_edits.data(case.edits)
        for token in to_tokens(case.at or ""):
            value = value[int(token) if isinstance(value, list) else token]


@each_type
def test_a_case_is_valid_but_for_what_it_breaks(type_: str) -> None:
    for case in of(type_):
        found = intake(RawBundle(case.told["id"], bundle_edits.raw(case.edits))).findings
        for finding in (one for one in found if one.severity is Severity.ERROR):
            address = finding.place.bundle
            assert isinstance(address, BundleAddress), case.told["id"]
            assert case.at is not None, (case.told["id"], finding.message)
            assert below(address.pointer, case.at), (case.told["id"], finding.message)


def test_ids_are_unique() -> None:
    assert max(Counter(case.told["id"] for case in cases()).values()) == 1


def test_there_are_enough_of_both_kinds() -> None:
    broken = Counter(case.type for case in cases() if case.at is not None)
    assert set(broken) == {folder.name for folder in TYPES.iterdir() if folder.is_dir()}
    assert min(broken.values()) >= 10
    assert broken.total() >= 150
    assert len(cases()) - broken.total() >= 100
