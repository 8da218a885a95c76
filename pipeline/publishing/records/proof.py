"""A proof: one published paragraph and the records that it rested on, without any other.

Whoever has it and the public record can check it. `docs/reference/record.md` has the form.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pipeline.publishing.records.commitment import (
    DIGEST,
    Salts,
    leaf_of_parts,
    paragraph_leaf,
    paragraph_text,
    part_digest,
    part_text,
    root_of,
)
from pipeline.publishing.records.private import Kept
from pipeline.publishing.records.record import PublicRecord, is_hex, is_id, is_version

SCHEMA_VERSION: Final = "1"
MAX_BYTES: Final = 8 * 1024 * 1024
_DEEPEST = 30  # levels of a tree


@dataclass(frozen=True, slots=True)
class Shown:
    """What a proof that holds shows: the paragraph, and each record by its id.

    A record is its public part, and its private part where that was disclosed, too.
    """

    document: str
    text: str
    records: tuple[tuple[str, Any, Any], ...]


class Erased(LookupError):
    """A record that a paragraph rests on is no longer kept, so it cannot be shown."""


def proof(kept: Kept, record: PublicRecord, at: int, with_private: bool = False) -> bytes:
    """Return the proof of a paragraph, by its number. Erased where a record is gone.

    ValueError where what is kept is not what was published.
    """
    one, salts = kept.paragraphs[at], Salts(kept.seed)
    names = [f"paragraph:{at}", *(f"record:{id_}" for id_ in one.rests_on)]
    if any(name not in kept.tree.places for name in names):
        raise Erased
    places = [kept.tree.places[name] for name in names]
    ways = [
        {"place": place, "path": list(path)}
        for place, path in zip(places, kept.tree.paths(places), strict=True)
    ]
    parts = [_record(kept, salts, id_, with_private) for id_ in one.rests_on]
    value = {
        "schema_version": SCHEMA_VERSION,
        "id": record.id,
        "version": record.version,
        "paragraph": {
            "content": paragraph_text(one).decode(),
            "salt": salts.of("paragraph", str(at)).hex(),
            **ways[0],
        },
        "records": [{**part, **way} for part, way in zip(parts, ways[1:], strict=True)],
    }
    raw = json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"
    if proved(raw, record) is None:
        raise ValueError
    return raw


def _record(kept: Kept, salts: Salts, id_: str, with_private: bool) -> dict[str, Any]:
    if id_ not in kept.evidence:
        raise Erased
    public, private = kept.evidence[id_]
    content, salt = part_text(id_, "private", private), salts.of("private", id_)
    hidden = {"digest": part_digest(salt, content).hex()}
    shown = {"content": content.decode(), "salt": salt.hex()}
    return {
        "public": {
            "content": part_text(id_, "public", public).decode(),
            "salt": salts.of("public", id_).hex(),
        },
        "private": shown if with_private else hidden,
    }


def proved(raw: bytes, record: PublicRecord) -> Shown | None:
    """Return what a proof shows if it holds for a version; nothing for any other file.

    It holds if paragraph and records lead to the root in the record, and the records are those
    that the paragraph names, all of them and no other.
    """
    try:
        value = json.loads(raw) if len(raw) <= MAX_BYTES else None
        return _proved(value, record)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def is_proof(raw: bytes) -> bool:
    """Return whether a file says that it is a proof."""
    try:
        value = json.loads(raw) if len(raw) <= MAX_BYTES else None
        return isinstance(value, dict) and {"paragraph", "records"} <= set(value)
    except (ValueError, RecursionError):
        return False


def _proved(value: Any, record: PublicRecord) -> Shown | None:
    _keys(value, "schema_version", "id", "version", "paragraph", "records")
    ours = value["schema_version"] == SCHEMA_VERSION
    same = is_id(value["id"]) and is_version(value["version"])
    if not ours or not same or (value["id"], value["version"]) != (record.id, record.version):
        return None
    paragraph, records = value["paragraph"], value["records"]
    _keys(paragraph, "content", "salt", "place", "path")
    said = json.loads(paragraph["content"])
    _keys(said, "document", "text", "rests_on")
    leaf = paragraph_leaf(_bytes(paragraph["salt"]), paragraph["content"].encode())
    roots = {_root(leaf, paragraph), *(_root(_leaf(one), one) for one in records)}
    depths = {len(one["path"]) for one in (paragraph, *records)}
    shown = tuple(_shown(records))
    ids = [id_ for id_, _, _ in shown]
    whole = ids == said["rests_on"] and len(set(ids)) == len(ids)
    texts = isinstance(said["document"], str) and isinstance(said["text"], str)
    holds = whole and texts and roots == {record.evidence} and len(depths) == 1
    return Shown(said["document"], said["text"], shown) if holds else None


def _leaf(one: Mapping[str, Any]) -> bytes:
    _keys(one, "public", "private", "place", "path")
    return leaf_of_parts(_part(one["public"]), _part(one["private"]))


def _part(one: Mapping[str, Any]) -> bytes:
    """Return the digest of a part of a record: worked out where it is shown, as told otherwise."""
    if set(one) == {"digest"}:
        return _bytes(one["digest"])
    _keys(one, "content", "salt")
    return part_digest(_bytes(one["salt"]), one["content"].encode())


def _shown(records: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Any, Any]]:
    for one in records:
        public = json.loads(one["public"]["content"])
        _keys(public, "id", "public")
        private = None
        if "content" in one["private"]:
            hidden = json.loads(one["private"]["content"])
            _keys(hidden, "id", "private")
            private = hidden["private"]
            if hidden["id"] != public["id"]:
                raise ValueError
        yield public["id"], public["public"], private


def _root(leaf: bytes, one: Mapping[str, Any]) -> str:
    place, path = one["place"], one["path"]
    if type(place) is not int or not isinstance(path, list) or not 0 < len(path) <= _DEEPEST:
        raise ValueError
    if not 0 <= place < 2 ** len(path):
        raise ValueError
    return root_of(leaf, place, [_bytes(each) for each in path]).hex()


def _bytes(value: Any) -> bytes:
    if not is_hex(value, 2 * DIGEST):
        raise ValueError
    return bytes.fromhex(value)


def _keys(value: Any, *names: str) -> None:
    if not isinstance(value, dict) or set(value) != set(names):
        raise ValueError
