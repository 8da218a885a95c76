"""`verify.html`: a page that says, without a network, whether files are those that were published.

It holds the digests of all versions of one report and nothing of the evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from pipeline.language.phrasing import day as in_words
from pipeline.publishing.records.canonical import canonical
from pipeline.publishing.records.history import Published
from pipeline.publishing.records.signer import Signer
from pipeline.writers.html import pages

PAGE: Final = "verify.html"
_GROUP = 5  # digits of the short digest that stand together


def page(versions: Sequence[Published], day: date) -> bytes:
    """Return the page of a report. `versions` come newest first; `day` is when they were known.

    Raises BrokenError for a broken template.
    """
    values = {
        "id": versions[0].record.id,
        "day": in_words(day),
        "versions": [_told(one) for one in versions],
        "signers": _signers(versions),
        "data": canonical(_data(versions, day)).decode(),
    }
    return pages.verify(values).encode()


def grouped(content: str) -> str:
    """Return the short digest as it stands in footers: `1a2b3 c4d5e …`."""
    return "\N{NO-BREAK SPACE}".join(
        content[at : at + _GROUP] for at in range(0, len(content), _GROUP)
    )


def _told(one: Published) -> dict[str, Any]:
    return {
        "number": one.record.version,
        "day": _words(one.record.day),
        "state": _state(one),
        "content": grouped(one.record.content),
        "files": one.record.files,
    }


def _state(one: Published) -> str:
    if one.withdrawn:
        return f"Withdrawn on {_words(one.withdrawn)}"
    if one.superseded:
        return f"Replaced on {_words(one.superseded)}"
    return "The newest version"


def _words(day: str) -> str:
    return in_words(date.fromisoformat(day))


def _signers(versions: Sequence[Published]) -> list[Signer]:
    """Return the keys that signed, each once, the newest first."""
    return list(dict.fromkeys(one.signer for one in versions if one.signer))


def _data(versions: Sequence[Published], day: date) -> dict[str, Any]:
    """Return what the script of the page needs, in words where it only shows them."""
    return {
        "id": versions[0].record.id,
        "day": in_words(day),
        "versions": [
            {
                "version": one.record.version,
                "day": _words(one.record.day),
                "withdrawn": _words(one.withdrawn) if one.withdrawn else "",
                "superseded": _words(one.superseded) if one.superseded else "",
                "record": one.digest,
                "evidence": one.record.evidence,
                "files": [
                    {"name": file.name, "bytes": file.bytes, "sha256": file.sha256}
                    for file in one.record.files
                ],
            }
            for one in versions
        ],
    }
