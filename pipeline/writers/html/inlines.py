"""Inline content as HTML: every word escaped, every attribute quoted."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import assert_never

from pipeline.model.document import (
    Break,
    Emphasis,
    Grade,
    Inline,
    Link,
    Measured,
    Origin,
    Strong,
    Text,
)
from pipeline.model.unbroken import unbroken


def inlines(content: Iterable[Inline]) -> str:
    """Return inline content as HTML. No white space is added between or around the words."""
    return "".join(_inline(inline) for inline in content)


def _inline(inline: Inline) -> str:
    match inline:
        case Text():
            return escape(unbroken(inline.text))
        case Strong():
            return f"<strong>{inlines(inline.inlines)}</strong>"
        case Emphasis():
            return f"<em>{inlines(inline.inlines)}</em>"
        case Link():
            return f'<a href="{escape(inline.href)}">{inlines(inline.inlines)}</a>'
        case Measured():
            words = inlines(inline.inlines)
            return f'<span data-evidence="{escape(inline.evidence)}">{words}</span>'
        case Grade():
            # `tone` is one of four literals, so it is safe inside a class.
            return f'<span class="grade {inline.tone}">{escape(inline.text.text)}</span>'
        case Break():
            return '<br><span class="apart"></span>' if inline.apart else "<br>"
        case _:
            assert_never(inline)


def rests_on(evidence: tuple[str, ...]) -> str:
    """Return the attribute that names the evidence ids, with a space before it, or ''."""
    return f' data-rests-on="{escape(" ".join(evidence))}"' if evidence else ""


def classes(*names: str) -> str:
    """Return the class attribute of the names that are not empty, with a space before, or ''."""
    joined = " ".join(name for name in names if name)
    return f' class="{joined}"' if joined else ""


def planned(origin: Origin) -> str:
    """Return the class of words that the planner wrote, or ''."""
    return "planned" if origin is Origin.PLANNED else ""
