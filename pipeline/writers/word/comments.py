"""Findings as Word comments on the words they are about.

A block is drawn first and commented then: its runs are cut where a comment begins or ends, and
not a character is added, moved or lost. A link is commented as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import UTC, datetime, time
from typing import Any, Final, cast

from docx.document import Document as WordDocument  # noqa: TID253  # see manuscript.py
from docx.oxml.ns import qn  # noqa: TID253

from pipeline.model.document import Document, Section
from pipeline.model.errors import BrokenError
from pipeline.model.finding import DocumentAddress, Finding
from pipeline.model.places import MASTHEAD, Places, parts
from pipeline.report_type.sources import cite
from pipeline.writers.word.xml import Element, paragraph, run, strong_run, w

AUTHOR: Final = "inspection-reports"
INITIALS: Final = "IR"

_LETTER: Final = {qn("w:tab"), qn("w:br")}
_Key = tuple[str, int | None]
_Told = tuple[Finding, DocumentAddress]


class Comments:
    """The comments of one document. Each finding is told once, at the nearest place there is."""

    def __init__(self, document: Document, findings: Iterable[Finding], word: WordDocument) -> None:
        self._word = word
        self._date = datetime.combine(document.stamp.date, time(), UTC)
        self._due = _by_place(document, findings)
        if self._due and document.stamp.state == "final":
            raise BrokenError("a final version carries no comments")

    def on_title(self, elements: Sequence[Element]) -> None:
        """Comment the title with what is about the report as a whole, or not in it."""
        self._mark(elements, (MASTHEAD, None))

    def on_masthead(self, elements: Sequence[Element], block: int) -> None:
        """Comment the words of a block of the masthead, such as a grade."""
        self._mark(elements, (MASTHEAD, block))

    def on_heading(self, elements: Sequence[Element], section: Section) -> None:
        """Comment a heading with what is about its section."""
        self._mark(elements, (section.id, None))

    def on_block(self, elements: Sequence[Element], section: Section, block: int) -> None:
        """Comment the words of a block."""
        self._mark(elements, (section.id, block))

    def _mark(self, elements: Sequence[Element], key: _Key) -> None:
        if not (told := self._due.get(key)):
            return
        spans = [_span(at, elements) for _, at in told]
        _cut(elements, {edge for span in spans for edge in span})
        runs = list(_runs(elements))
        for (finding, _), (start, end) in zip(told, spans, strict=True):
            covered = [one for one, at, stop in runs if at < end and stop > start]
            self._comment(finding, covered or [one for one, *_ in runs[:1]])

    def _comment(self, finding: Finding, runs: Sequence[Element]) -> None:
        comment = self._word.comments.add_comment("", AUTHOR, INITIALS)
        number = comment.comment_id
        comment._comment_elm.date = self._date
        _write(comment._comment_elm, finding)
        _outside_link(runs[0]).addprevious(w("commentRangeStart", id=number))
        last = _outside_link(runs[-1])
        style = w("rPr", w("rStyle", val="CommentReference"))
        last.addnext(w("r", style, w("commentReference", id=number)))
        last.addnext(w("commentRangeEnd", id=number))


def _by_place(document: Document, findings: Iterable[Finding]) -> dict[_Key, list[_Told]]:
    """Return the findings by section and block, those of one place as they read."""
    if not (findings := tuple(findings)):
        return {}
    blocks, known = {id_: len(found) for id_, found in parts(document)}, Places((document,))
    places: dict[_Key, list[_Told]] = {}
    for one in dict.fromkeys(findings):
        at = known.of(one) or DocumentAddress(document.id)
        within = at.block is not None and 0 <= at.block < blocks[at.section]
        places.setdefault((at.section, at.block if within else None), []).append((one, at))
    for same in places.values():
        same.sort(key=_start)
    return places


def _start(told: _Told) -> tuple[int, int]:
    _, at = told
    return at.start or 0, -(at.end or 0)


def _write(comment: Element, finding: Finding) -> None:
    """Write what a comment says after the mark that it begins with."""
    first, *rest = _lines(finding)
    comment[-1].append(strong_run(first))
    comment.extend(paragraph("CommentText", run(line)) for line in rest)


def _lines(finding: Finding) -> Iterator[str]:
    """Yield what a comment says, a paragraph each."""
    rule = finding.rule
    yield f"{finding.standing.capitalize()} {rule.id} {rule.name}"
    yield finding.message
    if finding.hint:
        yield f"→ {finding.hint}"
    if finding.citation:
        yield cite(finding.citation)


# --- runs --------------------------------------------------------------------------------


def _runs(elements: Sequence[Element]) -> Iterator[tuple[Element, int, int]]:
    """Yield each run with where it begins and ends in the plain text of its block."""
    at = 0
    for element in elements:
        for one in element.iter(qn("w:r"), qn("w:p")):
            if one.tag == qn("w:p"):
                at += _is_further(one)
                continue
            if cast("Element", one.getparent()).tag == qn("w:sdtContent"):
                continue  # a prompt is no word of the report
            stop = at + sum(_length(part) for part in one)
            yield one, at, stop
            at = stop


def _is_further(one: Element) -> bool:
    """Return whether a paragraph of a cell has one above it: a line break stands between them."""
    before = one.getprevious()
    return before is not None and before.tag == qn("w:p") and _is_in_cell(one)


def _is_in_cell(one: Element) -> bool:
    above = one.getparent()
    return above is not None and above.tag == qn("w:tc")


def _length(part: Any) -> int:
    return 1 if part.tag in _LETTER else len(part.text or "") if part.tag == qn("w:t") else 0


def _span(at: DocumentAddress, elements: Sequence[Element]) -> tuple[int, int]:
    """Return the span of an address; without one the first paragraph, such as a caption."""
    if at.block is not None and at.start is not None and at.end is not None:
        return at.start, at.end
    return 0, max((stop for *_, stop in _runs(elements[:1])), default=0)


def _cut(elements: Sequence[Element], edges: Iterable[int]) -> None:
    """Cut every run at the edges inside it, save for runs of links."""
    for edge in edges:
        for one, at, stop in list(_runs(elements)):
            if at < edge < stop and _outside_link(one) is one:
                _split(one, edge - at)


def _split(one: Element, at: int) -> None:
    """Cut a run before its `at`-th character; what follows becomes a run of the same look."""
    looks = one.findall(qn("w:rPr"))
    rest = w("r", *(deepcopy(look) for look in looks))
    for part in list(one):
        length = _length(part)
        if length and at <= 0:
            rest.append(part)
        elif at < length:
            tail = deepcopy(part)
            part.text, tail.text = (part.text or "")[:at], (part.text or "")[at:]
            rest.append(tail)
        at -= length
    one.addnext(rest)


def _outside_link(one: Element) -> Element:
    """Return the link a run is in, or the run."""
    parent = cast("Element", one.getparent())
    return parent if parent.tag == qn("w:hyperlink") else one
