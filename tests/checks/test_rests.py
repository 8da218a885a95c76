"""What is too short to act on: our own limit, and plain acts that need few words."""

from __future__ import annotations

import pytest

from pipeline.checks.case.acts import says_too_little

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
    "Comply with regulation 12.",
    "Ensure that regulation 10 of the Residential Family Centres Regulations 2002 is met in full.",
    "Act on all points that were raised at this visit.",
    "Develop and implement an improvement plan that is effective.",
    "Take account of the feedback from inspectors and improve accordingly.",
    "Leaders should set high expectations and drive further improvement for all families.",
    "Build on what works well so that provision becomes consistently good.",
    "Remedy each of the failings that are listed in this report without further delay.",
    "Bring the centre up to the standard that is expected of it.",
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
    "Ensure that there are sufficient staff at all times.",
    "Give feedback to parents after each assessment.",
    "Put in place a plan for each child.",
    "Ensure that a registered manager is in place.",
    "Respond to parents promptly and in full.",
    "Meet each family at home.",
    "Work with fathers as well as with mothers.",
    "Make sure that children are heard.",
    "Provide heating that works in all rooms.",
    "Take steps to stop bullying at night.",
)


@pytest.mark.parametrize("action", SHORT)
def test_it_says_too_little(action: str) -> None:
    assert says_too_little(action)


@pytest.mark.parametrize("action", ENOUGH)
def test_it_says_enough(action: str) -> None:
    assert not says_too_little(action)
