"""The cells of a row: links to each document, and the two measures with their pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from pipeline.reporters.causes import count
from pipeline.runs.measures import Measured, Part
from pipeline.runs.overview import pictures
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.need import hard, over
from pipeline.writers import FORMATS, LARGE_PRINT
from pipeline.writers.html.pages import Drawn

_LABELS = {one.extension: one.label for one in FORMATS.values()}
_LARGE = ", large print"
_OTHERS = {"proof.html": "Proof", "findings.json": "Findings"}


@dataclass(frozen=True, slots=True)
class File:
    """A link: where to, what it shows, and what it is called where that is not enough."""

    href: str
    label: str
    name: str


def links(one: Entry, called: str) -> Iterator[tuple[str, tuple[File, ...]]]:
    """Yield each document with its files, then (without a name) what is beside them.

    `called` tells the report from all others of the batch.
    """
    documents = [(document.id, document.label) for document in one.documents]
    mine = {file: PurePath(file) for file in one.files if file not in _OTHERS}
    for id_, label in documents:
        files = tuple(
            File(f"{one.bundle}/{file}", _LABELS[path.suffix[1:]] + more, f"{label}, {called}")
            for stem, more in ((id_, ""), (id_ + LARGE_PRINT, _LARGE))
            for file, path in mine.items()
            if path.stem == stem and path.suffix[1:] in _LABELS
        )
        if files:
            yield label, files
    beside = tuple(
        File(f"{one.bundle}/{file}", label, called)
        for file, label in _OTHERS.items()
        if file in one.files
    )
    if beside:
        yield "", beside


def length(found: Measured) -> Mapping[str, object]:
    """Return words, picture and limit of the length of a report."""
    parts = [one for one in found.parts if one.limit]
    longest = max(parts, key=_share, default=None)
    said = ""
    if longest:
        own = ", our own limit" if longest.own else ""
        said = f"longest section {longest.paragraphs} of {longest.limit} paragraphs{own}"
    too_long = over(found)
    return {
        "words": f"{found.words:,}",
        "picture": Drawn(pictures.lengths(found)),
        "over": f"{len(too_long)} of {count(len(parts), 'section')} over" if too_long else "",
        "said": said,
    }


def _share(one: Part) -> float:
    return one.paragraphs / (one.limit or 1)


def reading(found: Measured) -> Mapping[str, object]:
    """Return the grade of its hardest section, picture and limit."""
    scored = [one for one in found.parts if one.grade is not None]
    hardest = max(scored, key=lambda one: one.grade or 0, default=None)
    too_hard = hard(found)
    limit = f", limit {found.limit:g}" if found.limit is not None else ""
    return {
        "grade": f"{hardest.grade:.1f}" if hardest and hardest.grade is not None else "",
        "picture": Drawn(pictures.reading(found)),
        "over": f"{len(too_hard)} of {count(len(scored), 'section')} over" if too_hard else "",
        "said": f"hardest section{limit}",
    }
