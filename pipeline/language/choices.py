"""What a team chooses for all its reports, in place of what report types choose."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

ACRONYM = "[A-Z][A-Z&]{0,4}[A-Z]"
"""What is taken for an acronym, as a regular expression."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words that the readers of a team’s reports know.

    `acronyms` need no explanation. In `names` no rule of plain English finds anything.
    """

    acronyms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """Return the SHA-256 of these words, in hexadecimal; '' where there are none."""
        if not (self.acronyms or self.names):
            return ""
        return hashlib.sha256(json.dumps([self.acronyms, self.names]).encode()).hexdigest()


NO_WORDS = OwnWords()


@dataclass(frozen=True, slots=True)
class Choices:
    """A house style in place of the report type’s own (or ''), and a team’s own words."""

    house_style: str = ""
    own_words: OwnWords = NO_WORDS

    def entry(self) -> dict[str, object]:
        """Return them for a manifest, which need not repeat a team’s own words."""
        return {"house_style": self.house_style, "own_words": self.own_words.digest}


NONE = Choices()
