"""The report types that a change can reach, on both sides, and what changed in their contract."""

from __future__ import annotations

from collections.abc import Container, Iterator

from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.figures import TypeChange
from pipeline.report_type.toml.file import top
from pipeline.runs.comparison.before import Before, place, rules_of, terms_of, types_of
from pipeline.runs.comparison.contract.changes import changes, rules
from pipeline.runs.comparison.contract.terms import Terms
from pipeline.runs.comparison.stand import Stand
from pipeline.runs.comparison.touching import Touching


def contract(
    base: Before, head: Stand, touching: Touching, built: Container[str]
) -> tuple[tuple[TypeChange, ...], tuple[ContractChange, ...]]:
    """Return the report types that a change can reach, without figures, and their contract.

    They are those of which a file has changed, and those of `built` bundles. Raises SideError for
    a side that is broken.
    """
    ids = sorted({*types_of(base), *types_of(head)}) if touching.changed else []
    types, terms = list[TypeChange](), list[ContractChange]()
    for id_ in ids:
        if touching.alters(id_):
            now, was = terms_of(head, id_, "head"), terms_of(base, id_, "base", head)
            types.append(_altered(id_, was, now))
            terms += changes(id_, was, now) if was and now else ()
        elif id_ in built:
            types.append(_as_it_was(id_, head))
    return tuple(types), (*terms, *_general(base, head, touching))


def _general(base: Before, head: Stand, touching: Touching) -> Iterator[ContractChange]:
    """Yield what changed in the rules for all report types."""
    files = sorted(touching.changed)
    return rules("", rules_of(base, files), rules_of(head, files))


def _altered(id_: str, was: Terms | None, now: Terms | None) -> TypeChange:
    one = now or was
    assert one
    differs = not (was and now and now.says_as(was))
    versions = was.version if was else "", now.version if now else ""
    return TypeChange(id_, one.title, *versions, differs, looked_at=0, touched=0)


def _as_it_was(id_: str, head: Stand) -> TypeChange:
    with place(head).used():
        table = top(id_)
        version = table.string("version")
        title = table.text("title").text
    return TypeChange(id_, title, version, version, differs=False, looked_at=0, touched=0)
