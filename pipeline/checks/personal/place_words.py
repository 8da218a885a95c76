"""The words around a town, and around a postcode: `templates/privacy/places.toml`, read once."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered

_FILE = "privacy/places.toml"


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """Lists of words in small letters; what each is for stands in the file."""

    before: frozenset[str]
    visits: frozenset[str]
    likes: frozenset[str]
    pastimes: frozenset[str]
    parts: frozenset[str]
    lives: frozenset[str]
    learning: frozenset[str]
    subjects: frozenset[str]
    after: frozenset[str]
    after_first: frozenset[str]
    has: frozenset[str]
    after_month: frozenset[str]
    owned: frozenset[str]
    bodies: frozenset[str]
    counties: frozenset[str]
    compounds: frozenset[str]
    nowhere: frozenset[str]
    authority: frozenset[str]
    code_of: frozenset[str]
    code_for: frozenset[str]
    code_area: frozenset[str]


@remembered
def place_words() -> PlaceWords:
    """Return the words. Raises BrokenError for a file that is wrong."""
    table = Table.named(_FILE)
    keys = [one.name.replace("_", "-") for one in fields(PlaceWords)]
    table.close(*keys)
    return PlaceWords(*(frozenset(table.string(key).split()) for key in keys))
