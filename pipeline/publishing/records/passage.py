"""Which published paragraph somebody means by some of its words."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.publishing.records.commitment import Paragraph


def found(paragraphs: Sequence[Paragraph], text: str, document: str = "") -> list[int]:
    """Return the numbers of the paragraphs that have these words, blanks of any kind alike.

    Of paragraphs that say the same and rest on the same, such as in a report and its summary, the
    first stands for all. One that is these words, and nothing else, goes before all others. With
    a `document` only its own are looked at.
    """
    words = _plain(text)
    having = [
        at
        for at, one in enumerate(paragraphs)
        if words and words in _plain(one.text) and document in ("", one.document)
    ]
    whole = [at for at in having if _plain(paragraphs[at].text) == words]
    first: dict[tuple[str, frozenset[str]], int] = {}
    for at in whole or having:
        one = paragraphs[at]
        first.setdefault((_plain(one.text), frozenset(one.rests_on)), at)
    return list(first.values())


def _plain(text: str) -> str:
    return " ".join(text.split())
