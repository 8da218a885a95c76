"""What people wrote to be published: in the report, or ready for it in the bundle."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage, find_words
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.public import told_texts_of
from pipeline.model.finding import Place, Words

_FREE = ("/narrative/", "/evidence/", "/requirements/", "/recommendations/", "/event/", "/facts/")
BUILDINGS = "/setting/buildings"
"""What is said of a building is free text, too, and makes no word public."""
KNOWN_AS = "/known_as"
_NAMES = ("/event/inspectors/", "/event/illustration")


class PublicText(NamedTuple):
    """Words with their place: a passage of a document, or a statement no document uses.

    What stands in no bundle has a `file` of its own.
    """

    text: str
    passage: Passage | None = None
    pointer: str = ""
    file: JsonFile | None = None

    def place(self, case: Case, start: int, end: int) -> Place:
        """Return the place of a span."""
        if self.passage:
            return case.at_passage(self.passage, start, end)
        place = (self.file or case.bundle.file).place(self.pointer, start)
        return replace(place, words=Words(self.text, start, end))

    def words_at(self, wanted: Sequence[str]) -> tuple[int, int] | None:
        """Return where words stand one after another for the first time."""
        return find_words(self.text, wanted)


def public_texts(case: Case) -> Iterator[PublicText]:
    """Yield the free text of all documents, statements that none uses, and labels of letters."""
    used: set[str] = set()
    for passage in case.passages:
        pointers = passage.pointers
        used.update(pointers)
        if any(one.startswith(_FREE) and not one.startswith(_NAMES) for one in pointers):
            yield PublicText(passage.text, passage)
    for one in case.bundle.evidence:
        pointer = f"{one.pointer}/statement"
        if one.publishable and pointer not in used:
            yield PublicText(one.statement, None, pointer)
    for pointer, label in labels(case.bundle):
        yield PublicText(label, None, pointer)


def labels(bundle: Bundle) -> tuple[tuple[str, str], ...]:
    """Return what letters call the buildings of a home, each with its pointer."""
    told = told_texts_of(bundle.public.at(BUILDINGS))
    return tuple((pointer, text) for pointer, text in told if pointer.endswith(KNOWN_AS))
