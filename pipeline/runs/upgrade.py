"""One bundle becomes one of today’s version: only what loses nothing is changed, as text.

No fact is invented. What the older version left to silence, and what a waiver did not say, is
listed for a person to decide.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pipeline.checks.declarations import silent
from pipeline.evidence.bundle import Bundle, Waiver
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.evidence.json import edits
from pipeline.evidence.versions import CURRENT
from pipeline.language.choices import NONE, Choices
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Place
from pipeline.runs.examine import Examined, examine
from pipeline.runs.waivers import IDLE

State: TypeAlias = Literal["upgraded", "current", "invalid"]


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What became of a bundle: its bytes, what was changed in it, and what is to be decided.

    One that is of today’s version already, or not valid, is as it was.
    """

    source: RawBundle
    state: State
    content: bytes
    version: str = ""
    changed: tuple[str, ...] = ()
    to_decide: tuple[str, ...] = ()


def upgrade(source: RawBundle, choices: Choices = NONE) -> Upgraded:
    """Return a bundle as one of today’s version. Raises BrokenError as `examine` does."""
    taken = intake(source)
    if taken.bundle is None:
        return Upgraded(source, "invalid", source.raw)
    if taken.bundle.version == CURRENT:
        return Upgraded(source, "current", source.raw, CURRENT)
    examined = examine(source, choices)
    named = dict(_named(examined))
    content = _edited(taken.bundle, named)
    if intake(RawBundle(source.name, content, source.first_line)).bundle is None:
        place = Place(BundleAddress(source.name, "", source.first_line, 1))
        raise BrokenError("What ‘upgrade’ would write is not valid.", place=place)
    changed = (
        f"waiver {_number(one)} ({one.rule}) names its finding: {fingerprint}"
        for one, fingerprint in named.items()
    )
    version = taken.bundle.version
    return Upgraded(
        source, "upgraded", content, version, tuple(changed), tuple(_to_decide(examined))
    )


def _named(examined: Examined) -> Iterator[tuple[Waiver, str]]:
    """Yield each waiver that holds for one finding and does not say for which, and that finding."""
    for waiver, findings in examined.held:
        if len(findings) == 1 and not (waiver.finding or waiver.words):
            yield waiver, findings[0].fingerprint


def _edited(bundle: Bundle, named: dict[Waiver, str]) -> bytes:
    """Return the text with today’s version, and with the findings of waivers."""
    told = (
        edits.field_after(bundle.file, f"{one.pointer}/rule", "finding", fingerprint)
        for one, fingerprint in named.items()
    )
    version = edits.value(bundle.file, "/schema_version", CURRENT)
    return edits.done(bundle.file, (version, *told)).encode()


def _to_decide(examined: Examined) -> Iterator[str]:
    """Yield what no program may decide: what is silent, and waivers that hold for nothing."""
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if bundle is not None and type_ is not None:
        yield from (f"It does not say {one.about} ({one.at})." for one in silent(bundle, type_))
    for finding in examined.findings:
        if finding.rule is IDLE:
            at = finding.place.bundle
            line = f"Line {at.line}: " if at else ""
            yield f"{line}{finding.message} {finding.hint}".rstrip()


def _number(waiver: Waiver) -> int:
    return int(waiver.pointer.rpartition("/")[2]) + 1
