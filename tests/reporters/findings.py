"""Findings of every kind of place, to be written by each reporter."""

from __future__ import annotations

from dataclasses import replace

from pipeline.checks import length
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.evidence.json.rules import ENCODING
from pipeline.evidence.schema.wording import TYPE, UNKNOWN_FIELD
from pipeline.model.errors import BrokenError
from pipeline.model.finding import (
    BundleAddress,
    Citation,
    DocumentAddress,
    Finding,
    Place,
    Rule,
    Severity,
    TemplateAddress,
)
from pipeline.reporters.outcome import Outcome

OAK = "samples/sccif-rfc-full/oak/bundle.json"
ELM = "samples/sccif-rfc-full/elm/bundle.json"


def at(pointer: str, line: int, column: int, file: str = OAK, end: int = 0) -> Place:
    return Place(bundle=BundleAddress(file, pointer, line, column, end))


def unlisted(id_: str, name: str) -> Rule:
    """Return a rule that no list has."""
    return Rule(id_, name, Severity.ERROR, "It holds.", "So it must.", Citation(says="we"))


def long_paragraph(file: str, line: int) -> Finding:
    return Finding(
        rule=length.LONG_PARAGRAPH,
        severity=Severity.WARNING,
        message="This paragraph has 7 sentences. Usually a paragraph has two or three.",
        place=Place(
            BundleAddress(file, "/narrative/leaders/paragraphs/0/text", line, 17),
            TemplateAddress("templates/report-types/sccif-rfc-full/leaders.md.j2", 12),
            DocumentAddress("report", "leaders", 2, 0, 480),
        ),
        hint="Make two paragraphs of it, or leave out what other paragraphs say.",
        citation=Citation("001", "888"),
        measured="7",
        limit="5",
    )


WRONG_TYPE = "This must be an object with named fields, in curly brackets { }."

FINDINGS = (
    UNKNOWN_FIELD.at(
        at("", 58, 3), "No field of this name belongs here.", hint="Did you mean ‘recommendations’?"
    ),
    long_paragraph(OAK, 40),
    *(TYPE.at(at(f"/evidence/{n}", 30 + n, 5), WRONG_TYPE) for n in range(14)),
    long_paragraph(ELM, 33),
    Finding(
        rule=next(one for one in plain_rules() if one.id == "PLE014").rule,
        severity=Severity.NOTICE,
        message="The word ‘deliver’ stands here. GOV.UK asks writers to say what is done instead.",
        place=Place(
            BundleAddress(OAK, "/evidence/2/statement", 12, 20),
            document=DocumentAddress("report", "overall", 0, 10, 17),
        ),
        citation=Citation(says="GOV.UK style guide, words to avoid"),
    ),
    ENCODING.at(Place(bundle=BundleAddress(ELM, "")), "This file is encoded in UTF-16."),
    Finding(
        rule=unlisted("TPL003", "unknown-name"),
        severity=Severity.ERROR,
        message="This template asks for a field that no schema knows.",
        place=Place(template=TemplateAddress("templates/report-types/x/a.md.j2", 3)),
    ),
    Finding(
        rule=unlisted("ACC001", "no-language"),
        severity=Severity.NOTICE,
        message="The page has no language.",
    ),
)

GONE = BrokenError("There is no such file.", place=at("", 0, 0, "gone.json"), hint="Look again.")
OUTCOME = Outcome(FINDINGS, (ELM, OAK, "samples/good/bundle.json"), (GONE,))

EVIL = (
    "a\x1b[2J\n::error::b\u202e.json",
    "::warning file=x::y.json",
    "##[error]z.json",
    "<img src=x onerror=alert(1)> & [link](https://example.org) | `code` ``more``.json",
    "`ticks`",
    "100%, at: last @someone #12 https://example.org.json",
    "]]><x/>&amp;.json",
    "odd\udcff\x00\ufffe.json",
    "</code></summary></details><script>.json",
)
"""Names that a file may have, each to break one of the formats."""


def named(file: str) -> Finding:
    """Return a finding in a file, whose words are no better than its name."""
    return replace(FINDINGS[1], message=f"Here: {file}", place=at("/a", 3, 5, file, 9))


EVIL_OUTCOME = Outcome(
    tuple(map(named, EVIL)), EVIL, (BrokenError(EVIL[0], place=at("", 0, 0, EVIL[3])),)
)


def paragraphs(*sentences: int, section: str = "leaders", severity: Severity) -> list[Finding]:
    """Return a finding for each paragraph of a section, with so many sentences."""
    return [
        replace(
            FINDINGS[1],
            severity=severity,
            message=f"This paragraph has {number} sentences.",
            measured=f"{number} sentences",
            limit="3 sentences, a warning above 5",
            place=Place(
                BundleAddress(OAK, f"/narrative/{section}/paragraphs/{at}/text", 40 + at, 17),
                document=DocumentAddress("report", section, at),
            ),
        )
        for at, number in enumerate(sentences)
    ]
