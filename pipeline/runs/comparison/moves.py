"""Findings of one bundle on both sides: which are new, gone, or in another section."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.comparison.findings import FindingChange, Found
from pipeline.runs.comparison.both import Both
from pipeline.runs.comparison.measure import FoundHere


def moves(bundle: str, both: Both, known: frozenset[str]) -> Iterator[FindingChange]:
    """Yield what changed in the findings of a bundle; `known` are those of the baseline.

    A finding that was further beyond its limit is known: what became less needs no other look.
    """
    if both.base is None:
        return
    type_ = both.head.report_type or both.base.report_type
    before = {one.found.fingerprint: one for one in both.base.found}
    gone, new = _unmatched(before, both.head.found)
    limits = {one.limit for one in both.base.found}
    for one in new:
        found, was = one.found, gone_from(gone, one)
        crossed = found.family == "LEN" and was is None and one.limit not in limits
        yield FindingChange(
            change="moved" if was else "new",
            bundle=bundle,
            report_type=type_,
            found=found,
            before=_where(was.found) if was else "",
            crossed=crossed,
            known=not known.isdisjoint((found.fingerprint, *one.known_as)),
        )
    for one in gone.values():
        yield FindingChange("gone", bundle, type_, one.found)


def _unmatched(
    before: dict[str, FoundHere], now: tuple[FoundHere, ...]
) -> tuple[dict[str, FoundHere], list[FoundHere]]:
    """Return what is gone by its fingerprint, and what is new."""
    gone, new = dict(before), []
    for one in now:
        names = (one.found.fingerprint, *one.known_as)
        same = next((name for name in names if name in gone), None)
        if same is None:
            new.append(one)
        else:
            del gone[same]
    return gone, new


def gone_from(gone: dict[str, FoundHere], one: FoundHere) -> FoundHere | None:
    """Return the finding that is the same but for its section, taken out of those gone."""
    for name, other in gone.items():
        if other.trace == one.trace:
            del gone[name]
            return other
    return None


def _where(found: Found) -> str:
    return "/".join(part for part in (found.document, found.section) if part)
