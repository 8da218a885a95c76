"""The contract of all report types that a change can reach, on both sides."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.figures import TypeChange
from pipeline.runs.comparison.before import Before, rules_of, terms_of, types_of
from pipeline.runs.comparison.contract.changes import changes, rules
from pipeline.runs.comparison.contract.terms import Terms
from pipeline.runs.comparison.stand import Stand
from pipeline.runs.comparison.touching import Touching


def contract(
    base: Before, head: Stand, touching: Touching
) -> tuple[tuple[TypeChange, ...], tuple[ContractChange, ...]]:
    """Return the report types that a change can reach, without figures, and their contract.

    Raises SideError for a side that is broken.
    """
    found = list(_both(base, head, touching))
    types = tuple(_type(id_, was, now) for id_, was, now in found)
    terms = [one for id_, was, now in found if was and now for one in changes(id_, was, now)]
    files = sorted(touching.changed)
    general = rules("", rules_of(base, files), rules_of(head, files))
    return types, (*terms, *general)


def _both(
    base: Before, head: Stand, touching: Touching
) -> Iterator[tuple[str, Terms | None, Terms | None]]:
    for id_ in sorted({*types_of(base), *types_of(head)}) if touching.changed else ():
        if touching.reaches(id_):
            now = terms_of(head, id_, "head")
            yield id_, terms_of(base, id_, "base", head), now


def _type(id_: str, was: Terms | None, now: Terms | None) -> TypeChange:
    one = now or was
    assert one
    return TypeChange(
        report_type=id_,
        title=one.title,
        base_version=was.version if was else "",
        head_version=now.version if now else "",
        differs=(was.digest if was else "") != (now.digest if now else ""),
        looked_at=0,
        touched=0,
    )
