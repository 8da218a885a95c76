"""Text as it is read, however it was typed: composed letters, plain hyphens, nothing invisible.

One word can be typed in several ways that look alike: `é` as one character or as two, `fi` as
a ligature, a hyphen that does not break. A search, a check of private words and the report font
know one of them. So every text of a bundle, private ones too, is read as its composed form (NFC),
and what only says how it should be printed is left out or becomes the usual character. No letter
is lost. `offsets` leads from the text as it is read back to the text as it stands in the file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from pipeline.evidence.font_characters import missing
from pipeline.evidence.json.characters import DROPPED, PIECE, decoded
from pipeline.evidence.json.reading import Json
from pipeline.evidence.json.strict import JsonFile
from pipeline.model.pattern import later

# Signs that open the lines of a list in Word and on web pages, and that the font lacks.
_BULLETS = "‣⁃∙■□▪▫▶►▸○●◦➔➢➤❑❖⬥⮚"
_LETTERS = "\u01c4-\u01cc\u01f1-\u01f3\u2100-\u214f\u2160-\u217f\ufb00-\ufb06\ufe50-\ufe6f\uff01-\uff5e\U0001d400-\U0001d7ff"  # noqa: E501
_SPACES = "\u1680\u202f\u205f\u3000"
_LATIN = "\0-\u024f\u0300-\u036f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a"
_MATCH = later(
    rf"(?P<soft>\xad(?=[ \n]))|[{DROPPED}]"
    rf"|(?P<joiner>(?<![^{_LATIN}])[\u200c-\u200f]+(?![^{_LATIN}]))"
    rf"|[\u2010-\u2012{_SPACES}{_LETTERS}]"
    rf"|(?P<bullet>(?<![^\n])[ \u00a0]*[{_BULLETS}](?=\s))"
)
_PLAIN = {
    **dict.fromkeys("\u2010\u2011", "-"),
    "\u2012": "–",
    "\u202f": "\u00a0",
    **dict.fromkeys("\u1680\u205f\u3000", " "),
}
_SAME_LETTER = ("<compat>", "<font>", "<wide>", "<narrow>", "<small>")
# What a JSON text has in it where one of its texts is to be read otherwise than it stands there.
_UNUSUAL = re.compile(
    rf'[{DROPPED}\u200c-\u200f\u2010-\u2012{_SPACES}{_LETTERS}{_BULLETS}]|\\u|"(?:\s|\\n)++"'
)


def as_typed(file: JsonFile) -> JsonFile:
    """Return a file whose texts are in their usual form; its text and places stay as they are."""
    if not _UNUSUAL.search(file.text) and unicodedata.is_normalized("NFC", file.text):
        return file
    return replace(file, data=_read(file.data), written=written)


def _read(data: Json) -> Json:
    if isinstance(data, str):
        return usual(data)
    if isinstance(data, dict):
        return {key: _read(value) for key, value in data.items()}
    return [_read(one) for one in data] if isinstance(data, list) else data


def usual(text: str) -> str:
    """Return a text in its usual form. One that has only blanks is empty."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", _MATCH.sub(_instead, text))
    return text if text.strip() else ""


def written(text: str, at: int, offset: int) -> int:
    """Return how many characters stand in the file before the `offset`-th that is read.

    They are those of the text that begins at `at` in the JSON `text`. `LookupError` beyond its end.
    """
    starts = _begins(text, at)
    if not 0 <= offset < len(starts):
        raise LookupError("the text is shorter")
    return starts[offset]


@lru_cache(maxsize=64)  # a text with many findings is read once
def _begins(text: str, at: int) -> Sequence[int]:
    pieces = takewhile('"'.__ne__, (piece[0] for piece in PIECE.finditer(text, at)))
    return offsets("".join(map(decoded, pieces)))


def offsets(text: str) -> Sequence[int]:
    """Return where each character of the usual form begins in a text, and where the text ends."""
    if not text.strip():
        return [len(text)]
    if unicodedata.is_normalized("NFC", text) and not _MATCH.search(text):
        return range(len(text) + 1)
    return [*_starts(text), len(text)]


def _starts(text: str) -> Iterator[int]:
    kept = list(_kept(text))
    at = 0
    for cluster in _clusters("".join(character for _, character in kept)):
        at, length = at + len(cluster), len(unicodedata.normalize("NFC", cluster))
        # A mark that is left over stands at the end.
        yield kept[at - len(cluster)][0]
        yield from (kept[at - max(left, 1)][0] for left in range(length - 1, 0, -1))


def _kept(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character that is read, before letters and accents are composed, and where."""
    at = 0
    for match in _MATCH.finditer(text):
        yield from enumerate(text[at : match.start()], at)
        instead = _instead(match)
        step = len(instead) == len(match[0])
        yield from ((match.start() + step * index, one) for index, one in enumerate(instead))
        at = match.end()
    yield from enumerate(text[at:], at)


def _clusters(text: str) -> Iterator[str]:
    """Yield each letter with the marks that belong to it."""
    first = 0
    for at, character in enumerate(text):
        if at and not _joins(character):
            yield text[first:at]
            first = at
    if text:
        yield text[first:]


def _joins(character: str) -> bool:
    """Return whether a character may become one with that before it: an accent, a Korean vowel."""
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"


def _instead(match: re.Match[str]) -> str:
    """Return what stands for a match: nothing for what nobody sees, else the usual characters."""
    found = match[0]
    if match["soft"]:
        return "-"  # a line of another layout ended here
    if match["joiner"] or found in DROPPED:
        return ""
    if match["bullet"]:
        return found[:-1] + "•"
    return _PLAIN.get(found) or _letters(found)


@lru_cache(maxsize=256)
def _letters(character: str) -> str:
    """Return the letters that one sign stands for, or the sign if the font has no such letters."""
    tag = unicodedata.decomposition(character).partition(" ")[0]
    ligature = "\ufb00" <= character <= "\ufb06"
    if tag not in _SAME_LETTER or (missing(character) is None and not ligature):
        return character
    letters = unicodedata.normalize("NFKC", character)
    return character if missing(letters) is not None else letters
