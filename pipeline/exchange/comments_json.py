"""Comments as JSON that people read and fill in, and back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import Any, Final

from pipeline.evidence.json.characters import FORBIDDEN, kind_of
from pipeline.exchange.answers import Comments, Listed
from pipeline.exchange.entries import NOWHERE, Entry, Spot

SCHEMA_VERSION: Final = "1"
_UNSEEN: Final = ("an invisible character", "a character that reorders the words around it")
_SPOT: Final = ("placed", "document", "section", "number", "bookmark", "paragraph", "likeness")
_SAID: Final = (
    "id", "kind", "author", "date", "on", "written", "follows", "reply_to", "resolved",
)  # fmt: skip
_ANSWER: Final = ("about", "evidence", "answer", "decision", "by", "answered")


def listed(data: Mapping[str, Any]) -> Listed:
    """Return an entry of the file, which is as its schema says."""
    to = Spot(**data["to"]) if data.get("to") else None
    spot = Spot(**{"placed": "nowhere"} | {name: data[name] for name in _SPOT if name in data})
    said = {name: data[name] for name in _SAID if name in data}
    entry = Entry(spot=spot, to=to, **{"id": ""} | said)
    answer = {name: data[name] for name in (*_ANSWER, "now") if name in data}
    return Listed(entry, data.get("returned", 0), **answer)


def written(comments: Comments) -> bytes:
    """Return comments as a file that people can read and fill in."""
    whole = {
        "schema_version": SCHEMA_VERSION,
        "bundle": comments.bundle,
        "returned": [asdict(one) for one in comments.returned],
        "entries": [_entry(one) for one in comments.entries],
    }
    return (json.dumps(whole, indent=2, ensure_ascii=False) + "\n").encode()


def _entry(one: Listed) -> dict[str, object]:
    entry = one.entry
    said = {name: getattr(entry, name) for name in _SAID}
    data: dict[str, object] = {
        "id": entry.id,
        "returned": one.returned or None,
        "kind": entry.kind,
        **_told(entry.spot),
        **said,
        "to": _told(entry.to) if entry.to else None,
    }
    given = {name: value for name, value in data.items() if value not in ("", None)}
    now = {"now": one.now} if one.now else {}
    return given | now | {name: getattr(one, name) for name in _ANSWER}


def _told(spot: Spot) -> dict[str, object]:
    given = {name: getattr(spot, name) for name in _SPOT}
    return {name: value for name, value in given.items() if value not in ("", None)}


def readable(entry: Entry) -> Entry:
    """Return an entry in which no character is left that a file like this cannot hold.

    What nobody sees goes; for any other one, such as a symbol of a font, stands □.
    """
    return replace(
        entry,
        spot=_clean_spot(entry.spot),
        author=readable_words(entry.author),
        date=readable_words(entry.date),
        on=readable_words(entry.on),
        written=readable_words(entry.written),
        follows=readable_words(entry.follows),
        to=entry.to and _clean_spot(entry.to),
    )


def _clean_spot(spot: Spot) -> Spot:
    if spot is NOWHERE:
        return spot
    return replace(
        spot, section=readable_words(spot.section), paragraph=readable_words(spot.paragraph)
    )


def readable_words(words: str) -> str:
    """Return words without a character that a JSON file of ours cannot hold; see `readable`."""
    return FORBIDDEN.sub(lambda found: _instead(found[0]), words).strip()


def _instead(character: str) -> str:
    if character == "\t":
        return " "
    kind = kind_of(character).name
    if kind == "a line break of another kind":
        return "\n"
    return "" if kind in _UNSEEN else "\N{WHITE SQUARE}"
