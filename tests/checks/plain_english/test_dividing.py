"""Where a long sentence could be divided: only where a whole one ends and another begins."""

from __future__ import annotations

import pytest

from tests.checks.plain_english.reading import alarms

AFTER = [
    (
        (
            "The team meets each family at home some days before their stay and asks about "
            "their hopes, and they write it down so that nobody has to ask again."
        ),
        "about their hopes",
    ),
    (
        (
            "Leaders know the strengths of the centre and the needs of each of the families "
            "there, but they have not yet shared a plan with the people who work at night."
        ),
        "the families there",
    ),
    (
        (
            "Staff keep a short diary of each day for every child at the home; it shows "
            "what the child has eaten, learnt and enjoyed and how well they slept."
        ),
        "at the home",
    ),
    (
        (
            "Parents are asked for their views at the end of each week by a member of "
            "staff, which helps the team to change what does not work before the next week "
            "begins."
        ),
        "member of staff",
    ),
    (
        (
            "The rooms are warm, clean and bright and were painted again in the spring by "
            "the parents, although the garden is still closed because the new fence has not "
            "yet come."
        ),
        "by the parents",
    ),
    (
        (
            "The manager reads every report before it goes to the court and corrects what "
            "is wrong, so there are few mistakes and the judges have praised the work of "
            "the centre."
        ),
        "what is wrong",
    ),
    (
        (
            "Managers have reviewed all the plans with the social workers of the children "
            "this year; however, the plans of two families were not ready when the "
            "inspectors came to visit."
        ),
        "children this year",
    ),
    (
        (
            "The provider has hired four new workers for the night in the last two months, "
            "but the home still depends on people from agencies at weekends and in the "
            "school holidays."
        ),
        "last two months",
    ),
    (
        (
            "Inspectors met nine parents in the first two days and spoke to three more by "
            "telephone, and all of them said that the staff had been kind and honest with "
            "them."
        ),
        "more by telephone",
    ),
    (
        (
            "Children have their own garden and a large room for play beside the kitchen; "
            "they can choose what they do there and can ask for the games that they like "
            "best."
        ),
        "beside the kitchen",
    ),
]
NOWHERE = [
    # after and, but, or
    (
        "School places are managed well and, although choice is hard in rural areas, the "
        "county gives families time, advice and help to find the right one for their child."
    ),
    (
        "Leaders have a good plan for the next year but, because they have lost three "
        "workers, they do not know yet who will do the work that it asks for."
    ),
    # in a list
    (
        "Staff help parents with cooking, with the care of a baby, with money, and parents "
        "with older children can go to a group in the town each week for free."
    ),
    (
        "The inspection looks at access to services and activities for all families; the "
        "services on offer at each centre; and the impact that they have on the lives of "
        "children."
    ),
    (
        "The plan says who visits the family each day; what the visitor looks at and asks "
        "about; and how the team will know that the baby is well fed and safe."
    ),
    # in a clause that hangs on another one
    (
        "The team works well with parents who are new to the county, who know nobody in the "
        "town and have no work, and they are helped to find friends and a home."
    ),
    (
        "If the manager finds that a plan is out of date or does not fit the child any "
        "more, and the parents agree with her, the plan is written again within a week."
    ),
    (
        "When children come home from school in the afternoon, and they are hungry and "
        "tired from the long way on the bus, staff have a warm meal ready for them all."
    ),
    (
        "Inspectors found that the records of the home are well kept and easy to read, that "
        "they were kept up to date each day, and they saw how managers use them."
    ),
    # a clause that stands inside another one
    (
        "The plan that the council wrote in the spring with the help of all partners, which "
        "was praised by many, is known to the staff and is in use each day."
    ),
    (
        "The provision for children includes requirements for safety, and for their "
        "learning and their health, which all providers must meet, as well as advice on how "
        "to do it well."
    ),
    # no clause comes after it
    (
        "There may be times when it is not right to share all of what is known about a "
        "concern; for example, where the concern is about the manager of the home or a "
        "friend."
    ),
    (
        "The Children Act and the regulations ask the provider to write a report of each "
        "visit; with the names of those who were seen, the date and the time of the visit."
    ),
    (
        "This is an issue of great weight for each of the families who live here; an issue "
        "of many parts which cannot be put right in a week by one worker alone."
    ),
    # in a bracket, in a quotation, between dashes
    (
        "The centre has a plan (it was written by the manager in the spring with all of the "
        "parents, and they have a copy of it) for each of the families who stay."
    ),
    (
        "Both the parents of the children in the older group have said that they like the "
        "food, and they and the staff cook together twice a week in the large kitchen."
    ),
]


def hint(text: str) -> str:
    (long,) = (one for one in alarms(text) if one.rule == "PLE001")
    return long.hint


@pytest.mark.parametrize(("text", "last"), AFTER)
def test_a_new_sentence_could_begin(text: str, last: str) -> None:
    assert hint(text) == f"A new sentence could begin after ‘{last}’."


@pytest.mark.parametrize("text", NOWHERE)
def test_no_hint_is_better_than_a_wrong_one(text: str) -> None:
    assert hint(text) == "Divide it, or leave out what the reader does not need."
