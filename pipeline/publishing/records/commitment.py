"""One number that binds all evidence of a version, and tells nothing of it.

It is the root of a tree of SHA-256. A leaf is a record of evidence, a paragraph with the records
that it rests on, or nothing at all; each has a salt of its own, and salts decide where it stands.
So the root does not even tell how many there are, and a leaf can be shown without the others.
`docs/reference/record.md` has the form, byte by byte.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.publishing.records.canonical import canonical

LEAVES = 8_192
"""How many leaves a tree has, whatever it holds; twice that, and so on, where they are too few."""
DIGEST = 32  # bytes
RECORD, PARAGRAPH, PADDING, NODE = (bytes([kind]) for kind in range(4))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, item or row as published, and the ids of the records that it rests on."""

    document: str
    text: str
    rests_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Salts:
    """All salts of a version, each worked out from one seed of 32 bytes by HMAC-SHA256."""

    seed: bytes = field(repr=False)

    def of(self, kind: str, name: str) -> bytes:
        """Return the salt of one thing: 32 bytes that say nothing about any other."""
        return hmac.digest(self.seed, f"{kind}:{name}".encode(), "sha256")


@dataclass(frozen=True, slots=True)
class Commitment:
    """A tree: the digests of its leaves in order, and at which place what stands.

    The names of places are `record:<id>` and `paragraph:<number from 0>`.
    """

    leaves: tuple[bytes, ...] = field(repr=False)
    places: Mapping[str, int] = field(repr=False)

    @property
    def root(self) -> str:
        """Return the root in hexadecimal: what a public record says."""
        return list(_levels(self.leaves))[-1][0].hex()

    def paths(self, places: Iterable[int]) -> list[tuple[str, ...]]:
        """Return for each place the digests beside its way to the root, from below."""
        levels = list(_levels(self.leaves))[:-1]
        return [
            tuple(level[(place >> at) ^ 1].hex() for at, level in enumerate(levels))
            for place in places
        ]


def commit(
    evidence: Mapping[str, tuple[Any, Any]], paragraphs: Sequence[Paragraph], seed: bytes
) -> Commitment:
    """Return the tree of records (id → public part, private part) and paragraphs."""
    salts = Salts(seed)
    leaves = {f"record:{id_}": record_leaf(salts, id_, *parts) for id_, parts in evidence.items()}
    leaves |= {
        f"paragraph:{at}": paragraph_leaf(salts.of("paragraph", str(at)), paragraph_text(one))
        for at, one in enumerate(paragraphs)
    }
    return tree_of(leaves, seed)


def tree_of(leaves: Mapping[str, bytes], seed: bytes) -> Commitment:
    """Return the tree of leaves that have a name. All others are padding, made from the seed."""
    salts, size = Salts(seed), _size(len(leaves))
    padding = {
        f"padding:{at}": _hash(PADDING, salts.of("padding", str(at)))
        for at in range(size - len(leaves))
    }
    all_ = {**leaves, **padding}
    order = sorted(all_, key=lambda name: salts.of("place", name))
    places = {name: at for at, name in enumerate(order) if name in leaves}
    return Commitment(tuple(all_[name] for name in order), places)


def record_leaf(salts: Salts, id_: str, public: Any, private: Any) -> bytes:
    """Return the leaf of a record: the digests of its two parts, each with a salt of its own."""
    parts = part_text(id_, "public", public), part_text(id_, "private", private)
    return leaf_of_parts(
        part_digest(salts.of("public", id_), parts[0]),
        part_digest(salts.of("private", id_), parts[1]),
    )


def part_text(id_: str, name: str, part: Any) -> bytes:
    """Return the text of one part of a record: it names the record, so that none is swapped."""
    return canonical({"id": id_, name: part})


def paragraph_text(one: Paragraph) -> bytes:
    """Return the text of a paragraph."""
    rests_on = list(one.rests_on)
    return canonical({"document": one.document, "text": one.text, "rests_on": rests_on})


def part_digest(salt: bytes, text: bytes) -> bytes:
    """Return the digest of one part of a record."""
    return _hash(salt, text)


def leaf_of_parts(public: bytes, private: bytes) -> bytes:
    """Return the leaf of a record from the digests of its parts."""
    return _hash(RECORD, public, private)


def paragraph_leaf(salt: bytes, text: bytes) -> bytes:
    """Return the leaf of a paragraph."""
    return _hash(PARAGRAPH, salt, text)


def root_of(leaf: bytes, place: int, path: Sequence[bytes]) -> bytes:
    """Return the root that a leaf leads to, at its place, with the digests beside its way."""
    for other in path:
        left, right = (other, leaf) if place & 1 else (leaf, other)
        leaf, place = _hash(NODE, left, right), place >> 1
    return leaf


def _levels(leaves: tuple[bytes, ...]) -> Iterator[tuple[bytes, ...]]:
    """Yield the tree, level by level, from its leaves to its root."""
    level = leaves
    yield level
    while len(level) > 1:
        level = tuple(
            _hash(NODE, left, right) for left, right in zip(level[::2], level[1::2], strict=True)
        )
        yield level


def _size(wanted: int) -> int:
    size = LEAVES
    while size < wanted:
        size *= 2
    return size


def _hash(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()
