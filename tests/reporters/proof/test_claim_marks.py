"""Lines under claims change nothing of the text, stand under the right words, and may nest."""

from __future__ import annotations

import re
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.claim import Claim, How
from pipeline.model.document import Block, Break, Link, Strong
from pipeline.model.finding import DocumentAddress
from pipeline.reporters.proof.claim_marks import underlined
from pipeline.reporters.proof.claims import Look, Told
from pipeline.reporters.proof.marking import marked
from pipeline.reporters.proof.notes import text
from pipeline.writers.html import document as html
from tests.readback.random_documents import ANY_WORDS, blocks, inlines
from tests.reporters.proof.test_marking import note, said, words

TAG: Final = re.compile(r'</?span(?: class="claim [^>]*)?>')
SPANS: Final = st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=5)


def claim(number: int, start: int, end: int, look: Look = "held") -> Told:
    at = DocumentAddress("report", "s", 0, start, end)
    return Told(number, number, Claim(at, "", "count", (), How.HELD), look, (), "")


def draw(block: Block, *claims: Told) -> str:
    """Return a block with lines, each as `{number look}`; what goes on is `{number}`."""
    drawn = underlined(html.blocks((block,)), claims)
    drawn = re.sub(r'<span class="claim (\w+) c(\d+)" id="_c\2" tabindex="-1">', r"{\2 \1:", drawn)
    return re.sub(r'<span class="claim \w+ c(\d+)">', r"{\1:", drawn).replace("</span>", "}")


@given(blocks(inlines(ANY_WORDS), ANY_WORDS), SPANS)
def test_without_its_lines_a_block_is_what_was_drawn(
    block: Block, spans: list[tuple[int, int]]
) -> None:
    claims = [claim(number, min(span), max(span)) for number, span in enumerate(spans, 1)]
    notes = [note(number, min(span), max(span)) for number, span in enumerate(spans, 1)]
    drawn = marked(html.blocks((block,)), notes)
    found = underlined(drawn, claims)
    assert found.count('<span class="claim') + drawn.count("</span>") == found.count("</span>")
    assert TAG.sub("", found) == TAG.sub("", drawn)


@given(blocks(inlines(ANY_WORDS), ANY_WORDS), SPANS)
def test_each_claim_that_has_words_has_its_id_once(
    block: Block, spans: list[tuple[int, int]]
) -> None:
    size = len(text(block))
    claims = [
        claim(number, start, end)
        for number, (start, end) in enumerate(map(sorted, spans), 1)
        if start < end <= size and text(block)[start:end].strip()
    ]
    found = underlined(html.blocks((block,)), claims)
    assert sorted(re.findall(r'id="(_c\d+)"', found)) == sorted(f"_c{one.number}" for one in claims)


def test_the_words_of_a_claim_stand_between_its_tags() -> None:
    assert draw(said("One two three."), claim(1, 4, 7)) == "<p>One {1 held:two} three.</p>"


def test_a_number_in_a_quote_is_nested() -> None:
    drawn = draw(said("‘We are ten.’"), claim(1, 1, 12), claim(2, 8, 11, "exempt"))
    assert drawn == "<p>‘{1 held:We are }{1:{2 exempt:ten}}{1:.}’</p>"


def test_a_line_ends_before_a_tag_and_begins_again_after_it() -> None:
    block = said("One ", Strong(words("two")), Break(), "three")
    assert draw(block, claim(1, 0, 13)) == (
        "<p>{1 held:One }<strong>{1:two}</strong><br>{1:three}</p>"
    )


def test_words_of_a_link_keep_their_link() -> None:
    block = said("See ", Link("https://example.org/", words("page 12")), " now.")
    assert "page {1 held:12}</a> now." in draw(block, claim(1, 9, 11))


def test_a_line_never_runs_under_the_number_of_a_finding() -> None:
    drawn = marked(html.blocks((said("One two three."),)), [note(1, 4, 7)])
    found = underlined(drawn, [claim(1, 0, 13)])
    assert re.sub(r'<a class="ref [^>]*>1</a>', "[1]", found).count("</span></mark>[1]<span") == 1
