"""Drafts as people write them, and the bundle that they are for."""

from __future__ import annotations

import json
from functools import cache
from html import escape
from typing import Any, Final

from lxml import etree

from pipeline.evidence.find import RawBundle
from pipeline.evidence.json.strict import JsonFile, parse
from pipeline.exchange.draft.accounts import Accounts
from pipeline.exchange.draft.placing import Frame, placed
from pipeline.exchange.draft.reading import draft
from pipeline.exchange.draft.taking_in import TakenIn, frame_of, taken_in
from pipeline.runs.composed import Composed, composed
from tests.exchange.copies import sent
from tests.exchange.word import W, Word
from tests.samples.cases import of

FULL: Final = "sccif-rfc-full/good-narrative"
OVERALL: Final = "The overall experiences and progress of children and parents"
_NAMES: Final = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": W,
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)


def bare(sample: str = FULL, *lists: str) -> bytes:
    """Return the bundle of a sample without its narrative, and without the lists named."""
    data = json.loads(of(sample).content)
    for name in ("narrative", *lists):
        data.pop(name, None)
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()


def run(words: str, look: str = "") -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def paragraph(*inside: str, style: str = "", look: str = "") -> str:
    """Return a paragraph; what is no markup yet becomes a run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p><w:pPr>{named}{look}</w:pPr>{words}</w:p>"


def heading(words: str, level: int = 2) -> str:
    return paragraph(run(words), style=f"Heading{level}")


def bullet(words: str, depth: int = 0) -> str:
    return paragraph(run(words), style="ListBullet2" if depth else "ListBullet")


def table(*rows: tuple[str, ...]) -> str:
    cells = (
        "<w:tr>" + "".join(f"<w:tc>{_in_cell(one)}</w:tc>" for one in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def _in_cell(words: str) -> str:
    return words if words.startswith("<") else paragraph(run(words))


def written(*body: str, **parts: str) -> bytes:
    """Return a Word file with this body, and other parts by their kind: `comments`, say."""
    word = Word.of(sent(FULL))
    word.body = _part("document", f"<w:body>{''.join(body)}</w:body>")
    if parts:
        found = dict(word.parts)
        for kind, inside in parts.items():
            word._add(found, kind, _part(kind, inside))
        word.parts = found
    return word.content()


def _part(kind: str, inside: str) -> Any:
    return etree.fromstring(f"<w:{kind} {_NAMES}>{inside}</w:{kind}>")


@cache
def frame(bundle: bytes) -> Frame:
    before = composed(RawBundle("visit.bundle.json", bundle))
    parsed = parse(bundle, "visit.bundle.json")
    assert isinstance(before, Composed)
    assert isinstance(parsed, JsonFile)
    return frame_of(before, parsed)


def accounts(content: bytes, bundle: bytes | None = None) -> Accounts:
    """Return what becomes of the words of a file."""
    return placed(draft(content), frame(bundle or bare()))


def into(content: bytes, bundle: bytes | None = None, *, replaces: bool = False) -> TakenIn:
    """Return a file taken into a bundle."""
    source = RawBundle("visit.bundle.json", bundle or bare())
    return taken_in(draft(content), source, replaces=replaces)


def narrative(taken: TakenIn) -> dict[str, list[str]]:
    """Return the texts of each section of the bundle that was made."""
    found = json.loads(taken.content).get("narrative", {})
    return {id_: [one["text"] for one in each["paragraphs"]] for id_, each in found.items()}
