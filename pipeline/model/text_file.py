"""The text of a file that people write: UTF-8, and no character that steers a machine."""

from __future__ import annotations

import re

from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress

_STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]|\r(?!\n)")


def decoded(raw: bytes, file: str) -> str:
    """Return the text of a file below `templates/`. BrokenError, with its line, if not UTF-8."""
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _broken(file, line, "This file is not in UTF-8.", "Save it as UTF-8.") from error


def text_of_file(raw: bytes, file: str) -> str:
    """Return the text of a file that has no grammar of its own. BrokenError for control signs."""
    text = decoded(raw, file)
    if found := _STEERS.search(text):
        message = f"This file holds the control character U+{ord(found[0]):04X}."
        raise _broken(file, text[: found.start()].count("\n") + 1, message, "Remove it.")
    return text


def _broken(file: str, line: int, message: str, hint: str) -> BrokenError:
    return BrokenError(message, place=Place(template=TemplateAddress(file, line)), hint=hint)
