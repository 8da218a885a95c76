"""Which characters no text of a bundle may hold, and what to say about each kind.

Kept out: what XML cannot hold (DOCX would break), what vanishes or becomes something else in
one of the formats, what hides words from a check or puts them in another order on the page.
Private-use characters are also our own markers between data and template.

Let in on purpose: the left-to-right and right-to-left marks U+200E and U+200F, which only
steer neutral characters beside them, and the joiners U+200C and U+200D, which the spelling of
Persian and Indian names and some emoji need. Variation selectors are part of Japanese names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from pipeline.model.pattern import later


class Kind(NamedTuple):
    """One kind of forbidden character: the inside of a regex class, its name, what to do."""

    ranges: str
    name: str
    hint: str


_DELETE = "Delete it and type the words again; text copied from a PDF often holds such characters."
_PLANES = "".join(f"{chr(n * 0x10000 + 0xFFFE)}-{chr(n * 0x10000 + 0xFFFF)}" for n in range(17))

KINDS = (
    Kind("\t", "a tab", "Use a space."),
    Kind("\r\x85\u2028\u2029", "a line break of another kind", "Write a line break as \\n."),
    Kind("\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f", "a control character", _DELETE),
    Kind("\ud800-\udfff", "half of a character (a lone surrogate)", _DELETE),
    Kind(f"\ufdd0-\ufdef{_PLANES}", "a code that is no character", _DELETE),
    Kind("\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd", "a private-use character",
         "It looks different, or like nothing, on another computer. " + _DELETE),
    Kind("\u202a-\u202e\u2066-\u2069", "a character that reorders the words around it", _DELETE),
    Kind("\ufffd", "a replacement character",
         "A letter was lost here before this file was saved. Type it again."),
    Kind("\xad\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f",
         "an invisible character", _DELETE),
)  # fmt: skip

DROPPED = "\xad\u200b\u2060\ufeff"
"""Of the invisible characters those that only say where a line may break: see `typed.py`."""
FORBIDDEN = re.compile(f"[{''.join(kind.ranges for kind in KINDS)}]")
REFUSED = re.compile(f"(?![{DROPPED}]){FORBIDDEN.pattern}")
"""What no text of a bundle may hold."""
_ESCAPED = r"(?:00[0189]|00[aA][dD]|007[fF]|20(?:0[bB]|2[89a-eA-E]|6)|[d-fD-F])"
MAYBE_FORBIDDEN = re.compile(
    FORBIDDEN.pattern.replace("\t", "").replace("\r", "")  # both may stand between values
    + rf"|\\[bfrt]|\\u{_ESCAPED}"
)
"""What a JSON text with a forbidden character holds, escapes included, and some others too."""

_BY_KIND = tuple((later(f"[{kind.ranges}]"), kind) for kind in KINDS)


@lru_cache(maxsize=256)
def kind_of(character: str) -> Kind:
    """Return the kind of a character that `FORBIDDEN` matches."""
    return next(kind for pattern, kind in _BY_KIND if pattern.match(character))


PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|.", re.DOTALL
)
"""One character of a JSON text as it is written: perhaps an escape, or a pair of them."""


_UP_TO = later(
    rf'(?:[^\\{FORBIDDEN.pattern[1:-1]}]++|\\["\\/n]|\\u(?!{_ESCAPED})[0-9a-fA-F]{{4}})*+'
    rf"(?P<piece>{PIECE.pattern})?",
    re.DOTALL,
)


def maybe_forbidden(literal: str) -> Iterator[tuple[int, str]]:
    """Yield what may be a forbidden character in a text as it is written in JSON, and where."""
    at, end = 1, len(literal) - 1
    while (match := _UP_TO.match(literal, at, end)) and match["piece"]:
        yield match.start("piece"), match["piece"]
        at = match.end()


@lru_cache(maxsize=256)
def decoded(piece: str) -> str:
    """Return the character that a match of `PIECE` stands for."""
    if not piece.startswith("\\u"):
        return _ESCAPES.get(piece, piece[-1])
    units = b"".join(int(unit, 16).to_bytes(2) for unit in piece.split("\\u")[1:])
    return units.decode("utf-16-be", "surrogatepass")


_ESCAPES = {"\\b": "\b", "\\f": "\f", "\\n": "\n", "\\r": "\r", "\\t": "\t"}
