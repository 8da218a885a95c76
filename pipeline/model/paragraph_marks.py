"""The name by which a numbered paragraph can be found again when a copy comes back.

It holds the number and a digest of the words, so it tells a paragraph that is as it was sent from
one that has changed since; and nothing that the paragraph itself does not say.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

_LETTERS: Final = 10
_MARK: Final = re.compile(rf"p([1-9][0-9]{{0,5}})_([0-9a-f]{{{_LETTERS}}})")


@dataclass(frozen=True, slots=True)
class ParagraphMark:
    """The number of a paragraph, from 1, and the digest of its words."""

    number: int
    digest: str

    @classmethod
    def of(cls, number: int, words: str) -> ParagraphMark:
        """Return the mark of a paragraph with this number and these words."""
        return cls(number, sha256(alike(words).encode()).hexdigest()[:_LETTERS])

    @classmethod
    def read(cls, name: str) -> ParagraphMark | None:
        """Return the mark that a name stands for; None for any other name."""
        found = _MARK.fullmatch(name)
        return cls(int(found[1]), found[2]) if found else None

    @property
    def name(self) -> str:
        """Return it as a name that a bookmark in Word may have."""
        return f"p{self.number}_{self.digest}"

    def is_of(self, words: str) -> bool:
        """Return whether the paragraph had these words."""
        return self == ParagraphMark.of(self.number, words)


def alike(words: str) -> str:
    """Return words as they are compared: composed letters, and one plain blank between words."""
    return " ".join(unicodedata.normalize("NFC", words).split())
