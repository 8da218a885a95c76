"""What the least and the longest bundle hold, and of which fields it is not known beforehand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple, TypeAlias

from pipeline.evidence.json.pointer import Path, to_pointer
from pipeline.evidence.made_up.filler import few, filler
from pipeline.evidence.schema.publishable import is_public
from pipeline.evidence.schema.view import View

End: TypeAlias = Literal["least", "longest"]
Answer: TypeAlias = str | bool
Answers: TypeAlias = Mapping[str, Answer]
"""What was found best so far, by pointer; the entries of a list have one answer."""

_WORDS: Final = {"least": few, "longest": filler}


class Size(NamedTuple):
    """How many entries a list has, and how many characters a text, if its schema allows so many."""

    entries: int
    characters: int


SMALL: Final = Size(2, 40)
WHOLE: Final = Size(100, 100_000)
"""No list is longer: with the 5,000 records that a bundle may have, a report has 5,000 pages."""


@dataclass(slots=True)
class Extreme:
    """Chooses what makes a report short, or long: `asked` are the other answers that there are.

    What is never public is left out where it may be: no report says it. Lists and texts have the
    `size` that is given. `public` is what is known of each pointer so far.
    """

    end: End
    answers: Answers
    public: dict[str, bool]
    size: Size
    asked: dict[str, tuple[Answer, ...]] = field(default_factory=dict)

    def gives(self, view: View, path: Path) -> bool:
        """Return whether a field is there: all of them, or none, unless another answer is best."""
        return (
            self._is_public(view, path)
            and self._answer(path, (self._long, not self._long), "?") is True
        )

    def length(self, path: Path, least: int, most: int) -> int:
        """Return how many entries a list has."""
        if self.end == "least":
            return least
        return max(least, min(most, self.size.entries))

    def number(self, path: Path, least: int, most: int) -> int:
        """Return a number of many digits, or of one."""
        return most if self._long else least

    def among(self, path: Path, values: tuple[str, ...]) -> str:
        """Return one of the texts that may stand there."""
        return str(self._answer(path, values, "="))

    def yes(self, path: Path) -> bool:
        """Return true or false."""
        return self._answer(path, (True, False), "=") is True

    def words(self, path: Path, least: int, most: int) -> str:
        """Return a text as long as it may be, or of a word."""
        return _WORDS[self.end](least, max(least, min(most, self.size.characters)))

    def _is_public(self, view: View, path: Path) -> bool:
        at = _at(path)
        if at not in self.public:
            self.public[at] = is_public(view)
        return self.public[at]

    @property
    def _long(self) -> bool:
        return self.end == "longest"

    def _answer(self, path: Path, answers: tuple[Answer, ...], kind: str) -> Answer:
        at = _at(path) + kind
        self.asked.setdefault(at, answers)
        return self.answers.get(at, answers[0])


def _at(path: Path) -> str:
    return to_pointer(tuple("*" if isinstance(step, int) else step for step in path))
