"""The file of comments beside a bundle: what came back from the provider, and what was answered.

People fill in answers by hand. What they have written is never changed; a returned file only adds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from pipeline.evidence.folder import shown
from pipeline.evidence.json.strict import MAX_BYTES, JsonFile, Refused, parse
from pipeline.evidence.read_beside import read_beside
from pipeline.evidence.schema.check import misfits
from pipeline.exchange.answers import Comments, Listed, Source
from pipeline.exchange.comments_json import listed, written
from pipeline.exchange.entries import apart
from pipeline.exchange.rules import BROKEN, STRANGE
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place
from pipeline.resources import read as resource
from pipeline.runs.files import write_whole

_SCHEMA: Final = "schemas/comments.schema.json"


class CommentsError(Exception):
    """The comments beside a bundle are not what they should be: findings that say how."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("comments")
        self.findings = findings


def open_comments(path: Path, bundle: str) -> tuple[Listed, ...]:
    """Return what the provider said of a bundle that has no answer yet; see `read`."""
    return read(path, bundle).open


def read(path: Path, bundle: str) -> Comments:
    """Return the comments of a bundle; none, where there is no file yet.

    Raises CommentsError for a file that is not as its schema says, or of another bundle;
    BrokenError where the disk refuses.
    """
    raw = read_beside(path)
    if raw is None:
        return Comments(bundle)
    schema = json.loads(resource(_SCHEMA))
    parsed = parse(raw, shown(path), frozenset(_keys(schema)))
    if isinstance(parsed, Refused):
        raise CommentsError(tuple(BROKEN.at(one.place, one.message) for one in parsed.findings))
    if wrong := misfits(parsed.data, schema):
        said = "What stands here is not what a comment looks like."
        raise CommentsError(tuple(BROKEN.at(parsed.place(one), said) for one in wrong))
    return _comments(parsed, bundle)


def _keys(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names of all fields: these a message may repeat."""
    for one in (schema, *schema["$defs"].values()):
        yield from one.get("properties", ())


def _comments(parsed: JsonFile, bundle: str) -> Comments:
    data = cast("Mapping[str, Any]", parsed.data)
    if data["bundle"] != bundle:
        said = "These are the comments on another bundle."
        raise CommentsError((STRANGE.at(parsed.place("/bundle"), said),))
    sources = tuple(Source(**one) for one in data["returned"])
    entries = _with_ids(tuple(map(listed, data["entries"])))
    ids: set[str] = set()
    for at, one in enumerate(entries):
        if one.entry.id in ids or one.returned > len(sources):
            said = "This entry is there twice, or came with no file that is listed."
            raise CommentsError((BROKEN.at(parsed.place(f"/entries/{at}"), said),))
        ids.add(one.entry.id)
    return Comments(bundle, sources, entries, parsed)


def _with_ids(entries: tuple[Listed, ...]) -> tuple[Listed, ...]:
    """Return entries, with an id for each that a person has added without one."""
    named = apart(one.entry for one in entries)
    return tuple(replace(one, entry=entry) for one, entry in zip(entries, named, strict=True))


def save(path: Path, comments: Comments) -> None:
    """Write the file of comments; only its owner may read it.

    Raises BrokenError where it would be too long to be read again, or the disk refuses.
    """
    content = written(comments)
    if len(content) > MAX_BYTES:
        place = Place(BundleAddress(shown(path), ""))
        raise BrokenError("There are too many comments for one file.", place=place)
    write_whole(path, content, private=True)
