"""TPL: the rules of templates, report types and all else that a team may edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

OURS: Final = Citation(says="our own rule for templates")
_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


def _broken(id_: str, name: str, title: str, what: str, hint: str) -> Rule:
    why = f"{what} ‘lint’ says it before there is a bundle, and all at once."
    return Rule(id_, name, _ERROR, title, why, OURS, hint)


REPORT_TYPE = _broken(
    "TPL001",
    "broken-report-type",
    "Report types, frameworks and shared parts can be read, and their parts agree.",
    "No report of a type is made while one of its files is wrong.",
    "Mend this key: docs/reference/report-type.md says what each may hold.",
)
TEMPLATE = _broken(
    "TPL002",
    "broken-template",
    "A section template can be read, and uses only what a section template may use.",
    "A template runs on the machine of whoever drafts reports. So it may print fields, ask for "
    "them and go through lists, and nothing else: it can do no more than its text.",
    "Mend this line: docs/reference/report-type.md says what a template may use.",
)
HOUSE_STYLE = _broken(
    "TPL003",
    "broken-house-style",
    "A house style can be read, and what it names is there.",
    "A threshold or rule that is misspelt would hold nothing.",
    "Mend this key: docs/explanation/plain-english.md has all of a house style.",
)
RULE_FILE = _broken(
    "TPL004",
    "broken-rule-file",
    "The files of rules can be read, and each rule can find something.",
    "A rule whose file is wrong stops every check, or finds nothing.",
    "Mend this key: the rules that are shipped have the same keys.",
)
SCHEMA = _broken(
    "TPL005",
    "broken-schema",
    "A schema can be read, and is written in our dialect of JSON Schema.",
    "What a schema says decides what may be published: what it does not say clearly is refused.",
    "Mend this key: the schemas that are shipped show what may stand there.",
)
STYLE_SHEET = _broken(
    "TPL006",
    "broken-style-sheet",
    "The look, the style sheets and the pages can be read, and load nothing.",
    "What a browser cannot read it passes over, so that a mistake shows on some pages only.",
    "Mend this line, or take ours in its place: it is in templates/ of the program.",
)

NO_FIELD = Rule(
    "TPL010",
    "no-such-field",
    _ERROR,
    "A template names only fields that the schemas of its report type have and publish.",
    "A name that leads nowhere is never there, so that what rests on it is never said: no sample "
    "need show it.",
    OURS,
    "Write the name as the schema has it: ‘schema TYPE’ prints it.",
)
NEVER_SO = Rule(
    "TPL011",
    "value-never-so",
    _ERROR,
    "A condition compares a field with a value that it can have.",
    "A value that is misspelt is never there, so that the branch is silent in every report.",
    OURS,
    "Write the value as the schema has it.",
)
UNFIT = Rule(
    "TPL012",
    "unfit-use",
    _ERROR,
    "A value is written in a way that fits its kind.",
    "A list, a record, or a yes or no cannot be printed as it stands, and no text is a date. The "
    "report of the first bundle that comes there would not be made.",
    OURS,
    "Use a filter that fits: they stand in the reference of report types.",
)
UNASKED = Rule(
    "TPL013",
    "printed-unasked",
    _ERROR,
    "A template asks whether a field is there before it prints it, unless each bundle has it.",
    "A field that may be missing stops the report of the first bundle without it.",
    OURS,
)
NEVER_TAKEN = Rule(
    "TPL014",
    "never-taken",
    _WARNING,
    "Each branch of a template can be taken.",
    "Words in a branch that no bundle can reach are never read, and nobody sees that they are "
    "missing: a condition before it takes all, or asks for something else.",
    OURS,
    "Mend the condition, or delete the branch.",
)
NEVER_PRINTED = Rule(
    "TPL015",
    "never-printed",
    _NOTICE,
    "Each field that may be published is used by its report type.",
    "What people fill in and no report ever shows is work for nothing, or a line of a template "
    "that went missing. Rules of a report type use fields, too.",
    OURS,
    "Print it, or say ‘never’ under x-publish where it is for checks alone.",
)
NEVER_USED = Rule(
    "TPL016",
    "unused-template",
    _WARNING,
    "Each section template is printed by a report type.",
    "A template that no section prints looks as if it said something.",
    OURS,
    "Name it under ‘content’ of a section, or delete it.",
)
ORDER = Rule(
    "TPL017",
    "headings-out-of-order",
    _ERROR,
    "The sections of a report stand in the order of the guidance, each judgement among them.",
    "Readers compare reports section by section. The lines of the guidance that sections cite, "
    "and the order of the judgements, say which comes first.",
    OURS,
    "Put the sections in their order, or mend the ‘source’ that is wrong.",
)
MARKUP = Rule(
    "TPL018",
    "markup-printed",
    _ERROR,
    "A section template holds paragraphs, emphasis, bullet lists, quotes and links, nothing else.",
    "Other Markdown and all HTML would be printed as it stands, with its signs.",
    OURS,
)
LIMIT = Rule(
    "TPL019",
    "limit-in-words",
    _WARNING,
    "Limits of length stand in the report type, and in no template.",
    "A limit in words is held by nobody, and soon says something else than the one that is.",
    OURS,
)
NEARLY = Rule(
    "TPL020",
    "nearly-mandatory",
    _ERROR,
    "Words that the guidance fixes stand as it has them, to the letter.",
    "A mandatory statement that differs by a letter is no longer the statement, and nobody sees "
    "it. What is fixed is kept apart, with its source, and every wording near to it is held "
    "against it.",
    OURS,
)
UNLICENSED = Rule(
    "TPL021",
    "unlicensed-absence",
    _ERROR,
    "That something is not so is said only where a field says it.",
    "Silence in the data is not a fact: that nothing is recorded does not mean that nothing was.",
    OURS,
)
NO_CHARACTER = Rule(
    "TPL022",
    "not-in-font",
    _ERROR,
    "The report font has all characters of the templates.",
    "A character that the font lacks is printed as an empty box, or not at all.",
    OURS,
    "Write it in words, or use a plain character.",
)
CONTRADICTED = Rule(
    "TPL023",
    "branch-contradicted",
    _WARNING,
    "A branch for one value of a field does not say another one.",
    "Where a branch is copied and its words stay, a report says of one grade what holds of "
    "another.",
    OURS,
    "Say what the condition asks for, or mend the condition.",
)

RULES: tuple[Rule, ...] = (
    REPORT_TYPE, TEMPLATE, HOUSE_STYLE, RULE_FILE, SCHEMA, STYLE_SHEET, NO_FIELD, NEVER_SO, UNFIT,
    UNASKED, NEVER_TAKEN, NEVER_PRINTED, NEVER_USED, ORDER, MARKUP, LIMIT, NEARLY, UNLICENSED,
    NO_CHARACTER, CONTRADICTED,
)  # fmt: skip

_OF_FOLDER: Final[Mapping[str, Rule]] = {
    "house-styles/": HOUSE_STYLE,
    "plain-english/": RULE_FILE,
    "pasted/": RULE_FILE,
    "claims/": RULE_FILE,
    "copies/": RULE_FILE,
    "privacy/": RULE_FILE,
    "schemas/": SCHEMA,
    "look/": STYLE_SHEET,
    "pages/": STYLE_SHEET,
}


def rule_of(file: str) -> Rule:
    """Return the rule that a file breaks which cannot be read, by its path below `templates/`."""
    folder = next((one for one in _OF_FOLDER if file.startswith(one)), "")
    if folder:
        return _OF_FOLDER[folder]
    return TEMPLATE if file.endswith(".md.j2") else REPORT_TYPE
