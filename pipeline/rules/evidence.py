"""EVD: what the report rests on: coverage of areas, records of evidence, quotes."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

NOT_REPORTED = Rule(
    "EVD001",
    "area-not-reported",
    Severity.NOTICE,
    "The report says something on each area of required evidence.",
    "A framework names the areas that inspectors report on. Some frameworks say that they must, "
    "save for exceptional reasons: there it is an error. Others say that they usually do: there "
    "it is a notice.",
    Citation("001", "27"),
    "Write of it in a paragraph that names its evidence, or declare the reason among the facts.",
)
NO_EVIDENCE = Rule(
    "EVD002",
    "area-without-evidence",
    Severity.NOTICE,
    "Each area of required evidence has evidence.",
    "Inspectors look at several areas for each judgement. An area without a record was not looked "
    "at, or what was seen has not been written down.",
    Citation("001", "104"),
    "Add the evidence, or declare among the facts why the area does not matter here.",
)
WITHHELD = Rule(
    "EVD022",
    "withheld-evidence-used",
    Severity.WARNING,
    "Nothing in the report rests on a record that is kept out of it.",
    "A record is withheld so that nobody can see what it holds, or because it must not count. "
    "What rests on it alone has no other ground. What is learnt of provision elsewhere that "
    "should be registered and is not forms no part of a judgement: there it is an error.",
    Citation("001", "764"),
    "Name other evidence, or take the words out.",
)
UNUSED = Rule(
    "EVD003",
    "unused-evidence",
    Severity.NOTICE,
    "Evidence with a statement for the report is used.",
    "A statement was written to be published, and nothing in the report rests on it. It may have "
    "been forgotten, or a paragraph does not name all the evidence that it rests on.",
    Citation(says="our own rule; 001:790 asks that evidence be sufficient for the judgements"),
    "Name the records where they are used, or leave out their statements.",
)
ONE_KIND = Rule(
    "EVD004",
    "one-kind-of-source",
    Severity.WARNING,
    "A judgement rests on more than one kind of source.",
    "What was heard, seen and read can correct one another. A judgement that only rests on "
    "records, or only on interviews, is easy to dispute.",
    Citation(says="our own rule; 001:600 asks for evidence from other sources than case files"),
    "Add evidence of another kind: an observation, an interview, a record.",
)
INTERVIEW = Rule(
    "EVD010",
    "interview-without-time-or-role",
    Severity.ERROR,
    "An interview has its time, and the job or relationship of the person.",
    "The guidance says that the record must give both. They are never published: they let "
    "somebody else judge later what the evidence is worth.",
    Citation("001", "788"),
    "Fill in ‘time’ and ‘role’ of the source.",
)
INITIALS = Rule(
    "EVD011",
    "no-initials",
    Severity.ERROR,
    "The initials of people who were interviewed or whose case was tracked are recorded.",
    "The guidance says that inspectors must record them in the evidence base. They are never "
    "published.",
    Citation("001", "606"),
    "Fill in ‘initials’ of the source.",
)
NOT_SAID = Rule(
    "EVD012",
    "quote-not-in-evidence",
    Severity.WARNING,
    "A quote in the report stands in the evidence, word for word.",
    "A reader takes words between quotation marks for what was said. Words that nobody can find "
    "in the evidence may be a slip of memory. Parts of a quote are fine, and so are left-out words "
    "marked by an ellipsis. Names and terms between quotation marks are no quotes.",
    Citation("001", "786"),
    "Correct the words, add the quote to the evidence, or take the quotation marks away.",
)
NO_PERMISSION = Rule(
    "EVD013",
    "quote-without-permission",
    Severity.ERROR,
    "Words that a person did not agree to publish do not stand in the report.",
    "Inspectors promise families that the report holds no comment that identifies them unless "
    "they agree. Four words in a row are enough to be found; phrases that everybody uses are not.",
    Citation("001", "639"),
    "Say it in other words that identify nobody, or ask for permission and record it.",
)

RULES = (
    NOT_REPORTED, NO_EVIDENCE, WITHHELD, UNUSED, ONE_KIND, INTERVIEW, INITIALS, NOT_SAID,
    NO_PERMISSION,
)  # fmt: skip
