"""Proofs to look at: of samples, of any document with any findings; and a page read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from html.parser import HTMLParser
from typing import Final

from pipeline.checks.claims.told import claims
from pipeline.checks.length import LONG_PARAGRAPH
from pipeline.evidence.find import RawBundle
from pipeline.evidence.public import Node, PublicBundle, Record, Value
from pipeline.model.document import Document
from pipeline.model.finding import DocumentAddress, Finding, Place, Rule, Severity
from pipeline.model.unbroken import NO_BREAK
from pipeline.report_type.toml.file import load
from pipeline.reporters.proof import page as proof
from pipeline.reporters.proof.notes import text
from pipeline.runs.examine import Examined, examine
from tests.checks.claims.bundles import bundle
from tests.samples.cases import of

INLINE: Final = {"a", "em", "span", "strong", "mark"}
VOID: Final = {"br", "wbr", "col", "meta", "rect", "line", "circle", "path"}
NOBODY: Final = PublicBundle(Record("", {}), frozenset())


@cache
def examined(sample: str) -> Examined:
    found = examine(RawBundle(f"{sample}/bundle.json", of(sample).content))
    assert found.composition
    return found


def proof_of(found: Examined, more: Sequence[Finding] = ()) -> bytes:
    """Return the proof of a sample, with more findings where a test needs them."""
    intake = found.intake
    assert found.case
    assert intake.bundle
    assert intake.report_type
    documents, findings = found.case.composition.documents, (*found.findings, *more)
    told = claims(found.case)
    return proof.write(documents, findings, intake.bundle.public, intake.report_type, told)


@cache
def claiming() -> str:
    """Return a proof on which claims of all looks stand, the second of them a share of E90."""
    case = {
        "record": "Parents came.",
        "measure": [9, 11, "parents who came"],
        "text": "[Nine of the 11](evidence:E90) parents came, or 82%: about four in five, under "
        "section 17. There were 412 visits. On 3 May 2024 a parent said: ‘Nobody told me a thing "
        "about it, ever.’",
    }
    data = bundle(case)
    paragraphs = data["narrative"]["overall"]["paragraphs"]
    data["narrative"] = {**data["narrative"], "overall": {"paragraphs": paragraphs[::-1]}}
    data["narrative"]["service"] = {"paragraphs": [{"text": "A quiet house.", "evidence": []}]}
    return read_out(proof_of(examine(RawBundle("bundle.json", json.dumps(data).encode()))))


def read_out(html: bytes) -> str:
    """Return a proof as text, its blanks as a reader hears them."""
    return html.decode().replace(NO_BREAK, " ")


def page(document: Document, *findings: Finding, public: PublicBundle = NOBODY) -> str:
    """Return the proof of one document, of a report type that has nothing to do with it."""
    return read_out(proof.write((document,), findings, public, load("sccif-rfc-full")))


def at(
    section: str,
    block: int | None = None,
    start: int | None = None,
    end: int | None = None,
    *,
    rule: Rule = LONG_PARAGRAPH,
    severity: Severity = Severity.WARNING,
    message: str = "This is found.",
    document: str = "report",
) -> Finding:
    place = Place(document=DocumentAddress(document, section, block, start, end))
    return Finding(rule, severity, message, place)


def everywhere(document: Document, section: str = "") -> list[Finding]:
    """Return findings on all blocks of the sections: some that overlap, some about a whole."""
    found: list[Finding] = []
    for one in (part for outer in document.sections for part in (outer, *outer.sections)):
        found.append(at(one.id, severity=Severity.NOTICE))
        for number, block in enumerate(one.blocks):
            size = len(text(block))
            spans = ((0, size), (0, size // 2), (size // 3, size - 1), (size // 3, size // 2))
            found += [
                at(one.id, number, start, end, severity=severity)
                for (start, end), severity in zip(spans, (*Severity, Severity.NOTICE), strict=True)
            ]
    return [one for one in found if not section or section == _section(one)]


def _section(finding: Finding) -> str:
    return finding.place.document.section if finding.place.document else ""


def record(pointer: str, **fields: Node | str | int) -> Record:
    """Return the public part of an object."""
    return Record(
        pointer,
        {
            name: Value(f"{pointer}/{name}", one) if isinstance(one, str | int) else one
            for name, one in fields.items()
        },
    )


class Page(HTMLParser):
    """A page read back: its words apart from furniture, its tags, its ids and its links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.furniture: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[tuple[set[str], str]] = []
        self._open: list[tuple[str, bool]] = []
        self._kept = ""
        self.feed(html)
        self.close()
        assert not self._open, self._open
        self.words = self._kept.split()

    @property
    def ids(self) -> list[str]:
        return [str(found["id"]) for _, found in self.tags if "id" in found]

    @property
    def links(self) -> list[str]:
        return [str(found["href"]) for tag, found in self.tags if tag == "a"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if tag not in INLINE:
            self._kept += " "
        if tag == "mark":
            self.marks.append((set(str(found["class"]).split()), ""))
        if tag not in VOID:
            is_aside = self._is_aside() or tag in {"head", "svg"} or "data-furniture" in found
            self._open.append((tag, is_aside))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        opened, _ = self._open.pop()
        assert opened == tag, (opened, tag)
        if tag not in INLINE:
            self._kept += " "

    def handle_data(self, data: str) -> None:
        if self._is_aside():
            self.furniture.append(data)
            return
        self._kept += data
        if any(tag == "mark" for tag, _ in self._open):
            look, marked = self.marks[-1]
            self.marks[-1] = look, marked + data

    def _is_aside(self) -> bool:
        return bool(self._open) and self._open[-1][1]
