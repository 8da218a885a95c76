"""A draft says where nobody has written; what leaves the team does not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import pytest

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.model.bare import bare
from pipeline.model.document import Document, Notice, Section, plain, walk
from pipeline.publishing.final import is_unwritten
from pipeline.report_type.toml.file import load
from pipeline.writers import FORMATS
from tests.samples.cases import GOOD, Sample
from tests.samples.test_parity import READERS, assert_same

EMPTY: Final = "Nothing is written here yet."
UNWRITTEN: Final = "Inspectors have not written their part of this section yet."
HOME: Final = next(one for one in GOOD if one.name == "childrens-home-2014-full/good-narrative")


def composed(bundle: Any) -> tuple[Document, ...]:
    taken = intake(RawBundle("bundle.json", json.dumps(bundle).encode()))
    assert taken.bundle, taken.findings
    return compose(taken.bundle, load(taken.bundle.report_type)).documents


def unwritten(sample: Sample) -> tuple[Document, ...]:
    """Return the documents of a sample of which nobody has written a word."""
    return composed({**json.loads(sample.content), "narrative": {}})


def sections(documents: tuple[Document, ...]) -> Iterator[Section]:
    for document in documents:
        yield from walk(document.sections)


def remark(section: Section) -> str:
    first = section.blocks[0] if section.blocks else None
    return plain(first.inlines) if isinstance(first, Notice) else ""


@pytest.mark.parametrize("sample", GOOD, ids=lambda one: one.name)
def test_no_heading_of_a_draft_stands_alone(sample: Sample) -> None:
    for section in sections(unwritten(sample)):
        assert section.blocks or section.sections, section.id


@pytest.mark.parametrize("sample", GOOD, ids=lambda one: one.name)
def test_what_leaves_the_team_has_no_remark(sample: Sample) -> None:
    for document in unwritten(sample):
        blocks = [one for part in walk(bare(document).sections) for one in part.blocks]
        assert not [one for one in blocks if isinstance(one, Notice)]


def test_a_section_without_words_says_so_and_one_of_a_template_says_what_lacks() -> None:
    said = {one.id: remark(one) for one in sections(unwritten(HOME))}
    assert said["priorities"] == EMPTY
    visit = next(one for one in GOOD if one.name == "sccif-rfc-monitoring/good-new-judgement")
    said = {one.id: remark(one) for one in sections(unwritten(visit))}
    assert said["reasons"] == UNWRITTEN


def test_a_section_that_people_wrote_says_nothing_of_it() -> None:
    for sample in GOOD:
        written = composed(json.loads(sample.content))
        assert {remark(one) for one in sections(written)}.isdisjoint({EMPTY, UNWRITTEN})


def test_an_empty_section_is_a_finding_and_no_ban() -> None:
    """SEC001 tells of it, as an error where the guidance asks for the section."""
    found = [one for section in sections(unwritten(HOME)) for one in section.blocks]
    empty = [one for one in found if isinstance(one, Notice) and one.kind == "empty"]
    assert empty
    assert not any(map(is_unwritten, empty))


@pytest.mark.parametrize(
    "name", ["html", pytest.param("pdf", marks=pytest.mark.slow), "docx", "outline"]
)
def test_every_format_shows_the_remark(name: str) -> None:
    report = unwritten(HOME)[0]
    copy = FORMATS[name].write(report, ())
    assert_same(report, copy, name)
    assert EMPTY in " ".join(READERS[name].read(copy.content).report)
