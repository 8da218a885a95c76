"""The formats. `FORMATS` is the literal table; a format is one file and one row here.

Importing this package imports no library: each writer is loaded when it writes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pipeline.model.errors import BrokenError
from pipeline.writers.pdf import engine

if TYPE_CHECKING:
    from pipeline.model.document import Document
    from pipeline.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Written:
    """A document in one format. `pages` is the number of pages where the format has pages."""

    content: bytes
    pages: int | None = None


Write: TypeAlias = "Callable[[Document, Sequence[Finding]], Written]"


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name on the command line, its file ending, and how a reader calls it.

    `write` is given the findings to put into the document as comments; there are none unless
    the format `comments`. One that comes in `large` print has a second file for that. `usual`
    formats are written where none is named. The bytes depend on the versions of `libraries`,
    distributions of Python, and of what `engine` names. `warm` loads what every document of the
    format needs; `trouble` says why this machine cannot write any.
    """

    name: str
    extension: str
    label: str
    write: Write
    comments: bool = False
    usual: bool = True
    large: bool = False
    libraries: tuple[str, ...] = ()
    warm: Callable[[], object] = object
    engine: Callable[[], Mapping[str, str]] = dict
    trouble: Callable[[], BrokenError | None] = lambda: None


def _html(document: Document, _: Sequence[Finding]) -> Written:
    from pipeline.writers.html.document import write

    return Written(write(document))


def _pdf(document: Document, _: Sequence[Finding]) -> Written:
    from pipeline.writers.pdf.document import write

    written = write(document)
    return Written(written.content, written.pages)


def _typst(document: Document, _: Sequence[Finding]) -> Written:
    from pipeline.writers.typst.document import write

    written = write(document)
    return Written(written.content, written.pages)


def _docx(document: Document, comments: Sequence[Finding]) -> Written:
    from pipeline.writers.word.document import write

    return Written(write(document, comments))


def _outline(document: Document, _: Sequence[Finding]) -> Written:
    from pipeline.writers.outline import write

    return Written(write(document))


def _warm_html() -> None:
    from pipeline.writers.html import document  # noqa: F401


def _warm_pdf() -> None:
    from pipeline.writers.pdf.document import warm

    warm()


def _pdf_trouble() -> BrokenError | None:
    if engine.seems_whole():
        return None
    from pipeline.writers.pdf.document import trouble

    return trouble()


def _warm_typst() -> None:
    from pipeline.writers.typst.document import warm

    warm()


def _warm_docx() -> None:
    from pipeline.writers.word import document  # noqa: F401


_PAGE = ("jinja2", "markupsafe")
_PRINT = (
    "brotli", "cffi", "cssselect2", "fonttools", "pillow", "pydyf", "pyphen", "tinycss2",
    "tinyhtml5", "ttf-opensans", "weasyprint", "webencodings", "zopfli",
)  # fmt: skip

_ROWS = (
    Format("html", "html", "Web page", _html, libraries=_PAGE, warm=_warm_html),
    Format(
        "pdf", "pdf", "PDF", _pdf,
        large=True, libraries=(*_PAGE, *_PRINT), warm=_warm_pdf, engine=engine.versions,
        trouble=_pdf_trouble,
    ),
    Format(
        "docx", "docx", "Word", _docx,
        comments=True, large=True, libraries=("lxml", "python-docx"), warm=_warm_docx,
    ),
    Format("outline", "txt", "Outline", _outline, usual=False),
)  # fmt: skip

FORMATS: Mapping[str, Format] = {one.name: one for one in _ROWS}

WEASYPRINT, TYPST = "weasyprint", "typst"
PDF_ENGINES: Mapping[str, Format] = {
    WEASYPRINT: FORMATS["pdf"],
    TYPST: Format(
        "pdf", "pdf", "PDF", _typst, libraries=("ttf-opensans", "typst"), warm=_warm_typst
    ),
}
"""What prints a PDF. The first one prints whatever there is, the others only drafts."""


def format_by(name: str, pdf_engine: str) -> Format:
    """Return a format, where it is the PDF as an engine prints it."""
    return PDF_ENGINES[pdf_engine] if name == "pdf" else FORMATS[name]


LARGE_PRINT = "-large-print"
"""What stands behind the name of a document in the name of its file in large print."""


def file_name(document: str, format_: Format, *, large: bool = False) -> str:
    """Return the name of the file of a document, by its id, in a format."""
    return f"{document}{LARGE_PRINT if large else ''}.{format_.extension}"


def write(
    document: Document, format_: Format, findings: Sequence[Finding] = (), *, large: bool = False
) -> Written:
    """Return a document in a format; in `large` print it carries no findings."""
    if not large:
        return format_.write(document, findings)
    from pipeline.writers.large_print import in_large_print

    return format_.write(in_large_print(document), ())


USUAL = tuple(one.name for one in _ROWS if one.usual)
