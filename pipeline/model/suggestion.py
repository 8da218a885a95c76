"""What may have been meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

_LONGEST = 100  # characters that are compared: a bundle may hold a very long word
_MOST = 1000  # names: comparing a word with more of them would take long


def did_you_mean(written: str, names: Sequence[str]) -> str:
    """Return a question that holds the nearest of the names, or '' if none is near.

    It is '' for very many names, too.
    """
    if len(names) > _MOST:
        return ""
    by_folded = {name.casefold(): name for name in reversed(names)}
    near = get_close_matches(written.casefold()[:_LONGEST], by_folded, n=1)
    return f"Did you mean ‘{by_folded[near[0]]}’?" if near else ""
