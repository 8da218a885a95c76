"""What personal data looks like: each shape with the sentences in its file."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.personal.index import index_of
from pipeline.checks.personal.shape_file import Shape, shapes
from pipeline.checks.personal.shapes import in_address, in_texts
from pipeline.checks.severity import severity
from pipeline.model.errors import BrokenError
from pipeline.resources import SHIPPED, Home, using
from tests.checks.building import found, paragraphs, texts_found
from tests.timing import grows

ALL: Final = shapes().shapes
EACH: Final = pytest.mark.parametrize("shape", ALL, ids=lambda shape: shape.id)
FILE: Final = "privacy/shapes.toml"


def written(shape: Shape, sentence: str) -> str:
    """Return a sentence, or the address of a link as one."""
    return f"A [plan]({sentence}) is there." if shape.links else sentence


@EACH
def test_it_finds_what_it_should(shape: Shape) -> None:
    texts = [written(shape, one) for one in shape.finds]
    findings = found("PRV002", paragraphs(texts))
    assert {*texts} - {*texts_found(findings, texts)} == set()
    told = {(one.severity, one.message) for one in findings}
    wanted = severity(shape.force)
    assert any(said is wanted and shape.told in message for said, message in told)


@EACH
def test_it_lets_the_rest_pass(shape: Shape) -> None:
    texts = [written(shape, one) for one in shape.lets_pass]
    assert texts_found(found("PRV002", paragraphs(texts)), texts) == []


def test_an_address_is_a_notice_and_everything_else_a_warning() -> None:
    assert {one.id for one in ALL if severity(one.force).value != "warning"} == {"address"}
    assert severity("own").value == "notice"


def test_no_message_repeats_what_it_found() -> None:
    texts = [one for shape in ALL if not shape.links for one in shape.finds]
    for one in found("PRV002", paragraphs(texts)):
        assert one.message in {f"This looks like {shape.told}." for shape in ALL}


# --- what all may know -------------------------------------------------------------------

PUBLIC: Final = [
    "Ofsted, Piccadilly Gate, Store Street, Manchester, M1 2WD, has a new leaflet.",
    "Write to enquiries@ofsted.gov.uk or to CIE@ofsted.gov.uk.",
    "Textphone users call 0161 618 8524.",
    "The switchboard, 01632 960777, is open all day.",
    "The helpline is on 116 123.",
]
PRIVATE: Final = [
    "A parent lives at 9 Store Mews, ZZ1 2WD.",
    "Write to qilby.bright@wibbleton.gov.uk.",
    "The surgery rang her on 01632 960778.",
    "The helpline rang him on 07700 900123.",
]


def test_what_is_public_is_let_pass_and_what_is_near_it_is_not() -> None:
    texts = [*PUBLIC, *PRIVATE]
    assert {*texts_found(found("PRV002", paragraphs(texts)), texts)} == {*PRIVATE}


def test_the_address_of_a_provider_is_public_and_that_of_a_setting_is_not() -> None:
    said = paragraphs(["It is at 9 Store Mews, ZZ1 2WD, for good."])
    provider = {"/setting/registered_provider/address": ["9 Store Mews", "ZZ1 2WD"]}
    setting = {"/setting/address": ["9 Store Mews", "ZZ1 2WD"]}
    assert found("PRV002", {**provider, **said}) == []
    assert len(found("PRV002", {**setting, **said})) == len(setting["/setting/address"])


# --- time --------------------------------------------------------------------------------

PIECES: Final = (
    "0 7 ", "a.b", "A", "Flat 3, ", "child ref ", "born on ", "@a.", "1/2/", "12-", "Ab Cd ", "_a1",
    "on Kik is ", "The Old Mill ", "oh seven ", "his number ", "AB12 ", "7 x", "is 5 on ",
    "1234567 ", "a_", "03.04.", "+44 ", "GB29 ABCD ", "(0) ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    def run(text: str) -> object:
        return list(in_texts(index_of((PublicText(text),))))

    assert grows(run, piece * 1_000, piece * 4_000, at_most=9)


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_address(piece: str) -> None:
    def run(text: str) -> object:
        return list(in_address(text, links=True))

    assert grows(run, piece * 500, piece * 2_000, at_most=9)


# --- a file that is wrong ----------------------------------------------------------------

FAULTS: Final = [
    ('force = "own"', 'force = "must"', "‘force’ must be one of: usual, own."),
    ('check = "nhs"', 'check = "nhs-number"', "‘check’ must be one of"),
    ("needs = [", "need = [", "Unknown key ‘need’."),
    ("{{month}}", "{{moon}}", "There is no part ‘moon’."),
    ("gate = '''\\d+", "gate = '''\\d+(", "This is no regular expression"),
    ('told = "an email address"', "", "‘told’ is missing"),
]


@pytest.mark.parametrize(("old", "new", "message"), FAULTS, ids=[new for _, new, _ in FAULTS])
def test_a_wrong_file_is_told_with_its_line(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    text = (SHIPPED / "templates" / FILE).read_text("utf-8")
    assert old in text
    (tmp_path / "privacy").mkdir()
    (tmp_path / FILE).write_text(text.replace(old, new, 1), "utf-8")
    with using(Home(tmp_path)), pytest.raises(BrokenError) as raised:
        shapes()
    assert message in raised.value.message
    assert raised.value.place.template
    assert raised.value.place.template.file == FILE
    assert raised.value.place.template.line
