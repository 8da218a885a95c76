"""Why a report is not published: each reason a rule, with what to do about it."""

from __future__ import annotations

from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

OURS: Final = Citation(says="our own rule for final versions")

# --- what lies beside the bundle ---------------------------------------------------------

BROKEN_STATES = Rule(
    "PUB001",
    "states-cannot-be-read",
    Severity.ERROR,
    "The steps beside a bundle can be read.",
    "They say who has checked and approved what. Of a file that is not as it was written, nothing "
    "is believed.",
    OURS,
    "Put the file back as it was, from a copy; steps are added by ‘mark’ and ‘approve’ alone.",
)
STRANGE_STATES = Rule(
    "PUB002",
    "states-of-another-bundle",
    Severity.ERROR,
    "The steps beside a bundle are its own.",
    "Steps and approvals of another report say nothing of this one.",
    OURS,
    "Move the file away, or put back the one of this bundle.",
)

# --- approvals ---------------------------------------------------------------------------

MISSING = Rule(
    "PUB010",
    "approval-missing",
    Severity.ERROR,
    "A final version is approved by those who must.",
    "A report on children’s care is published in the name of an inspectorate. Somebody who did not "
    "write it has read it, just as it will be published.",
    OURS,
    "Let each read the proof (render PATH --out DIR --proof), and then: approve PATH --as NAME "
    "--role ROLE.",
)
VOID = Rule(
    "PUB011",
    "approval-void",
    Severity.ERROR,
    "What was approved is what is published.",
    "An approval is for the words that were read, and for what they were made and checked with. "
    "When one of these changes, nobody has approved what is there now.",
    OURS,
    "Look at what has changed, and approve again; or put it back as it was.",
)
UNBELIEVED = Rule(
    "PUB012",
    "approval-not-believed",
    Severity.ERROR,
    "An approval is of the person that it names.",
    "A name in a file can be typed by anybody. Where a team lists the keys of its people, only a "
    "signature by one of these counts.",
    OURS,
    "Approve again with the key that the file of allowed signers gives you: approve … --key FILE.",
)

# --- the report itself -------------------------------------------------------------------


def _rule(id_: str, name: str, title: str, why: str, hint: str) -> Rule:
    return Rule(id_, name, Severity.ERROR, title, why, OURS, hint)


ERRORS = _rule(
    "PUB020",
    "errors-left",
    "A final version has no errors.",
    "The guidance says that it must not be so, or something in the bundle is broken.",
    "‘check’ tells each: mend it; or acknowledge it, where it is a thing of the past.",
)
WARNINGS = _rule(
    "PUB021",
    "warnings-left",
    "Each warning was mended, or looked at and waived.",
    "A warning may be right as it is. Before publication somebody has looked, and says why.",
    "‘check’ tells each: mend it, or waive it in the bundle with a reason and a name.",
)
LEFTOVERS = _rule(
    "PUB022",
    "leftovers",
    "Nothing is left that was to be filled in.",
    "A reader takes a blank for carelessness, and a note to a colleague for the report.",
    "‘check’ tells where each stands: fill it in, or take it out.",
)
PLANNED = _rule(
    "PUB023",
    "planned-text",
    "People have written what is published.",
    "A draft without narrative is put together from the evidence. Nobody stands behind such words "
    "until an inspector has made them their own.",
    "Write the section under ‘narrative’ in the bundle; what was planned may be taken over.",
)
UNREASONED = _rule(
    "PUB024",
    "change-without-reason",
    "A judgement that was changed after feedback has its reason on record.",
    "The provider heard another one, and is told why it changed (001:905; 000:487).",
    "Record the reason in ‘judgements’, under ‘reason’.",
)
COMMENTS = _rule(
    "PUB025",
    "comment-without-answer",
    "Each comment of the provider has an answer.",
    "The inspectorate considers all comments and responds to them (001:913).",
    "In the file of comments beside the bundle, give each an answer, a decision, and your name.",
)
STEPS = _rule(
    "PUB026",
    "step-missing",
    "The steps before publication were made, in their order.",
    "A report is checked, the provider checks its facts, and each comment is answered, before it "
    "is final.",
    "Mark the step when it is made: mark PATH STATE --as NAME --role ROLE.",
)
HELD = _rule(
    "PUB027",
    "held-or-incomplete",
    "Nothing is published while it is held, or while the evidence is not secure.",
    "What is open may change the report. A complaint alone is no reason to hold it: publication is "
    "not normally withheld while a complaint is looked into (000:526).",
    "When that is over: mark PATH resumed --as NAME --role ROLE --reason TEXT.",
)
UNSEEN = _rule(
    "PUB028",
    "claim-not-acknowledged",
    "What a report claims, and what looks like personal data, is borne out or was looked at.",
    "These are what a report is wrong about most often, and what hurts a child or a family most.",
    "‘check’ tells each: give it a record, take it out, or waive it with a reason and a name.",
)
LATE = _rule(
    "PUB029",
    "late-without-reason",
    "What was late has its reason on record.",
    "A deadline that was missed cannot be mended. The record says that it was, and why.",
    "Say why, and who says so: publish … --as NAME --role ROLE --reason TEXT.",
)
OVER = _rule(
    "PUB030",
    "not-to-be-published",
    "Only a report that is still open is published.",
    "One that was withdrawn or superseded is out of use, and a published version is never changed.",
    "To correct what is published: mark PATH corrected --as NAME --role ROLE --reason TEXT.",
)
DECIDED = _rule(
    "PUB031",
    "decided-not-to-publish",
    "A report is not published where it is decided that it is not to be.",
    "In exceptional circumstances a monitoring report is not published, and the reasons are "
    "recorded (001:870; 005:1555). It has no day of publication, and none is due.",
    "It goes to the provider all the same. If the decision is another one now, take the reason out "
    "of the bundle.",
)

RULES: Final = (
    BROKEN_STATES, STRANGE_STATES, MISSING, VOID, UNBELIEVED,
    ERRORS, WARNINGS, LEFTOVERS, PLANNED, UNREASONED, COMMENTS, STEPS, HELD, UNSEEN, LATE, OVER,
    DECIDED,
)  # fmt: skip
"""All of them."""
