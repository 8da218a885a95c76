"""What is too short to act on: our own limit, and plain acts that need few words."""

from __future__ import annotations

import pytest

from pipeline.checks.rests import says_too_little

SHORT = (
    "Improve supervision.",
    "Do better.",
    "Train staff.",
    "Check care.",
    "Warm rooms.",
    "Review risks.",
    "Keep children safe.",
    "Improve record keeping now.",
    "The registered person must meet this regulation.",
    "The registered provider should ensure that this standard is fully met at all times.",
    "Take appropriate action to address this matter.",
    "Leaders must improve the quality of practice.",
    "Mend it.",
    "The manager must act.",
)
ENOUGH = (
    "Repair the fire door by the due date.",
    "Mend the garden gate.",
    "Repair the boiler.",
    "Appoint a registered manager.",
    "Notify Ofsted of every serious event.",
    "Find out what difference training makes to children.",
    "Ensure that staff have supervision each month.",
    "Write down the reason for each restraint.",
    "The registered person must keep the gate locked.",
    "Make sure that medicines are locked away.",
    "Meet families before they move in.",
    "Give each family its assessment in writing.",
    "Staff need training in how to spot exploitation.",
    "Improve the checks on workers before they start.",
)


@pytest.mark.parametrize("action", SHORT)
def test_it_says_too_little(action: str) -> None:
    assert says_too_little(action)


@pytest.mark.parametrize("action", ENOUGH)
def test_it_says_enough(action: str) -> None:
    assert not says_too_little(action)
