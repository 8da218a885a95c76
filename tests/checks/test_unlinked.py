"""Words for proportions that are linked to nothing, and what only looks like one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.proportion_words import unlinked
from tests.checks.building import found, paragraph, paragraphs, texts_found, told

PLACE = "/narrative/overall/paragraphs/0/text"

NO_PROPORTION = """
Staff most often meet families in their flats.
At most, four families live here.
Too few families take part.
So few sessions took place that staff lost touch.
The course takes two and a half hours.
Children go home at half-term.
The room is mostly used in the morning.
The most important change is the new rota.
The most recent review was in March.
Most recently, leaders changed the rota.
Most importantly, children are safe.
Families most in need are seen first.
Staff know which families are most likely to need help.
The most vulnerable families are seen within a day.
Staff visit most days and on most evenings.
Most of the time, staff are calm.
In most cases, this is enough.
After a few weeks, the baby slept well.
A few parents asked for more.
In the last few months, leaders have acted.
The first half of the year was hard.
A worker came half an hour later.
Half of the day is spent outdoors.
He is the child’s half-brother.
Minority ethnic families feel welcome.
Families from ethnic minorities feel welcome.
Parents reach the age of majority at 18.
A majority vote decided it.
Staff are here for almost all of the day.
The centre makes the most of its garden.
It was half past nine.
No fewer than three workers were there.
What matters most is what children feel.
Most notably, parents cook together.
Staff had almost no time to rest.
Children who need it most are seen first.
Few and far between were the complaints.
As few as two workers were on duty.
Support is most effective when it comes early.
The other half of the building is empty.
""".strip().splitlines()

UNLINKED = """
Most families understood it.
Most of the parents understood it.
For most young parents, this is new.
Almost all families understood it.
Nearly all of them understood it.
Few families understood it.
Very few of the parents understood it.
The vast majority of families understood it.
The majority understood it.
Only a small minority understood it.
A minority of parents did not.
Half of the families understood it.
More than half the parents understood it.
Most children play outdoors.
""".strip().splitlines()


def test_a_phrase_that_is_no_proportion_is_silent() -> None:
    assert len(NO_PROPORTION) >= 30
    findings = found("PRP003", paragraphs(NO_PROPORTION, "E07"))
    assert texts_found(findings, NO_PROPORTION) == []


def test_a_proportion_without_a_link_is_a_notice() -> None:
    findings = found("PRP003", paragraphs(UNLINKED, "E07"))
    assert texts_found(findings, UNLINKED) == UNLINKED
    assert {one.severity.value for one in findings} == {"notice"}


def test_it_is_silent_where_no_number_is_left_to_link_to() -> None:
    assert found("PRP003", paragraphs(UNLINKED, "E05")) == []
    linked_too = [f"[Some](evidence:E07) did. {text}" for text in UNLINKED]
    assert found("PRP003", paragraphs(linked_too, "E07")) == []


def test_a_link_to_a_record_without_a_measure_is_a_notice() -> None:
    edits = paragraph("[Most families](evidence:E05) understood it.", "E05")
    assert told(found("PRP003", edits)) == [("notice", PLACE)]


@given(st.text(alphabet="mostfewhal yjri’,. ", max_size=60))
def test_any_text_can_be_searched(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in unlinked(text, []))
