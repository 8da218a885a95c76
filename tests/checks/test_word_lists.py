"""Lists of sentences that no rule was made for: which of them are missed, and which found wrongly.

`wording/lists/README.md` tells the scores; `missed.txt` names each sentence.
"""

from __future__ import annotations

from tests.accepting import expect
from tests.checks.word_lists import MISSED, misses


def test_what_is_missed_and_what_is_found_by_mistake() -> None:
    expect(MISSED, "\n".join((*misses(), "")))
