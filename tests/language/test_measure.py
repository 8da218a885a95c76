"""What counts as a word is shown in a table; what counts in a section, by small sections."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.language.measure import Counts, count_words, section_counts, total, word_spans, words
from pipeline.model.document import (
    Block,
    BlockQuote,
    Break,
    Cell,
    Column,
    Item,
    ItemList,
    Notice,
    Origin,
    Paragraph,
    Row,
    Section,
    Statement,
    Strong,
    Table,
    TemplateSource,
    Text,
)

# A text, and its words with a bar between them.
WORDS = """
The home is calm.                          The|home|is|calm
Well-kept, day-to-day care                 Well-kept|day-to-day|care
children’s can't o’clock                   children’s|can't|o’clock
the girls’ room and the girls' room        the|girls|room|and|the|girls|room
75% of £20 and €3.50                       75%|of|£20|and|€3.50
1,200.50 at 9.30am on 05/01/24             1,200.50|at|9.30am|on|05/01/24
SC000001, 2.5 and 10(2)(a).                SC000001|2.5|and|10(2)(a)
(regulation 12(2)(a))                      regulation|12(2)(a)
(see reg. 25).                             see|reg|25
version 2.0.1                              version|2.0.1
home(s) and A&E                            home(s)|and|A&E
https://example.org/and/or?q=a...b–c here  https://example.org/and/or?q=a...b–c|here
www.example.org/a/b, gov.uk/find/care      www.example.org/a/b|gov.uk/find/care
help.desk@example.org.uk.                  help.desk@example.org.uk
and/or, his/her                            and|or|his|her
n/a, s/he, 24/7, 1/2, REF/2024/01          n/a|s/he|24/7|1/2|REF/2024/01
care – and – help                          care|and|help
care—and–help                              care|and|help
2023–24, 6–8, 16-17                        2023–24|6–8|16-17
wait…what and wait...what                  wait|what|and|wait|what
– - — … . ? ! ( ) & + / • ’ ‘ “ %
‘Can I help?’ she asked.                   Can|I|help|she|asked
“No,” he said [quietly].                   No|he|said|quietly
e.g. Ms A. at 4 p.m.                       e.g|Ms|A|at|4|p.m
published.⁹ Managers¹¹ agree ¹²            published|Managers|agree
lovely 😀 room😀                             lovely|room😀
Ŵyr pawb ble mae’r allwedd                 Ŵyr|pawb|ble|mae’r|allwedd
הבית נקי                                   הבית|נקי
| a | b |                                  a|b
"""
TABLE = [line.partition("  ") for line in WORDS.strip().split("\n")]


@pytest.mark.parametrize(("text", "expected"), [(text, found.strip()) for text, _, found in TABLE])
def test_words(text: str, expected: str) -> None:
    assert "|".join(words(text)) == expected


@given(st.text() | st.lists(st.sampled_from([*"a1.’(–/@ ", "…", "--", "and/or", "⁹"])).map("".join))
def test_words_are_slices_without_white_space(text: str) -> None:
    spans = word_spans(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert [text[start:end] for start, end in spans] == words(text)
    assert all(word and word.split() == [word] for word in words(text))


@given(st.text(), st.text())
def test_words_add_up_over_white_space(one: str, other: str) -> None:
    assert count_words(f" {one}\n{other}\t") == count_words(one) + count_words(other)


# --- sections ----------------------------------------------------------------------------

SOURCE = TemplateSource("report-types/x/care.md.j2", 1)
PROSE = st.lists(
    st.sampled_from(
        ["The home is calm.", "Is it?", "etc.", "reg. 25", "–", "…", "A.", "and/or", "Ŵ"]
    )
    | st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), max_size=9)
).map(" ".join)


def text(words: str) -> tuple[Text, ...]:
    return (Text(words, SOURCE),)


def paragraph(words: str) -> Paragraph:
    return Paragraph(text(words), Origin.PEOPLE)


def section(*blocks: Block, within: tuple[Section, ...] = ()) -> Section:
    return Section("care", text("Care"), blocks, within)


def of_lengths(*lengths: int) -> Paragraph:
    """Return a paragraph whose sentences have these numbers of words."""
    return paragraph(" ".join("Word" + " word" * (length - 1) + "." for length in lengths))


OTHERS = (
    ItemList((Item(text("Two words")), Item(text("One more here"))), Origin.PEOPLE),
    BlockQuote(text("I like it."), Origin.PEOPLE, text("Child")),
    Table(text("Grades"), (Column(text("Area"), 100),), (Row((Cell(text("Good")),)),)),
    Statement("ofsted", text("This is fixed wording.")),
    Notice("planned", text("Not counted at all")),
)


def test_only_paragraphs_count() -> None:
    counts = section_counts(section(*OTHERS, of_lengths(5, 7), within=(section(of_lengths(9)),)))
    assert counts.totals == Counts(paragraphs=1, sentences=2, words=12, other_words=5 + 4 + 3 + 4)


def test_places_are_spans_of_the_plain_text() -> None:
    strong = Strong(text("Staff are kind. "))
    block = Paragraph((strong, *text("They listen."), Break(), *text("It helps.")), Origin.PEOPLE)
    counts = section_counts(section(*OTHERS[:1], block))
    found = [(place.block, place.start, place.end, place.words) for place in counts.sentences]
    assert found == [(1, 0, 15, 3), (1, 16, 28, 2), (1, 29, 38, 2)]


def test_lengths_of_sentences() -> None:
    counts = section_counts(section(of_lengths(10, 20), of_lengths(26), of_lengths(25, 36, 3)))
    assert counts.mean_sentence == 20
    assert counts.longest is not None
    assert (counts.longest.block, counts.longest.words) == (2, 36)
    assert [place.words for place in counts.sentences_over(25)] == [26, 36]
    assert counts.share_over(25) == 2 / 6


@pytest.mark.parametrize(("percent", "expected"), [(0, 1), (10, 1), (50, 5), (90, 9), (100, 10)])
def test_percentile_is_the_nearest_rank(percent: int, expected: int) -> None:
    counts = section_counts(section(of_lengths(*range(10, 0, -1))))
    assert counts.percentile_sentence(percent) == expected


def test_paragraphs_outside_two_or_three_sentences() -> None:
    blocks = [of_lengths(*[4] * sentences) for sentences in (1, 2, 3, 6)]
    counts = section_counts(section(*blocks))
    assert [place.block for place in counts.paragraphs_outside(2, 3)] == [0, 3]
    assert counts.share_within(2, 3) == 0.5


@pytest.mark.parametrize("blocks", [(), OTHERS, (paragraph("–"), paragraph(" … "))])
def test_a_section_without_prose(blocks: tuple[Block, ...]) -> None:
    counts = section_counts(section(*blocks))
    assert not counts.paragraphs
    assert not counts.sentences
    assert counts.longest is None
    assert (counts.mean_sentence, counts.percentile_sentence(90), counts.share_over(25)) == (
        0,
        0,
        0,
    )
    assert counts.share_within(2, 3) == 1


@given(st.lists(PROSE))
def test_counts_add_up_over_paragraphs(texts: list[str]) -> None:
    alone = [section_counts(section(paragraph(words))) for words in texts]
    together = section_counts(section(*map(paragraph, texts)))
    assert together.totals == total(alone)
    assert together.totals.words == sum(map(count_words, texts))


@given(PROSE, st.sampled_from(["", " ", "\t \N{NO-BREAK SPACE}"]))
def test_white_space_around_a_paragraph_does_not_matter(words: str, space: str) -> None:
    plain, spaced = section(paragraph(words)), section(paragraph(space + words + space))
    assert section_counts(spaced).totals == section_counts(plain).totals


@given(PROSE)
def test_every_counted_sentence_has_words(words: str) -> None:
    counts = section_counts(section(paragraph(words)))
    for place in counts.sentences:
        assert place.words == count_words(words[place.start : place.end]) > 0
