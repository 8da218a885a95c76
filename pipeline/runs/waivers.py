"""Waivers: a bundle may accept a warning or a notice, somewhere or everywhere; never an error."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pipeline.evidence.bundle import Bundle, Waiver
from pipeline.evidence.door import OURS
from pipeline.model.finding import Finding, Rule, Severity

WAIVER = Rule(
    "BND030",
    "idle-waiver",
    Severity.NOTICE,
    "A waiver stands for something.",
    "A waiver that matches nothing hides that its reason is gone. An error cannot be waived.",
    OURS,
    "Remove the waiver, or mend its rule or pointer.",
)


def unwaived(
    findings: Sequence[Finding], bundle: Bundle, rule: Callable[[str], Rule | None]
) -> Iterator[Finding]:
    """Yield the findings that no waiver accepts, then the waivers that accept nothing.

    `rule` gives the rule of an id or name, if there is one.
    """
    idle = set(bundle.waivers)
    for finding in findings:
        accepting = {one for one in bundle.waivers if _accepts(one, finding)}
        idle -= accepting
        if not accepting:
            yield finding
    for waiver in bundle.waivers:
        if waiver in idle:
            place = bundle.file.place(waiver.pointer)
            message = _idle(rule(waiver.rule))
            yield WAIVER.at(place, message, key=f"{waiver.rule} {waiver.at}")


def _idle(known: Rule | None) -> str:
    """Return why a waiver accepts nothing. An id that is no rule’s is not repeated."""
    if known is None:
        return "This waiver names no rule."
    if known.severity is Severity.ERROR:
        return f"This waiver is for {known.id}, an error, which cannot be waived."
    return f"This waiver is for {known.id}, which finds nothing here."


def _accepts(waiver: Waiver, finding: Finding) -> bool:
    if finding.severity is Severity.ERROR or waiver.rule != finding.rule.id:
        return False
    address = finding.place.bundle
    return not waiver.at or bool(address and _is_at(address.pointer, waiver.at))


def _is_at(pointer: str, waived: str) -> bool:
    return pointer == waived or pointer.startswith(f"{waived}/")
