"""The file of comments beside a bundle: what came back from the provider, and what was answered.

People fill in answers by hand. What they have written is never changed; a returned file only adds.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias, cast

from pipeline.evidence.folder import shown
from pipeline.evidence.json.characters import FORBIDDEN, kind_of
from pipeline.evidence.json.strict import MAX_BYTES, JsonFile, Refused, parse
from pipeline.evidence.schema.check import misfits
from pipeline.exchange.entries import NOWHERE, Entry, Spot
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Citation, Finding, Place, Rule, Severity
from pipeline.resources import read as resource
from pipeline.runs.files import write_whole

SCHEMA_VERSION: Final = "1"
_SCHEMA: Final = "schemas/comments.schema.json"
_UNSEEN: Final = ("an invisible character", "a character that reorders the words around it")

Decision: TypeAlias = Literal["", "accepted", "partly", "not accepted"]

BROKEN: Final = Rule(
    "PUB063",
    "comments-cannot-be-read",
    Severity.ERROR,
    "The comments beside a bundle can be read.",
    "They are what the provider said and what was answered. Of a file that is not as it should be, "
    "nobody knows what is still open.",
    Citation("001", "913"),
    "Mend it there: an answer is a text, a decision is ‘accepted’, ‘partly’ or ‘not accepted’.",
)
STRANGE: Final = Rule(
    "PUB064",
    "comments-of-another-bundle",
    Severity.ERROR,
    "The comments beside a bundle are about its report.",
    "What was said of another report says nothing of this one, and is private to those concerned.",
    Citation("001", "913"),
    "Move the file away, or put back the one of this bundle.",
)
RULES: Final = (BROKEN, STRANGE)


class CommentsError(Exception):
    """The comments beside a bundle are not what they should be: findings that say how."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("comments")
        self.findings = findings


@dataclass(frozen=True, slots=True)
class Source:
    """A returned file that was taken in. `form` counts tracked changes of form alone."""

    file: str
    sha256: str
    document: str
    form: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry, the number of the file it came with, from 1, and what a person answers to it."""

    entry: Entry
    returned: int
    answer: str = ""
    decision: Decision = ""
    by: str = ""
    answered: str = ""

    @property
    def is_open(self) -> bool:
        """Return whether an answer, a decision or a name is missing."""
        return not (self.answer.strip() and self.decision and self.by.strip())


@dataclass(frozen=True, slots=True)
class Comments:
    """All that came back about a bundle, in the order in which it was taken in."""

    bundle: str
    returned: tuple[Source, ...] = ()
    entries: tuple[Listed, ...] = field(default=())

    @property
    def open(self) -> tuple[Listed, ...]:
        """Return what has no answer yet."""
        return tuple(one for one in self.entries if one.is_open)

    def with_more(self, source: Source, entries: Iterable[Entry]) -> Comments:
        """Return it with what came back in a file. What is there already keeps its answers.

        Of that only what may have become known since is renewed: whether it is resolved in Word,
        and a place, where there was none.
        """
        known = [one.sha256 for one in self.returned]
        sources = self.returned if source.sha256 in known else (*self.returned, source)
        number = [one.sha256 for one in sources].index(source.sha256) + 1
        listed = {one.entry.id: one for one in self.entries}
        for one in entries:
            before = listed.get(one.id)
            listed[one.id] = _renewed(before, one) if before else Listed(one, number)
        return Comments(self.bundle, sources, tuple(listed.values()))


def _renewed(before: Listed, now: Entry) -> Listed:
    spot = now.spot if before.entry.spot.placed == "nowhere" else before.entry.spot
    return replace(before, entry=replace(before.entry, spot=spot, resolved=now.resolved))


def open_comments(path: Path, bundle: str) -> tuple[Listed, ...]:
    """Return what the provider said of a bundle that has no answer yet; see `read`."""
    return read(path, bundle).open


def read(path: Path, bundle: str) -> Comments:
    """Return the comments of a bundle; none, where there is no file yet.

    Raises CommentsError for a file that is not as its schema says, or of another bundle;
    BrokenError where the disk refuses.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Comments(bundle)
    except OSError as error:
        place = Place(BundleAddress(shown(path), ""))
        said = f"This file cannot be read: {error.strerror or 'unknown'}."
        raise BrokenError(said, place=place) from error
    parsed = parse(raw, shown(path))
    if isinstance(parsed, Refused):
        raise CommentsError(tuple(BROKEN.at(one.place, one.message) for one in parsed.findings))
    if wrong := misfits(parsed.data, json.loads(resource(_SCHEMA))):
        said = "What stands here is not what a comment looks like."
        raise CommentsError(tuple(BROKEN.at(parsed.place(one), said) for one in wrong))
    return _comments(parsed, bundle)


def _comments(parsed: JsonFile, bundle: str) -> Comments:
    data = cast("Mapping[str, Any]", parsed.data)
    if data["bundle"] != bundle:
        said = "These are the comments on another bundle."
        raise CommentsError((STRANGE.at(parsed.place("/bundle"), said),))
    sources = tuple(Source(**one) for one in data["returned"])
    ids: set[str] = set()
    for at, one in enumerate(data["entries"]):
        if one["id"] in ids or one["returned"] > len(sources):
            said = "This entry is there twice, or came with no file that is listed."
            raise CommentsError((BROKEN.at(parsed.place(f"/entries/{at}"), said),))
        ids.add(one["id"])
    return Comments(bundle, sources, tuple(map(_listed, data["entries"])))


# --- as JSON -------------------------------------------------------------------------------

_SPOT: Final = ("placed", "document", "section", "number", "bookmark", "paragraph", "likeness")
_SAID: Final = (
    "id", "kind", "author", "date", "on", "written", "follows", "reply_to", "resolved",
)  # fmt: skip
_ANSWER: Final = ("answer", "decision", "by", "answered")


def _listed(data: Mapping[str, Any]) -> Listed:
    to = Spot(**data["to"]) if data.get("to") else None
    spot = Spot(**{name: data[name] for name in _SPOT if name in data})
    entry = Entry(spot=spot, to=to, **{name: data[name] for name in _SAID if name in data})
    answer = {name: data[name] for name in _ANSWER}
    return Listed(entry, data["returned"], **answer)


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
        "returned": one.returned,
        "kind": entry.kind,
        **_told(entry.spot),
        **said,
        "to": _told(entry.to) if entry.to else None,
    }
    given = {name: value for name, value in data.items() if value not in ("", None)}
    return given | {name: getattr(one, name) for name in _ANSWER}


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
        author=_clean(entry.author),
        date=_clean(entry.date),
        on=_clean(entry.on),
        written=_clean(entry.written),
        follows=_clean(entry.follows),
        to=entry.to and _clean_spot(entry.to),
    )


def _clean_spot(spot: Spot) -> Spot:
    if spot is NOWHERE:
        return spot
    return replace(spot, section=_clean(spot.section), paragraph=_clean(spot.paragraph))


def _clean(words: str) -> str:
    return FORBIDDEN.sub(lambda found: _instead(found[0]), words).strip()


def _instead(character: str) -> str:
    if character == "\t":
        return " "
    kind = kind_of(character).name
    if kind == "a line break of another kind":
        return "\n"
    return "" if kind in _UNSEEN else "\N{WHITE SQUARE}"


def save(path: Path, comments: Comments) -> None:
    """Write the file of comments; only its owner may read it.

    Raises BrokenError where it would be too long to be read again, or the disk refuses.
    """
    content = written(comments)
    if len(content) > MAX_BYTES:
        place = Place(BundleAddress(shown(path), ""))
        raise BrokenError("There are too many comments for one file.", place=place)
    write_whole(path, content, private=True)
