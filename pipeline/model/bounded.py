"""How long a text of a finding may be."""

from __future__ import annotations

LONGEST = 1000
"""Characters of a text of a finding, at most."""


def bounded(text: str) -> str:
    """Return a text, or as many of its words as a finding may have, with an ellipsis."""
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rpartition(" ")[0][: LONGEST - 1] + "…"
