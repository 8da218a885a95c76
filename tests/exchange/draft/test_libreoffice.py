"""A report that LibreOffice has opened and saved comes back word for word, too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.writers.word.document import write
from tests.exchange.draft.drafts import OVERALL, bare, heading, into, narrative, paragraph, written
from tests.exchange.draft.test_coming_back import composed, texts_of
from tests.exchange.draft.test_every_word import BLOCKS, KINDS, NOTE, holds
from tests.exchange.test_libreoffice import saved

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


@pytest.mark.parametrize(
    "sample",
    [
        "sccif-rfc-full/good-narrative",
        "sccif-rfc-full/good-outstanding",
        "childrens-centre/good-narrative",
    ],
)
def test_a_saved_draft_comes_back_word_for_word(sample: str, tmp_path: Path) -> None:
    examined = composed(sample)
    assert examined.composition
    taken = into(saved(write(examined.composition.documents[0]), tmp_path), bare(sample))
    assert [one.words for one in taken.accounts.left] == []
    assert narrative(taken) == texts_of(sample)


def test_every_word_of_a_saved_draft_is_accounted_for(tmp_path: Path) -> None:
    """Some of what it saves looks otherwise in XML, and is the same to a reader."""
    gone = {"a prompt", "drawn letters", "a smart tag", "custom XML", "a picture", "an equation"}
    kinds = [make(f"Words of {name}. ") for name, make in KINDS.items() if name not in gone]
    body = [heading(OVERALL), *map(paragraph, kinds), BLOCKS["requirements"]("Do it.")]
    notes = {"footnotes": NOTE.format(kind="footnote", inside=paragraph("A note."))}
    content = saved(written(*body, **notes), tmp_path)
    holds(content)
    assert "Words of plain." in narrative(into(content))["overall"]
