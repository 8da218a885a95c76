"""Pages that are made to fail a measure, or to miss it by a little."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pipeline.writers.pdf.tags import mend
from scripts.look.measures import MEASURES
from scripts.look.reading import Printed, read

# A page of A4: its body is 247 mm high, which is 700 points, and 160 mm wide.
STYLE: Final = """
@page { size: A4; margin: 25mm; font: 9pt sans-serif;
  @top-right { content: "Draft" } @bottom-left { content: string(name) } }
* { margin: 0; padding: 0 }
body { font: 12pt/18pt sans-serif; string-set: name attr(data-name) }
h2 { font-size: 16pt; line-height: 20pt }
table { width: 100% } td, th { text-align: left }
.next { break-before: page }
.narrow { width: 36pt; overflow-wrap: anywhere }
"""


def line(count: int) -> str:
    """Return a paragraph of so many lines of one word each."""
    return f"<p>{'<br>'.join(['Words'] * count)}</p>"


def overleaf(body: str) -> str:
    """Return what begins a new page."""
    return f'<div class="next">{body}</div>'


def table(rows: str) -> str:
    """Return a table with a caption and a heading row."""
    head = "<caption>Dates</caption><thead><tr><th>Name</th><th>Date</th></tr></thead>"
    return f"<table>{head}<tbody>{rows}</tbody></table>"


def printed(folder: Path, body: str, **must: Any) -> Printed:
    """Return a page of HTML as it is printed, with what it must say."""
    from weasyprint import HTML

    head = f'<html lang="en-GB"><title>A page</title><style>{STYLE}</style>'
    page = HTML(string=f'{head}<body data-name="Marigold House">{body}')
    file = folder / "page.pdf"
    page.write_pdf(file, pdf_variant="pdf/ua-1", finisher=lambda _, pdf: mend(pdf))
    found = read(file)
    return Printed(found.name, found.pages, **must)


def faults(name: str, found: Printed) -> list[int]:
    """Return the pages that fail a measure, each once."""
    return sorted({fault.page for fault in MEASURES[name](found)})


def filler(words: int) -> Iterator[str]:
    """Yield paragraphs of ten words each, a line each."""
    for _ in range(words // 10):
        yield "<p>One two three four five six seven eight nine ten.</p>"
