"""Steps in their order: what may come next, and what is said of what may not."""

from __future__ import annotations

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.publishing.states import MARKED, STATES, Asked, State, Step, hindrance, stands

ASKED = Asked()
WAY = "checked with-provider comments-answered"


def after(states: str) -> tuple[Step, ...]:
    """Return steps, one a day; each publication is the next version."""
    versions = count(1)
    return tuple(
        Step(
            name,  # type: ignore[arg-type]
            date(2025, 4, day),
            "Jo Sample",
            "manager",
            version=next(versions) if name == "published" else 0,
        )
        for day, name in enumerate(states.split(), 1)
    )


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ("", "draft"),
        ("checked", "checked"),
        ("checked with-provider checked", "with-provider"),
        (WAY, "comments-answered"),
        (f"{WAY} approved", "comments-answered"),  # one approval is not all of them
        (f"{WAY} final", "final"),
        (f"{WAY} published", "published"),
        (f"{WAY} held", "held"),
        (f"{WAY} held resumed", "comments-answered"),
        (f"{WAY} published corrected", "corrected"),
        (f"{WAY} published corrected checked", "checked"),
        (f"{WAY} published superseded", "superseded"),
        (f"{WAY} published superseded withdrawn", "withdrawn"),
    ],
)
def test_where_it_stands(steps: str, state: str) -> None:
    assert stands(after(steps)).reached(approved=False) == state


def test_with_all_approvals_it_is_approved() -> None:
    assert stands(after(f"{WAY} approved approved")).reached(approved=True) == "approved"


@pytest.mark.parametrize(
    ("steps", "new", "first"),
    [
        ("", "with-provider", "‘checked’ comes first"),
        ("", "comments-answered", "‘checked’ comes first"),
        ("checked", "comments-answered", "‘with-provider’ comes first"),
        ("checked with-provider", "approved", "‘comments-answered’ comes first"),
        (WAY, "final", "All approvals come first"),
        ("", "resumed", "neither held nor incomplete"),
        ("held", "checked", "when that is over, mark it resumed"),
        ("incomplete", "held", "mark it resumed first"),
        ("checked", "corrected", "Only a published version can be corrected."),
        ("checked", "withdrawn", "this never was"),
        (f"{WAY} published", "checked", "mark it corrected"),
        (f"{WAY} published superseded", "corrected", "no step comes after that"),
        (f"{WAY} published withdrawn", "superseded", "no step comes after that"),
    ],
)
def test_what_comes_first_is_said(steps: str, new: State, first: str) -> None:
    assert first in hindrance(stands(after(steps)), new, ASKED)


@pytest.mark.parametrize(
    ("steps", "new"),
    [
        ("", "checked"),
        ("", "held"),
        ("checked", "with-provider"),
        (f"{WAY} published held", "resumed"),
        (f"{WAY} published", "corrected"),
        (f"{WAY} published held", "withdrawn"),
        (f"{WAY} published superseded", "withdrawn"),
        (f"{WAY} published withdrawn", "corrected"),
    ],
)
def test_what_may_come(steps: str, new: State) -> None:
    assert hindrance(stands(after(steps)), new, ASKED) == ""


def test_a_correction_need_not_go_to_the_provider_again() -> None:
    steps = stands(after(f"{WAY} published corrected checked"))
    assert hindrance(steps, "approved", ASKED) == ""


def test_a_type_without_a_factual_check_asks_for_none() -> None:
    alone = Asked(provider=False, comments=False)
    assert hindrance(stands(after("checked")), "approved", alone) == ""


def test_approvals_of_an_earlier_version_count_no_more() -> None:
    steps = after(f"{WAY} approved approved published corrected")
    assert stands(steps).approvals == ()
    assert [one.version for one in stands(steps).versions] == [1]


@given(st.lists(st.sampled_from(STATES), max_size=30))
def test_nothing_is_published_before_it_was_checked(states: list[State]) -> None:
    """Whatever is tried in whatever order: only what is not hindered is taken."""
    steps: tuple[Step, ...] = ()
    for state in states:
        if not hindrance(stands(steps), state, ASKED, approved=True):
            steps += (Step(state, date(2025, 4, 1), "Jo", "manager"),)
    made = [one.state for one in steps]
    for at, state in enumerate(made):
        if state == "published":
            last = max((n for n, one in enumerate(made[:at]) if one == "corrected"), default=-1)
            assert "checked" in made[last + 1 : at]
            assert "published" not in made[last + 1 : at]
        if state in ("superseded", "withdrawn"):
            assert "published" in made[:at]


def test_each_state_that_is_marked_says_what_it_means() -> None:
    assert set(STATES) - set(MARKED) == {"approved", "published"}
