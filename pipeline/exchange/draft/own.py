"""The words that a report has by itself: of templates, of fields, of what stands round the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from pipeline.evidence.json.pointer import to_tokens
from pipeline.exchange.draft.passages import Passage
from pipeline.exchange.draft.reading import draft
from pipeline.exchange.sent import key
from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Document,
    ItemList,
    Notice,
    Origin,
    Paragraph,
    Statement,
    Subheading,
    Table,
    block_inlines,
    plain,
    texts,
    walk,
)
from pipeline.runs.options import Options

_PROMPTS: Final = frozenset(
    map(
        key,
        (
            "Click or tap here to enter text.",
            "Click here to enter text.",
            "Click or tap to enter a date.",
            "Click here to enter a date.",
            "Choose an item.",
        ),
    )
)
"""What Word writes where a control is empty."""


@dataclass(frozen=True, slots=True)
class Own:
    """What a report says by itself, as `key` has it: in its text, in tables, around the text, and
    as `prompts` where something is to be written, and whole `rows` of tables.

    `written` is what people have written into it already. `entries` says where in the bundle that
    is: the pointer, by the section and all words of a paragraph of its narrative. `planned` are the
    paragraphs that are planned from evidence, each with the ids of the records. `headed` are the
    headings that people have put within sections, by the pointer of the paragraph below.
    """

    body: frozenset[str] = frozenset()
    cells: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    drawn: frozenset[str] = frozenset()
    prompts: frozenset[str] = frozenset()
    rows: frozenset[tuple[str, ...]] = frozenset()
    written: frozenset[str] = frozenset()
    entries: Mapping[tuple[str, ...], str] = field(default_factory=dict)
    planned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    headed: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def parts(self) -> frozenset[str]:
        """Return the headings that people have put within sections, as `key` has them."""
        return frozenset(key(one) for both in self.headed.values() for one in both if one)

    def has(self, passage: Passage) -> bool:
        """Return whether a report says by itself what a passage says, in such a place."""
        said = key(passage.text)
        if passage.where == "body":
            return said in self.body
        return said in (self.cells if passage.where == "table" else self.around)

    def has_row(self, row: Iterable[Passage]) -> bool:
        """Return whether a report says by itself what a row of a table says, all of it together."""
        return tuple(key(one.text) for one in row) in self.rows

    def with_template(self, documents: Sequence[Document]) -> Own:
        """Return it with what templates say in other documents, what stands around their text, and
        how tables are described."""
        more = own(documents)
        labels = {key(plain(one.label)) for one in documents}
        body = self.body | _of_templates(documents) | labels
        facts = frozenset(_facts(documents))
        cells = self.cells.union(*facts) | {key(words) for words in _captions(documents)}
        rows = self.rows | facts
        drawn, around = self.drawn | more.drawn, self.around | more.around
        return replace(self, body=body, cells=cells, around=around, rows=rows, drawn=drawn)


def own(documents: Sequence[Document]) -> Own:
    """Return what documents say by themselves, as the team and as the provider get them."""
    from pipeline.writers.word.document import write

    found = [
        draft(write(given.copy_of(one)))
        for one in documents
        for given in (Options(), Options(reader="provider"))
    ]
    passages = [passage for each in found for passage in each.passages]
    written = frozenset(_by(Origin.PEOPLE, documents))
    planned = dict(_planned(documents))
    body = frozenset(key(one.text) for one in passages if one.where == "body")
    return Own(
        body=(body - written - planned.keys()) | _of_templates(documents),
        cells=frozenset(key(one.text) for one in passages if one.where == "table"),
        around=frozenset(key(one.text) for one in passages if one.where in ("header", "footer")),
        prompts=_PROMPTS
        | {key(words.text) for one in passages for words in one.runs if words.standing == "prompt"},
        rows=frozenset(
            tuple(key(one.text) for one in row) for each in found for row in rows_of(each.passages)
        ),
        drawn=frozenset(key(said) for each in found for said in each.drawn),
        written=written,
        entries=_entries(documents),
        planned=planned,
        headed=_headed(documents),
    )


def _headed(documents: Iterable[Document]) -> dict[str, tuple[str, str]]:
    """Return the two headings of each paragraph of a narrative that has one, by its pointer."""
    found: dict[str, tuple[str, str]] = {}
    for block in blocks_of(documents):
        if isinstance(block, Subheading):
            (words,) = texts(block.inlines)
            if isinstance(words.source, BundleSource):
                at = f"{words.source.pointer.rpartition('/')[0]}/text"
                first, _ = found.get(at, ("", ""))
                found[at] = (first, words.text) if block.level > 1 else (words.text, "")
    return found


def blocks_of(documents: Iterable[Document]) -> Iterator[Block]:
    """Yield every block of some documents, those of the masthead first."""
    for one in documents:
        yield from one.masthead
        for section in walk(one.sections):
            yield from section.blocks


def _by(origin: Origin, documents: Iterable[Document]) -> Iterator[str]:
    for block in blocks_of(documents):
        if isinstance(block, Paragraph | ItemList | BlockQuote) and block.origin is origin:
            yield from (key(plain(one)) for one in block_inlines(block))


def _entries(documents: Iterable[Document]) -> dict[tuple[str, ...], str]:
    """Return the pointers of what people have written, by its section and all words there."""
    found: dict[tuple[str, ...], str] = {}
    for one in documents:
        said: dict[str, list[str]] = {}
        for block in blocks_of((one,)):
            if isinstance(block, Paragraph | ItemList | BlockQuote):
                for inlines in block_inlines(block):
                    source = next(texts(inlines)).source
                    if isinstance(source, BundleSource) and block.origin is Origin.PEOPLE:
                        said.setdefault(source.pointer, []).append(key(plain(inlines)))
        for pointer, keys in said.items():
            found.setdefault((section_of(pointer), *keys), pointer)
    return found


def rows_of(passages: Iterable[Passage]) -> Iterator[Sequence[Passage]]:
    """Yield the passages with words of each row of each table."""
    found: dict[tuple[int, int], list[Passage]] = {}
    for one in passages:
        if one.cell and one.where == "table" and one.text.strip():
            found.setdefault((one.cell.table, one.cell.row), []).append(one)
    yield from found.values()


def section_of(pointer: str) -> str:
    """Return the section of a narrative that a pointer leads into."""
    return to_tokens(pointer)[1]


def _of_templates(documents: Iterable[Document]) -> frozenset[str]:
    documents = tuple(documents)
    found = set(_by(Origin.TEMPLATE, documents))
    for block in blocks_of(documents):
        if isinstance(block, Statement | Notice):
            found.add(key(plain(block.inlines)))
        elif isinstance(block, Table):
            found.add(key(plain(block.caption)))
    return frozenset(found)


def _facts(documents: Iterable[Document]) -> Iterator[tuple[str, ...]]:
    """Yield the rows of tables of facts: nobody adds one to them."""
    for block in blocks_of(documents):
        if isinstance(block, Table) and block.look == "facts":
            for row in block.rows:
                yield tuple(key(plain(cell.inlines)) for cell in row.cells if cell.inlines)


def _captions(documents: Iterable[Document]) -> Iterator[str]:
    yield from (plain(one.caption) for one in blocks_of(documents) if isinstance(one, Table))


def _planned(documents: Iterable[Document]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in blocks_of(documents):
        if isinstance(block, Paragraph) and block.origin is Origin.PLANNED:
            yield key(plain(block.inlines)), block.rests_on
