"""PRV: what looks like personal data."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import BUILDINGS
from pipeline.checks.personal.index import index
from pipeline.checks.personal.links import Target, names_person, targets
from pipeline.checks.personal.shape_file import shapes, squeezed
from pipeline.checks.personal.shapes import Shaped, in_address, in_texts
from pipeline.checks.severity import severity
from pipeline.evidence.public import told_texts_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

PERSONAL_DATA = Rule(
    "PRV002",
    "personal-data-shape",
    Severity.WARNING,
    "The text holds no postcode, address, date of birth, name online, number plate, or number of a "
    "telephone, bank account, person or case.",
    "They identify a person or a place, and privacy is respected at all times. The addresses of "
    "links are looked at, too. The provider’s published address and telephone number, how to reach "
    "the team that inspected, and whom a worried reader can call have fields of their own, which "
    "are not looked at. A house number with a street may be the address of a court or a surgery, "
    "so it is a notice.",
    Citation("001", "643"),
    "Leave it out, or waive the finding if it belongs to an organisation.",
    past=True,
)


_OWN: Final = ("/setting", "/event/contact", "/facts/someone_to_call")


def personal_data_shape(case: Case) -> Iterator[Finding]:
    """Find what looks like personal data in the free text that may be published."""
    public = _Public(case)
    words = index(case)
    seen: set[tuple[int, str]] = set()
    for one in in_texts(words):
        text = words.text_at(one.start)
        if (text, one.value) not in seen and not public.has(one):
            seen.add((text, one.value))
            yield PERSONAL_DATA.at(
                words.place(case, one.start, one.end),
                f"This looks like {one.shape.told}.",
                severity=severity(one.shape.force),
                key=f"{one.shape.id} {one.value} {words.said_at(one.start)}",
            )
    for target in targets(case):
        if held := next((one for one in _in_target(target) if not public.has(one)), None):
            yield PERSONAL_DATA.at(
                target.place(case),
                f"The address of this link holds what looks like {held.shape.told}.",
                severity=severity(held.shape.force),
                key=f"{held.shape.id} {target.href}",
            )
        elif not _is_of_public_host(target) and names_person(target, _named(case)):
            yield PERSONAL_DATA.at(
                target.place(case),
                "The address of this link holds what looks like a person’s name.",
                key=f"name {target.href}",
            )


def _named(case: Case) -> frozenset[str]:
    """Return the words of the names that are public, in small letters."""
    return frozenset(word for name in case.bundle.names for word in name.lower().split())


def _is_of_public_host(target: Target) -> bool:
    return any(
        target.host == host
        or target.host.endswith(f".{host}")
        or f"{target.host}{target.said}".startswith(host)
        for host in shapes().public.hosts
    )


def _in_target(target: Target) -> Iterator[Shaped]:
    if not _is_of_public_host(target):
        yield from in_address(target.said, links=not target.href.startswith("mailto:"))


class _Public:
    """What a report may hold whatever it looks like: the setting’s own, and what all know."""

    def __init__(self, case: Case) -> None:
        self._case = case

    @cached_property
    def _setting(self) -> list[str]:
        public = self._case.bundle.public
        told = (one for at in _OWN for one in told_texts_of(public.at(at)))
        return [squeezed(text) for pointer, text in told if not pointer.startswith(BUILDINGS)]

    @cached_property
    def _ids(self) -> set[str]:
        return {squeezed(one.id) for one in self._case.bundle.evidence}

    def has(self, one: Shaped) -> bool:
        """Return whether something is public."""
        value = squeezed(one.value)
        if value in self._ids or value in shapes().public.values:
            return True
        return any(setting.endswith(value) for setting in self._setting)
