"""What became of the words of a draft: each is placed, known already, or left out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from pipeline.exchange.draft.passages import Passage

Why: TypeAlias = Literal[
    "before the first section",
    "under another heading",
    "in a section of fields",
    "in a section that is not shown",
    "in a section that has words",
    "heading",
    "beyond a heading",
    "table",
    "row",
    "too long",
    "text box",
    "footnote",
    "endnote",
    "comment",
    "header",
    "footer",
    "chart",
    "diagram",
    "building block",
    "description",
    "embedded",
    "deleted",
    "moved away",
    "hidden",
    "struck",
    "field",
    "prompt",
    "stray",
]
_SAID: Final[dict[Why, str]] = {
    "before the first section": "before the first heading that names a section",
    "under another heading": "under ‘{under}’, which names no section",
    "in a section of fields": "in ‘{under}’, which holds what fields say",
    "in a section that is not shown": "in ‘{under}’, which the report has not as its bundle is now",
    "in a section that has words": "in ‘{under}’, which has words in the bundle already",
    "heading": "a heading that names no section",
    "beyond a heading": "beside the name of a section, in its heading",
    "table": "in a table",
    "row": "in a row of a table",
    "too long": "longer than a bundle can hold, in ‘{under}’",
    "text box": "in a text box",
    "footnote": "a footnote",
    "endnote": "an endnote",
    "comment": "a comment",
    "header": "in a header",
    "footer": "in a footer",
    "chart": "in a chart",
    "diagram": "in a diagram",
    "building block": "in a building block, which Word keeps and does not show",
    "description": "describes a picture or a table, or is drawn as a picture",
    "embedded": "a file within the file, whose words are not read",
    "deleted": "taken out, with changes tracked",
    "moved away": "moved away from here, with changes tracked",
    "hidden": "hidden",
    "struck": "struck through",
    "field": "worked out by Word, such as the date of today",
    "prompt": "in a control that Word takes for one that nobody has filled in",
    "stray": "outside any paragraph",
}
_PLACED: Final[frozenset[Why]] = frozenset(
    {
        "heading",
        "table",
        "row",
        "text box",
        "deleted",
        "moved away",
        "hidden",
        "struck",
        "field",
        "prompt",
    }
)
"""What stands below a heading, so that its place is told by it."""


@dataclass(frozen=True, slots=True)
class Left:
    """Words that were left out, why, and the heading above them, or ''. `detail` says more."""

    why: Why
    words: str
    under: str = ""
    detail: str = ""

    @property
    def place(self) -> str:
        """Return in words where they stand, and why they are left out."""
        said = _SAID[self.why].format(under=self.under)
        below = f", under ‘{self.under}’" if self.under and self.why in _PLACED else ""
        return f"{said}{below}: {self.detail}" if self.detail else f"{said}{below}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A requirement or recommendation of a table: its fields."""

    list: str
    fields: dict[str, str]
    said: tuple[str, ...]


@dataclass(slots=True)
class Accounts:
    """What became of the words of a draft.

    `placed` are the passages of each section that takes them, and `entries` rows of tables. `own`
    are words that the report or Word says by itself, `there` those that the bundle has already.
    `inserted` counts passages with words that were put in with changes tracked, `days` says how
    dates were read.
    """

    placed: dict[str, list[Passage]] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)
    own: list[str] = field(default_factory=list)
    there: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    inserted: int = 0
    days: list[str] = field(default_factory=list)
