"""Where a report stands, what blocks it, and what is due when: what `status` tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.evidence.timetable import Deadline
from pipeline.exchange.answers import Listed
from pipeline.model.finding import Finding
from pipeline.publishing.approvals import Looked
from pipeline.publishing.days import due
from pipeline.publishing.desk import Desk
from pipeline.publishing.ready import case_of
from pipeline.publishing.records.private import can_prove
from pipeline.publishing.refusals import DECIDED
from pipeline.publishing.signing import Signers
from pipeline.publishing.states import Step


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where one report stands on a day.

    `state` is its state, `since` the day of it, if there was a step. `versions` were published.
    `comments` counts those without an answer; `unready` ones cannot stand in the response.
    `blocks` are the reasons why it cannot be published now; of one that is, there are none.
    """

    desk: Desk
    state: str
    since: date | None
    versions: tuple[Step, ...]
    looked: Looked
    comments: int
    unready: tuple[Listed, ...]
    blocks: tuple[Finding, ...]
    steps: tuple[Deadline, ...]
    today: date

    @property
    def is_ruled_out(self) -> bool:
        """Return whether it is decided that it is not to be published."""
        return any(one.rule is DECIDED for one in self.blocks)

    @property
    def unprovable(self) -> tuple[int, ...]:
        """Return the published versions of which nothing can be proved any more: lost salts."""
        numbers = (one.version for one in self.versions)
        return tuple(one for one in numbers if not can_prove(self.desk.beside.version(one)))


def whereabouts(desk: Desk, known: Signers | None, today: date) -> Whereabouts:
    """Return where a report stands. Raises BrokenError for keys that lie beside the bundle."""
    standing, looked = desk.journal.standing, desk.looked(known, today)
    state = standing.reached(approved=looked.enough)
    since = {str(name): day for name, day in standing.since.items()}.get(state)
    done = "published" in standing.done or standing.ended
    case = case_of(desk, looked, today)
    return Whereabouts(
        desk=desk,
        state=state,
        since=since,
        versions=standing.versions,
        looked=looked,
        comments=len(case.comments),
        unready=desk.comments.unready,
        blocks=() if done else case.refusals(),
        steps=due(desk.bundle, desk.type_, standing),
        today=today,
    )
