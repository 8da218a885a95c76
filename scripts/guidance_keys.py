"""Reads `docs/reference/guidance.toml`, and finds what it names in the report types."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from pipeline.checks.severity import severity  # noqa: E402
from pipeline.evidence.schema.files import bundle_schema, type_schema  # noqa: E402
from pipeline.evidence.schema.view import View  # noqa: E402
from pipeline.model.finding import Citation, Severity  # noqa: E402  the package of this checkout
from pipeline.report_type.definition import DocumentType, ReportType, SectionType, StatementContent  # noqa: E402
from pipeline.report_type.toml.file import ids, load  # noqa: E402

DATA = ROOT / "docs" / "reference" / "guidance.toml"
KEYS = (
    "asks", "source", "force", "does", "checked_by", "held_by", "proved_by", "decided",
    "silent_in", "not_by_program", "todo",
)  # fmt: skip

Line = tuple[str, int]  # a document and a line of its text


@dataclass(frozen=True, slots=True)
class Row:
    """One rule of the guidance, and what this tool does about it."""

    id: str
    asks: str
    source: str
    force: str
    does: str = ""
    checked_by: Sequence[str] = ()
    held_by: Sequence[str] = ()
    proved_by: Sequence[str] = ()
    decided: Sequence[str] = ()
    silent_in: str = ""
    not_by_program: str = ""
    todo: str = ""

    @property
    def treatment(self) -> str:
        """Return in a word or two what the tool does."""
        if self.todo:
            return "Not yet"
        if self.silent_in:
            return "Kept silent"
        if self.checked_by:
            return "In part" if self.not_by_program else "Checked"
        return "For people" if self.not_by_program else "Built in"


@dataclass(frozen=True, slots=True)
class Framework:
    """A framework, the report types that hold its rules, and the rules."""

    id: str
    title: str
    types: Sequence[str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """What a key leads to in one report type: who says so, which rules check it, how strictly."""

    type: str
    key: str
    citation: Citation | None = None
    rules: tuple[str, ...] = ()
    severity: Severity = Severity.ERROR


def frameworks() -> tuple[Framework, ...]:
    """Return all frameworks with their rules, in the order of the file."""
    data = tomllib.loads(DATA.read_text("utf-8"))
    return tuple(
        Framework(id_, one["title"], one["types"], tuple(_rows(one["rules"])))
        for id_, one in data.items()
    )


def _rows(rules: dict[str, Any]) -> Iterator[Row]:
    for id_, one in rules.items():
        yield Row(id=id_, **one)  # an unknown key is a TypeError


def lines(source: str) -> set[Line]:
    """Return the lines of a source such as `001:84-86, 88; 002:7`."""
    found: set[Line] = set()
    for part in source.split(";"):
        seed, _, rest = part.strip().partition(":")
        for first, last in re.findall(r"(\d+)(?:-(\d+))?", rest):
            found |= {(seed, line) for line in range(int(first), int(last or first) + 1)}
    return found


def held(row: Row, framework: Framework) -> list[Held]:
    """Return what the keys of a rule lead to. Raises KeyError for a key that leads nowhere."""
    return [one for key in row.held_by for one in _held(key, framework)]


def _held(key: str, framework: Framework) -> list[Held]:
    """Return what a key leads to in each type it names; each of them must have it."""
    named, colon, entry = key.rpartition(": ")
    types = [id_ for id_ in ids() if fnmatch(id_, named)] if colon else framework.types
    found = [_found(load(id_), entry) for id_ in types]
    if not found or not all(found):
        raise KeyError(f"{key} leads nowhere")
    return [one for one in found if one]


def _found(type_: ReportType, key: str) -> Held | None:
    kind, _, id_ = key.partition("/")
    return fields(type_.id, id_) if kind == "fields" else entries(type_).get(key)


def fields(type_: str, name: str) -> Held | None:
    """Return the field of a bundle with this name, such as `evidence[].source.kind`, if any."""
    view = View.of(bundle_schema(), type_schema(type_))
    for step in name.replace("[]", ".[]").split("."):
        if step != "[]" and step not in view.names() and view.names():
            return None
        view = view.below(0 if step == "[]" else step)
        if not view.parts:
            return None
    return Held(type_, f"fields/{name}")


# --- entries of a report type ------------------------------------------------------------

_LIMITS = {
    "paragraphs": "LEN001",
    "sentences-per-paragraph": "LEN002",
    "share-of-short-paragraphs": "LEN004",
}
_EVIDENCE = {
    "interview-time": "EVD010", "initials": "EVD011", "quote-in-evidence": "EVD012",
    "quote-permission": "EVD013", "several-sources": "EVD014", "regulation-named": "EVD015",
    "standard-named": "EVD016", "requirement-expected": "EVD017", "cases-tracked": "EVD018",
    "carried-over": "EVD019", "addressed": "EVD020", "paragraph-rests": "EVD023",
    "improvement-rests": "EVD024", "requirement-detail": "EVD025",
    "recommendation-detail": "EVD025", "improvement-expected": "EVD026",
}  # fmt: skip
_CONTRADICTIONS = {"facts": "BND055", "grades": "GRD006", "practice": "SEC006"}


def entries(type_: ReportType) -> dict[str, Held]:
    """Return every entry of a report type that a key can name, by its key."""
    return {one.key: one for one in (*_rules(type_), *_parts(type_), *_wholes(type_))}


def _rules(type_: ReportType) -> Iterator[Held]:
    rules, at = type_.rules, type_.id
    for cap in rules.caps:
        rule = "GRD002" if cap.force == "must" else "GRD003"
        yield Held(at, f"caps/{cap.id}", cap.citation, (rule,), severity(cap.force))
    for one in rules.limits:
        yield Held(at, f"limits/{one.id}", one.citation, (_LIMITS[one.id],), severity("usual"))
    for no in rules.forbidden:
        yield Held(at, f"forbidden/{no.id}", no.citation, ("STM003",), severity(no.force))
    for said in rules.said:
        yield Held(at, f"said/{said.id}", said.citation, ("STM002",), severity(said.force))
    for by in rules.evidence:
        key = f"evidence_rules/{by.kind}"
        yield Held(at, key, by.citation, (_EVIDENCE[by.kind],), severity(by.force))
    for no_both in rules.contradictions:
        key = f"contradictions/{no_both.id}"
        how_bad = severity(no_both.force)
        yield Held(at, key, no_both.citation, (_CONTRADICTIONS[no_both.kind],), how_bad)
    for step in rules.timetable:
        checks = ("BND040",) if step.at else ()
        yield Held(at, f"timetable/{step.id}", step.citation, checks, severity(step.force))
    for order in rules.order:
        key = f"order/{order.id}"
        yield Held(at, key, order.citation, ("BND041",), severity(order.force))
    for needed in rules.needed:
        key = f"needed/{needed.id}"
        yield Held(at, key, needed.citation, ("BND042",), severity(needed.force))


def _parts(type_: ReportType) -> Iterator[Held]:
    for judgement in type_.judgements:
        rules = () if judgement.optional else ("BND024",)
        yield Held(type_.id, f"judgements/{judgement.id}", judgement.citation, rules)
    for area in type_.areas:
        yield Held(type_.id, f"areas/{area.id}", area.citation)
    for document in type_.documents:
        yield Held(type_.id, f"documents/{document.id}")
        for section in sections(document):
            source = section.required or section.citation
            checks = ("SEC001",) if section.required or section.written else ()
            yield Held(type_.id, f"sections/{section.id}", source, checks)
            for one in section.content:
                if isinstance(one, StatementContent):
                    yield Held(type_.id, f"statements/{one.id}", one.citation, ("STM001",))


def _wholes(type_: ReportType) -> Iterator[Held]:
    yield Held(type_.id, "plan")
    yield Held(type_.id, "areas")
    yield Held(type_.id, "grades", rules=("GRD001",))
    yield Held(type_.id, "judgements", rules=("BND024",))
    yield Held(type_.id, "sections", rules=("SEC002",))
    if covered := type_.rules.coverage:
        how_bad = severity(covered.force, "whole" if covered.force == "must" else "partial")
        yield Held(type_.id, "coverage", covered.citation, ("EVD001", "EVD002"), how_bad)
    if proportions := type_.rules.proportions:
        yield Held(type_.id, "proportions", proportions, ("PRP001",), severity("usual"))


def sections(document: DocumentType) -> Iterator[SectionType]:
    """Yield every section of a document, and those inside it."""

    def walk(found: tuple[SectionType, ...]) -> Iterator[SectionType]:
        for section in found:
            yield section
            yield from walk(section.sections)

    return walk(document.sections)
