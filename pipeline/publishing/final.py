"""The final version of a report: its words alone, and what tells these words from any others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from pipeline.model.bare import bare
from pipeline.model.document import (
    Block,
    BlockQuote,
    Document,
    ItemList,
    Notice,
    Origin,
    Paragraph,
    walk,
)
from pipeline.model.errors import BrokenError
from pipeline.writers import FORMATS, USUAL, file_name, outline, write

_DIGITS = 20
_BETWEEN = b"\f"  # which no words of a document hold


@dataclass(frozen=True, slots=True)
class Final:
    """The documents of a final version, and the short digest of all their words."""

    documents: tuple[Document, ...]
    content: str


def final(documents: Sequence[Document]) -> Final:
    """Return the final version of composed documents, the report first.

    The words decide `content` and nothing else does: 20 hexadecimal digits, 80 bits, of SHA-256
    over the outlines of the documents. Each document carries it in its stamp. Raises `BrokenError`
    where words were planned by this tool, or a remark of it stands among them.
    """
    for document in documents:
        _refuse_unwritten(document)
    stripped = tuple(map(bare, documents))
    content = _content(stripped)
    return Final(tuple(_stamped(one, content) for one in stripped), content)


def files(
    version: Final, formats: Iterable[str] = USUAL, *, large_print: bool = False
) -> Mapping[str, bytes]:
    """Return the files of a final version by name, such as `report.pdf`: same version, same bytes.

    `formats` are names of `FORMATS`; the PDF is printed by WeasyPrint, whatever prints drafts. With
    `large_print` those that come in it have a second file, such as `report-large-print.pdf`.
    """
    chosen = [FORMATS[name] for name in formats]
    prints = [(one, False) for one in chosen]
    prints += [(one, True) for one in chosen if one.large and large_print]
    return {
        file_name(document.id, one, large=large): write(document, one, large=large).content
        for document in version.documents
        for one, large in prints
    }


def _content(documents: Iterable[Document]) -> str:
    return sha256(_BETWEEN.join(map(outline.write, documents))).hexdigest()[:_DIGITS]


def _stamped(document: Document, content: str) -> Document:
    return replace(
        document, stamp=replace(document.stamp, state="final", draft="", content=content)
    )


def _refuse_unwritten(document: Document) -> None:
    blocks = [*document.masthead, *(one for part in walk(document.sections) for one in part.blocks)]
    if any(map(is_unwritten, blocks)):
        raise BrokenError(
            "A final version has words that nobody has written",
            hint="Take over what the draft marks as planned, and write what it says is missing.",
        )


def is_unwritten(block: Block) -> bool:
    """Return whether a block is a remark of this tool, or words it planned from evidence.

    A section that is empty has a finding instead (SEC001), which a person may accept.
    """
    if isinstance(block, Paragraph | ItemList | BlockQuote):
        return block.origin is Origin.PLANNED
    return isinstance(block, Notice) and block.kind != "empty"
