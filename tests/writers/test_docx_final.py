"""A final Word file: no trace of a draft, of those who made it, or of how it was made."""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest

from pipeline.model.bare import bare
from pipeline.writers.word.document import write
from tests.writers.documents import final, full

TRACES: Final = (
    "draft", "planned", "comment", "w:ins ", "w:del ", "rsid", "docVar", "creator",
    "lastModifiedBy", "lastPrinted", "revision", "company", "<manager", "template", "watermark",
    "python-docx",
)  # fmt: skip
PARTS: Final = {
    "[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/_rels/document.xml.rels",
    "word/document.xml", "word/fontTable.xml", "word/footer.xml", "word/header.xml",
    "word/numbering.xml", "word/settings.xml", "word/styles.xml", "word/theme/theme1.xml",
}  # fmt: skip


@cache
def parts(*, draft: bool = False) -> dict[str, str]:
    content = write(full() if draft else bare(final()))
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_it_has_the_parts_of_a_document_and_no_others() -> None:
    assert set(parts()) == PARTS


@pytest.mark.parametrize("trace", TRACES)
def test_no_part_has_a_trace(trace: str) -> None:
    found = [name for name, text in parts().items() if trace.lower() in text.lower()]
    assert found == []


def test_a_draft_has_some() -> None:
    """The control."""
    assert "draft" in parts(draft=True)["word/styles.xml"].lower()
    assert "planned" in parts(draft=True)["word/styles.xml"].lower()


def test_every_style_that_is_used_or_built_on_is_there() -> None:
    styles = parts()["word/styles.xml"]
    there = set(re.findall(r'w:styleId="([^"]+)"', styles))
    built_on = set(re.findall(r'<w:(?:basedOn|next|link) w:val="([^"]+)"', styles))
    used = re.findall(r'<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"', "".join(parts().values()))
    assert built_on | set(used) <= there
    assert len(there) > 50
