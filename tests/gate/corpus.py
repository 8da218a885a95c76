"""The paragraphs of the corpus, with their key. README.md beside this file says what is in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
LISTS: Final = (
    "open",
    "second",
    "third",
    "third/tempting",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "held",
)
_FIELDS: Final = {"id", "section", "rests_on", "text", "beside", "plants", "clean", "why", "held"}
_LINK: Final = re.compile(r"\[([^\]]*)\]\(evidence:[^)]*\)")
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?])’?\s+")


class CorpusFault(Exception):
    """A paragraph that cannot be read. The message names its file and id."""


@dataclass(frozen=True, slots=True)
class Placed:
    """Words in a section, and the records that they rest on."""

    section: str
    rests_on: tuple[str, ...]
    text: str

    @property
    def plain(self) -> str:
        """Return the words as a reader sees them: without links to records."""
        return _LINK.sub(r"\1", self.text)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Return the sentences of the words."""
        return tuple(_BETWEEN_SENTENCES.split(self.plain))


@dataclass(frozen=True, slots=True)
class Plant:
    """A fault: its kind, and the words that are wrong, which stand once in the paragraph."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its key: one fault, or none.

    `beside` is put into the same report, where a fault lies in standing there twice. `base` is the
    file of the bundle that it is added to, whose records it rests on.
    """

    id: str
    report_type: str
    base: Path
    placed: Placed
    beside: Placed | None
    plant: Plant | None
    why: str
    held: bool

    @property
    def all_placed(self) -> tuple[Placed, ...]:
        """Return the paragraph and, if there is one, what stands beside it."""
        return (self.placed, self.beside) if self.beside else (self.placed,)

    @property
    def words(self) -> int:
        """Return how many words it has."""
        return len(self.placed.plain.split())


def read(name: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a list of `LISTS`, by report type. Raises CorpusFault."""
    return tuple(one for path in sorted((HERE / name).glob("*.toml")) for one in _of(path))


def rules() -> Mapping[str, tuple[str, ...]]:
    """Return the rules that find each kind of fault."""
    content = tomllib.loads((HERE / "kinds.toml").read_text("utf-8"))
    return {kind: tuple(of_kind) for kind, of_kind in content.items()}


def _of(path: Path) -> Iterator[Paragraph]:
    for entry in tomllib.loads(path.read_text("utf-8"))["paragraph"]:
        where = f"{path.name}: {entry.get('id')}"
        if unknown := entry.keys() - _FIELDS:
            raise CorpusFault(f"{where}: not a field here: {sorted(unknown)}")
        if ("plants" in entry) == ("clean" in entry):
            raise CorpusFault(f"{where}: it needs either ‘plants’ or ‘clean’")
        yield _paragraph(entry, path.stem, _base(path))


def _base(path: Path) -> Path:
    """Return the base of a file of paragraphs: its list has bases of its own, or those of all."""
    homes = (folder / "bases" / f"{path.stem}.json" for folder in path.parents)
    return next(one for one in homes if one.is_file())


def _paragraph(entry: Mapping[str, Any], report_type: str, base: Path) -> Paragraph:
    return Paragraph(
        id=entry["id"],
        report_type=report_type,
        base=base,
        placed=_placed(entry),
        beside=_placed(entry["beside"]) if "beside" in entry else None,
        plant=Plant(**entry["plants"]) if "plants" in entry else None,
        why=entry["why"],
        held=entry["held"],
    )


def _placed(entry: Mapping[str, Any]) -> Placed:
    return Placed(entry["section"], tuple(entry["rests_on"]), entry["text"])
