"""The pictures of a section: what they draw, and that their words say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from pipeline.language.difficulty import difficulty
from pipeline.language.measure import section_counts
from pipeline.model.document import Section
from pipeline.report_type.toml.file import load
from pipeline.reporters.proof import pictures
from pipeline.reporters.proof.gauges import Gauge, gauges
from tests.reporters.proof.proofs import page
from tests.writers.documents import full, said, words

SHORT = "Staff listen to children. They act on what they hear."
LONG = " ".join(["Children", *["and parents and staff"] * 8, "settle well together."])


def section(*paragraphs: str, id_: str = "overall", judgement: str = "overall") -> Section:
    return Section(id_, words("Title"), tuple(said(one) for one in paragraphs), judgement=judgement)


HOME = "sccif-childrens-home-full"


def found(one: Section, type_: str = HOME) -> dict[str, Gauge]:
    all_ = gauges(one, difficulty(one), load(type_))
    return {gauge.name: gauge for gauge in all_}


def test_each_sentence_has_a_bar_and_those_over_25_words_look_different() -> None:
    counts = section_counts(section(SHORT, LONG))
    drawn = pictures.sentences(counts)
    assert drawn.count("<rect") == 3
    assert drawn.count('<rect class="long"') == 1
    assert pictures.told(counts) == (
        "Three sentences in two paragraphs, 46 words; the longest has 36, 1 over 25."
    )
    assert f"<title>{pictures.told(counts)}</title>" in drawn


def test_a_bar_is_as_tall_as_its_sentence_has_words() -> None:
    drawn = ElementTree.fromstring(pictures.sentences(section_counts(section(SHORT, LONG))))
    heights = [float(one.attrib["height"]) for one in drawn if one.tag == "rect"]
    assert [height / heights[0] for height in heights] == pytest.approx([1, 6 / 4, 36 / 4], 0.01)


def test_length_is_held_against_the_limits_of_the_report_type() -> None:
    gauge = found(section(*[SHORT] * 9))["Paragraphs"]
    assert (gauge.look, gauge.verdict) == ("over", "over the limit")
    assert (gauge.limits, gauge.range) == ("at most 8, better 6", "4 to 10")
    assert found(section(*[SHORT] * 7))["Paragraphs"].look == "near"
    assert found(section(*[SHORT] * 6))["Paragraphs"].look == "within"


def test_a_range_is_that_of_the_same_kind_of_report() -> None:
    protection = section(*[SHORT] * 12, id_="protection", judgement="protection")
    authority = found(protection, "la-services-2014")
    assert authority["Paragraphs"].range == "23 to 40"
    assert (authority["Paragraphs"].limits, authority["Paragraphs"].look) == (
        "at most 40",
        "within",
    )
    assert authority["Reading grade"].range == "11.8 to 15"
    assert authority["Reading ease"].range == ""
    assert "Words" not in authority
    overall = found(section(*[SHORT] * 12), "la-services-2014")
    assert (overall["Paragraphs"].range, overall["Paragraphs"].limits) == (
        "",
        "at most 16, better 12",
    )


def test_where_nothing_was_measured_there_is_no_range() -> None:
    gauges_ = found(section(*[SHORT] * 12), "sccif-rfc-full")
    assert {one.range for one in gauges_.values()} == {""}
    assert 'class="usual"' not in "".join(pictures.gauge(one) for one in gauges_.values())


def test_the_page_says_what_was_measured_or_that_nothing_was() -> None:
    assert "Nothing was measured on published reports of this kind." in page(full())
    assert "There is no band" in page(full())


def test_only_judgement_sections_are_held_against_the_length_of_published_ones() -> None:
    names = set(found(section(*[SHORT] * 12, id_="service", judgement="")))
    assert names == {"Words a sentence", "Sentences over 25 words", "Reading grade", "Reading ease"}


def test_low_reading_ease_is_hard_and_harder_is_to_the_right() -> None:
    easy = found(section(*[SHORT] * 12))["Reading ease"]
    hard = replace(easy, value=41.0)
    harder = replace(easy, value=10.0)
    assert [one.look for one in (easy, hard, harder)] == ["within", "near", "over"]
    assert harder.verdict == "below the limit"
    places = [_middle(pictures.gauge(one)) for one in (easy, hard, harder)]
    assert places == sorted(places)


def _middle(drawn: str) -> float:
    shape = re.search(r'<(?:circle class="\w+" cx="|path class="\w+" d="M)([\d.]+)', drawn)
    assert shape
    return float(shape[1])


def test_shape_tells_within_over_and_off_the_scale() -> None:
    gauge = found(section(*[SHORT] * 6))["Paragraphs"]
    assert "<circle" in pictures.gauge(gauge)
    assert pictures.gauge(replace(gauge, value=9)).count("L") == 3
    assert pictures.gauge(replace(gauge, value=900)).count("L") == 2


def test_a_picture_says_in_words_what_it_shows() -> None:
    drawn = pictures.gauge(found(section(*[SHORT] * 9))["Paragraphs"])
    assert (
        "<title>Paragraphs: 9; over the limit; limit: at most 8, better 6; published reports "
        "have 4 to 10</title>" in drawn
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SHORT, "Too short for scores: under 100 words."),
        ("Mae plant yn setlo yn dda gyda staff bob dydd. " * 12, "No scores: too few"),
    ],
)
def test_the_page_says_why_there_are_no_scores(text: str, told: str) -> None:
    html = page(replace(full(), sections=(section(text.strip()),)))
    assert told in html
    assert "Reading ease" not in html


@pytest.mark.parametrize(
    "text", ["…", "a", "A" * 5_000, "word " * 3_000 + "end.", "🙂🙂", "\u200f"]
)
def test_odd_text_can_be_drawn(text: str) -> None:
    one = section(text, text, *[SHORT] * 10)
    html = page(replace(full(), sections=(one,)))
    found = re.findall(r"<svg.*?</svg>", html, re.DOTALL)
    assert len(found) > 1
    for drawn in (*found, pictures.sentences(section_counts(section(text)))):
        ElementTree.fromstring(drawn)
    assert "nan" not in html.partition("<body")[2].lower().replace("finan", "")


@pytest.mark.parametrize(
    ("paragraphs", "drawn"),
    [([SHORT] * 12, True), ([SHORT] * 9, False), ([" ".join([SHORT] * 12)], False)],
)
def test_there_are_pictures_only_of_several_paragraphs_and_100_words(
    paragraphs: list[str], drawn: bool
) -> None:
    one = section(*paragraphs)
    html = page(replace(full(), sections=(one,)))
    assert ("<svg" in html.partition('id="_report"')[2]) == drawn
    assert pictures.told(section_counts(one)) in html
    assert f"<span>Paragraphs</span> <strong>{len(paragraphs)}</strong>" in html
    assert "At most 8, better 6" in html
