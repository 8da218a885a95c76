"""The public bundle, all that templates and writers ever see, holds what is public and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.public import Items, Node, PublicBundle, Record, Value
from pipeline.report_type.toml.file import ids
from tests.privacy.planting import planted

TYPES: Final = ids()


def public(data: Any) -> PublicBundle:
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    assert taken.bundle is not None, taken.findings
    return taken.bundle.public


def values(node: Node) -> Iterator[Value]:
    match node:
        case Value():
            yield node
        case Record():
            for one in node.fields.values():
                yield from values(one)
        case Items():
            for one in node.items:
                yield from values(one)


@pytest.mark.parametrize("report_type", TYPES)
def test_it_holds_each_public_text_at_its_pointer_and_no_other(report_type: str) -> None:
    found = planted(report_type, narrative=True)
    texts = {one.pointer: one.value for one in values(public(found.data).root)}
    assert {at: text for at, text in texts.items() if at in found.public} == found.public
    assert set(texts).isdisjoint({*found.private, *found.chosen})
    assert set(texts.values()).isdisjoint(found.secrets())


@pytest.mark.parametrize("report_type", TYPES)
def test_a_withheld_record_is_not_there_at_all(report_type: str) -> None:
    found = planted(report_type, narrative=True)
    withheld = {
        f"/evidence/{at}" for at, one in enumerate(found.data["evidence"]) if "withheld" in one
    }
    pointers = {one.pointer for one in public(found.data).evidence()}
    everything = {f"/evidence/{at}" for at in range(len(found.data["evidence"]))}
    assert withheld
    assert pointers == everything - withheld


@pytest.mark.parametrize("report_type", TYPES)
def test_a_quote_without_permission_is_not_there(report_type: str) -> None:
    data = planted(report_type, narrative=True).data
    for record in public(data).evidence():
        at = int(record.pointer.rsplit("/", 1)[1])
        quote = data["evidence"][at]["quote"]
        assert ("quote" in record.fields) is quote["permission"]


@pytest.mark.parametrize("kept", ["source", "quote", "measure", "series", "statement"])
def test_withheld_wins_over_whatever_a_record_holds(kept: str) -> None:
    data = planted("sccif-rfc-full", narrative=True).data
    wanted = {"id", "area", "source", "direction", "weight", kept}
    record = {name: one for name, one in data["evidence"][0].items() if name in wanted}
    data["evidence"] = [record | {"withheld": "other"}]
    assert list(public(data).evidence()) == []
