"""A publication: why it is refused, what is written, and what stays with the team."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from pipeline.evidence.public import text_of
from pipeline.evidence.timetable import Deadline
from pipeline.language.choices import Choices
from pipeline.model.finding import Finding
from pipeline.publishing import journal
from pipeline.publishing.approvals import Looked
from pipeline.publishing.days import due
from pipeline.publishing.desk import Desk
from pipeline.publishing.final import Final, files, final
from pipeline.publishing.ready import case_of
from pipeline.publishing.records import material, stamps
from pipeline.publishing.records.version import Put, Version, put_version
from pipeline.publishing.signing import Signers
from pipeline.publishing.states import Step
from pipeline.resources import Source, noting
from pipeline.runs.leaks.search import scan
from pipeline.runs.manifest import made_from
from pipeline.writers import USUAL


@dataclass(frozen=True, slots=True)
class Who:
    """Who publishes, in which role, and why something was late; each may be empty."""

    name: str = ""
    role: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Order:
    """A publication that is asked for: where to, by whom, on which day, and whose word counts.

    With `large_print` a version has its documents in large print, too.
    """

    out: Path
    who: Who
    today: date
    known: Signers | None
    choices: Choices
    sign: Callable[[bytes], str] | None = None
    timestamp: str = ""
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """What came of it: why it was refused, or what was put in place."""

    refusals: tuple[Finding, ...] = ()
    put: Put | None = None


def publish(desk: Desk, order: Order) -> Published:
    """Publish a bundle, or return all reasons why not. Its steps are held meanwhile.

    What is published already, word for word, is not written again. Raises BrokenError where the
    disk refuses, or what stands there is not ours.
    """
    looked = desk.looked(order.known, order.today)
    again = _stands_already(desk, order)
    if not again:
        refusals = case_of(desk, looked, order.today, order.who.reason).refusals()
        if refusals:
            return Published(refusals)
    with noting() as noted:
        whole = final(desk.documents)
        made = files(whole, large_print=order.large_print)
    if leaks := scan(made, desk.bundle):
        return Published(leaks)
    version = replace(_version(desk, order, whole, made, looked, noted), again=again)
    put = put_version(order.out, desk.beside, version, order.sign)
    if "published" not in desk.journal.standing.done:
        _record(desk, order, whole, put)
    if order.timestamp:
        stamps.add(order.out, version.id, put.version, order.timestamp)
    return Published(put=put)


def published_id(desk: Desk) -> str:
    """Return by which name a report is published.

    An id may say what a report must not: where it is anonymous, the reference number and the day
    stand in its place.
    """
    bundle = desk.bundle
    if not desk.type_.anonymous:
        return bundle.id
    reference = text_of(bundle.public.at("/setting/reference"))
    name = f"{reference}-{bundle.end.isoformat()}"
    return re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")


def _stands_already(desk: Desk, order: Order) -> bool:
    """Return whether just this was published, into the same folder."""
    standing = desk.journal.standing
    if "published" not in standing.done or standing.ended or standing.blocked:
        return False
    last = standing.versions[-1]
    folder = order.out / published_id(desk) / f"v{last.version}"
    return last.content == desk.content.digest and folder.is_dir()


def _version(
    desk: Desk,
    order: Order,
    whole: Final,
    made: Mapping[str, bytes],
    looked: Looked,
    noted: Iterable[Source],
) -> Version:
    bundle, standing = desk.bundle, desk.journal.standing
    sources = {*desk.examined.sources, *noted}
    large = {"large_print": True} if order.large_print else {}
    options = {"formats": list(USUAL), "final": True, **large, **order.choices.entry()}
    return Version(
        id=published_id(desk),
        day=order.today,
        content=whole.content,
        files=made,
        bundle=bundle.file.text.encode(),
        evidence=material.evidence(bundle),
        paragraphs=material.paragraphs(desk.documents),
        about={
            "bundle": {"id": bundle.id, "sha256": bundle.digest},
            "report_type": {"id": desk.type_.id, "version": desk.type_.version},
            "made_from": made_from(bundle.digest, "", options, sources).entry(),
            **_came_about(desk, looked, order),
        },
        replaces=standing.versions[-1].version if standing.versions else 0,
        corrects=bool(standing.versions) and "published" not in standing.done,
    )


def _record(desk: Desk, order: Order, whole: Final, put: Put) -> None:
    """Add to the steps that it is published; and final, if nobody has marked that before."""
    who, steps = order.who, desk.journal
    if who.name and who.role and "final" not in steps.standing.done:
        steps = steps.with_step(Step("final", order.today, who.name, who.role))
    step = Step(
        "published",
        order.today,
        who.name,
        who.role,
        who.reason,
        content=desk.content.digest,
        version=put.version,
        digest=whole.content,
    )
    journal.add(desk.beside, steps, step, desk.content)


def _came_about(desk: Desk, looked: Looked, order: Order) -> dict[str, Any]:
    """Return approvals, waivers and acknowledgements, deadlines met or missed, and scores."""
    deadlines = due(desk.bundle, desk.type_, desk.journal.standing, order.today)
    given = {name: value for name, value in asdict(order.who).items() if value}
    return {
        "approvals": [_approval(one) for one in looked.valid],
        "acknowledged": list(_acknowledged(desk)),
        "deadlines": [_deadline(one) for one in deadlines],
        "measured": asdict(desk.examined.measured),
        "published": {"date": order.today.isoformat(), **given},
    }


def _approval(step: Step) -> dict[str, Any]:
    return {
        "date": step.date.isoformat(),
        "name": step.name,
        "role": step.role,
        "content": step.content,
        "signed": bool(step.signature),
    }


def _acknowledged(desk: Desk) -> Iterator[dict[str, Any]]:
    """Yield what was waived or acknowledged: the finding, and the entry that says so."""
    for waiver, found in desk.examined.held:
        for one in found:
            yield {
                "rule": one.rule.id,
                "finding": one.fingerprint,
                "waiver": waiver.pointer,
                "acknowledges": waiver.acknowledges,
            }


def _deadline(one: Deadline) -> dict[str, Any]:
    return {
        "id": one.step.id,
        "due": one.due.isoformat(),
        "done": one.done.isoformat() if one.done else None,
        "late": one.late,
    }
