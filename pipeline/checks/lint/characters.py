"""Characters of templates that the report font lacks, or that nobody sees."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import NO_CHARACTER
from pipeline.composition.lint.said import Said
from pipeline.evidence.font_characters import missing


def characters(said: Said) -> Iterator[Fault]:
    """Yield each character of a template that the font lacks or that has no shape, once a line."""
    for part in said.parts:
        unseen = next((one for one in part.text if unicodedata.category(one) == "Cf"), "")
        if unseen and not part.value:
            message = f"A character that nobody sees stands here (U+{ord(unseen):04X})."
            yield Fault(NO_CHARACTER, part.line, message, "Delete it.", unseen)
            continue
        at = None if part.value else missing(part.text)
        if at is not None:
            character = part.text[at]
            message = f"The report font has no such character (U+{ord(character):04X})."
            yield Fault(NO_CHARACTER, part.line, message, word=character)
