"""The web page as a browser prints it: a family has no other paper."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from pipeline.writers import FORMATS
from scripts.look import written
from scripts.look.extremes import EXTREMES
from scripts.look.measures import MEASURES
from scripts.look.reading import read
from scripts.look.screens import browser
from tests.samples import cases

pytestmark = pytest.mark.slow
SAMPLE: Final = "sccif-rfc-full/good-inadequate"
EXTREME: Final = "many-requirements"
HOLD: Final = (
    "inside the page", "on each other", "heading at the foot", "torn row", "nearly empty page",
)  # fmt: skip
MARGINS: Final = dict.fromkeys(("top", "bottom", "left", "right"), "10mm")


def test_pages_from_a_browser_end_well(tmp_path: Path) -> None:
    """A header row stood at the foot of a page, and half of a heading."""
    named = {SAMPLE: cases.of(SAMPLE).content}
    named |= {one.name: one.content for one in EXTREMES if one.name == EXTREME}
    faults = []
    with browser() as opened:
        shown = opened.new_page()
        for name, content in named.items():
            report = written.documents(name, content)[0]
            shown.set_content(FORMATS["html"].write(report, ()).content.decode())
            paper = tmp_path / "page.pdf"
            shown.pdf(path=paper, format="A4", margin=MARGINS, tagged=True)
            found = read(paper)
            assert len(found.pages) > 3
            faults += [(name, one, fault) for one in HOLD for fault in MEASURES[one](found)]
    assert faults == []
