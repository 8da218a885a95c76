"""PLE: plain English. Never an error. How each is found is data, in templates/plain-english/."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

_GOV_UK = "GOV.UK style guide (A to Z)"
_HOUSE = "practice of published reports; the house style may say otherwise"

SENTENCE = Rule(
    "PLE001",
    "long-sentence",
    Severity.WARNING,
    "A sentence has at most 25 words.",
    "Most readers lose the thread of a longer one. Quoted words are not counted. "
    "The number stands in the house style.",
    Citation(says=f"{_GOV_UK}, ‘Sentence length’: check sentences of more than 25 words"),
    "Divide it, or leave out what the reader does not need.",
)
AVOID = Rule(
    "PLE002",
    "word-to-avoid",
    Severity.NOTICE,
    "Words that hide what somebody did are avoided.",
    "Words such as ‘facilitate’ or ‘robust’ sound like action and say little. Terms of art are let "
    "pass, such as foster care, key worker, or safeguarding and promoting welfare.",
    Citation(says=f"{_GOV_UK}, ‘Words to avoid’"),
    "Say what was done.",
)
WORDY = Rule(
    "PLE003",
    "wordy-phrase",
    Severity.WARNING,
    "A shorter word is used where it says the same.",
    "‘Before’ is read faster than ‘prior to’, above all by people who read little.",
    Citation(says="Plain English Campaign, ‘The A to Z of alternative words’"),
)
LATIN = Rule(
    "PLE004",
    "latin-abbreviation",
    Severity.WARNING,
    "No ‘eg’, ‘ie’ or ‘etc’.",
    "Many readers do not know them, and programs that read aloud stumble over them.",
    Citation(says=f"{_GOV_UK}, ‘eg, etc and ie’"),
)
ACRONYM = Rule(
    "PLE005",
    "unexplained-acronym",
    Severity.WARNING,
    "An acronym is explained where a document uses it first.",
    "A family does not know the short names of services. Write the full words once, with the short "
    "form in brackets; or write the full words each time. Common ones, such as NHS, are let pass.",
    Citation(says=f"{_GOV_UK}, ‘Abbreviations and acronyms’"),
    "Write it in full here, with the short form in brackets after it.",
)
CONTRACTION = Rule(
    "PLE006",
    "negative-contraction",
    Severity.WARNING,
    "No negative contractions, such as ‘don’t’, outside quotations.",
    "The small ‘n’t’ is easily missed, and turns a sentence into its opposite.",
    Citation(says=f"{_GOV_UK}, ‘Contractions’"),
)
EXCLAMATION = Rule(
    "PLE007",
    "exclamation-mark",
    Severity.WARNING,
    "No exclamation marks outside quotations.",
    "A report weighs evidence. It does not shout.",
    Citation(says=f"{_GOV_UK}, ‘Exclamation marks’"),
    "Use a full stop.",
)
NUMBER = Rule(
    "PLE008",
    "number-style",
    Severity.NOTICE,
    "Numbers are written as the house style says.",
    "By default, one to nine are words and larger numbers figures, except at the start of a "
    "sentence, in dates, ages in tables, measures and references.",
    Citation(says=_HOUSE),
)
QUOTATION = Rule(
    "PLE009",
    "quotation-marks",
    Severity.NOTICE,
    "Quotations stand between the marks of the house style.",
    "Published reports use single ones, ‘ and ’, throughout.",
    Citation(says=_HOUSE),
)
GRADE = Rule(
    "PLE010",
    "grade-written-as-name",
    Severity.WARNING,
    "Grades are written in lower case, without quotation marks.",
    "Quotation marks around a grade look like doubt, and a capital makes it a name.",
    Citation(says=f"{_GOV_UK}, ‘Ofsted judgements’"),
)
IZE = Rule(
    "PLE011",
    "ize-spelling",
    Severity.WARNING,
    "Words are spelt with -ise, as in British English.",
    "The house style of the inspectorate has -ise throughout. Words that are always spelt with z, "
    "such as ‘size’ and ‘prize’, are let pass.",
    Citation(says=f"{_GOV_UK}, ‘Spelling’: organise, not organize"),
)
PASSIVE = Rule(
    "PLE012",
    "many-passive-sentences",
    Severity.WARNING,
    "At most 40% of the sentences of a section are passive.",
    "‘Records were not kept’ does not say who should have kept them. One such sentence can be "
    "right; where they are many, nobody does anything. Measured in sections of 10 sentences or "
    "more. Published reports have about 24%.",
    Citation(says="Plain English Campaign: prefer active verbs; 40% is our own default"),
    "Say who did it: ‘Staff keep records’.",
)
REPEATED = Rule(
    "PLE013",
    "repeated-word",
    Severity.WARNING,
    "No word stands twice by mistake.",
    "It is a slip of the hand that spelling checkers miss. Words that can stand twice, such as "
    "‘had had’, are let pass.",
    Citation(says="our own rule"),
    "Leave one of them out.",
)
SPACES = Rule(
    "PLE014",
    "stray-space",
    Severity.NOTICE,
    "One space between words, and none before a comma or a full stop.",
    "Double spaces come from typewriters, or from a word that was taken out.",
    Citation(says=f"{_GOV_UK}, ‘Spaces’: one space after full stops"),
    "Leave one space between words, and none before a mark.",
)
JARGON = Rule(
    "PLE015",
    "unexplained-jargon",
    Severity.NOTICE,
    "A term of the trade is explained, or said in plain words.",
    "Families read the report, too. A term is told once, at its first use in a document, and not "
    "where the text says what it means.",
    Citation(says="our own rule, after TACT, ‘Language that cares’"),
)

RULES = (
    SENTENCE,
    AVOID,
    WORDY,
    LATIN,
    ACRONYM,
    CONTRACTION,
    EXCLAMATION,
    NUMBER,
    QUOTATION,
    GRADE,
    IZE,
    PASSIVE,
    REPEATED,
    SPACES,
    JARGON,
)
