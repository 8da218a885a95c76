"""What only further documents of a report type have: a limit of words, one for each building."""

from __future__ import annotations

from typing import Final

from pipeline.model.document import Text
from pipeline.model.finding import Citation
from pipeline.report_type import definition as rt
from pipeline.report_type.limits import WordLimit
from pipeline.report_type.toml.table import Table

_LABEL: Final = f'Write it as in each_building = "A letter to the children in {rt.BUILDING}".'


def each_building(table: Table) -> Text | None:
    """Return what the label of a document for one building says, if there may be such ones."""
    if "each_building" not in table.data:
        return None
    if not isinstance(table.data["each_building"], str):
        message = f"‘each_building’ must be a label with {rt.BUILDING} in it."
        raise table.broken(message, key="each_building", hint=_LABEL)
    text = table.text("each_building")
    if text.text.count(rt.BUILDING) != 1 or set("{}") & set(text.text.replace(rt.BUILDING, "")):
        message = f"‘each_building’ must have {rt.BUILDING} once, for what the building is called."
        raise table.broken(message, key="each_building", hint=_LABEL)
    return text


def word_limit(table: Table) -> WordLimit | None:
    """Return the most words that a document has, or nothing where it may have any number."""
    if "words" not in table.data:
        if "words_source" in table.data:
            raise table.broken("‘words_source’ stands only beside ‘words’.", key="words_source")
        return None
    most = table.integer("words", least=1)
    if "words_source" in table.data:
        return WordLimit(most, table.citation("words_source"))
    return WordLimit(most, Citation(says="our own default: about one page"))
