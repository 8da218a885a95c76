"""BND008: every character of a public text can be printed in the font of the report."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.evidence.door import door_rule
from pipeline.evidence.font_characters import missing
from pipeline.evidence.json.rules import EXACTLY
from pipeline.evidence.json.strict import JsonFile
from pipeline.evidence.public import Items, Node, Record, Value
from pipeline.model.finding import Finding

NOT_IN_FONT = door_rule(
    "BND008",
    "character-not-in-font",
    "Every character of a public text can be printed.",
    "The report font has Latin letters with all accents, Welsh ŵ and ŷ among them, Greek, "
    "Cyrillic and the usual signs, and no emoji, arrows or tick boxes. What it lacks would look "
    "different on each computer, or like an empty box.",
    "Write it in words, or use a plain character: - for a special hyphen, for example.",
)


_SAY = {
    "←↑→↓⇒➔➜": "Write ‘to’ or ‘leads to’.",
    "✓✔☑✅": "Write ‘yes’, or begin the line of a list with ‘- ’.",
    "✗✘☒❌": "Write ‘no’.",
    "☐": "Leave it out, or write ‘yes’ or ‘no’.",
    "★☆": "Write the number of stars in words.",
}


def unprintable(file: JsonFile, node: Node) -> Iterator[Finding]:
    """Find the characters of public texts that the report font lacks, the first in each text."""
    room = EXACTLY
    for pointer, text in _texts(node):
        if (offset := missing(text)) is not None:
            room -= len(text)
            place = file.place(pointer, offset if room > 0 else None)
            message = f"The report font has no such character (U+{ord(text[offset]):04X})."
            key = f"{file.stable_pointer(pointer)} {message}"
            yield NOT_IN_FONT.at(place, message, hint=what_to_type(text[offset]), key=key)


def _texts(node: Node) -> Iterator[tuple[str, str]]:
    match node:
        case Value(value=str() as text):
            yield node.pointer, text
        case Record():
            for one in node.fields.values():
                yield from _texts(one)
        case Items():
            for one in node:
                yield from _texts(one)


def what_to_type(character: str) -> str:
    """Return what can be written instead of a character that the report font lacks."""
    plain = unicodedata.normalize("NFKC", character).replace("\N{FRACTION SLASH}", "/")
    said = next((hint for signs, hint in _SAY.items() if character in signs), "")
    category = unicodedata.category(character)
    if said or (plain.strip() and plain != character and missing(plain) is None):
        return said or f"Write ‘{plain}’."
    if category[0] == "M":
        return "No letter of the font has this accent here: write the letter without it."
    if category[0] == "L":
        return "Write it in Latin letters: in English, or as the name is spelt in English."
    if category in ("So", "Sk", "Cn"):
        return "Write in words what it says, or leave it out."
    return NOT_IN_FONT.hint
