"""What must hold on every page of the samples and of the extremes, whatever the design.

A measure that does not hold yet is expected to fail, with its reason; it fails here when it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

import pytest

from scripts.look.measures import MEASURES
from scripts.look.reading import Printed
from tests.look.looked_at import Extreme, extremes, samples
from tests.readback import docx, expected, html, pdf

pytestmark = [pytest.mark.slow, pytest.mark.thorough]

READERS: Final = {"html": html.read, "pdf": pdf.read, "docx": docx.read}
NOT_YET: Final[Mapping[str, str]] = {}

LONG_ROWS: Final = ("long-requirement/", "long-words/")


@pytest.fixture(scope="module")
def extreme(tmp_path_factory: pytest.TempPathFactory) -> tuple[Extreme, ...]:
    return extremes(tmp_path_factory)


@pytest.fixture(scope="module")
def pages(
    tmp_path_factory: pytest.TempPathFactory, extreme: tuple[Extreme, ...]
) -> tuple[Printed, ...]:
    return (*samples(tmp_path_factory), *(one.printed for one in extreme))


def each(names: Iterable[str], not_yet: Mapping[str, str]) -> pytest.MarkDecorator:
    """Return the decorator that runs a test once for each name, some expected to fail."""
    marks = {
        name: [pytest.mark.xfail(reason=why, strict=True, raises=AssertionError)]
        for name, why in not_yet.items()
    }
    return pytest.mark.parametrize(
        "name", [pytest.param(name, marks=marks.get(name, [])) for name in names]
    )


@each(MEASURES, NOT_YET)
def test_a_measure_holds_on_every_page(name: str, pages: tuple[Printed, ...]) -> None:
    faults = [
        f"{one.name}, page {fault.page} of {len(one.pages)}: {fault.what}"
        for one in pages
        for fault in MEASURES[name](one)
    ]
    assert faults == []


def test_pages_are_measured(pages: tuple[Printed, ...]) -> None:
    """No page is without words, without a running line, or without a place in its document."""
    for one in pages:
        assert one.words
        for page in one.pages:
            assert page.body, (one.name, page.number)
            assert {f"{page.number}", f"{len(one.pages)}"} <= {word.text for word in page.margins}


def test_every_masthead_says_when(pages: tuple[Printed, ...]) -> None:
    """In each report type, in its forms and summaries, too."""
    for one in pages:
        _, *dates = one.event
        assert dates, one.name


@pytest.mark.parametrize("name", READERS)
def test_nothing_of_an_extreme_is_lost(name: str, extreme: tuple[Extreme, ...]) -> None:
    """A word that is longer than a line is read back in parts; so letters are compared.

    A row that breaks over pages of a PDF is read page by page, each time all its cells.
    """
    for one in extreme:
        read = "".join(READERS[name](one.files[name].content).report)
        must = "".join(expected.report(one.document))
        if name == "pdf" and one.name.startswith(LONG_ROWS):
            assert Counter(read) == Counter(must), one.name
        else:
            assert read == must, one.name
