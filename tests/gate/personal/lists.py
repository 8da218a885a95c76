"""The lists of sentences with personal data, and of near ones without; the bundle they go into.

README.md beside this file says what the fields mean.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from scripts.bundle_edits import raw

HERE: Final = Path(__file__).parent
HALVES: Final = {"open": "", "held": "_held"}
"""The halves of each list, and how the names of their files end."""

SECTION: Final = "overall"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as somebody would write it. `span` is what must be found; innocent ones have none.

    `half` is `open` or `held`.
    """

    id: str
    kind: str
    text: str
    span: str
    half: str


class ListFault(Exception):
    """A list that cannot be read. The message names the sentence."""


def read(name: str) -> tuple[Sentence, ...]:
    """Return both halves of `found` or `innocent`. Raises ListFault for a wrong or doubled one."""
    sentences = tuple(one for half in HALVES for one in _of(name, half))
    for part in ("id", "text"):
        values = [getattr(one, part) for one in sentences]
        if doubled := {one for one in values if values.count(one) > 1}:
            raise ListFault(f"{name}: these stand there twice: {sorted(doubled)}")
    return sentences


def bundle(text: str | None) -> bytes:
    """Return the base bundle, with this text as the last paragraph of a section if there is one."""
    edits = json.loads((HERE / "base.json").read_text("utf-8"))
    if text is not None:
        edits["set"][f"/narrative/{SECTION}/paragraphs/-"] = {"text": text, "evidence": []}
    return raw(edits)


@cache
def pointer() -> str:
    """Return where that last paragraph stands."""
    paragraphs = json.loads(bundle(None))["narrative"][SECTION]["paragraphs"]
    return f"/narrative/{SECTION}/paragraphs/{len(paragraphs)}/"


def _of(name: str, half: str) -> Iterator[Sentence]:
    content = tomllib.loads((HERE / f"{name}{HALVES[half]}.toml").read_text("utf-8"))
    wanted = {"id", "kind", "text"} | ({"span"} if name == "found" else set())
    for entry in content["string"]:
        yield _sentence(entry, wanted, half)


def _sentence(entry: Mapping[str, Any], wanted: set[str], half: str) -> Sentence:
    if entry.keys() != wanted:
        raise ListFault(f"{entry.get('id')}: the fields are {', '.join(sorted(wanted))}")
    one = Sentence(entry["id"], entry["kind"], entry["text"], entry.get("span", ""), half)
    if one.span and one.text.count(one.span) != 1:
        raise ListFault(f"{one.id}: the span must stand once in the text")
    return one
