"""What is left out of a bundle makes nothing new appear in its report."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json.pointer import to_tokens
from pipeline.evidence.schema.files import bundle_schema, type_schema
from pipeline.evidence.schema.view import View
from pipeline.language.sentences import split
from pipeline.model.document import Notice, Origin, Paragraph, block_inlines, plain, walk
from tests.samples.cases import GOOD, Sample, each

pytestmark = [pytest.mark.slow, pytest.mark.thorough]  # composes each sample a hundred times

# Where paragraphs before it are gone, a paragraph has another number; one that is gone has none.
_REFERENCE: Final = re.compile(r"(?:see p|\bP)aragraphs? [0-9?]+(?:(?:, | and | to )[0-9?]+)*")
RECORDS: Final = 3  # of a list, so many entries are tried

# What has no theme, or is not urgent, stands in the table of what has none, under its name.
_TABLES: Final = {"Recommendations", "What should improve, and who should act"}
HEADED: Final = {"theme": _TABLES, "urgency": _TABLES}


def optional(data: Any, view: View, pointer: str = "") -> Iterator[str]:
    """Yield the pointer of each optional field of a bundle."""
    if isinstance(data, dict):
        required = {name for names in view.said("required") for name in names}
        for name, value in data.items():
            at = f"{pointer}/{name}"
            if name not in required:
                yield at
            yield from optional(value, view.below(name), at)
    elif isinstance(data, list):
        for index, one in enumerate(data[:RECORDS]):
            yield from optional(one, view.below(index), f"{pointer}/{index}")


def without(data: Any, pointer: str) -> Any:
    data = deepcopy(data)
    *path, last = to_tokens(pointer)
    inner = data
    for step in path:
        inner = inner[int(step)] if isinstance(inner, list) else inner[step]
    del inner[last]
    return data


def said(data: Any) -> set[str]:
    """Return the sentences of all documents but those that are marked as planned."""
    taken = intake(RawBundle("bundle.json", json.dumps(data).encode()))
    if taken.bundle is None or taken.report_type is None:
        return set()
    composed = compose(taken.bundle, taken.report_type)
    return {
        sentence
        for document in composed.documents
        for section in walk(document.sections)
        for block in section.blocks
        if not isinstance(block, Notice)
        and not (isinstance(block, Paragraph) and block.origin is Origin.PLANNED)
        for run in block_inlines(block)
        for sentence in split(_REFERENCE.sub("see it", plain(run)))
        if sentence != "–"  # a blank
    }


@each(GOOD)
def test_a_field_left_out_makes_nothing_new_appear(sample: Sample) -> None:
    data = json.loads(sample.content)
    before = said(data)
    assert before
    view = View.of(bundle_schema(), type_schema(data["report_type"]))
    tried = [pointer for pointer in optional(data, view) if not pointer.startswith("/waivers")]
    assert tried
    new = {at: said(without(data, at)) - before for at in tried}
    allowed = {at: HEADED.get(to_tokens(at)[-1], set()) for at in tried}
    assert {at: found for at, found in new.items() if found - allowed[at]} == {}


@pytest.mark.parametrize("kept", ["/event/declared/first_inspection", "/setting/manager_post"])
def test_a_field_that_is_left_out_is_missed(kept: str) -> None:
    """The control: the sentence that the field licenses is there with it and gone without it."""
    given = [
        json.loads(one.content) for one in GOOD if kept.rsplit("/", 1)[1] in one.content.decode()
    ]
    assert any(said(data) - said(without(data, kept)) for data in given)
