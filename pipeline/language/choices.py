"""What a team chooses for all its reports, in place of what report types choose."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that the readers of a team’s reports know.

    `acronyms` need no explanation. In `names` no rule of plain English finds anything.
    """

    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


NO_WORDS = OwnWords()


@dataclass(frozen=True, slots=True)
class Choices:
    """A house style in place of the report type’s own (or ''), and a team’s own words."""

    house_style: str = ""
    own_words: OwnWords = NO_WORDS

    def entry(self) -> dict[str, object]:
        """Return them for a manifest."""
        words = {"acronyms": list(self.own_words.acronyms), "names": list(self.own_words.names)}
        return {"house_style": self.house_style, "own_words": words}


NONE = Choices()
