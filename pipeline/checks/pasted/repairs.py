"""The likely right text for what was pasted wrong; nothing where there is none."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import assert_never

from pipeline.checks.pasted.rule import Repair
from pipeline.evidence.font_characters import missing
from pipeline.language import syllables
from pipeline.language.phrasing import day

_TIMES = 3  # a text can go through a wrong encoding more than once
_KEEPS_HYPHEN = frozenset(
    "long short well high low self full part half one two three four five six ten first second "
    "third hard soft open good ill multi face year week day".split()
)
_ENCODINGS = ("cp1252", "mac_roman")


def repaired(repair: Repair, match: re.Match[str]) -> str | None:
    """Return what was meant, or nothing if this cannot be what went wrong."""
    match repair:
        case "encoding":
            return _decoded(match[0])
        case "entity":
            found = html.unescape(match[0])
            return found if found != match[0] and missing(found) is None else None
        case "word":
            return _word(match[1], match[2])
        case "known-word":
            joined = f"{match[1]}{match[2]}"
            return joined if syllables.listed(joined.lower()) is not None else None
        case "date":
            return _day(match[1])
        case _:
            assert_never(repair)


def _decoded(text: str) -> str | None:
    """Return what bytes of UTF-8 said that were read as another encoding, or as escapes."""
    escaped = re.sub(r"\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))", _escaped, text)
    escaped = re.sub(r"(?:[=%][0-9A-F]{2})+", _quoted, escaped)
    if escaped != text:
        return escaped if missing(escaped) is None else None
    for encoding in _ENCODINGS:
        found = text
        for _ in range(_TIMES):
            found = _once(found, encoding)
        if found != text and missing(found) is None:
            return found
    return None


def _escaped(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _quoted(match: re.Match[str]) -> str:
    raw = bytes.fromhex(match[0].replace("=", "").replace("%", ""))
    return raw.decode("utf-8", "replace")


def _once(text: str, encoding: str) -> str:
    try:
        raw = b"".join(_byte(one, encoding) for one in text)
        return raw.decode("utf-8")
    except (UnicodeError, ValueError):
        return text


def _byte(character: str, encoding: str) -> bytes:
    """Return the byte that was read as a character; Windows leaves a few without one."""
    try:
        return character.encode(encoding)
    except UnicodeError:
        return bytes([ord(character)])


def _word(first: str, second: str) -> str:
    """Return one word, if there is such a word, or else two with their hyphen."""
    joined = f"{first}{second}"
    if first.lower() in _KEEPS_HYPHEN:
        return f"{first}-{second}"
    return joined if syllables.listed(joined.lower()) is not None else f"{first}-{second}"


def _day(written: str) -> str | None:
    try:
        return day(date.fromisoformat(written))
    except ValueError:
        return None
