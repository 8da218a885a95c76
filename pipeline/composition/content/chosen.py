"""Which entries of a list a table shows, in which order, and under which caption."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.composition.content.filling import Filling, items
from pipeline.evidence.conditions import entry_holds, holds
from pipeline.evidence.public import Node, text_of
from pipeline.model.document import BundleSource, Text
from pipeline.report_type import definition as rt


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a list: its place there, from 0, and what it is."""

    at: int
    node: Node


@dataclass(frozen=True, slots=True)
class Group:
    """Entries that stand in one table, and its caption."""

    caption: Text
    entries: tuple[Entry, ...]


def groups(content: rt.TableContent, filling: Filling) -> tuple[Group, ...]:
    """Return the tables that a table of the report type becomes: one, or one for each group.

    Entries without a text to group by come first: below the caption of another they would seem
    to belong to it. Then groups come as their first entry does. Entries are in the order of their
    numbers.
    """
    records = items(filling.at(content.at))
    order = reading_order(content.at, filling)
    found: dict[str, list[Entry]] = {"": []} if content.group else {}
    captions = {"": content.caption}
    for one in (Entry(at, records[at]) for at in order):
        if not all(entry_holds(each, one.node) for each in content.where):
            continue
        node = filling.at(content.group, one.node) if content.group else one.node
        text = text_of(node) if content.group else ""
        found.setdefault(text, []).append(one)
        captions.setdefault(text, Text(text or content.caption.text, BundleSource(node.pointer)))
    return tuple(Group(captions[text], tuple(ours)) for text, ours in found.items() if ours)


def reading_order(at: str, filling: Filling) -> tuple[int, ...]:
    """Return the places of the entries of a list, as a reader of the report comes to them.

    It is their order in the list, but where tables of the report choose among them or group them.
    """
    count = len(items(filling.at(at)))
    report = filling.report_type.documents[0]
    tables = [one for one in _tables(report.sections, filling) if one.at == at]
    if not any(one.where or one.group for one in tables):
        return tuple(range(count))
    shown = (one for each in tables for one in _shown(each, filling))
    return tuple(dict.fromkeys((*shown, *range(count))))


def _shown(content: rt.TableContent, filling: Filling) -> Iterator[int]:
    records = items(filling.at(content.at))
    ours = [
        (at, one)
        for at, one in enumerate(records)
        if all(entry_holds(each, one) for each in content.where)
    ]
    if content.group:
        ours = _grouped(ours, content.group, filling)
    yield from (at for at, _ in ours)


def _grouped(
    entries: Sequence[tuple[int, Node]], group: str, filling: Filling
) -> list[tuple[int, Node]]:
    names = [text_of(filling.at(group, one)) for _, one in entries]
    first = {name: place for place, name in reversed([*enumerate(names)])}
    ranked = zip(names, entries, strict=True)
    return [one for _, one in sorted(ranked, key=lambda pair: first[pair[0]] if pair[0] else -1)]


def _tables(sections: Iterable[rt.SectionType], filling: Filling) -> Iterator[rt.TableContent]:
    """Yield the tables of sections that are shown, in reading order."""
    public = filling.bundle.public
    for section in sections:
        if holds(section.when, public):
            for one in section.content:
                if isinstance(one, rt.TableContent) and holds(one.when, public):
                    yield one
            yield from _tables(section.sections, filling)
