"""The public fields of a bundle by their pointers, and how a reader calls each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pipeline.evidence.public import Items, Node, PublicBundle, Record, Value, child, text_of
from pipeline.language.phrasing import day, span
from pipeline.language.phrasing import month as in_words
from pipeline.model.months import month
from pipeline.reporters.proof.evidence import counted_of

_DAY = len("2025-03-11")


class Fields:
    """What may be shown of a bundle: names and words of its public fields."""

    def __init__(self, public: PublicBundle) -> None:
        self._nodes = dict(_walk(public.root))
        self._records = {one.pointer: text_of(child(one, "id")) for one in public.evidence()}
        self._anchors = {id_: f"_e{at}" for at, id_ in enumerate(self._records.values(), 1)}

    def is_public(self, pointer: str) -> bool:
        """Return whether what is at a pointer may be shown. The whole of a bundle may not."""
        return not pointer or pointer in self._nodes

    def anchor(self, record: str) -> str:
        """Return the id on the page of a record, or ''."""
        return self._anchors.get(record, "")

    def name(self, pointer: str) -> tuple[str, str]:
        """Return the id of the record and the name of its part; '' and a path for other fields."""
        steps = pointer.split("/")[1:]
        record = self._records.get("/".join(("", *steps[:2])), "")
        if record:
            return record, steps[2] if len(steps) > 2 else ""
        return "", ".".join(step for step in steps if not step.isdecimal())

    def label(self, pointer: str) -> str:
        """Return what is said before the numbers of a measure or a series, such as `Visits: `."""
        node = self._nodes.get(pointer)
        is_point = isinstance(node, Record) and "period" in node.fields
        of = self._nodes.get(pointer.rpartition("/points/")[0]) if is_point else node
        named = text_of(child(of, "label")) if of else ""
        period = text_of(child(node, "period")) if is_point and node else ""
        return "".join(f"{one}: " for one in (named, period) if one)

    def text(self, pointer: str) -> str:
        """Return what stands at a pointer, as words."""
        node = self._nodes.get(pointer)
        match node:
            case Value(value=str() as text):
                return _day(text)
            case Value(value=bool()):
                return ""
            case Value(value=int() as found):
                return f"{found:,}"
            case Items():
                return f"{len(node)} {self.name(pointer)[1].rpartition('.')[2]}"
            case Record():
                return self._record(node)
            case _:
                return ""

    def _record(self, node: Record) -> str:
        """Return a measure, a series or one of its points, a figure, or the inspection in words."""
        if "numerator" in node.fields:
            return counted_of(node)
        if "points" in node.fields:
            return ", ".join(words for _, words in points_of(node))
        if "period" in node.fields:
            return _value(child(node, "value"))
        if "what" in node.fields:
            return f"{self.text(f'{node.pointer}/number')} {text_of(child(node, 'what'))}"
        first, last = (text_of(child(node, name)) for name in ("start", "end"))
        return span(date.fromisoformat(first), date.fromisoformat(last)) if first and last else ""

    def points(self, pointer: str) -> tuple[tuple[str, str], ...]:
        """Return the points of a series, each with its pointer, such as `2015/16 84,504`."""
        node = self._nodes.get(pointer)
        return points_of(node) if node else ()


def points_of(node: Node) -> tuple[tuple[str, str], ...]:
    """Return the points of a series in words, each with its pointer."""
    found = child(node, "points")
    points = found.items if isinstance(found, Items) else ()
    return tuple(
        (one.pointer, f"{text_of(child(one, 'period'))} {_value(child(one, 'value'))}")
        for one in points
    )


def _value(node: Node) -> str:
    return f"{node.value:,}" if isinstance(node, Value) and isinstance(node.value, int) else ""


def _day(text: str) -> str:
    """Return a day or a month as a report writes it; another text as it is."""
    if first := month(text):
        return in_words(first)
    try:
        return day(date.fromisoformat(text)) if len(text) == _DAY else text
    except ValueError:
        return text


def _walk(node: Node) -> Iterator[tuple[str, Node]]:
    yield node.pointer, node
    match node:
        case Record():
            for one in node.fields.values():
                yield from _walk(one)
        case Items():
            for one in node:
                yield from _walk(one)
