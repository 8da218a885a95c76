"""Narrative Markdown: what it becomes, what is refused, and that no word is lost or moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, assert_never

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.composition.markdown import narrative_blocks, verbatim
from pipeline.composition.sourced_words import SPACES, MarkupError
from pipeline.evidence.json.characters import FORBIDDEN
from pipeline.model.document import (
    Block,
    Break,
    BundleSource,
    Emphasis,
    Grade,
    Inline,
    ItemList,
    Link,
    Measured,
    Origin,
    Strong,
    Text,
    block_inlines,
    plain,
)
from pipeline.model.escapes import SIGNS, escaped
from tests.composition.filling import all_texts
from tests.timing import grows

POINTER: Final = "/narrative/overall/paragraphs/0/text"


def read(text: str) -> tuple[Block, ...]:
    return narrative_blocks(text, POINTER, ("E1",), {"improvement"})


def drawn(blocks: tuple[Block, ...]) -> str:
    """Return blocks as one line: `p` a paragraph, `l` an item, `q` a quote; kinds in brackets."""
    kinds = {"Paragraph": "p", "ItemList": "l", "BlockQuote": "q"}
    return " ¶ ".join(
        f"{kinds[type(block).__name__]} {inner(run)}"
        for block in blocks
        for run in block_inlines(block)
    )


def inner(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(one_drawn, inlines))


def one_drawn(inline: Inline) -> str:
    match inline:
        case Text():
            return inline.text
        case Strong():
            return f"«strong {inner(inline.inlines)}»"
        case Emphasis():
            return f"«em {inner(inline.inlines)}»"
        case Link():
            return f"«{inner(inline.inlines)} → {inline.href}»"
        case Measured():
            return f"«{inner(inline.inlines)} = {inline.evidence}»"
        case Grade() | Break():
            raise AssertionError("narrative has neither grades nor breaks")
        case _:
            assert_never(inline)


BECOMES: Final = {
    # paragraphs
    "One.": "p One.",
    "One\ntwo.": "p One two.",
    "One.\n\nTwo.": "p One. ¶ p Two.",
    "\n\nOne.\n\n\n\nTwo.\n": "p One. ¶ p Two.",
    "A hard  \nbreak": "p A hard break",
    "A hard\\\nbreak": "p A hard\\ break",
    "    indented": "p indented",
    "10\u00a0am": "p 10\u00a0am",
    "two  spaces": "p two  spaces",
    "": "",
    " \n ": "",
    # emphasis
    "*a* and _b_": "p «em a» and «em b»",
    "**a** and __b__": "p «strong a» and «strong b»",
    "***a***": "p «em «strong a»»",
    "*a **b** c*": "p «em a «strong b» c»",
    "*a*\nb": "p «em a» b",
    "a\n*b*\n**c**\nd": "p a «em b» «strong c» d",
    "*a\nb*": "p «em a b»",
    "in*tern*al": "p in«em tern»al",
    "in_tern_al": "p in_tern_al",
    "**‘a’** b": "p «strong ‘a’» b",
    # what is left as it is
    "*a": "p *a",
    "a*": "p a*",
    "a * b": "p a * b",
    "**a*": "p *«em a»",
    "***": "p ***",
    "---": "p ---",
    "a\n---": "p a ---",
    "a\n===": "p a ===",
    "# a": "p # a",
    "```\na\n```": "p ``` a ```",
    "`a`": "p `a`",
    "~~a~~": "p ~~a~~",
    "| a |\n|---|": "p | a | |---|",
    "<b>a</b>": "p <b>a</b>",
    "<!-- a -->": "p <!-- a -->",
    "<script>a</script>": "p <script>a</script>",
    "&amp; &#42; &nbsp;": "p &amp; &#42; &nbsp;",
    # a backslash makes a sign a letter
    r"\*a\*": "p *a*",
    r"a \[b](c\)": "p a [b](c)",
    r"\- a": "p - a",
    r"\> a": "p > a",
    r"\• a": "p • a",
    r"1\. a": "p 1. a",
    r"\\*a*": r"p \«em a»",
    r"*a \* b*": "p «em a * b»",
    r"\# a \b": r"p \# a \b",
    "<https://example.org>": "p <https://example.org>",
    "https://example.org": "p https://example.org",
    "a[^1]\n\n[^1]: b": "p a[^1] ¶ p [^1]: b",
    "[a]: https://example.org": "p [a]: https://example.org",
    "[a][b]": "p [a][b]",
    "[a] (https://example.org)": "p [a] (https://example.org)",
    "[ ] a": "p [ ] a",
    # lists
    "- a\n- b": "l a ¶ l b",
    "* a\n\n* b": "l a ¶ l b",
    "a\n- b": "p a ¶ l b",
    "- a\nb": "l a b",
    "- *a*\n  b": "l «em a» b",
    "+ a": "p + a",
    "+": "p +",
    "1. a\n2. b": "p 1. a 2. b",
    "1986. A year": "p 1986. A year",
    "1) a": "p 1) a",
    "- 1986. A year": "l 1986. A year",
    "- a\n  - b": "l a ¶ l b",
    "- a\n  - b\n  - *c*\n- d": "l a ¶ l b ¶ l «em c» ¶ l d",
    "> 1. a": "q 1. a",
    "-a": "p -a",
    # quotes
    "> a\n> b": "q a b",
    "> a\nb": "q a b",
    "> a\n>\n> b": "q a ¶ q b",
    "a > b": "p a > b",
    # links
    "[a](https://example.org/b?c=d&e=(f))": "p «a → https://example.org/b?c=d&e=(f)»",
    "[a](mailto:b@example.org)": "p «a → mailto:b@example.org»",
    "[a](#improvement)": "p «a → #improvement»",
    "[most families](evidence:E12).": "p «most families = E12».",
    "[*a*](https://example.org)\nb": "p ««em a» → https://example.org» b",
    "[a](  <https://example.org>  )": "p «a → https://example.org»",
    "![a](https://example.org)": "p !«a → https://example.org»",
    "[a [b](https://example.org)](https://example.com)": "p [a «b → https://example.org»]"
    "(https://example.com)",
    "[https://a.org](https://a.org)": "p «https://a.org → https://a.org»",
}


@pytest.mark.parametrize("text", BECOMES)
def test_what_narrative_becomes(text: str) -> None:
    assert drawn(read(text)) == BECOMES[text]


REFUSED: Final = {
    "- a\n  - b\n    - c": "two levels",
    "- - a": "list item",
    "* * *": "list item",
    "- > a": "list item",
    "- a\n\n  b": "one paragraph",
    "-": "list item",
    "> - a": "quote",
    "> > a": "quote",
    "[a](javascript:alert(1))": "A link goes to",
    "[a](JAVASCRIPT:alert)": "A link goes to",
    "[a](java&#115;cript:x)": "losing words",
    "[a](&#106;avascript:x)": "losing words",
    "[a](data:text/html,x)": "A link goes to",
    "[a](file:///etc/passwd)": "A link goes to",
    "[a](http://example.org)": "A link goes to",
    "[a](//example.org)": "A link goes to",
    "[a](https:example.org)": "A link goes to",
    "[a](https:///example.org)": "A link goes to",
    "[a](HTTPS://example.org)": "A link goes to",
    "[a](https&#58;//example.org)": "losing words",
    "[a](https://example.org?a&amp;b)": "losing words",
    "[a](<https://example.org a>)": "A link goes to",
    "[a](<\u00a0https://example.org>)": "A link goes to",
    "[a](../b)": "A link goes to",
    "[a](b)": "A link goes to",
    "[a]()": "A link goes to",
    "[a](tel:1)": "A link goes to",
    "[a](mailto:)": "one address",
    "[a](mailto:b@example.org?body=c)": "one address",
    "[a](https://b:c@example.org)": "no password",
    "[a](#)": "no section",
    "[a](#nowhere)": "no section",
    "[a](#Improvement)": "no section",
    "[a](evidence:)": "A link goes to",
    "[a](evidence:1)": "A link goes to",
    "[a](evidence:E1/../E2)": "A link goes to",
    "[a](Evidence:E1)": "A link goes to",
    '[a](https://example.org "b")': "no title",
    "[](https://example.org)": "words to stand on",
    "[ ](https://example.org)": "words to stand on",
    "*a " * 30 + "a* " * 30: "too deeply",
}


@pytest.mark.parametrize("text", REFUSED)
def test_markup_outside_the_subset_is_refused(text: str) -> None:
    with pytest.raises(MarkupError) as caught:
        read(f"First.\n\n{text}")
    assert REFUSED[text] in caught.value.message
    assert 0 <= caught.value.offset <= len(text) + len("First.\n\n")


def test_blocks_know_who_wrote_them_and_what_they_rest_on() -> None:
    for block in read("a\n\n- b\n\n> c"):
        assert not isinstance(block, ItemList) or block.items[0].rests_on == ("E1",)
        assert getattr(block, "origin", None) is Origin.PEOPLE
        assert isinstance(block, ItemList) or getattr(block, "rests_on", None) == ("E1",)


# --- nothing is lost, nothing is moved ---------------------------------------------------

PIECES: Final = [
    "a", "b7", "é", "’", ".", ",", " ", " ", "  ", "\n", "\n\n", "*", "**", "_", "__", "[", "]",
    "](https://x.org/y)", "](evidence:E1)", "](#improvement)", "(", ")", "<", ">", "\n> ", "\n- ",
    "- ", "\n* ", "+ ", "1. ", "12) ", "`", "```\n", "#", "~~", "|", "\\", "&amp;", "&", "!", '"',
    "\n---\n", "\n===\n", ":", "\u00a0", "    ", "\u200d", "👩",
]  # fmt: skip
markdown_like = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
any_text = st.text(st.characters(codec="utf-8")).filter(lambda text: not FORBIDDEN.search(text))

# Characters that can be markup. All others must come out, in order, with white space as it was.
MAYBE_MARKUP: Final = re.compile(r"[*_>\[\]()<-]")


ESCAPE: Final = re.compile(rf"\\([{re.escape(SIGNS)}])")


def words(text: str) -> list[str]:
    return MAYBE_MARKUP.sub("", ESCAPE.sub(r"\1", text)).split()


def everything(inlines: tuple[Inline, ...]) -> str:
    """Return words and link targets, in the order in which they were written."""
    found = ""
    for one in inlines:
        match one:
            case Text():
                found += one.text
            case Link():
                found += everything(one.inlines) + one.href
            case Measured():
                found += everything(one.inlines) + f"evidence:{one.evidence}"
            case Strong() | Emphasis():
                found += everything(one.inlines)
    return found


def said(blocks: tuple[Block, ...]) -> str:
    return "\n".join(everything(run) for block in blocks for run in block_inlines(block))


def blocks_or_error(text: str) -> tuple[Block, ...]:
    """Return the blocks; for an error, the paragraph that then stands in the draft."""
    try:
        return read(text)
    except MarkupError:
        return verbatim(text, POINTER, ()) if text.strip() else ()


@given(markdown_like | any_text)
@example("*a*\nb")
@example("[a](https://x.org/y)\nb")
@example("- **a**\n_b_")
def test_every_word_goes_in_and_comes_out(text: str) -> None:
    assert words(said(blocks_or_error(text))) == words(text)


@given(markdown_like | any_text)
@example("*a*\nb")
def test_every_text_knows_where_it_was_written(text: str) -> None:
    try:
        blocks = read(text)
    except MarkupError:
        return
    ends = 0
    for one in all_texts(blocks):
        assert isinstance(one.source, BundleSource)
        assert one.source.pointer == POINTER
        written = one.text.rstrip()  # a line break became the space that joins two lines
        start = one.source.start
        assert text[start : start + len(written)] == written
        assert start >= ends
        ends = start + len(written)


lines = (markdown_like | any_text).map(lambda text: SPACES.sub(" ", text).strip(" "))


@given(lines.filter(bool))
@example("*a*")
@example("[a](https://x.org/y) and [b]")
@example("- a")
@example("1. a")
@example("• a")
@example("a_b _c_")
@example("a\\*b\\")
def test_plain_words_can_be_written_so_that_they_are_read_as_they_are(line: str) -> None:
    (block,) = read(escaped(line))
    (run,) = block_inlines(block)
    assert plain(run) == line


@given(lines.filter(bool))
def test_plain_words_can_be_items_of_a_list(line: str) -> None:
    (block,) = read(f"- {escaped(line)}\n- {escaped(line)}")
    assert [plain(run) for run in block_inlines(block)] == [line, line]


@given(markdown_like | any_text)
def test_a_text_is_never_empty_and_never_a_line_break(text: str) -> None:
    for one in all_texts(blocks_or_error(text)):
        assert one.text
        assert "\n" not in one.text


@given(markdown_like)
def test_a_link_goes_only_where_links_may_go(text: str) -> None:
    targets = re.findall("→ ([^»]*)»", drawn(blocks_or_error(text.replace("→", ""))))
    assert set(targets) <= {"https://x.org/y", "#improvement"}


@pytest.mark.parametrize("text", ["a  *b*\nc", "- a\n\n  - b", "  a  "])
def test_verbatim_keeps_every_character_but_runs_of_spaces(text: str) -> None:
    (block,) = verbatim(text, POINTER, ("E1",))
    (run,) = block_inlines(block)
    assert plain(run) == " ".join(text.split())


# --- bombs -------------------------------------------------------------------------------

NESTED: Final[dict[str, Callable[[int], str]]] = {
    "quotes": lambda n: ">" * n + " a",
    "spaced quotes": lambda n: "> " * n + "a",
    "lists": lambda n: "- " * n + "a",
    "lists in quotes": lambda n: "> - " * n + "a",
    "emphasis": lambda n: "*a " * n + "a* " * n,
    "strong": lambda n: "**a " * n + "a** " * n,
    "brackets": lambda n: "[" * n + "a" + "]" * n,
    "links": lambda n: "[" * n + "a" + "](https://x.org/y)" * n,
    "indented lists": lambda n: "\n".join("  " * at + "- a" for at in range(min(n, 140))),
}


@pytest.mark.parametrize("depth", [5, 21, 99, 101, 400, 2_000])
@pytest.mark.parametrize("kind", NESTED)
def test_deep_nesting_loses_no_word(kind: str, depth: int) -> None:
    text = NESTED[kind](depth)
    assert words(said(blocks_or_error(text))) == words(text)


SPECIAL: Final = [
    "*", "_", "[", "]", "(", ")", "<", ">", "`", "~", "#", "-", "+", "|", "\\", "&", "!", "1", " ",
    "\n", "*a ", "**a", "a**", "_a_", "[a](", "[](", "](", "![", "> ", "- ", "- a\n", "1. ", "<a ",
    "<!--", "&#", "a\n", "[a]: ", "\\[", "*[", "**_", "a*_",
]  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("special", SPECIAL)
def test_time_grows_with_the_length(special: str) -> None:
    """Four times the text takes about four times as long, never sixteen times."""
    short, long = (special * (size // len(special)) for size in (5_000, 20_000))
    assert grows(blocks_or_error, short, long, at_most=9)
