"""What must hold on every page that Typst prints, of the samples and of the extremes."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import page as validation
import pikepdf
import pytest

from pipeline.writers import furniture
from scripts.look.measures import MEASURES
from tests.look.quick_drafts import Draft, drafts
from tests.look.test_pages import each
from tests.readback import expected, typst

pytestmark = [pytest.mark.slow, pytest.mark.thorough]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Draft, ...]:
    return drafts(tmp_path_factory)


@each(MEASURES, {})
def test_a_measure_holds_on_every_page(name: str, made: tuple[Draft, ...]) -> None:
    faults = [
        f"{one.printed.name}, page {fault.page} of {len(one.printed.pages)}: {fault.what}"
        for one in made
        for fault in MEASURES[name](one.printed)
    ]
    assert faults == []


def test_there_are_as_many_pages_as_the_other_engine_makes_or_one_more_or_less(
    made: tuple[Draft, ...],
) -> None:
    apart = {one.printed.name: len(one.printed.pages) - one.pages for one in made}
    assert {name: more for name, more in apart.items() if abs(more) > 1} == {}
    assert list(apart.values()).count(0) > 0.9 * len(apart)


def test_the_tags_read_as_the_document_does(made: tuple[Draft, ...]) -> None:
    """Word for word and in this order, with what is said around it."""
    for one in made:
        found = typst.read(one.content)
        long = found.long and bool(furniture.listed(one.document))
        must = expected.typst(one.document, long=long)
        assert typst.numbered(found, must) == must, one.printed.name
        running = one.document.stamp.running.split()
        for number, words in enumerate(found.margins, 1):
            pages = ["Page", str(number), "of", str(len(found.margins))]
            assert words[-len(running) - 4 :] == [*running, *pages]


def test_the_validator_and_qpdf_find_nothing(made: tuple[Draft, ...], tmp_path: Path) -> None:
    for one in made:
        report = validation.validate_pdf_bytes(
            one.content, profile=validation.ValidationProfile.PDF_UA_1
        )
        assert report.is_compliant, (one.printed.name, report.to_json())
        file = tmp_path / "draft.pdf"
        file.write_bytes(one.content)
        subprocess.run(["qpdf", "--check", file], check=True, capture_output=True)


@pytest.mark.xfail(strict=True, reason="Typst's package for Python cannot tag the heads of rows")
def test_the_head_of_a_row_is_tagged(made: tuple[Draft, ...]) -> None:
    scopes = {scope for one in made for scope in _scopes(one.content)}
    assert "/Row" in scopes


def _scopes(content: bytes) -> set[str]:
    with pikepdf.open(BytesIO(content)) as file:
        return {
            str(one.A.get("/Scope"))
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/TH" and "/A" in one
        }
