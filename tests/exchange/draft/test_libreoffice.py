"""A report that LibreOffice has opened and saved comes back word for word, too."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.writers.word.document import write
from tests.exchange.draft.drafts import bare, into, narrative
from tests.exchange.draft.test_coming_back import composed, texts_of
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
