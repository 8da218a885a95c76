"""What the commitment of a version is made from: its evidence, in two parts, and its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, assert_never

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import Items, Node, Record, Value
from pipeline.model.document import (
    Block,
    BlockQuote,
    Chart,
    Document,
    Inline,
    ItemList,
    MainJudgement,
    Notice,
    Paragraph,
    Statement,
    Subheading,
    Table,
    list_items,
    plain,
    walk,
)
from pipeline.publishing.records import commitment


def evidence(bundle: Bundle) -> dict[str, tuple[Any, Any]]:
    """Return each record of evidence by its id: what of it may be published, and the rest."""
    public = {one.pointer: _json(one) for one in bundle.public.evidence()}
    parts: dict[str, tuple[Any, Any]] = {}
    for at, record in enumerate(_records(bundle)):
        mine = public.get(f"/evidence/{at}", {})
        parts[record["id"]] = (mine, _rest(record, mine))
    return parts


def _records(bundle: Bundle) -> list[dict[str, Any]]:
    data = bundle.file.data
    assert isinstance(data, dict)
    records: Any = data["evidence"]
    return list(records)


def _json(node: Node) -> Any:
    match node:
        case Value():
            return node.value
        case Record():
            return {name: _json(one) for name, one in node.fields.items()}
        case Items():
            return [_json(one) for one in node]
    return None


def _rest(whole: Any, public: Any) -> Any:
    """Return what of a value is not in its public part."""
    if not isinstance(whole, Mapping) or not isinstance(public, Mapping):
        return whole
    return {
        name: _rest(value, public.get(name))
        for name, value in whole.items()
        if name not in public or public[name] != value
    }


def paragraphs(documents: Iterable[Document]) -> tuple[commitment.Paragraph, ...]:
    """Return each paragraph, item, quote, row and chart of documents, with what it rests on.

    The documents are those before `bare`, which takes the ids of evidence away.
    """
    return tuple(
        commitment.Paragraph(document.id, text, tuple(dict.fromkeys(rests_on)))
        for document in documents
        for block in _blocks(document)
        for text, rests_on in _passages(block)
        if text.strip()
    )


def _blocks(document: Document) -> Iterator[Block]:
    yield from document.masthead
    for section in walk(document.sections):
        yield from section.blocks


def _passages(block: Block) -> Iterator[tuple[str, tuple[str, ...]]]:
    match block:
        case Paragraph() | BlockQuote():
            yield plain(block.inlines), block.rests_on
        case ItemList():
            yield from ((plain(one.inlines), one.rests_on) for one in list_items(block))
        case Table():
            for row in block.rows:
                yield _together(cell.inlines for cell in row.cells), row.rests_on
        case Chart():
            yield _together(one.shown for one in block.points), block.rests_on
        case Statement() | Subheading():
            yield plain(block.inlines), ()
        case MainJudgement():
            yield _together((block.judgement, (block.grade,), block.meaning)), ()
        case Notice():
            return
        case _:
            assert_never(block)


def _together(runs: Iterable[tuple[Inline, ...]]) -> str:
    """Return the words of cells, one after another, as a reader copies them."""
    return " ".join(filter(None, map(plain, runs)))
