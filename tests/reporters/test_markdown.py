"""The summary for a pull request, read by a Markdown parser: only our own marks mean anything."""

from __future__ import annotations

import html
import re
from dataclasses import replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.model.finding import Severity
from pipeline.reporters.markdown import LONGEST, write
from pipeline.reporters.outcome import Outcome
from tests.reporters.findings import (
    ELM,
    EVIL,
    EVIL_OUTCOME,
    FINDINGS,
    OAK,
    OUTCOME,
    named,
    paragraphs,
)

OURS = re.compile(r"</?details>\n|<summary>(?:<code>[^<]*</code>|In general): [^<]*</summary>\n?")


def tokens(outcome: Outcome = OUTCOME) -> list[Token]:
    """Return all tokens, those of lines too."""
    found = MarkdownIt("commonmark").enable("table").parse(write(outcome))
    return [inner for one in found for inner in (one, *(one.children or ()))]


def rows(outcome: Outcome = OUTCOME) -> list[list[str]]:
    """Return the cells of the table, below its header."""
    cells = [
        one.children[0].content if one.children else ""
        for one in MarkdownIt("commonmark").enable("table").parse(write(outcome))
        if one.type == "inline" and one.level == 4
    ]
    return [cells[at : at + 4] for at in range(4, len(cells), 4)]


def words(outcome: Outcome) -> str:
    kinds = ("text", "code_inline", "html_block", "softbreak", "hardbreak")
    said = "".join(one.content or "\n" for one in tokens(outcome) if one.type in kinds)
    return html.unescape(said.replace("\u2060", ""))


def test_the_table_has_the_worst_first() -> None:
    assert rows() == [
        [OAK, "15", "1", "1"],
        [ELM, "1", "1", "0"],
        ["templates/report-types/x/a.md.j2", "1", "0", "0"],
        ["In general", "0", "0", "1"],
    ]


def test_it_says_what_was_found_and_what_failed() -> None:
    said = words(OUTCOME)
    assert "Inspection reports: 17 errors, 2 warnings, 2 notices" in said
    assert "3 bundles checked." in said
    assert "1 file could not be processed:" in said
    assert "gone.json: There is no such file." in said
    assert all(one.message in said for one in FINDINGS)
    assert said.count("This paragraph has 7 sentences.") == 1


def test_details_are_folded() -> None:
    blocks = "".join(one.content for one in tokens() if one.type == "html_block")
    assert blocks.count("<details>") == blocks.count("</details>") == 4
    assert f"<summary><code>{OAK}</code>: 15 errors, 1 notice</summary>" in blocks


def test_nothing_in_a_name_or_message_means_anything() -> None:
    found = tokens(EVIL_OUTCOME)
    assert {one.type for one in found} & {"link_open", "image", "html_inline", "fence"} == set()
    assert all(OURS.sub("", one.content) == "" for one in found if one.type == "html_block")
    assert {row[0] for row in rows(EVIL_OUTCOME)} >= {EVIL[1], EVIL[3], EVIL[4], EVIL[5], EVIL[8]}
    said = words(EVIL_OUTCOME)
    assert all(f"Here: {name}" in said for name in (EVIL[1], EVIL[3], EVIL[4], EVIL[5], EVIL[8]))


def test_nobody_is_mentioned() -> None:
    outside = "".join(one.content for one in tokens(EVIL_OUTCOME) if one.type == "text")
    assert not re.search(r"[@#]\w", outside)


def test_it_stays_short_and_says_what_is_left_out() -> None:
    many = tuple(replace(named(f"{at}.json"), severity=Severity.ERROR) for at in range(1500))
    text = write(Outcome(many, tuple(f"{at}.json" for at in range(1500))))
    assert LONGEST * 0.9 < len(text) < LONGEST + 200
    assert "And 1,400 more files." in text
    assert re.search(r"The details of [0-9,]+ more files are left out here\.", text)


def test_nothing_found() -> None:
    assert (
        write(Outcome((), (OAK,))) == "### Inspection reports: nothing found\n\n1 bundle checked.\n"
    )


def test_findings_of_one_rule_in_one_section_are_told_together() -> None:
    many = tuple(paragraphs(6, 12, 7, 9, 8, severity=Severity.WARNING))
    written = write(Outcome(many, (OAK,)))
    assert written.count("**warning LEN002") == 1
    assert (
        written.index("12 sentences") < written.index("9 sentences") < written.index("and 2 more")
    )
