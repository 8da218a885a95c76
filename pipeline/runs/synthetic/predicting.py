"""What a change of templates does to reports that are known by their profile alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from pipeline.evidence.find import RawBundle
from pipeline.model.comparison.prediction import Prediction
from pipeline.model.comparison.sides import SideName
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.file import ids, load
from pipeline.resources import Home, using
from pipeline.runs.comparison.both import SideError
from pipeline.runs.profile.file import Profile
from pipeline.runs.synthetic.bundles import synthetic
from pipeline.runs.synthetic.over import Bound, cases, shares

REPORTS: Final = 2_000
"""Synthetic reports of each report type: their shares are right to within one of them."""
_SEED: Final = "compare"
_Passed: TypeAlias = tuple[Bound, float]
_SIDES: Final[tuple[SideName, ...]] = ("base", "head")


def predictions(
    profile: Profile, base: Home, head: Home, reports: int | None = None
) -> Iterator[Prediction]:
    """Yield each limit of which another share of reports is over it at head than at base.

    Report types that head does not have are passed over. The same each time for a profile.
    Raises SideError for a side that is broken.
    """
    for told in profile["report_types"]:
        with using(head):
            if told["id"] not in ids():
                continue
        made = _made(told, head, reports or REPORTS)
        before, after = (
            {one.of: (one, share) for one, share in _over(made, home, name).items()}
            for home, name in zip((base, head), _SIDES, strict=True)
        )
        for of in sorted({*before, *after}):
            none = (before.get(of) or after[of])[0], 0.0
            one, other = before.get(of, none), after.get(of, none)
            if one[1] != other[1]:
                yield _prediction(told, one[1], other, len(made))


def _made(told: Mapping[str, Any], head: Home, reports: int) -> list[RawBundle]:
    try:
        with using(head):
            return list(synthetic(load(told["id"]), told, reports, _SEED))
    except BrokenError as error:
        raise SideError("head", error) from error


def _over(made: list[RawBundle], side: Home, name: SideName) -> Mapping[Bound, float]:
    try:
        with using(side):
            return shares(cases(made)).over
    except BrokenError as error:
        raise SideError(name, error) from error


def _prediction(told: Mapping[str, Any], before: float, after: _Passed, reports: int) -> Prediction:
    bound, share = after
    return Prediction(
        report_type=told["id"],
        document=bound.document,
        section=bound.section,
        rule=bound.rule,
        severity=bound.severity.value,
        limit=bound.limit,
        base=before,
        head=share,
        reports=reports,
        known=told["bundles"],
    )
