"""What a report type may add to a report: numbers of paragraphs, and words after it."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.composition.paragraph_numbers import numbered
from pipeline.evidence.find import RawBundle
from pipeline.model.closing import NOTHING, Closing
from pipeline.model.document import Document, Paragraph, Section, walk
from pipeline.resources import TEMPLATES, Home, using
from pipeline.runs.examine import examine
from pipeline.writers import FORMATS, furniture
from tests.samples import cases
from tests.samples.test_parity import READERS, assert_same
from tests.writers.documents import full

DOCUMENT: Final = full()
NUMBERED: Final = replace(DOCUMENT, sections=numbered(DOCUMENT.sections))
CLOSING: Final = Closing("Ask us.", "Ask for large print.", address=("1 Mill Lane", "Fableton"))
ROOT: Final = Path(__file__).resolve().parents[2]
BRAND: Final = ROOT / "samples" / "brand"
VISIT: Final = cases.of("rfc-assurance-visit/good-no-concerns")
PAGE: Final = ROOT / "docs" / "how-to" / "add-a-report-type.md"


def paragraphs(sections: tuple[Section, ...]) -> list[Paragraph]:
    blocks = (block for section in walk(sections) for block in section.blocks)
    return [block for block in blocks if isinstance(block, Paragraph)]


def test_paragraphs_are_numbered_from_1_through_all_sections() -> None:
    found = [one.number for one in paragraphs(NUMBERED.sections)]
    assert len(found) > 3
    assert found == [*range(1, len(found) + 1)]
    assert {one.number for one in paragraphs(DOCUMENT.sections)} == {0}


@pytest.mark.parametrize("name", ["html", "pdf", "docx", "outline"])
def test_a_number_is_no_word_of_the_report(name: str) -> None:
    plain, with_numbers = (
        READERS[name].read(FORMATS[name].write(one, ()).content) for one in (DOCUMENT, NUMBERED)
    )
    assert with_numbers.report == plain.report
    assert with_numbers != plain or name == "docx"  # where they are fields, which Word fills in


def test_word_numbers_the_same_paragraphs_itself() -> None:
    word: Any = docx.Document(BytesIO(FORMATS["docx"].write(NUMBERED, ()).content))
    (*_, beside) = word.part.numbering_part.element.xpath("w:abstractNum")
    (level,) = beside.findall(qn("w:lvl"))
    assert level.find(qn("w:lvlText")).get(qn("w:val")) == "%1."
    own = "w:numPr[w:numId/@w:val='3']"
    marked = [one for one in word.paragraphs if one._p.xpath(f"w:pPr/{own}")]
    assert len(marked) == len(paragraphs(NUMBERED.sections))
    assert {one.style.name.partition(" Planned")[0] for one in marked} <= {
        "Body Text", "Body Text Lead In"
    }  # fmt: skip


def test_a_report_of_a_type_with_numbers_has_them_and_its_plan_has_none() -> None:
    made = cases.documents(cases.of("la-services-2014/good-with-board-review"))
    report, plan = (
        next(one for one in made if one.id == name) for name in ("report", "action-plan")
    )
    assert paragraphs(report.sections)[-1].number == len(paragraphs(report.sections)) > 20
    assert {one.number for one in paragraphs(plan.sections)} <= {0}


def test_a_report_type_says_it_as_the_page_shows(tmp_path: Path) -> None:
    """The block of the page, put at the end of a report type of ours, reaches the report."""
    said = re.search(r"```toml\n(\[closing\]\n.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert said
    own = tmp_path / "report-types" / "rfc-assurance-visit" / "report-type.toml"
    own.parent.mkdir(parents=True)
    shipped = (TEMPLATES / "report-types" / own.parent.name / own.name).read_text("utf-8")
    own.write_text(f"{shipped}\n{said[1]}", "utf-8")
    with using(Home(tmp_path)):
        made = examine(RawBundle(VISIT.name, VISIT.content)).composition
    assert made
    report, *others = made.documents
    keys = tomllib.loads(said[1])["closing"]
    assert report.closing == Closing(**{**keys, "address": tuple(keys["address"])})
    assert {one.closing for one in others} == {NOTHING}


def with_closing() -> Document:
    return replace(DOCUMENT, closing=CLOSING)


@pytest.mark.parametrize("name", ["html", "pdf", "docx"])
def test_what_a_type_says_stands_after_the_report_in_every_format(name: str) -> None:
    copy = FORMATS[name].write(with_closing(), ())
    assert_same(with_closing(), copy, name)
    found = READERS[name].read(copy.content).furniture["closing"]
    assert " ".join(found) == (
        "About this report Ask us. Ask for large print. 1 Mill Lane Fableton"
    )


def test_a_brand_stands_in_place_of_what_a_type_says() -> None:
    with using(Home(brand=BRAND)):
        both = furniture.closing(
            replace(DOCUMENT, id="report", closing=replace(CLOSING, ask="Me."))
        )
    assert re.match("If you have a question", both.ask)
    assert both.address[0] == "Fableshire Care Inspectorate"


def test_what_a_brand_does_not_say_is_said_by_the_type() -> None:
    house = Closing(licence="You may copy this.")
    assert house.over(CLOSING) == replace(CLOSING, licence="You may copy this.")
    assert not NOTHING.over(NOTHING)
