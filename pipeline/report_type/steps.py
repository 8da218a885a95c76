"""The steps after an inspection: the fields of `event.timetable`, and what each is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TIMETABLE: Final = "/event/timetable"

STEPS: Final[Mapping[str, str]] = {
    "feedback": "Feedback",
    "debrief": "Debrief",
    "change_told": "News of a changed judgement",
    "manager_checked": "Check by the manager",
    "draft_sent": "Draft report",
    "comments_received": "Comments on the draft",
    "comments_answered": "Answer to the comments",
    "complaint_received": "Formal complaint",
    "final_sent": "Final report",
    "received": "Receipt of the final report",
    "published": "Publication",
    "published_by_board": "Publication by the board",
    "case_review": "Case review",
    "authorities_told": "Notice to local authorities",
    "authorities_called": "Telephone call about the notice",
    "notice_forwarded": "Notice passed on to the provider",
    "school_team_told": "News to the team for independent schools",
    "action_plan_received": "Action plan",
    "statement_published": "Publication of the statement of action",
    "next_visit": "Next visit",
    "next_inspection": "Next inspection",
}
"""What a message calls each step."""

NAMED: Final = "_by"
"""Ends the field, beside that of a step, that says who did it."""

AT_ANY_TIME: Final = frozenset({"complaint_received"})
"""Steps that may come while an inspection goes on: a complaint may (000:526)."""
