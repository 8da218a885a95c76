"""A backslash before a sign of Markdown says that it is a letter like any other.

So a text that was never Markdown can stand in a narrative and be read as it was written.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

SIGNS: Final = r"\*_[]>-+.)(•·–—"
"""What may stand after the backslash; before anything else it is a backslash."""
_FIRST: Final = 0xE010
"""The private-use characters that stand for the signs while Markdown is read; no text has them."""

_ESCAPE: Final = re.compile(rf"\\([{re.escape(SIGNS)}])")
_LETTERS: Final = {chr(_FIRST + at): sign for at, sign in enumerate(SIGNS)}
_HIDDEN: Final = re.compile(f"[{''.join(_LETTERS)}]")

_OPENS: Final = re.compile(r"(?P<blank>\s*)(?P<sign>[>•·–—+*-])")
_SPECIAL: Final = re.compile(
    rf"\\(?=[{re.escape(SIGNS)}])"
    r"|(?<!\s)\*|\*(?!\s)"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|\["
)


def escaped(line: str) -> str:
    """Return one line of plain words as Markdown that says the same words."""
    last = line.rfind("](")

    def sign(found: re.Match[str]) -> str:
        is_bracket = found[0] == "["
        return found[0] if is_bracket and found.start() > last else f"\\{found[0]}"

    words = _SPECIAL.sub(sign, line)
    return _OPENS.sub(r"\g<blank>\\\g<sign>", words, count=1) if _OPENS.match(words) else words


@dataclass(frozen=True, slots=True)
class Unescaped:
    """A text in which one hidden letter stands for each escape; `at` says where those are."""

    text: str
    at: tuple[int, ...] = ()

    def written(self, offset: int) -> int:
        """Return where in the text as it was written a character stands, past its backslash."""
        return offset + bisect_right(self.at, offset)


def unescaped(text: str) -> Unescaped:
    """Return a text with its escapes as letters that no Markdown reads; see `shown`."""
    if "\\" not in text:
        return Unescaped(text)
    starts = [one.start() for one in _ESCAPE.finditer(text)]
    hidden = _ESCAPE.sub(lambda one: chr(_FIRST + SIGNS.index(one[1])), text)
    return Unescaped(hidden, tuple(start - before for before, start in enumerate(starts)))


def shown(words: str) -> str:
    """Return words in which each hidden letter is the sign that it stands for."""
    return _HIDDEN.sub(lambda one: _LETTERS[one[0]], words)


def divided(words: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of words, each with its offset: a hidden letter begins one, and is shown."""
    cuts = sorted({0, *(one.start() for one in _HIDDEN.finditer(words))})
    ends = (*cuts[1:], len(words))
    return tuple((at, shown(words[at:end])) for at, end in zip(cuts, ends, strict=True))
