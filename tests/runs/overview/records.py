"""Records of invented reports, and what a page says to those who read or hear it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any, Final

from pipeline.runs.measures import Measured, Part
from pipeline.runs.overview.entry import Entry, Reason
from pipeline.runs.result import DocumentName, JudgementGrade

GRADES: Final = (
    JudgementGrade("Overall experiences", "good", "good", overall=True),
    JudgementGrade("Helped and protected", "outstanding", "best"),
    JudgementGrade("Leaders and managers", "inadequate", "poor"),
)
PARTS: Final = (
    Part("Overall experiences", 620, 7, 6, 8, own=False, grade=9.4),
    Part("Helped and protected", 780, 10, 6, 8, own=False, grade=13.1),
    Part("Leaders and managers", 80, 2, 6, 8, own=False),
)
PLAIN: Final = (Part("Overall experiences", 410, 5, 6, 8, own=True, grade=8.2),)
LIMITS: Final = (11.0, 12.5)


def drafted(bundle: str, title: str, **changes: Any) -> Entry:
    """Return the record of a report without findings, with other values where they are given."""
    found = {"error": (), "warning": (), "notice": ()} | changes.pop("severities", {})
    values: dict[str, Any] = {
        "file": f"{bundle}/bundle.json",
        "state": "drafted",
        "bundle": bundle,
        "report_type": "sccif-rfc-full",
        "title": title,
        "reference": "SC000001",
        "grades": GRADES[:1],
        "measured": Measured(PLAIN, *LIMITS),
        "counts": {name: len(ids) for name, ids in found.items()} | {"acknowledged": 0},
        "rules": {id_: 1 for ids in found.values() for id_ in ids},
        "severities": found,
        "documents": (DocumentName("report", "Full inspection report"),),
        "files": ("report.html", "findings.json", "manifest.json"),
    }
    return Entry(**values | changes)


def refused(file: str, *messages: str) -> Entry:
    """Return the record of a bundle that was refused for these errors."""
    return Entry(
        file=file,
        state="refused",
        counts={"error": len(messages), "warning": 0, "notice": 0, "acknowledged": 0},
        rules={"BND011": len(messages)},
        severities={"error": ("BND011",), "warning": (), "notice": ()},
        reasons=tuple(Reason("BND011", 6, one, "Write it.") for one in messages),
    )


def failed(file: str) -> Entry:
    """Return the record of a bundle that could not be read."""
    return Entry(file=file, state="failed", failure="There is no such file.")


def worst() -> list[Entry]:
    """Return records of each kind, those that need nobody first."""
    both = ("report.html", "report.pdf", "action-plan.html", "proof.html", "findings.json")
    plan = DocumentName("action-plan", "Action plan: statutory requirements")
    return [
        drafted("yew", "Yew House", grades=()),
        drafted("oak", "Oak House", severities={"notice": ("SEC003", "PLE002")}),
        drafted("fir", "Fir House", measured=Measured(PARTS, *LIMITS), pages=9),
        drafted("elm", "Elm House", severities={"warning": ("LEN001", "RDB003")}, grades=GRADES),
        drafted(
            "ash",
            "Ash House",
            severities={"error": ("GRD004", "STM001"), "warning": ("LEN001",)},
            documents=(DocumentName("report", "Full inspection report"), plan),
            files=both,
            pages=12,
        ),
        refused("bad/bundle.json", "The field ‘name’ is missing.", "The field ‘id’ is missing."),
        failed("missing.json"),
    ]


class _Reader(HTMLParser):
    """Collects the rows of the table of reports, cell by cell, and all links."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.links: list[tuple[str, str]] = []
        self._in_reports = self._in_cell = False
        self._href: str | None = None
        self._label = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "table":
            self._in_reports = given.get("class") == "reports"
        elif tag == "tr" and self._in_reports:
            self.rows.append([])
        elif tag in {"td", "th"} and self._in_reports:
            self.rows[-1].append("")
            self._in_cell = True
        elif tag in {"li", "span", "p", "strong"} and self._in_cell:
            self._say(" ")
        if tag == "a":
            self._href, self._label = given.get("href"), given.get("aria-label") or ""
            self.links.append((self._href or "", self._label))

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"}:
            self._in_cell = False
        elif tag == "a":
            self._href = None

    def handle_data(self, data: str) -> None:
        if self._in_cell:
            self._say(data)
        if self._href is not None and not self._label:
            href, said = self.links[-1]
            self.links[-1] = href, said + data

    def _say(self, data: str) -> None:
        self.rows[-1][-1] += data


def rows(page: bytes) -> list[list[str]]:
    """Return the words of each cell of the table of reports, its header row first."""
    found = _read(page).rows
    return [[re.sub(r"\s+", " ", cell).strip() for cell in row] for row in found]


def links(page: bytes) -> list[tuple[str, str]]:
    """Return where each link of a page leads, and what it is called."""
    return _read(page).links


def _read(page: bytes) -> _Reader:
    reader = _Reader()
    reader.feed(page.decode())
    reader.close()
    return reader
