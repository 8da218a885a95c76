"""Edits of a JSON text that leave every other byte as it was."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from json import JSONDecoder, dumps
from typing import Final

from pipeline.evidence.json.strict import JsonFile

_DECODER: Final = JSONDecoder(strict=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters of a text, from `start` to `end`, and what stands there instead."""

    start: int
    end: int
    words: str


def value(file: JsonFile, pointer: str, new: str) -> Edit:
    """Return the edit that gives a text at a pointer another value."""
    start, end = _span(file, pointer)
    return Edit(start, end, dumps(new, ensure_ascii=False))


def field_after(file: JsonFile, pointer: str, key: str, new: object) -> Edit:
    """Return the edit that adds a field after the one at a pointer, laid out as that one is."""
    start, end = _span(file, pointer)
    owner, _, beside = pointer.rpartition("/")
    at = file.offset_of_key(owner, beside)
    before = file.text[:at]
    space = before[len(before.rstrip()) :]
    colon = file.text[_DECODER.raw_decode(file.text, at)[1] : start]
    return Edit(end, end, f",{space}{dumps(key)}{colon}{_laid_out(new, space)}")


def whole(file: JsonFile, pointer: str, new: object) -> Edit:
    """Return the edit that gives what stands at a pointer another value, in lines of its own."""
    start, end = _span(file, pointer)
    line = file.text[file.text.rfind("\n", 0, start) + 1 : start]
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    return Edit(start, end, _laid_out(new, f"\n{indent}"))


def _laid_out(new: object, space: str) -> str:
    """Return a value in lines that stand two blanks further in than `space`, which ends so."""
    text = dumps(new, ensure_ascii=False, indent=2 if "\n" in space else None)
    return text.replace("\n", space[space.rfind("\n") :]) if "\n" in space else text


def done(file: JsonFile, edits: Iterable[Edit]) -> str:
    """Return the text of a file with edits done."""
    text = file.text
    for one in sorted(edits, key=lambda edit: edit.start, reverse=True):
        text = text[: one.start] + one.words + text[one.end :]
    return text


def _span(file: JsonFile, pointer: str) -> tuple[int, int]:
    start = file.offset(pointer)
    return start, _DECODER.raw_decode(file.text, start)[1]
