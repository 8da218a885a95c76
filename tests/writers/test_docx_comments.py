"""Findings as Word comments: on their words, and not a word of the report changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from pipeline.checks import length
from pipeline.model.document import Document, Section, block_inlines, heading, plain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Citation, DocumentAddress, Finding, Place, Severity
from pipeline.model.unbroken import NO_BREAK
from pipeline.writers.word.document import write
from tests.writers.word_documents import BLOCKS, EVERYTHING, FINAL, HOSTILE_DOCUMENT, STAMP
from tests.writers.word_reading import read

ONE = EVERYTHING.sections[0]
TEXTS = ["".join(plain(run) for run in block_inlines(block)) for block in BLOCKS]
EMPHASIS = next(at for at, text in enumerate(TEXTS) if text.startswith("Strong "))


def finding(
    block: int | None = None,
    start: int | None = None,
    end: int | None = None,
    section: str = ONE.id,
    message: str = "Look here.",
) -> Finding:
    at = DocumentAddress("report", section, block, start, end)
    return length.LONG_PARAGRAPH.at(Place(document=at), message)


def on(words: str, block: int = EMPHASIS) -> Finding:
    start = TEXTS[block].index(words)
    return finding(block, start, start + len(words))


class Comment(NamedTuple):
    """A comment of a file: the words it stands on, its paragraphs, who wrote it and when."""

    on: str
    lines: list[str]
    author: str
    initials: str | None
    date: str


def opened(document: Document, findings: Sequence[Finding]) -> Any:
    return docx.Document(BytesIO(write(document, findings)))


def comments(document: Document, findings: Sequence[Finding]) -> list[Comment]:
    """Return the comments in the order of their numbers."""
    word = opened(document, findings)
    return [
        Comment(
            _between(word.element.body, one.comment_id),
            [paragraph.text for paragraph in one.paragraphs],
            one.author,
            one.initials,
            one._comment_elm.get(qn("w:date")),
        )
        for one in word.comments
    ]


def _between(body: Any, number: int) -> str:
    """Return the words between the marks of a comment; each mark and its reference is there."""
    found: list[str] = []
    inside = False
    for element in body.iter():
        is_mark = element.get(qn("w:id")) == str(number)
        if is_mark and element.tag == qn("w:commentRangeStart"):
            inside = True
        elif is_mark and element.tag == qn("w:commentRangeEnd"):
            after = body.xpath(f'.//w:commentReference[@w:id="{number}"]/parent::w:r')
            assert len(after) == 1
            assert after[0].style == "CommentReference"
            return "".join(found)
        elif inside and element.tag in {qn("w:t"), qn("w:tab"), qn("w:br")}:
            words = element.text if element.tag == qn("w:t") else "\n"
            found.append(words.replace(NO_BREAK, " "))
    raise AssertionError("no such comment")


def paragraphs(document: Document, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return the style and the words of every paragraph."""
    body = opened(document, findings).element.body
    return [(one.style, read(one)) for one in body.iter(qn("w:p"))]


def looks(document: Document, findings: Sequence[Finding]) -> list[tuple[str, str]]:
    """Return every character with the look of its run, and the link it is in."""
    found: list[tuple[str, str]] = []
    for run in opened(document, findings).element.body.iter(qn("w:r")):
        link = run.getparent().tag == qn("w:hyperlink")
        look = "".join(child.tag + str(dict(child.attrib)) for child in run.xpath("w:rPr/*"))
        found += [(letter, f"{look}{link}") for letter in read(run)]
    return found


def test_a_comment_says_what_was_found_and_who_says_so() -> None:
    (found,) = comments(EVERYTHING, [on("families")])
    assert (found.on, found.author, found.initials) == ("families", "inspection-reports", "IR")
    assert found.date == f"{STAMP.date.isoformat()}T00:00:00Z"
    assert found.lines[:3] == [
        "Warning LEN002 long-paragraph",
        "Look here.",
        f"→ {length.LONG_PARAGRAPH.hint}",
    ]
    assert found.lines[3].endswith("(001:888)")


@pytest.mark.parametrize(
    "words",
    ["Strong", "ng and str", " then ", "stress\nmost fam", "graded good, s", "g", "ies, gr"],
)
def test_a_comment_stands_on_exactly_its_words(words: str) -> None:
    (found,) = comments(EVERYTHING, [on(words)])
    assert found.on == words


def test_a_link_is_commented_as_a_whole() -> None:
    (found,) = comments(EVERYTHING, [on("see the stand")])
    assert found.on == "see the standards"


def test_comments_may_overlap() -> None:
    found = comments(EVERYTHING, [on("families, graded good"), on("most families"), on("graded")])
    assert [one.on for one in found] == ["most families", "families, graded good", "graded"]


@pytest.mark.parametrize("block", range(len(BLOCKS)))
def test_words_anywhere_in_any_block(block: int) -> None:
    text = TEXTS[block]
    spans = [(0, len(text)), (1, 3), (len(text) - 1, len(text))]
    found = comments(EVERYTHING, [finding(block, *span) for span in spans])
    assert sorted(one.on for one in found) == sorted(text[start:end] for start, end in spans)


@pytest.mark.parametrize("block", range(len(BLOCKS)))
def test_a_block_without_a_span_is_commented_at_its_beginning(block: int) -> None:
    (found,) = comments(EVERYTHING, [finding(block)])
    first = next(plain(run) for run in block_inlines(BLOCKS[block]))
    assert found.on == first


def test_without_a_block_it_is_the_heading_and_without_a_section_the_title() -> None:
    title = plain(EVERYTHING.title)
    nowhere = replace(finding(), place=Place())
    cases = [(finding(), "One"), (finding(99), "One"), (finding(section="elsewhere"), title)]
    for one, words in [*cases, (nowhere, title), (finding(section="deep"), "Deep")]:
        assert [found.on for found in comments(EVERYTHING, [one])] == [words]


def test_a_span_that_is_not_there_is_told_all_the_same() -> None:
    (found,) = comments(EVERYTHING, [finding(EMPHASIS, 10_000, 10_001)])
    assert found.on
    assert len(comments(EVERYTHING, [finding(EMPHASIS, 3, 3)])) == 1


def test_a_finding_is_told_once() -> None:
    assert len(comments(EVERYTHING, [finding(), finding(), finding(message="Another.")])) == 2


MANY = [
    *(finding(block, at, at + 5) for block in range(len(BLOCKS)) for at in (0, 2, 7)),
    *(finding(block) for block in range(len(BLOCKS))),
    finding(),
    replace(finding(), place=Place(), severity=Severity.ERROR, hint="", citation=None),
    replace(finding(section="Nested"), citation=Citation(says="our own")),
]


def test_the_report_is_the_same_with_and_without_comments() -> None:
    assert len(comments(EVERYTHING, MANY)) == len(MANY)
    assert paragraphs(EVERYTHING, MANY) == paragraphs(EVERYTHING, ())
    assert looks(EVERYTHING, MANY) == looks(EVERYTHING, ())


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 90), st.integers(0, 90)), max_size=6))
@pytest.mark.slow
def test_any_spans_change_no_word(spans: list[tuple[int, int, int]]) -> None:
    section: Section = HOSTILE_DOCUMENT.sections[0]
    found = [finding(block, start, end, section.id) for block, start, end in dict.fromkeys(spans)]
    assert looks(HOSTILE_DOCUMENT, found) == looks(HOSTILE_DOCUMENT, ())
    assert len(comments(HOSTILE_DOCUMENT, found)) == len(found)


def test_a_bookmark_still_holds_its_whole_heading() -> None:
    body = opened(EVERYTHING, MANY).element.body
    for line in body.xpath(".//w:p[w:bookmarkStart]"):
        assert line.xpath("w:pPr/following-sibling::*[1][self::w:bookmarkStart]")
        assert line.xpath("w:bookmarkEnd[not(following-sibling::*)]")
    assert plain(heading(ONE)) == "One"


def test_there_are_none_unless_they_are_asked_for() -> None:
    assert write(EVERYTHING, ()) == write(EVERYTHING)
    assert b"comments" not in write(EVERYTHING)
    assert b"word/comments.xml" in write(EVERYTHING, MANY)


def test_a_final_version_carries_none() -> None:
    with pytest.raises(BrokenError, match="no comments"):
        write(FINAL, [finding()])


def test_the_same_findings_give_the_same_bytes() -> None:
    assert write(EVERYTHING, MANY) == write(EVERYTHING, MANY)


@pytest.mark.slow
def test_the_audit_finds_nothing(tmp_path: Path) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(write(EVERYTHING, MANY))
    assert [error.description for error in OpenXmlValidator().validate(file).errors] == []
