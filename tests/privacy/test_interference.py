"""Whatever stands in private fields, the public files stay the same, byte for byte.

A word that is looked for can be missed; a byte that differs cannot. So each private field of each
report type is changed by itself, in every record that has it, and what is public must not notice.

What decides whether something is public is left out: why a record is withheld (changed to other
reasons, never taken away) and permission for a quote.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.model.bare import bare
from pipeline.model.document import Document
from pipeline.publishing.final import files, final
from pipeline.report_type.toml.file import ids
from pipeline.writers import FORMATS
from tests.privacy.planting import planted
from tests.privacy.test_public import values

TYPES: Final = ids()
DECIDES: Final = ("permission",)
TIME: Final = re.compile(r"\d\d:\d\d")
FEWEST: Final = 20
REFUSED: Final = {"/schema_version"}


@cache
def data_of(report_type: str) -> dict[str, Any]:
    return planted(report_type, narrative=True).data


def documents(data: dict[str, Any]) -> tuple[Document, ...] | None:
    """Return what is published of a bundle, or nothing where the change made it invalid."""
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    if taken.bundle is None or taken.report_type is None:
        return None
    return tuple(map(bare, compose(taken.bundle, taken.report_type).documents))


def shown(found: tuple[Document, ...]) -> list[bytes]:
    """Return the pages of documents: all that any format draws stands in them, attributes too."""
    return [FORMATS["html"].write(one, ()).content for one in found]


def same(found: tuple[Document, ...], before: tuple[Document, ...]) -> bool:
    """Return whether the pages are the same, as those of the same documents are."""
    return found == before or shown(found) == shown(before)


def private_fields(report_type: str) -> Mapping[str, list[str]]:
    """Return the pointers of all values of a planted bundle that are not public, by field."""
    data = data_of(report_type)
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle, taken.findings
    seen = {one.pointer for one in values(taken.bundle.public.root)}
    found: dict[str, list[str]] = {}
    for pointer in leaves(data, ""):
        if pointer not in seen and pointer.rsplit("/", 1)[1] not in DECIDES:
            found.setdefault(re.sub(r"/\d+(?=/|$)", "/…", pointer), []).append(pointer)
    return found


def leaves(data: Any, pointer: str) -> Iterator[str]:
    match data:
        case dict():
            for key, value in data.items():
                yield from leaves(value, f"{pointer}/{key}")
        case list():
            for at, value in enumerate(data):
                yield from leaves(value, f"{pointer}/{at}")
        case _:
            yield pointer


def changed(report_type: str, pointers: list[str]) -> dict[str, Any]:
    """Return the planted bundle with other values in some fields."""
    data = deepcopy(data_of(report_type))
    for pointer in pointers:
        *path, last = pointer.split("/")[1:]
        holder: Any = data
        for step in path:
            holder = holder[int(step) if isinstance(holder, list) else step]
        key = int(last) if isinstance(holder, list) else last
        holder[key] = other(holder[key], pointer, report_type)
    return data


def other(value: Any, pointer: str, report_type: str) -> Any:
    """Return a value of the same kind that is another one."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value - 1 if value > 1 else value + 1
    if allowed := allowed_at(pointer, report_type):
        return next(one for one in allowed if one != value)
    if TIME.fullmatch(value):
        return "04:48"
    try:
        return (date.fromisoformat(value) + timedelta(1)).isoformat()
    except ValueError:
        return "".join("7" if one.isdigit() else one for one in value[:-1]) + (
            "a" if value[-1] != "a" else "b"
        )


def allowed_at(pointer: str, report_type: str) -> list[str]:
    view = View.of(bundle_schema(), type_schema(report_type))
    for step in pointer.split("/")[1:]:
        view = view.below(int(step) if step.isdigit() else step)
    return [one for each in view.said("enum") for one in each]


@pytest.mark.slow
@pytest.mark.usefixtures("printed_once")
@pytest.mark.parametrize("report_type", TYPES)
def test_no_private_field_changes_what_is_published(report_type: str) -> None:
    before = documents(data_of(report_type))
    assert before
    fields = private_fields(report_type)
    assert len(fields) > FEWEST
    after = {field: documents(changed(report_type, each)) for field, each in fields.items()}
    assert {field for field, found in after.items() if found is None} <= REFUSED
    assert [field for field, found in after.items() if found and not same(found, before)] == []
    everything = [at for field, each in fields.items() if after[field] for at in each]
    changed_all = documents(changed(report_type, everything))
    assert changed_all
    assert files(final(changed_all)) == files(final(before))


@pytest.mark.parametrize("report_type", TYPES)
def test_a_public_field_does_change_what_is_published(report_type: str) -> None:
    """The control: the comparison can fail."""
    before = documents(data_of(report_type))
    after = documents(changed(report_type, ["/recommendations/0/action"]))
    assert before
    assert after
    assert shown(after) != shown(before)
