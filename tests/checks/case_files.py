"""A case: a sample, a few edits to it, and what one rule has to say of the result.

`cases/<RULE>/pass*.json` must leave the rule silent; `cases/<RULE>/fail*.json` must raise it. As it
is, the sample of a `fail*.json` must leave it silent, too.
Every file is an object. Its edits are those of `scripts/bundle_edits.py`; its other keys are

    about      what the case shows, in a sentence
    report     [old, new]: a heading or fixed wording of the report, which no bundle can change
    turn_on    a kind of evidence rule that the report type does not turn on by itself
    by         `check`, or `batch` for what only a whole batch can see
    beside     edits that make another bundle of the same sample, for what only a run can see
    finds      what the rule says: severity, pointer, message, perhaps the source it cites

What other rules find in the same bundle is no business of a case. It is counted in `also.txt`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.checks import registry
from pipeline.checks.case.case import Case as Composed
from pipeline.checks.copies.digests import Key
from pipeline.evidence.find import RawBundle
from pipeline.model.document import Block, Inline, Section, Statement, Text
from pipeline.model.finding import Citation, Finding
from pipeline.report_type.demands import EvidenceKind, EvidenceRule
from pipeline.runs.copies.run import Copies
from pipeline.runs.examine import Examined, examine
from pipeline.runs.folders import no_folder
from scripts.bundle_edits import EDITS, raw, read

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = Path(__file__).with_name("cases")
NAME = "bundle.json"
KEYS: Mapping[str, type] = {
    "about": str,
    **EDITS,
    "report": list,
    "turn_on": str,
    "by": str,
    "beside": dict,
    "finds": list,
}


@dataclass(frozen=True)
class CaseFile:
    """One file of `cases/`."""

    path: Path
    content: Mapping[str, Any]

    @property
    def rule(self) -> str:
        return self.path.parent.name

    @property
    def title(self) -> str:
        return f"{self.rule}/{self.path.stem}"

    @property
    def fails(self) -> bool:
        return self.path.stem.startswith("fail")


def case_files() -> Iterator[CaseFile]:
    for path in sorted(CASES.glob("*/*.json")):
        yield CaseFile(path, read(path, KEYS, needed=("about", "base")))


def examined(case: Mapping[str, Any]) -> Examined:
    """Return what `check` makes of the bundle that a case describes."""
    return _examined(RawBundle(NAME, raw(case)))


_examined = lru_cache(maxsize=2048)(examine)  # several tests look at the same case


def findings(case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return all that is found in a case."""
    if case.get("by") == "batch":
        return _in_a_folder(examined(case))
    if "beside" in case:
        return _in_a_run(case)
    if "report" in case:
        return _with_words(examined(case), *case["report"])
    if "turn_on" in case:
        return _turned_on(examined(case), case["turn_on"])
    return examined(case).findings


def composed(of: Examined) -> Composed | None:
    """Return what checks look at, if the bundle could be composed."""
    bundle, type_ = of.intake.bundle, of.intake.report_type
    if bundle is None or type_ is None or of.composition is None:
        return None
    return Composed(bundle, type_, of.composition)


def _in_a_folder(of: Examined) -> tuple[Finding, ...]:
    """Return what is found in a bundle that is to have a folder of its own."""
    assert of.intake.bundle
    found = no_folder(of.intake.bundle)
    return (found,) if found else of.findings


def _in_a_run(case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return what is found in the bundle of a case by itself, and beside another one."""
    sources = {
        NAME: RawBundle(NAME, raw(case)),
        "beside.json": RawBundle("beside.json", raw({"base": case["base"], **case["beside"]})),
    }
    copies = Copies(Key(b"a case"), again=lambda one: sources[one.name])
    for one in sources.values():
        copies.add(one, _examined(one))
    found = (*_examined(sources[NAME]).findings, *copies.findings())
    return tuple(one for one in found if one.place.bundle and one.place.bundle.file == NAME)


# --- the report --------------------------------------------------------------------------


def _with_words(of: Examined, old: str, new: str) -> tuple[Finding, ...]:
    case = composed(of)
    assert case
    first, *others = case.composition.documents
    changed = replace(first, sections=_changed(first.sections, old, new))
    assert changed != first, f"not in the report: {old}"
    documents = (changed, *others)
    return registry.run(replace(case, composition=replace(case.composition, documents=documents)))


def _turned_on(of: Examined, kind: EvidenceKind) -> tuple[Finding, ...]:
    case = composed(of)
    assert case
    ours = EvidenceRule(kind, "must", Citation(says="this case"))
    rules = replace(case.report_type.rules, evidence=(*case.report_type.rules.evidence, ours))
    return registry.run(replace(case, report_type=replace(case.report_type, rules=rules)))


def _changed(sections: Sequence[Section], old: str, new: str) -> tuple[Section, ...]:
    def words(inline: Inline) -> Inline:
        return (
            replace(inline, text=inline.text.replace(old, new)) if type(inline) is Text else inline
        )

    def block(one: Block) -> Block:
        if isinstance(one, Statement):
            return replace(one, inlines=tuple(map(words, one.inlines)))
        return one

    return tuple(
        replace(
            section,
            title=tuple(map(words, section.title)),
            blocks=tuple(map(block, section.blocks)),
            sections=_changed(section.sections, old, new),
        )
        for section in sections
    )
