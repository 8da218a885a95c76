"""Whether the words of a report type can be printed: its headings, titles and statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from pipeline.evidence.font_characters import missing
from pipeline.evidence.json.characters import FORBIDDEN, kind_of
from pipeline.model.document import TemplateSource, Text
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Place, TemplateAddress
from pipeline.report_type.definition import ReportType


def check_words(type_: ReportType) -> None:
    """Raise BrokenError for the first word that no format, or not the report font, can show."""
    for error in unprintable(type_):
        raise error


def unprintable(type_: ReportType) -> Iterator[BrokenError]:
    """Yield an error for each word that no format, or not the report font, can show."""
    for text in texts_of(type_):
        if found := FORBIDDEN.search(text.text):
            kind = kind_of(found[0])
            yield _broken(text, f"These words have {kind.name} in them", found[0], kind.hint)
        if (at := missing(text.text)) is not None:
            hint = "Write it in words, or use a plain character."
            yield _broken(text, "The report font has no such character", text.text[at], hint)


def texts_of(value: Any) -> Iterator[Text]:
    """Yield all words of a report type that are printed."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif is_dataclass(value):
        for one in fields(value):
            yield from texts_of(getattr(value, one.name))


def _broken(text: Text, message: str, character: str, hint: str) -> BrokenError:
    assert isinstance(text.source, TemplateSource)
    address = TemplateAddress(text.source.file, text.source.line)
    told = f"{message} (U+{ord(character):04X})."
    return BrokenError(told, place=Place(template=address), hint=hint)
