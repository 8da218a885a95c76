"""Drafts as people write them: what goes where, and what is left out with its place."""

from __future__ import annotations

import json

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.document import Origin, Paragraph, plain, walk
from pipeline.runs.composed import Composed, composed
from tests.exchange.draft.drafts import (
    FULL,
    OVERALL,
    accounts,
    bare,
    bullet,
    heading,
    into,
    narrative,
    paragraph,
    run,
    table,
    written,
)
from tests.samples.cases import of

pytestmark = pytest.mark.thorough

CONTROL = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
LEADERS = "The effectiveness of leaders and managers"


def placed(*body: str) -> dict[str, list[str]]:
    return narrative(into(written(*body)))


def left(*body: str) -> list[tuple[str, str]]:
    return [(one.why, one.words) for one in accounts(written(*body)).left]


# --- headings ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        heading(OVERALL, 1),
        heading(OVERALL.upper(), 3),
        heading("2. " + OVERALL),
        heading("2.1 " + OVERALL + ":"),
        heading("a) overall experiences and  progress of children and parents "),
        heading("overall"),
        heading("Section 3: " + OVERALL),
        heading(OVERALL + ": Good"),
        paragraph(run(OVERALL + ":", "<w:b/>")),
        paragraph(run("Overall", "<w:b/>")),
        paragraph(OVERALL),
        paragraph(OVERALL, look='<w:outlineLvl w:val="0"/>'),
    ],
)
def test_a_heading_names_a_section(line: str) -> None:
    assert placed(line, paragraph("Children do well.")) == {"overall": ["Children do well."]}


@pytest.mark.parametrize(
    "line",
    [
        paragraph("overall"),
        paragraph(OVERALL + " are good."),
        paragraph(OVERALL + ": they do well."),
        heading("Overall impressions"),
        table((OVERALL,)),
    ],
)
def test_other_lines_name_none(line: str) -> None:
    assert placed(line, paragraph("Children do well.")) == {}


def test_a_lower_heading_is_that_of_a_part_of_the_section() -> None:
    body = [heading(OVERALL), heading("Health", 3), paragraph("They are well."), paragraph("All.")]
    found = into(written(*body))
    assert narrative(found) == {"overall": ["They are well.", "All."]}
    assert [one.heading for one in found.narrative["overall"]] == ["Health", ""]
    assert left(*body) == []


def test_a_heading_lower_than_that_begins_a_part_of_the_part() -> None:
    body = [
        heading(OVERALL), heading("Health", 3), heading("Sleep", 4), paragraph("They sleep."),
        heading("Food", 4), paragraph("They eat."), heading("School", 3), paragraph("They learn."),
    ]  # fmt: skip
    found = into(written(*body)).narrative["overall"]
    heads = [("Health", "Sleep"), ("", "Food"), ("School", "")]
    assert [(one.heading, one.subheading) for one in found] == heads
    assert left(*body) == []


def test_a_part_of_a_part_with_nothing_below_it_is_left_out() -> None:
    body = [heading(OVERALL), heading("Health", 3), heading("Sleep", 4), heading("Food", 4)]
    assert left(*body, paragraph("All.")) == [("heading", "Sleep")]
    assert left(*body, heading("School", 3), paragraph("All.")) == [
        ("heading", one) for one in ("Sleep", "Health", "Food")
    ]


def test_a_lower_heading_with_nothing_below_it_is_left_out() -> None:
    body = [heading(OVERALL), heading("Health", 3), heading("School", 3), paragraph("All.")]
    assert placed(*body) == {"overall": ["All."]}
    assert left(*body) == [("heading", "Health")]


def test_a_heading_parts_a_list_from_the_words_above() -> None:
    body = [heading(OVERALL), paragraph("They do:"), heading("Health", 3), bullet("walk")]
    assert placed(*body) == {"overall": ["They do:", "- walk"]}


def test_a_heading_of_the_same_level_ends_a_section() -> None:
    body = [heading(OVERALL), paragraph("One."), heading("Health"), paragraph("Two.")]
    assert placed(*body) == {"overall": ["One."]}
    assert left(*body) == [("heading", "Health"), ("under another heading", "Two.")]


def test_a_grade_in_a_heading_is_left_out_unless_the_report_says_it() -> None:
    grade = json.loads(bare())["judgements"]["overall"]["grade"]
    assert left(heading(f"{OVERALL}: {grade}")) == []
    assert left(heading(f"{OVERALL}: dreadful")) == [("beyond a heading", "dreadful")]


def test_text_before_the_first_section_and_in_one_of_fields_is_left_out() -> None:
    body = [paragraph("Notes."), heading("Inspection judgements"), paragraph("Words.")]
    assert left(*body) == [
        ("before the first section", "Notes."),
        ("in a section of fields", "Words."),
    ]


def test_a_section_that_comes_twice_goes_on() -> None:
    body = [heading(OVERALL), paragraph("One."), heading(LEADERS), paragraph("Two.")]
    assert placed(*body, heading(OVERALL), paragraph("Three.")) == {
        "overall": ["One.", "Three."],
        "leaders": ["Two."],
    }


# --- lists, quotes, letters ----------------------------------------------------------------


def numbered(words: str, list_: int = 2) -> str:
    look = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{list_}"/></w:numPr>'
    return paragraph(run(words), look=look)


def test_a_list_goes_with_the_line_that_leads_in() -> None:
    body = [paragraph("We saw:"), bullet("warm rooms"), bullet("in winter", 1), bullet("calm")]
    assert placed(heading(OVERALL), *body) == {
        "overall": ["We saw:\n\n- warm rooms\n  - in winter\n- calm"]
    }


def test_other_lists_stand_alone() -> None:
    body = [paragraph("We saw."), bullet("warm rooms"), bullet("calm"), paragraph("All well.")]
    assert placed(heading(OVERALL), *body) == {
        "overall": ["We saw.", "- warm rooms\n- calm", "All well."]
    }


def test_a_list_with_numbers_counts_after_a_colon() -> None:
    body = [paragraph("First:"), numbered("one"), numbered("two")]
    assert placed(heading(OVERALL), *body) == {"overall": ["First:\n\n1. one\n2. two"]}
    assert placed(heading(OVERALL), *body[1:]) == {"overall": ["- one\n- two"]}


def test_bullets_that_are_typed_make_a_list() -> None:
    body = [paragraph("We saw:"), paragraph("•\u00a0warm rooms"), paragraph("• calm")]
    assert placed(heading(OVERALL), *body) == {"overall": ["We saw:\n\n- warm rooms\n- calm"]}
    dashes = [paragraph("- one"), paragraph("- two"), paragraph("Then."), paragraph("– alone")]
    assert placed(heading(OVERALL), *dashes) == {"overall": ["- one\n- two", "Then.", "\\– alone"]}


def test_paragraphs_that_have_numbers_through_the_draft_are_no_list() -> None:
    body = [heading(OVERALL), numbered("One."), numbered("Two."), heading(LEADERS)]
    assert placed(*body, numbered("Three.")) == {"overall": ["One.", "Two."], "leaders": ["Three."]}


def test_a_quote_goes_with_the_line_that_leads_in() -> None:
    body = [paragraph("One said:"), paragraph("They *listen*.", style="Quote")]
    assert placed(heading(OVERALL), *body) == {"overall": ["One said:\n\n> They \\*listen\\*."]}


LETTERS = {
    "5 * 3 and *this* and _that_": "5 * 3 and \\*this\\* and \\_that\\_",
    "[a](b)": "\\[a](b)",
    "- typed": "\\- typed",
    "> typed": "\\> typed",
    "1. typed": "1. typed",
    "soft\u00adhyphen and zero\u200bwidth": "softhyphen and zerowidth",
    "two\u00a0words": "two\u00a0words",
    "on 3\u00a0May\u00a02025": "on 3 May 2025",
    "‘smart’ “quotes” – …": "‘smart’ “quotes” – …",
    "e\u0301": "é",
}


@pytest.mark.parametrize("words", LETTERS)
def test_letters_are_those_of_a_bundle(words: str) -> None:
    assert placed(heading(OVERALL), paragraph(run(words))) == {"overall": [LETTERS[words]]}


def test_an_item_of_letters_that_nobody_sees_is_none() -> None:
    body = [paragraph("We saw:"), bullet("warm rooms"), bullet("\u200b"), bullet("calm")]
    assert placed(heading(OVERALL), *body) == {"overall": ["We saw:\n\n- warm rooms\n- calm"]}


def test_a_symbol_of_a_font_stands_as_a_square_and_breaks_as_blanks() -> None:
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    broken = "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>"
    found = placed(heading(OVERALL), paragraph(run("one"), broken, symbol))
    assert found == {"overall": ["one two three□"]}


def test_what_goes_in_comes_out_of_the_report() -> None:
    lines = ["*a* _b_ [c](d)", "- e", "> f", "1. g", "\\* h \\", "— i", "o j", "**k", "l_m_n"]
    content = into(written(heading(OVERALL), *map(paragraph, lines))).content
    made = composed(RawBundle("visit.bundle.json", content.encode()))
    assert isinstance(made, Composed)
    said = [
        plain(block.inlines)
        for section in walk(made.documents[0].sections)
        for block in section.blocks
        if isinstance(block, Paragraph) and block.origin is Origin.PEOPLE
    ]
    assert said == lines


# --- changes -------------------------------------------------------------------------------

BY = 'w:id="7" w:author="Ann" w:date="2025-03-03T09:00:00Z"'


@pytest.mark.parametrize(
    ("inside", "why"),
    [
        (run("struck", "<w:strike/>"), "struck"),
        (run("struck", "<w:dstrike/>"), "struck"),
        ('<w:fldSimple w:instr="DATE">' + run("4 March 2025") + "</w:fldSimple>", "field"),
        (run("typed", '<w:rStyle w:val="PlaceholderText"/>'), "prompt"),
        (CONTROL.format(run("typed")), "prompt"),
    ],
)
def test_words_that_may_matter_and_are_no_text_are_left_out(inside: str, why: str) -> None:
    found = accounts(written(heading(OVERALL), paragraph("Before ", inside, " after.")))
    assert [one.text for one in found.placed["overall"]] == ["Before  after."]
    assert [one.why for one in found.left] == [why]
    assert found.left[0].place.endswith(f"under ‘{OVERALL}’")


@pytest.mark.parametrize(
    "inside",
    [
        '<w:fldSimple w:instr="PAGE">' + run("14") + "</w:fldSimple>",
        CONTROL.format(run("Click or tap here to enter text.")),
    ],
)
def test_page_numbers_and_prompts_of_word_are_its_own(inside: str) -> None:
    found = accounts(written(heading(OVERALL), paragraph("Before ", inside, " after.")))
    assert not found.left


def test_what_was_not_crossed_out_after_all_is_text() -> None:
    look = '<w:strike w:val="0"/>'
    found = accounts(written(heading(OVERALL), paragraph(run("Kept.", look))))
    assert [one.text for one in found.placed["overall"]] == ["Kept."]


def test_tracked_changes_are_made_and_what_was_taken_out_is_listed() -> None:
    deleted = f'<w:del {BY}><w:r><w:delText xml:space="preserve">badly</w:delText></w:r></w:del>'
    inserted = f"<w:ins {BY}>{run('well')}</w:ins>"
    body = [heading(OVERALL), paragraph(run("They do "), deleted, inserted, run("."))]
    assert placed(*body) == {"overall": ["They do well."]}
    assert left(*body) == [("deleted", "badly")]


def test_a_paragraph_whose_end_was_taken_out_goes_on_with_the_next() -> None:
    ends = f"<w:rPr><w:del {BY}/></w:rPr>"
    body = [heading(OVERALL), paragraph("One, ", look=ends), paragraph("two.")]
    assert placed(*body) == {"overall": ["One, two."]}


def test_a_paragraph_whose_end_was_put_in_stands_alone() -> None:
    ends = f"<w:rPr><w:ins {BY}/></w:rPr>"
    body = [heading(OVERALL), paragraph("One.", look=ends), paragraph("Two.")]
    assert placed(*body) == {"overall": ["One.", "Two."]}


# --- tables --------------------------------------------------------------------------------

HEAD = ("Requirement", "Regulation", "Due date")


def entries(*rows: tuple[str, ...], name: str = "requirements") -> list[dict[str, object]]:
    body = [heading("Areas for improvement"), table(*rows)]
    taken = into(written(*body), bare(FULL, "requirements", "recommendations"))
    found: list[dict[str, object]] = json.loads(taken.content).get(name, [])
    return found


def test_requirements_become_entries() -> None:
    assert entries(HEAD, ("Do it.", "Regulation 17", "Friday 30th May 2025")) == [
        {
            "id": "R1",
            "regulation": "Regulation 17",
            "action": "Do it.",
            "due": "2025-05-30",
            "evidence": [],
        }
    ]


def test_recommendations_become_entries() -> None:
    rows = [("No.", "Recommendation", "Standard"), ("1", "Do it.", "NMS 7"), ("2", "Do that.", "")]
    assert entries(*rows, name="recommendations") == [
        {"id": "C1", "standard": "NMS 7", "action": "Do it.", "evidence": []},
        {"id": "C2", "action": "Do that.", "evidence": []},
    ]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("Do it.", "", "30 May 2025"), "it names no regulation"),
        (("", "Regulation 17", "30 May 2025"), "it does not say what is to be done"),
        (("Do it.", "Regulation 17", "soon"), "its due date is no day; write it as 30 May 2025"),
        (("Do it. " * 300, "Regulation 17", "30 May 2025"), "it has more than 2,000 letters"),
    ],
)
def test_a_row_that_lacks_something_is_left_out(row: tuple[str, ...], why: str) -> None:
    content = written(heading("Areas for improvement"), table(HEAD, row))
    found = accounts(content, bare(FULL, "requirements", "recommendations"))
    assert found.entries == []
    (one,) = found.left
    assert one.why == "row"
    assert why in one.place
    assert one.words.split() == " ".join(row).split()


def test_more_rows_than_a_bundle_takes_are_left_out() -> None:
    rows = [(f"Do it {number}.", "Regulation 17", "30 May 2025") for number in range(102)]
    found = accounts(written(table(HEAD, *rows)), bare(FULL, "requirements", "recommendations"))
    assert len(found.entries) == 100
    assert [one.detail for one in found.left] == ["a bundle has 100 requirements at most"] * 2


def test_what_a_bundle_cannot_hold_is_left_out() -> None:
    long, short = "Word. " * 4000, "Short."
    body = [heading(OVERALL), paragraph(run(long)), paragraph(short)]
    taken = into(written(*body))
    assert narrative(taken) == {"overall": [short]}
    assert [(one.why, one.words) for one in taken.accounts.left] == [("too long", long)]
    many = into(written(heading(OVERALL), *[paragraph(short)] * 402))
    assert narrative(many) == {"overall": [short] * 400}
    assert [one.why for one in many.accounts.left] == ["too long"] * 2


def test_words_that_no_bundle_may_say_are_placed_and_told() -> None:
    taken = into(written(heading(OVERALL), paragraph(run("<<To do>>"))))
    assert narrative(taken) == {"overall": ["<<To do>>"]}
    assert not taken.is_valid


def test_a_file_within_the_file_is_told() -> None:
    body = [heading(OVERALL), paragraph(run("One."), '<w:r><w:object r:id="rId1"/></w:r>')]
    assert left(*body, '<w:altChunk r:id="rId2"/>') == [("embedded", ""), ("embedded", "")]


def test_the_first_words_of_one_title_alone_are_enough_in_a_heading() -> None:
    body = [heading("Overall experiences and progress"), paragraph("Well.")]
    assert placed(*body) == {"overall": ["Well."]}
    assert placed(heading("How well"), body[1]) == {}
    assert placed(paragraph("Overall experiences and progress"), body[1]) == {}


def test_a_day_in_numbers_is_told() -> None:
    row = ("Do it.", "Regulation 17", "03/04/2025")
    found = accounts(written(table(HEAD, row)), bare(FULL, "requirements", "recommendations"))
    assert [one.fields["due"] for one in found.entries] == ["2025-04-03"]
    assert found.days == ["03/04/2025 is read with the day first: 3 April 2025."]


def test_a_day_of_another_weekday_is_told() -> None:
    row = ("Do it.", "Regulation 17", "Monday 3 April 2025")
    found = accounts(written(table(HEAD, row)), bare(FULL, "requirements", "recommendations"))
    assert [one.fields["due"] for one in found.entries] == ["2025-04-03"]
    assert found.days == [
        "Monday 3 April 2025: this is another day of the week. Look which is right."
    ]


def test_a_row_that_says_what_others_say_is_left_out() -> None:
    rows = [("The effectiveness of leaders and managers", "good")]
    same = [
        ("Judgement", "Grade"),
        ("How well children and parents are helped and protected", "good"),
    ]
    content = written(table(*same, *rows))
    assert left(table(*same, *rows)) == [("table", words) for words in rows[0]]
    assert set(same[1]) <= set(accounts(content).own)


def test_another_table_is_left_out() -> None:
    assert left(heading(OVERALL), table(("Room", "Warm"), ("Blue", "Yes"))) == [
        ("table", "Room"), ("table", "Warm"), ("table", "Blue"), ("table", "Yes"),
    ]  # fmt: skip


# --- what is there already -----------------------------------------------------------------


def test_a_section_with_words_keeps_them() -> None:
    bundle = of(FULL).content
    first = json.loads(bundle)["narrative"]["overall"]["paragraphs"][0]["text"]
    content = written(heading(OVERALL), paragraph(run(first)), paragraph("New."))
    found = into(content, bundle)
    assert found.content.encode() == bundle
    assert found.accounts.there == [first]
    assert [(one.why, one.words) for one in found.accounts.left] == [
        ("in a section that has words", "New.")
    ]


def test_requirements_that_are_there_stay() -> None:
    bundle = of(FULL).content
    one = json.loads(bundle)["requirements"][0]
    rows = [
        (one["action"], one["regulation"], "30 May 2025"),
        ("New.", "Regulation 1", "1 May 2025"),
    ]
    found = into(written(table(HEAD, *rows)), bundle)
    assert found.content.encode() == bundle
    assert found.accounts.entries == []
    assert [each.place for each in found.accounts.left] == [
        "in a row of a table: the bundle has requirements already"
    ]


def test_another_day_in_a_requirement_that_is_there_is_listed() -> None:
    bundle = of(FULL).content
    one = json.loads(bundle)["requirements"][0]
    found = into(written(table(HEAD, (one["action"], "Regulation 99", "1 May 2030"))), bundle)
    assert found.accounts.there == [one["action"]]
    assert [(each.words, each.detail) for each in found.accounts.left] == [
        ("Regulation 99", "the bundle says something else there, and keeps it"),
        ("1 May 2030", "the bundle says something else there, and keeps it"),
    ]


def test_all_other_bytes_of_the_bundle_stay() -> None:
    bundle = bare(FULL, "requirements").replace(b'"evidence": [\n', b'"evidence":   [\n', 1)
    content = written(heading(OVERALL), paragraph("New."), table(HEAD, ("A", "B", "1 May 2025")))
    after = into(content, bundle).content.encode()
    start = next(at for at, pair in enumerate(zip(bundle, after, strict=False)) if len({*pair}) > 1)
    rest = len(bundle) - start
    assert after[-rest:] == bundle[start:]
    assert json.loads(after) == {
        **json.loads(bundle),
        "narrative": {"overall": {"paragraphs": [{"text": "New.", "evidence": []}]}},
        "requirements": json.loads(after)["requirements"],
    }
    assert json.loads(after).keys() - json.loads(bundle).keys() == {"narrative", "requirements"}
    assert (
        list(json.loads(after)).index("narrative") == list(json.loads(bundle)).index("evidence") + 1
    )
