"""The summary for a pull request: short, and no word of a template means anything in it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.verdict import PASSED
from pipeline.reporters.comparison import text
from pipeline.reporters.comparison.markdown import LONGEST, fitting, write
from pipeline.reporters.comparison.measures import how_near
from tests.reporters.comparison.made_up import (
    CHANGED,
    EVIL,
    NOTHING,
    PREDICTED,
    SAMPLE,
    TEMPLATE,
    many,
)

OURS = re.compile(r"</?details>\n?|<summary>[A-Z][A-Za-z, :0-9]+</summary>\n?|</?(?:ins|del)>|\n")


def tokens(comparison: Comparison) -> list[Token]:
    """Return all tokens, those of lines too."""
    found = MarkdownIt("commonmark").enable("table").parse(write(comparison))
    return [inner for one in found for inner in (one, *(one.children or ()))]


def texts(comparison: Comparison, kind: str) -> list[str]:
    return [one.content for one in tokens(comparison) if one.type == kind]


def test_the_verdict_and_its_reasons_come_first() -> None:
    lines = write(CHANGED).splitlines()
    assert lines[0] == "### ❌ Template changes: does not pass, for 2 reasons"
    assert "The change reaches 3 of 24 bundles." in lines[2]
    reason = next(line for line in lines if line.startswith("- "))
    assert reason.startswith("- **A limit of length is crossed.** LEN001: The section ‘Visit’ has")
    assert reason.endswith(f"(`templates/{TEMPLATE}:5`)")
    assert "**1 report could not be compared:**" in lines


def test_a_change_that_passes_says_so() -> None:
    passed = replace(CHANGED, verdict=PASSED, unbuilt=())
    assert write(passed).startswith("### ✅ Template changes: passes\n")
    assert write(NOTHING).startswith("### ✅ Template changes: changes nothing\n")


def test_a_change_that_was_not_seen_whole_does_not_pass() -> None:
    found = replace(CHANGED, verdict=PASSED)
    assert write(found).startswith("### ❌ Template changes: could not be compared for all reports")
    assert "".join(text.parts(found)).endswith("\nNot all reports could be compared.\n")


def test_the_table_has_what_changes_and_marks_it() -> None:
    rows = [line for line in write(CHANGED).splitlines() if line.startswith("|")]
    assert rows == [
        "|  | Paragraphs | Sentences | Words | Pages | Reading grade | Findings |",
        "|---|--:|--:|--:|--:|--:|--:|",
        "| **The report** | 20 | 9 | **400 → 412** | **2 to 3 → 3 to 4** | **20 → 20.6** | 0 |",
        "| The visit | 4 | 9 | **62 → 74** | – | **3.1 → 3.7** | 0 |",
    ]


def test_pages_have_no_column_where_none_was_printed() -> None:
    assert "Pages" not in write(replace(CHANGED, paged=False, pages=()))


def test_the_details_are_folded() -> None:
    said = write(CHANGED)
    titles = re.findall("<summary>(.*)</summary>", said)
    assert titles == [
        "Changes of wording: 1",
        "Findings that are new, gone or elsewhere",
        "What is asked of bundles, statements and rules",
        "Reports predicted to cross a limit",
        "Pages that look different: 2",
    ]
    assert "… w28" in said
    assert "<del>old</del> <ins>new words</ins> so" in said
    assert "- new: **warning LEN001** The section ‘Visit’ has 9 paragraphs." in said
    assert "`/setting/places`: optional → required **Bundles may have to change.**" in said
    assert "2.1% → 37.4% of 10,000 synthetic reports. " in said
    assert "from the shape of 12,340 reports" in said
    assert f"- `{SAMPLE}`, report, page 4" in said


def test_words_that_no_sample_shows_are_told_as_such() -> None:
    unseen = replace(CHANGED, wording=(replace(CHANGED.wording[0], reports=0),))
    assert f"- `templates/{TEMPLATE}:5`, no report at hand prints it: " in write(unseen)
    assert f"- `templates/{TEMPLATE}:5`, in 3 reports: " in write(CHANGED)


def test_reasons_that_say_the_same_stand_together() -> None:
    same = tuple(replace(CHANGED.verdict.reasons[1], file=f"samples/{n}.txt") for n in range(5))
    lines = write(replace(CHANGED, verdict=replace(PASSED, reasons=same))).splitlines()
    (reason,) = (line for line in lines if "samples/0.txt" in line)
    assert reason.endswith("`samples/2.txt:1` and 2 more)")


def test_no_word_means_anything() -> None:
    found = tokens(EVIL)
    assert all(OURS.sub("", one.content) == "" for one in found if "html" in one.type)
    assert {one.type for one in found} & {"link_open", "image", "code_block", "fence"} == set()
    assert "@who" not in "".join(texts(EVIL, "text"))
    assert len(texts(EVIL, "th_open")) == len(texts(CHANGED, "th_open"))


@pytest.mark.parametrize("number", [40, 2000])
def test_it_fits_into_a_comment_however_much_there_is(number: int) -> None:
    said = write(many(number))
    assert len(said) <= LONGEST
    assert said.count("<details>") == said.count("</details>") == 5
    assert "left out here." in said


def test_what_is_left_out_is_counted() -> None:
    assert fitting(["one", "", "three", "four"], 9) == [
        "one",
        "",
        "",
        "2 more lines left out here.",
    ]
    assert fitting(["one", "two"], 8) == ["one", "two"]


def test_a_prediction_from_few_reports_is_a_hint() -> None:
    assert "8 in 10 such shares were within 3 points" in how_near(PREDICTED)
    assert "take it for a hint" in how_near(replace(PREDICTED, known=3_000))
