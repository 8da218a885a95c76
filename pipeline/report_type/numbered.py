"""Which lists of a bundle are numbered: requirements and recommendations, R1 and so on."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.model.document import Text


@dataclass(frozen=True, slots=True)
class Numbered:
    """Lists whose entries are numbered as one sequence, wherever a table shows them.

    A number is `word` and the place in the sequence; `title` heads the column of numbers.
    """

    id: str
    word: Text
    title: Text
    lists: tuple[str, ...]
