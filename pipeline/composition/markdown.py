"""Markdown to blocks, for the small subset that reports use; nothing is ever left out.

Paragraphs, emphasis, bullet lists, quotes and links: whatever else looks like markup stays
text, and so does in a narrative what has a backslash before it. Words come from two kinds of text:
a filled template, with marks for values and lines, and a narrative field, where every word keeps
its offset in the field. For both, what went in is compared with what came out; a difference is an
error, never a missing sentence.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.composition.link_targets import awaiting_number, paragraph_named, refused
from pipeline.composition.lists import NUMBERED, prepared
from pipeline.composition.sourced_words import (
    GUARD,
    SPACES,
    MarkupError,
    NarrativeWords,
    TemplateWords,
    Words,
)
from pipeline.composition.stops import one_stop
from pipeline.model.document import (
    Block,
    BlockQuote,
    BundleSource,
    Emphasis,
    Inline,
    InnerItem,
    InnerList,
    Item,
    ItemList,
    Link,
    Measured,
    Origin,
    Paragraph,
    Strong,
    Text,
    plain,
)
from pipeline.model.errors import BrokenError
from pipeline.model.escapes import shown, unescaped
from pipeline.model.finding import Place, TemplateAddress

_EVIDENCE = re.compile(r"evidence:([A-Za-z][A-Za-z0-9-]{0,39})")
_NOT_A_LIST = re.compile(r"^([ >]*(?:[-*] +)*)([0-9]{1,9}(?=[.)])|\+(?=[ \t]|$))", re.MULTILINE)
_MAX_DEPTH = 20


def template_blocks(
    text: str, pieces: Sequence[tuple[Inline, ...]], file: str
) -> tuple[Block, ...]:
    """Return the blocks of a filled template.

    Raises BrokenError where words would be lost, with the last line that could be read.
    """
    words = TemplateWords(pieces, file)
    try:
        blocks = _blocks(text, words, Origin.TEMPLATE, ())
        words.finish(text)
    except MarkupError as error:
        place = Place(template=TemplateAddress(file, words.line))
        raise BrokenError(error.message, place=place) from error
    return blocks


def narrative_blocks(
    text: str, pointer: str, rests_on: tuple[str, ...], sections: Collection[str] = ()
) -> tuple[Block, ...]:
    """Return the blocks of one narrative field. Raises MarkupError for markup not allowed.

    `sections` are the ids that a link within the report may go to.
    """
    plain_signs = unescaped(text)
    found = prepared(plain_signs.text)

    def written(offset: int) -> int:
        return plain_signs.written(found.written(offset))

    as_bullets = found.text.replace(NUMBERED, "-")
    words = NarrativeWords(as_bullets, pointer, sections, written)
    try:
        blocks = _blocks(found.text, words, Origin.PEOPLE, rests_on)
        words.finish()
    except MarkupError as error:
        raise MarkupError(error.message, written(error.offset)) from error
    return blocks


def verbatim(text: str, pointer: str, rests_on: tuple[str, ...]) -> tuple[Block, ...]:
    """Return a text as one paragraph, every character of it, with no markup read."""
    words = Text(SPACES.sub(" ", text).strip(), BundleSource(pointer))
    return (Paragraph((words,), Origin.PEOPLE, rests_on),)


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero", {"maxNesting": _MAX_DEPTH})
    parser.enable(["list", "blockquote", "emphasis", "link", "balance_pairs", "fragments_join"])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return parser


def _blocks(
    text: str, words: Words, origin: Origin, rests_on: tuple[str, ...]
) -> tuple[Block, ...]:
    guarded = _NOT_A_LIST.sub(rf"\1\2{GUARD}", text).replace(NUMBERED, "+")
    tokens = _Tokens(_parser().parse(guarded))
    return tuple(_Reader(tokens, words, origin, rests_on).blocks(""))


@dataclass(slots=True)
class _Tokens:
    """A run of tokens with a cursor."""

    tokens: list[Token]
    at: int = 0

    def more(self) -> bool:
        return self.at < len(self.tokens)

    def next(self) -> Token:
        token = self.tokens[self.at]
        self.at += 1
        return token


@dataclass(slots=True)
class _Reader:
    """Reads block tokens into blocks; a construct outside the subset raises."""

    tokens: _Tokens
    words: Words
    origin: Origin
    rests_on: tuple[str, ...]

    def blocks(self, closing: str) -> Iterator[Block]:
        while self.tokens.more():
            token = self.tokens.next()
            if token.type == closing:
                return
            match token.type:
                case "paragraph_open":
                    if inlines := self.paragraph():
                        yield Paragraph(inlines, self.origin, self.rests_on)
                case "bullet_list_open":
                    yield ItemList(tuple(self.items()), self.origin, token.markup == "+")
                case "blockquote_open":
                    yield from self.quote()
                case _:
                    raise MarkupError(f"This markup is not allowed: {token.type}.")

    def paragraph(self) -> tuple[Inline, ...]:
        inlines = _inlines(_Tokens(self.tokens.next().children or []), self.words, "")
        self.tokens.next()
        return _trimmed(one_stop(inlines))

    def items(self) -> Iterator[Item]:
        while (token := self.tokens.next()).type == "list_item_open":
            inlines, inner = self.words_of_item(), None
            if (after := self.tokens.next()).type == "bullet_list_open":
                inner = InnerList(tuple(self.inner_items()), after.markup == "+")
                after = self.tokens.next()
            if after.type != "list_item_close":
                raise MarkupError("A list item holds one paragraph, and perhaps a list below it.")
            yield Item(inlines, self.rests_on, inner)
        assert token.type == "bullet_list_close"

    def inner_items(self) -> Iterator[InnerItem]:
        while (token := self.tokens.next()).type == "list_item_open":
            yield InnerItem(self.words_of_item(), self.rests_on)
            if self.tokens.next().type != "list_item_close":
                raise MarkupError("A list has two levels at most, and one paragraph to an item.")
        assert token.type == "bullet_list_close"

    def words_of_item(self) -> tuple[Inline, ...]:
        if self.tokens.next().type != "paragraph_open":
            raise MarkupError("A list item begins with words: no list or quote stands before them.")
        return self.paragraph()

    def quote(self) -> Iterator[Block]:
        for block in self.blocks("blockquote_close"):
            if not isinstance(block, Paragraph):
                raise MarkupError("A quote holds words only: no list or quote inside it.")
            yield BlockQuote(block.inlines, self.origin, (), self.rests_on)


def _inlines(tokens: _Tokens, words: Words, closing: str) -> tuple[Inline, ...]:
    found: list[Inline] = []
    while tokens.more():
        token = tokens.next()
        if token.type == closing:
            break
        if token.level > _MAX_DEPTH:
            raise MarkupError("Emphasis is nested too deeply.")
        match token.type:
            case "text":
                found.extend(words.take(token.content))
            case "strong_open":
                found.append(Strong(_inlines(tokens, words, "strong_close")))
            case "em_open":
                found.append(Emphasis(_inlines(tokens, words, "em_close")))
            case "link_open":
                found.append(_link(token, tokens, words))
            case _:
                raise MarkupError(f"This markup is not allowed: {token.type}.")
    return tuple(found)


def _link(token: Token, tokens: _Tokens, words: Words) -> Inline:
    href = str(token.attrs.get("href", ""))
    inlines = _inlines(tokens, words, "link_close")
    if "title" in token.attrs:
        raise MarkupError("A link has no title in quotation marks here.")
    place = words.skip_link(href)
    href = shown(href)
    if place and paragraph_named(href):
        return awaiting_number(href, inlines, place)
    if not plain(inlines).strip():
        raise MarkupError("A link needs words to stand on.")
    if evidence := _EVIDENCE.fullmatch(href):
        return Measured(evidence[1], inlines)
    if why := refused(href):
        raise MarkupError(why)
    return Link(href, inlines)


def _trimmed(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Return a paragraph's inlines without white space at its end, or none if it has no words."""
    if not plain(inlines).strip():
        return ()
    last = inlines[-1]
    if isinstance(last, Text) and last.text != last.text.rstrip():
        rest = last.text.rstrip()
        return (*inlines[:-1], Text(rest, last.source)) if rest else _trimmed(inlines[:-1])
    return inlines
