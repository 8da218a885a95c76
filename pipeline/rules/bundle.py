"""BND: the bundle itself: strict JSON, its schema, its references and dates."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

_OURS = Citation(says="our own rule for evidence bundles")


def _error(id_: str, name: str, title: str, why: str, hint: str = "") -> Rule:
    return Rule(id_, name, Severity.ERROR, title, why, _OURS, hint)


SYNTAX = _error(
    "BND001",
    "broken-json",
    "A bundle is one JSON value.",
    "A file that is not JSON cannot be read any further.",
    "Open the file in an editor that checks JSON and mend the place named.",
)
ENCODING = _error(
    "BND002",
    "wrong-encoding",
    "A bundle is encoded in UTF-8, without a byte order mark.",
    "Another encoding can change names and words without a sign.",
    "Save the file as UTF-8.",
)
DUPLICATE_KEY = _error(
    "BND003",
    "duplicate-key",
    "A key stands once in its object.",
    "Of two values under one key, a program keeps only one, and nobody sees which was lost.",
    "Remove one of the two, or give it its own name.",
)
NUMBER = _error(
    "BND004",
    "impossible-number",
    "Numbers are finite and exact.",
    "NaN, infinity and numbers too long to hold exactly cannot be counted with.",
)
CHARACTER = _error(
    "BND005",
    "forbidden-character",
    "Text holds no control, private-use or broken characters.",
    "They vanish or change in one of the output formats, and can hide or reorder words.",
    "Delete the character and type it again; text copied from a PDF often holds such characters.",
)
SIZE = _error(
    "BND006",
    "too-large",
    "A bundle is at most 8 MiB and nested at most 40 deep.",
    "What is larger is not a bundle of one inspection, and could stop the whole batch.",
)
TOO_MANY = _error(
    "BND007",
    "too-many-faults",
    "A bundle has at most 1,000 faults of form.",
    "More than that comes from one cause, and a list of them all would help nobody.",
    "Mend the faults above, then check again.",
)
NOT_IN_FONT = _error(
    "BND008",
    "character-not-in-font",
    "Every character of a public text can be printed.",
    "The report font has Latin letters with all accents, Welsh ŵ and ŷ among them, Greek, "
    "Cyrillic and the usual signs, and no emoji, arrows or tick boxes. What it lacks would look "
    "different on each computer, or like an empty box.",
    "Write it in words, or use a plain character: - for a special hyphen, for example.",
)
TYPE = _error(
    "BND010",
    "wrong-type",
    "A value has the type its field asks for.",
    "A number in place of a text, or a list in place of an object, cannot be read.",
)
MISSING = _error(
    "BND011",
    "missing-field",
    "Required fields are there.",
    "The report cannot be written without them.",
)
UNKNOWN_FIELD = _error(
    "BND012",
    "unknown-field",
    "Only fields of the schema are there.",
    "A misspelt field would be left out of the report without a word.",
)
NOT_ALLOWED = _error(
    "BND013",
    "value-not-allowed",
    "A value is one of those its field allows.",
    "Other values have no meaning in the report type.",
)
SHAPE = _error(
    "BND014",
    "wrong-shape",
    "A value has the length, range, pattern or number of entries its field asks for.",
    "What does not fit its field would be cut, overflow, or be read as something else.",
)
LINE_BREAK = _error(
    "BND015",
    "line-break",
    "A single-line field holds no line break.",
    "Only paragraphs of the narrative may run over several lines.",
)
REPORT_TYPE = _error(
    "BND020",
    "unknown-report-type",
    "The report type exists.",
    "Without a report type there is no template, no schema and no rule to check against.",
    "The command ‘inspection-reports types’ lists them.",
)
UNKNOWN_EVIDENCE = _error(
    "BND021",
    "unknown-evidence",
    "Every evidence id that is named belongs to a record.",
    "A paragraph or requirement that rests on nothing cannot be checked by anybody.",
)
DUPLICATE_ID = _error(
    "BND022",
    "duplicate-id",
    "Ids are unique among records of a kind.",
    "With two records under one id nobody knows which one a paragraph rests on.",
)
DATE_ORDER = _error(
    "BND023",
    "dates-out-of-order",
    "Dates are in order.",
    "An inspection cannot end before it starts, nor be preceded by a later one.",
)
JUDGEMENT_MISSING = _error(
    "BND024",
    "judgement-missing",
    "Each judgement of the report type is in the bundle, once.",
    "A report without one of its judgements is not a report under this framework.",
)
UNKNOWN_AREA = _error(
    "BND025",
    "unknown-area",
    "The area of an evidence record is one of the report type.",
    "Evidence of an unknown area reaches no section.",
    "The command ‘inspection-reports types ID’ lists the areas.",
)
MARKUP = _error(
    "BND026",
    "markup-not-allowed",
    "Narrative uses only paragraphs, emphasis, bullet lists, quotes and allowed links.",
    "Other markup could lose words or lead a reader to an unsafe address.",
)

FOLDER = _error(
    "BND027",
    "id-no-folder-name",
    "The id of a bundle can be the name of its output folder.",
    "Ids that differ only in upper and lower case, or are the name of a device on some systems, "
    "would write over each other or could not be copied.",
    "Give the bundle another id.",
)
BLANK = _error(
    "BND028",
    "blank-not-filled",
    "No blank is left.",
    "‘new’ writes a hint between << and >> into every blank. It is for the person who fills the "
    "bundle in, and must not reach a report.",
    "Put the value in place of the hint, or remove an optional field.",
)
WAIVER = Rule(
    "BND030",
    "idle-waiver",
    Severity.NOTICE,
    "A waiver stands for something.",
    "A waiver that matches nothing hides that its reason is gone. An error cannot be waived.",
    _OURS,
    "Remove the waiver, or mend its rule or pointer.",
)

RULES = (
    SYNTAX, ENCODING, DUPLICATE_KEY, NUMBER, CHARACTER, SIZE, TOO_MANY,
    NOT_IN_FONT, TYPE, MISSING, UNKNOWN_FIELD, NOT_ALLOWED, SHAPE, LINE_BREAK,
    REPORT_TYPE, UNKNOWN_EVIDENCE, DUPLICATE_ID, DATE_ORDER, JUDGEMENT_MISSING,
    UNKNOWN_AREA, MARKUP, FOLDER, BLANK, WAIVER,
)  # fmt: skip
