"""What of a bundle may reach a report: the only data that templates and writers ever see.

`PublicBundle` is a copy of the bundle in which every value knows its JSON pointer, and in which
nothing is left but the fields that the schemas declare public. Whoever holds only this cannot
print a private value, because it is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from pipeline.evidence.json.pointer import to_pointer

Mode: TypeAlias = Literal["if-permitted", "text", "linked", "markdown"]  # the strictest first
Publish: TypeAlias = Literal[Mode, "never"]  # all that a schema may say under `x-publish`


class _Opaque:
    """A node cannot become a string by accident: only the filters of templates read it."""

    __slots__ = ()

    def __str__(self) -> str:
        raise TypeError("a value of a bundle has no string of its own")

    def __format__(self, spec: str) -> str:
        raise TypeError("a value of a bundle cannot be formatted")


@dataclass(frozen=True, slots=True, eq=False)
class Value(_Opaque):
    """A text, number or boolean, with its pointer. `mode` says how the text may be written.

    It compares with a plain text or number, and is false only where it is the boolean false.
    """

    pointer: str
    value: str | int | bool
    mode: Mode = "text"

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Value):
            return self.pointer == other.pointer and self.value == other.value
        return self.value == other

    def __hash__(self) -> int:
        return hash(self.pointer)

    def __bool__(self) -> bool:
        return self.value is not False


@dataclass(frozen=True, slots=True)
class Record(_Opaque):
    """An object: its public fields by name."""

    pointer: str
    fields: Mapping[str, Node]


@dataclass(frozen=True, slots=True)
class Items(_Opaque):
    """An array."""

    pointer: str
    items: tuple[Node, ...]

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


@dataclass(frozen=True, slots=True)
class Absent(_Opaque):
    """A field that this bundle does not hold, or not publicly. False, and an empty array."""

    pointer: str

    def __bool__(self) -> bool:
        return False

    def __iter__(self) -> Iterator[Node]:
        return iter(())


Node: TypeAlias = Value | Record | Items | Absent


@dataclass(frozen=True, slots=True)
class PublicBundle:
    """The public part of a bundle, and every name that a public field can have."""

    root: Record
    names: frozenset[str]

    def at(self, pointer: str, within: Node | None = None) -> Node:
        """Return what a JSON pointer leads to, from the top or from another node."""
        node: Node = self.root if within is None else within
        for step in pointer.split("/")[1:]:
            found = node.fields.get(step) if type(node) is Record else None
            node = child(node, step) if found is None else found
        return node

    def evidence(self) -> Iterator[Record]:
        """Yield the public part of each evidence record."""
        found = child(self.root, "evidence")
        for node in found.items if isinstance(found, Items) else ():
            if isinstance(node, Record):
                yield node


def child(node: Node, step: str) -> Node:
    """Return a field of a record, or an entry of an array counted from 0."""
    found: Node | None = None
    if isinstance(node, Record):
        found = node.fields.get(step)
    elif isinstance(node, Items) and step.isdecimal() and int(step) < len(node.items):
        found = node.items[int(step)]
    return Absent(f"{node.pointer}/{step}") if found is None else found


def text_of(node: Node) -> str:
    """Return the text of a value, or '' for anything else."""
    return node.value if isinstance(node, Value) and isinstance(node.value, str) else ""


def texts_of(node: Node) -> Iterator[str]:
    """Yield every text of a part of the public bundle."""
    yield from (text for _, text in told_texts_of(node))


def told_texts_of(node: Node) -> Iterator[tuple[str, str]]:
    """Yield every text of a part of the public bundle, with its pointer."""
    match node:
        case Value(value=str() as text):
            yield node.pointer, text
        case Record():
            for one in node.fields.values():
                yield from told_texts_of(one)
        case Items():
            for one in node:
                yield from told_texts_of(one)


def public_bundle(
    data: Mapping[str, Any], modes: Mapping[str, Mode], names: frozenset[str]
) -> PublicBundle:
    """Return the public part of a valid bundle.

    `modes` gives the pointer of each leaf that a schema declares public; what is not in it is
    left out, and so is an object that nothing is left of. Quotes stay only with permission. A
    record of evidence that is withheld is left out whole.
    """
    root = _public(data, "", modes)
    assert isinstance(root, Record)
    return PublicBundle(root, names)


def _public(data: Any, pointer: str, modes: Mapping[str, Mode]) -> Node:
    if isinstance(data, dict):
        return _record(data, pointer, modes)
    if isinstance(data, list):
        found = (_public(one, f"{pointer}/{index}", modes) for index, one in enumerate(data))
        return Items(pointer, tuple(node for node in found if not isinstance(node, Absent)))
    mode = modes.get(pointer)
    if mode is None or not isinstance(data, str | int | bool):
        return Absent(pointer)
    return Value(pointer, data, mode)


def _record(data: Mapping[str, Any], pointer: str, modes: Mapping[str, Mode]) -> Node:
    if "withheld" in data:
        return Absent(pointer)
    permitted = data.get("permission") is True
    fields: dict[str, Node] = {}
    for key, value in data.items():
        node = _public(value, pointer + to_pointer((key,)), modes)
        refused = isinstance(node, Value) and node.mode == "if-permitted" and not permitted
        if not refused and not isinstance(node, Absent):
            fields[key] = node
    return Record(pointer, fields) if fields or not pointer else Absent(pointer)
