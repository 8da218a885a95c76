"""Pasted lists are read where they certainly are lists, and no word of a text is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.composition.lists import NUMBERED, prepared
from pipeline.composition.markdown import narrative_blocks
from pipeline.composition.sourced_words import MarkupError
from pipeline.model.document import (
    Block,
    BundleSource,
    InnerItem,
    Item,
    ItemList,
    list_items,
    plain,
)
from tests.composition.filling import all_texts

POINTER: Final = "/narrative/overall/paragraphs/0/text"


def read(text: str) -> tuple[Block, ...]:
    return narrative_blocks(text, POINTER, ("E1",))


def drawn(text: str) -> str:
    """Return paragraphs as they are, items after their mark, those of an inner list indented."""
    return "\n".join(line for block in read(text) for line in _lines(block))


def _lines(block: Block) -> Iterator[str]:
    if not isinstance(block, ItemList):
        yield plain(getattr(block, "inlines", ()))
        return
    for number, item in enumerate(block.items, 1):
        yield f"{f'{number}.' if block.numbered else '•'} {plain(item.inlines)}"
        inner = item.inner
        for count, one in enumerate(inner.items if inner else (), 1):
            mark = f"{count}." if inner and inner.numbered else "–"
            yield f"  {mark} {plain(one.inlines)}"


BECOMES: Final = {
    # bullets of Word and of web pages
    "Staff:\n• help parents\n• listen": "Staff:\n• help parents\n• listen",
    "Staff help.\n\n• parents\n\n• children": "Staff help.\n• parents\n• children",
    "• one": "• one",
    "  • one\n  • two": "• one\n• two",
    "Staff:\n·  help\n· listen": "Staff:\n• help\n• listen",
    "Staff:\n– help\n– listen": "Staff:\n• help\n• listen",
    "Staff:\n\no help\no listen": "Staff:\n• help\n• listen",
    "• help\n  parents\n• listen\nto children": "• help parents\n• listen to children",
    "• *help*\n• **listen** now": "• help\n• listen now",
    "• one\n• two\n\nThen more.": "• one\n• two\nThen more.",
    # numbers
    "Staff must:\n\n1. help\n2. listen": "Staff must:\n1. help\n2. listen",
    "Staff must:\n1) help\n2) listen\n3) write": "Staff must:\n1. help\n2. listen\n3. write",
    "Staff must:\n(1) help\n(2) listen": "Staff must:\n1. help\n2. listen",
    "Staff must:\n1. help\n\n2. listen\n\nThey do.": "Staff must:\n1. help\n2. listen\nThey do.",
    "First:\n1. a\n2. b\n\nThen:\n1. c\n2. d": "First:\n1. a\n2. b\nThen:\n1. c\n2. d",
    # two levels
    "- a\n  - b\n- c": "• a\n  – b\n• c",
    "• a\n  • b\n  • c\n• d": "• a\n  – b\n  – c\n• d",
    "• a\no b\no c\n• d": "• a\n  – b\n  – c\n• d",
    "Staff must:\n1. a\n• b\n• c\n2. d": "Staff must:\n1. a\n  – b\n  – c\n2. d",
    "Staff must:\n1. a\n   1. b\n   2. c\n2. d\n   1. e": (
        "Staff must:\n1. a\n  1. b\n  2. c\n2. d\n  1. e"
    ),
    # what is not certainly a list stays as it was written
    "1. a\n2. b": "1. a 2. b",
    "Staff must:\n1. a\n2. b\n10. c": "Staff must: 1. a 2. b 10. c",
    "Staff must:\n2. a\n3. b": "Staff must: 2. a 3. b",
    "There were:\n10. a": "There were: 10. a",
    "Staff must:\n1. a": "Staff must: 1. a",
    "Staff help.\n– and listen\n– and write": "Staff help. – and listen – and write",
    "Staff:\n– help": "Staff: – help",
    "Staff:\na) help\nb) listen": "Staff: a) help b) listen",
    "Staff:\n1.help\n2.listen": "Staff: 1.help 2.listen",
    "Staff:\n1. help\n2. listen\n3. ": "Staff: 1. help 2. listen 3.",
    "Staff:\n• help\n• listen\nThey care.": "Staff: • help • listen They care.",
    "a • b": "a • b",
    "•help\n•listen": "•help •listen",
    "2019. A year\n2020. Another": "2019. A year 2020. Another",
}


@pytest.mark.parametrize("text", BECOMES)
def test_what_a_pasted_list_becomes(text: str) -> None:
    assert drawn(text) == BECOMES[text]


@pytest.mark.parametrize(
    "text",
    ["• a\n  ◦ - b", "• a\n  - b\n    - c", "• a\n> b", "Staff:\n1. a\n  - b\n    1. c\n2. d"],
)
def test_more_than_two_levels_are_not_read_as_a_pasted_list(text: str) -> None:
    assert NUMBERED not in prepared(text).text


# --- nothing is lost, nothing is moved ---------------------------------------------------

MARKS: Final = ["", "• ", "· ", "- ", "* ", "– ", "o ", "1. ", "2. ", "3) ", "(1) ", "> "]
WORDS: Final = ["help", "*listen* now", "they say:", "[most](evidence:E1)", "", "O2", "a - b"]
LINES: Final = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "", "  ", "   ", "    "]),
        st.sampled_from(MARKS),
        st.sampled_from(WORDS),
    ),
)  # fmt: skip
TEXTS: Final = st.lists(LINES, max_size=8).map("\n".join)
MARKUP: Final = re.compile(r"\]\(evidence:E1\)|[*_>\[\]()<-]")


def _printed(text: str) -> list[str]:
    """Return the words of a text as every format prints them, with the marks of lists."""
    found: list[str] = []
    for block in read(text):
        if not isinstance(block, ItemList):
            found += plain(getattr(block, "inlines", ())).split()
            continue
        for item in list_items(block):
            found += [_mark(block, item), *plain(item.inlines).split()]
    return found


def _mark(block: ItemList, item: Item | InnerItem) -> str:
    for number, outer in enumerate(block.items, 1):
        if outer is item:
            return f"{number}" if block.numbered else "•"
        for count, one in enumerate(outer.inner.items if outer.inner else (), 1):
            if one is item:
                return f"{count}" if outer.inner and outer.inner.numbered else "•"
    raise AssertionError


def _alike(words: list[str]) -> list[str]:
    """Return words without what is markup, and with one kind of bullet, which is left out."""
    marks = {"•", "·", "–", "o", "-", "*"}
    stripped = [MARKUP.sub("", word) for word in words if word not in marks]
    return [re.sub(r"^([0-9])[.)]$", r"\1", word) for word in stripped if word]


@given(TEXTS)
def test_what_is_printed_is_what_was_written_numbers_included(text: str) -> None:
    try:
        found = _printed(text)
    except MarkupError:
        return
    assert _alike(found) == _alike(MARKUP.sub("", text.replace("](evidence:E1)", "")).split())


@given(TEXTS)
def test_every_word_of_a_list_knows_where_it_was_written(text: str) -> None:
    try:
        blocks = read(text)
    except MarkupError:
        return
    end = 0
    for one in all_texts(blocks):
        assert isinstance(one.source, BundleSource)
        said = one.text.rstrip()
        assert text[one.source.start : one.source.start + len(said)] == said
        assert one.source.start >= end
        end = one.source.start + len(said)


@given(TEXTS)
def test_offsets_lead_back(text: str) -> None:
    found = prepared(text)
    for new, old in found.starts:
        end = found.text.find("\n", new)
        rest = found.text[new : end if end >= 0 else None]
        assert text[old : old + len(rest)] == rest
        assert found.written(new) == old
