"""What to say where a text stops being JSON: what stands there instead, and what to do."""

from __future__ import annotations

import re
from typing import Final

MEND: Final = "Mend this place first: the rest of the file could not be read."
SEVERAL: Final = (
    "Several bundles in one file stand one on each line, and its name ends in .jsonl. Else look "
    "for a bracket that closes the first one too early."
)
_NEW: Final = "‘inspection-reports new TYPE --out visit.bundle.json’ writes a bundle to fill in."
_NO_COMMENT: Final = (
    "Delete it. What only the team may read can stand in a field that is never published, such as "
    "‘detail’ of a source."
)
_COMMENT: Final = re.compile(r"//|/\*|#|<!--")
_WORDS: Final = {
    **dict.fromkeys(("True", "TRUE"), "true"),
    **dict.fromkeys(("False", "FALSE"), "false"),
    **dict.fromkeys(("None", "Null", "NULL", "undefined"), "null"),
}
_WORD: Final = re.compile(rf"(?:{'|'.join(_WORDS)})\b")


def no_value(text: str, at: int) -> tuple[str, str]:
    """Return why no value starts at an offset, and what to do."""
    follows = text[at : at + 1]
    if not follows:
        return (
            ("The file ends before it is complete.", MEND) if at else ("The file is empty.", _NEW)
        )
    if follows in "]},":
        return "A value is missing here, or there is a comma too many before this.", MEND
    if follows in "'‘’“”":
        said = 'This quotation mark is none that JSON knows. Use the straight double one: ".'
        return said, MEND
    if found := _WORD.match(text, at):
        return f"JSON writes this word as {_WORDS[found[0]]}.", MEND
    return "This is no JSON value. Texts stand in straight double quotation marks.", MEND


def comment_at(text: str, at: int) -> tuple[str, str] | None:
    """Return what to say of a comment that begins at an offset, if one does."""
    if _COMMENT.match(text, at):
        return "A comment begins here, and JSON has none.", _NO_COMMENT
    return None
