"""Quotes: found where nobody said them or nobody allowed them, silent about anything else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.checks.case.quotation_marks import quotations
from tests.checks.building import found, paragraph, paragraphs, rule, texts_found, told

PLACE = "/narrative/overall/paragraphs/0/text"
IN_EVIDENCE = rule("quote-in-evidence")
PERMISSION = rule("quote-permission")
SAID = "They told me the hard things first, and then they stayed to help me."  # E05

# No quotes at all, or quotes that the sample's evidence holds.
SILENT = f"""
Parents’ views and children’s needs come first in all of the staff’s work.
The parents’ room and the children’s room were both clean on the day.
Staff don’t rush, and they can’t be hurried when a baby’s feed takes time.
Families’ own words, workers’ notes and managers’ checks tell one story.
In the ’90s the house was a school, and its classrooms’ doors are still there.
It’s the children’s centre’s policy that staff’s bags stay in the staff’s room.
The centre calls this ‘time in’.
Staff call the corridor ‘the street’ because families meet there.
What the guidance calls ‘good enough’ is explained to parents.
Staff use ‘positive touch’ and ‘watch, wait and wonder’ sessions.
The group ‘Time for you and me’ meets on Mondays.
Parents join a course called ‘Time for you and me’.
A leaflet titled ‘What happens when you leave us’ is in each flat.
The policy ‘Keeping every child safe here’ is up to date.
Staff follow ‘Working Together to Safeguard Children’.
The judgement ‘How well children and parents are helped and protected’ is good.
Last time the grade was ‘requires improvement to be good’.
Under the heading ‘what parents tell us each week’ there are few entries.
The ‘you said, we did’ board shows what has changed.
Each flat has a ‘who to call at night’ card by the door.
One parent said: ‘{SAID}’
One parent said: ‘{SAID[:-1]}’.
‘{SAID[:-1]},’ said one parent.
‘They told me the hard things first,’ one parent said, ‘and then they stayed to help me.’
‘They told me the hard things … and then they stayed to help me,’ one parent said.
A parent said that staff ‘stayed to help me’ when others had left.
‘[The staff] told me the hard things first,’ one parent said.
‘they told me the hard things first’ is how a parent put it.
“They told me the hard things first,” one parent said.
> They told me the hard things first, and then they stayed to help me.
> They told me the hard things first, and then they stayed to help me. — a parent
> ‘They told me the hard things first, and then they stayed to help me.’
The rule is ‘no phones at night’, and workers’ own phones stay in the office.
A song with the title ‘the wheels on the bus’ ends each session.
Staff said ‘of course’ and ‘we will’ at once.
'They told me the hard things first,' one parent said.
It was the parents' own choice, and the children's rooms were ready.
The motto ‘every day is a new start’ stands over the door.
""".strip().splitlines()

INVENTED = """
One parent said: ‘They never listened to me at all.’
‘Nobody ever came when I rang,’ said one parent, and others agreed.
A parent told us that staff ‘always have time for me’ when it matters.
‘The parents’ room is always cold,’ one parent said.
Staff said ‘yes, of course’ and ‘we will’ at once.
A child said, ‘I like the garden’s swing best of all’.
“I would come here again tomorrow,” said a parent.
'I would come here again tomorrow,' said a parent.
> This place saved us.
> ‘This place saved us,’ one parent said.
‘They told me the easy things first,’ one parent said.
‘they stayed to help me … They told me the hard things first’, a parent said.
""".strip().splitlines()


def test_what_is_no_quote_or_was_said_is_silent() -> None:
    assert len(SILENT) >= 30
    assert texts_found(found("EVD012", paragraphs(SILENT), IN_EVIDENCE), SILENT) == []


def test_a_quote_that_nobody_said_is_found() -> None:
    findings = found("EVD012", paragraphs(INVENTED), IN_EVIDENCE)
    assert texts_found(findings, INVENTED) == INVENTED
    assert {one.severity.value for one in findings} == {"warning"}


def test_it_is_a_warning_however_strong_the_source_is_and_off_where_it_is_not_asked_for() -> None:
    edits = paragraph(INVENTED[0])
    assert told(found("EVD012", edits, IN_EVIDENCE)) == [("warning", PLACE)]
    assert told(found("EVD012", edits, rule("quote-in-evidence", "likely"))) == [("warning", PLACE)]
    assert found("EVD012", edits, PERMISSION) == []


@given(st.text(alphabet="ab ‘’“”'\".,s—>", max_size=40), st.booleans())
def test_any_text_can_be_read(text: str, apart: bool) -> None:
    for one in quotations(text, apart=apart):
        start, end = one.likeliest
        assert 0 <= start <= end <= len(text)
        assert text[start:end] in one.readings


# --- permission: E10 said ‘The purple minibus is the best bit of our week.’ without ------

PUBLISHED = """
One relative said: ‘The purple minibus is the best bit of our week.’
A relative said that the purple minibus is the best bit of the week.
For one family, the *purple* minibus is a real help.
> The purple minibus is the best bit of our week.
- Trips by minibus\\n- The purple minibus is loved
""".strip().splitlines()

OTHER_WORDS = """
One relative finds the weekly trips very helpful.
A minibus takes families to town, and it is the best part of the week for some.
The minibus is purple.
At the end of the week, families go to town.
This is the best of the rooms, and it is the one that families use most.
I went home then, and I cried.
""".strip().splitlines()


def test_words_without_permission_are_found_and_never_echoed() -> None:
    findings = found("EVD013", paragraphs(PUBLISHED), PERMISSION)
    assert texts_found(findings, PUBLISHED) == PUBLISHED
    assert {one.severity.value for one in findings} == {"error"}
    for one in findings:
        assert "minibus" not in f"{one.message} {one.hint} {one.measured} {one.limit}"


def test_other_words_and_common_phrases_are_silent() -> None:
    assert texts_found(found("EVD013", paragraphs(OTHER_WORDS), PERMISSION), OTHER_WORDS) == []


def test_words_that_somebody_else_agreed_to_publish_are_silent() -> None:
    edits = paragraph(PUBLISHED[0])
    same = {"/evidence/4/quote/text": "The purple minibus is the best bit of our week."}
    assert found("EVD013", {**edits, **same}, PERMISSION) == []


def test_a_requirement_is_part_of_the_report() -> None:
    edits = {"/requirements/0/action": "The purple minibus is to be kept clean."}
    (one,) = found("EVD013", edits, PERMISSION)
    assert told([one]) == [("error", "/requirements/0/action")]
