"""What must not stand in a file that leaves the team."""

from __future__ import annotations

from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

_OURS: Final = Citation(says="Our own rule")

PRIVATE = Rule(
    "PUB080",
    "private-value-in-file",
    Severity.ERROR,
    "No file that leaves the team holds the value of a private field.",
    "Reports hold nothing that identifies people without their permission. Every part of a file is "
    "read back: its words, what is said of it, and what no reader shows. A value that public words "
    "hold too is none of them.",
    Citation("001", "639, 784"),
    "Say it in other words. If no words of the bundle say it, the program or a template does.",
)
EVIDENCE_ID = Rule(
    "PUB081",
    "evidence-id-in-file",
    Severity.ERROR,
    "No file that leaves the team names the records of evidence that its sentences rest on.",
    "Names of records tell who reads several reports what they have in common, and how much "
    "evidence there was.",
    _OURS,
    "This is a fault of the program or of a template: report it, and publish nothing.",
)
DRAFT_MARK = Rule(
    "PUB082",
    "draft-mark-in-file",
    Severity.ERROR,
    "No file that leaves the team has marks that are for those who write it.",
    "Comments, changes, marks of planned words and names of people who worked on a file are for "
    "the team. A final version does not say that it is a draft either.",
    _OURS,
    "This is a fault of the program or of a template: report it, and publish nothing.",
)
DIGEST = Rule(
    "PUB083",
    "digest-in-file",
    Severity.ERROR,
    "No file that leaves the team holds a digest of its bundle.",
    "Whoever knows all of a bundle but one private value finds out that value with a digest.",
    _OURS,
    "This is a fault of the program or of a template: report it, and publish nothing.",
)
UNREADABLE = Rule(
    "PUB084",
    "file-cannot-be-read-back",
    Severity.ERROR,
    "Every file that leaves the team can be read back whole.",
    "What cannot be read cannot be searched, so nobody knows what is in it.",
    _OURS,
    "Make the file again.",
)
RULES: Final = (PRIVATE, EVIDENCE_ID, DRAFT_MARK, DIGEST, UNREADABLE)
