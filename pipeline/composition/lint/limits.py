"""Limits that stand in the words or remarks of a template, where no check and nobody finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.composition.lint.fault import Fault
from pipeline.composition.lint.rules import LIMIT

_NUMBER: Final = (
    r"(?:[0-9][0-9,]*|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen"
    r"|twenty|thirty|forty|fifty|hundred|half a)"
)
_LIMIT: Final = re.compile(
    r"\b(?:at (?:the )?most|at least|no more than|not more than|no fewer than|no longer than"
    r"|fewer than|less than|more than|up to|maximum(?: of)?|max\.?|minimum(?: of)?|min\.?"
    r"|limit(?:ed)?(?: (?:of|to|is))?|within|under|below|keep (?:it )?to)[ :]*"
    rf"{_NUMBER}(?: (?:or|to|hundred|short))*(?: {_NUMBER})? "
    r"(?:short |plain |whole )*(?:words?|sentences?|paragraphs?|pages?|lines?|characters?)\b"
    rf"|\b{_NUMBER} (?:words?|sentences?|paragraphs?|pages?|lines?|characters?)"
    r" (?:at (?:the )?most|at least|or (?:fewer|less)|maximum|max\b)",
    re.IGNORECASE,
)
_HINT: Final = "Put it under ‘limits’ of the report type, where it is checked."


def limits(source: str) -> Iterator[Fault]:
    """Yield each limit of length in the source of a template, its remarks too."""
    for found in _LIMIT.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        message = f"Here a limit stands in words, and nothing holds it: ‘{found[0]}’."
        yield Fault(LIMIT, line, message, _HINT, found[0])
