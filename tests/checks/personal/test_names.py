"""Private names in a report: who is told, how often, and by which rule."""

from __future__ import annotations

from typing import Any, Final

import pytest

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.personal.index import Index, index_of
from pipeline.checks.personal.letters import letters
from pipeline.checks.personal.naming import named
from pipeline.checks.personal.private_names import initials_of, private_names
from pipeline.checks.personal.vocabulary import folded, vocabulary
from pipeline.checks.registry import every_check
from pipeline.language.choices import OwnWords
from pipeline.model.finding import Finding
from tests.checks.building import case, found, paragraphs
from tests.timing import grows

DETAIL: Final = "/evidence/0/source/detail"
PRIVATE: Final[dict[str, Any]] = {
    DETAIL: "Case file of Ifeoma Brightwater and her brother Ikenna",
    "/evidence/2/source/detail": "Notes by Grace Pemberton and Ikenna Brightwater",
}


def told(*texts: str, edits: dict[str, Any] | None = None) -> list[tuple[str, str, str]]:
    """Return what the rules about privacy say: rule, severity, and the words that it is about."""
    return _told(case({**PRIVATE, **(edits or {}), **paragraphs(texts)}))


def _told(case_: Case) -> list[tuple[str, str, str]]:
    checks = [check for rule, check in every_check() if rule.family == "PRV"]
    return [
        (one.rule.id, one.severity.value, _words(one)) for check in checks for one in check(case_)
    ]


def _words(one: Finding) -> str:
    words = one.place.words
    assert words
    return words.run[words.start : words.end]


def test_a_name_is_told_once_in_a_paragraph_and_by_one_rule() -> None:
    assert (
        told("Ifeoma came, and Ifeoma Brightwater left.")
        == [
            ("PRV001", "warning", "Ifeoma"),
            ("PRV001", "warning", "Ifeoma Brightwater"),
        ][:1]
    )


def test_two_people_in_a_paragraph_are_told_apart() -> None:
    assert told("Brightwater and Pemberton met.") == [
        ("PRV001", "warning", "Brightwater"),
        ("PRV001", "warning", "Pemberton"),
    ]


def test_a_private_name_after_a_title_is_a_warning_and_any_other_a_notice() -> None:
    assert told("Mrs Brightwater met Mrs Ashworth-Jones.") == [
        ("PRV001", "warning", "Brightwater"),
        ("PRV006", "notice", "Mrs Ashworth-Jones"),
    ]


def test_the_whole_name_is_the_place() -> None:
    assert told("A worker read Brightwater, Ifeoma twice.") == [
        ("PRV001", "warning", "Brightwater, Ifeoma")
    ]


@pytest.mark.parametrize(
    "said",
    [
        "Ann Ashworth leads well.",
        "ASHWORTH, Ann is on the certificate.",
        "Mrs Ashworth’s door is open.",
        "Ann and the team met.",
    ],
)
def test_a_name_with_a_field_of_its_own_may_stand_however_written(said: str) -> None:
    manager = {"/setting/registered_manager": "Ann Ashworth", DETAIL: "Talk with Ann Ashworth"}
    assert told(said, edits=manager) == []


def test_a_name_that_a_team_lets_stand_may_stand() -> None:
    of = case({**PRIVATE, **paragraphs(["Ifeoma Brightwater leads the choir."])})
    own = OwnWords(names=("Ifeoma Brightwater",))
    assert _told(of) != []
    assert _told(Case(of.bundle, of.report_type, of.composition, own)) == []


def test_a_withheld_record_is_not_named() -> None:
    edits = {"/evidence/0/withheld": "anonymous-source", "/evidence/2/source/detail": "A note"}
    (one,) = found("PRV001", {**PRIVATE, **edits, **paragraphs(["Brightwater was late."])})
    assert one.message.endswith("too: a record that is kept out of reports.")
    assert one.severity.value == "warning"


def test_no_message_repeats_a_name() -> None:
    texts = ["Brightwater met Ms Ashworth.", "I.B. told Oluchi.", "#Ifeoma was there."]
    for rule in ("PRV001", "PRV003", "PRV006"):
        for one in found(rule, {**PRIVATE, **paragraphs(texts)}):
            shown = f"{one.message} {one.hint} {one.measured} {one.limit}".lower()
            assert not any(name in shown for name in ("bright", "ashw", "oluchi", "ifeoma", "i.b"))


# --- initials ----------------------------------------------------------------------------


def test_the_initials_of_a_private_name_are_found_with_stops_alone() -> None:
    assert told("I.B. came.") == [("PRV003", "warning", "I.B")]
    assert told("IB came.") == []


def test_initials_in_longer_ones_are_not_told_twice() -> None:
    edits = {"/evidence/0/source/initials": "K.M.D., M.D."}
    assert told("K.M.D. came.", edits=edits) == [("PRV003", "warning", "K.M.D")]
    assert told("M.D. came.", edits=edits) == [("PRV003", "warning", "M.D")]


@pytest.mark.parametrize(
    ("said", "is_told"),
    [
        ("CO was late, and so was her son.", True),
        ("Staff met CO twice.", True),
        ("The CO family moved in.", True),
        ("A CO alarm is in each flat.", False),
        ("CO levels were normal.", False),
        ("Smoke, heat and CO detectors were tested.", False),
        ("Carbon monoxide (CO) is a risk.", False),
        ("A TZ meeting was held.", False),
        ("‘DO NOT CO LET’ stood there.", False),
    ],
)
def test_letters_that_are_short_for_a_thing_are_no_initials(said: str, is_told: bool) -> None:
    edits = {"/evidence/0/source/initials": "C.O., T.Z."}
    assert bool(told(said, edits=edits)) is is_told


def test_letters_that_the_report_explains_are_no_initials_anywhere() -> None:
    edits = {"/evidence/0/source/initials": "T.Z."}
    assert told("A time zone (TZ) is set.", "Staff changed TZ.", edits=edits) == []
    assert told("Staff changed TZ.", edits=edits) != []


# --- what is looked for ------------------------------------------------------------------

DETAILS: Final = {
    "Case file of Ifeoma Brightwater-Obi": {"ifeoma", "brightwater", "obi", "brightwaterobi"},
    "Calls from Jean-Luc van der Meer, guardian": {"jean", "luc", "meer", "jeanluc", "vandermeer"},
    "Letter to Mrs O’Rourke of 3 May": {"rourke", "orourke"},
    "Staff file of April Underhill": {"april", "underhill"},
    "Talk with her son Ikenna": {"ikenna"},
    "Nuttallova": {"nuttallova"},
    "Talk with Séamus": {"seamus"},
    "Talk with Jade FENWICK of the night team": {"jade", "fenwick"},
    "Talk with McTavish": {"mctavish"},
    "Letter from CAMHS to the SENCO": set(),
    "Notes about DoLS and by SaLT": set(),
    "Audit by Barnardo’s": set(),
    "Minutes of the Family Court in May": set(),
    "Regulation 44 report and NHS notes": set(),
    "Seen at St Mary’s Church on Monday": set(),
    "Letter by the Independent Reviewing Officer": set(),
    "Read in April and June": set(),
}


@pytest.mark.parametrize("detail", DETAILS)
def test_the_words_of_a_private_name(detail: str) -> None:
    having = private_names(case({DETAIL: detail})).having
    before = private_names(case({DETAIL: "A note"})).having
    assert having.keys() - before.keys() == DETAILS[detail]


def test_initials_are_those_of_names_of_two_words_or_more() -> None:
    names = private_names(case({DETAIL: "Talk with Ifeoma Obi and her son Ikenna"})).names
    assert {*initials_of(names)} >= {"IO"}
    assert "I" not in initials_of(names)


@pytest.mark.parametrize(
    ("written", "same"), [("Siobhán", "siobhan"), ("WÓJCIK", "wojcik"), ("Łukasz", "lukasz")]
)
def test_accents_and_capitals_are_not_looked_at(written: str, same: str) -> None:
    assert folded(written) == same


def test_no_given_name_is_also_a_word_or_a_place() -> None:
    words = vocabulary()
    assert words.given.isdisjoint(words.weak)
    assert words.given.isdisjoint(words.common)
    assert len(words.given) > 2_000


# --- time --------------------------------------------------------------------------------

PIECES: Final = (
    "Mr K L M ", "Grace ", "‘Jack ", "J. F. ", "A-B-", "mother, Zy ", "Ab’s ", "St Ab ", "OBI ",
    "Jack and ", "O’Zy ", "van der ", "the Zy family ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_time_grows_with_the_text(piece: str) -> None:
    def of(text: str) -> Index:
        return index_of((PublicText(text),))

    def run(text: str) -> object:
        return list(named(of(text), frozenset(), frozenset())), list(letters(of(text)))

    assert grows(run, piece * 2_000, piece * 8_000, at_most=9)
