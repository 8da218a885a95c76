"""Sentences of templates that end in a value, whatever people wrote in the field."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from pipeline.model.document import block_inlines, plain, walk
from tests.checks.building import case

MONITORING = "sccif-rfc-monitoring/good-compliance-notices"
HOME = "childrens-home-2014-full/good-narrative"


def words(base: str, edits: Mapping[str, object]) -> str:
    """Return the words of all documents, a run a line."""
    documents = case(edits, base=base).composition.documents
    sections = (section for document in documents for section in walk(document.sections))
    blocks = (block for section in sections for block in section.blocks)
    return "\n".join(plain(run) for block in blocks for run in block_inlines(block))


@pytest.mark.parametrize("stop", ["", ".", "!"])
def test_the_reason_of_the_last_visit_ends_in_one_stop(stop: str) -> None:
    said = words(MONITORING, {"/facts/last_visit/reason": f"That was a full inspection{stop}"})
    assert f"on 6 November 2025. That was a full inspection{stop or '.'}\n" in said


def test_a_first_inspection_has_no_table_of_what_an_earlier_one_asked_for() -> None:
    first = {"/event/declared": {"first_inspection": True}, "/event/previous": []}
    asked = "Return to young people after each time that they were missing"
    assert asked in words(HOME, {})
    assert asked not in words(HOME, first)
