"""What the provider wrote, as it stands in the response: never with the name of who wrote it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from pipeline.exchange.sent import key
from pipeline.model.document import Break, BundleSource, Inline, Text
from pipeline.publishing.response.standing import Standing
from pipeline.report_type.toml.response import Words


def lines(words: str, pointer: str) -> tuple[Inline, ...]:
    """Return words of a field, with a break where they have one."""
    found: list[Inline] = []
    for line in filter(None, map(str.strip, words.split("\n"))):
        found += [Break(), Text(line, BundleSource(pointer))] if found else []
        found = found or [Text(line, BundleSource(pointer))]
    return tuple(found)


def written(one: Standing, numbers: Mapping[str, int], words: Words) -> tuple[Inline, ...]:
    """Return what a comment says, or a change does. `numbers` has those of comments by id."""
    entry = one.listed.entry
    above: list[Inline] = []
    if entry.reply_to in numbers:
        above = [words.text("reply", number=numbers[entry.reply_to]), Break()]
    match entry.kind:
        case "comment" | "reply" | "letter" | "e-mail" | "spoken":
            above += _stands_on(one, words)
            said = lines(entry.written, f"{one.pointer}/written") or (words.text("wordless"),)
            return (*above, *said)
        case "insertion" | "deletion" | "replacement" | "edit" | "move":
            return (*above, *_change(one, words))
        case "object":
            return (words.text("object"),)
        case _:
            assert_never(entry.kind)


def _stands_on(one: Standing, words: Words) -> Iterator[Inline]:
    """Yield the words that a comment is on, where they are not the whole paragraph."""
    on = one.listed.entry.on
    if key(on) and key(on) != key(one.spot.paragraph):
        yield words.text("on_words", words=_flat(on))
        yield Break()


def _change(one: Standing, words: Words) -> tuple[Inline, ...]:
    entry = one.listed.entry
    on, put, before = _flat(entry.on), _flat(entry.written), _flat(entry.follows)
    if entry.kind == "move":
        return (words.text("moved", words=on or put),)
    if on and put:
        return (words.text("instead", before=on, words=put),)
    if on:
        return (words.text("taken_out", words=on),)
    if before and put:
        return (words.text("put_in_after", before=before, words=put),)
    return (words.text("put_in", words=put) if put else words.text("wordless"),)


def _flat(words: str) -> str:
    return " ".join(words.split())
