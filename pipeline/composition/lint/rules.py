"""TPL: the rules of templates, report types and all else that a team may edit."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from pipeline.model.finding import Citation, Rule, Severity

OURS: Final = Citation(says="our own rule for templates")
_ERROR, _WARNING, _NOTICE = Severity.ERROR, Severity.WARNING, Severity.NOTICE


def _broken(id_: str, name: str, title: str, what: str) -> Rule:
    why = f"{what} ‘lint’ says it before there is a bundle, and all at once."
    return Rule(id_, name, _ERROR, title, why, OURS, "Mend the line that is named.")


REPORT_TYPE = _broken(
    "TPL001",
    "broken-report-type",
    "Report types, frameworks and shared parts can be read, and their parts agree.",
    "No report of a type is made while one of its files is wrong.",
)
TEMPLATE = _broken(
    "TPL002",
    "broken-template",
    "A section template can be read, and uses only what a section template may use.",
    "A template runs on the machine of whoever drafts reports. So it may print fields, ask for "
    "them and go through lists, and nothing else: it can do no more than its text.",
)
HOUSE_STYLE = _broken(
    "TPL003",
    "broken-house-style",
    "A house style can be read, and what it names is there.",
    "A threshold or rule that is misspelt would hold nothing.",
)
RULE_FILE = _broken(
    "TPL004",
    "broken-rule-file",
    "The files of rules can be read, and each rule can find something.",
    "A rule whose file is wrong stops every check, or finds nothing.",
)
SCHEMA = _broken(
    "TPL005",
    "broken-schema",
    "A schema can be read, and is written in our dialect of JSON Schema.",
    "What a schema says decides what may be published: what it does not say clearly is refused.",
)
STYLE_SHEET = _broken(
    "TPL006",
    "broken-style-sheet",
    "The look, the style sheets and the pages can be read, and load nothing.",
    "What a browser cannot read it passes over, so that a mistake shows on some pages only.",
)

RULES: tuple[Rule, ...] = (REPORT_TYPE, TEMPLATE, HOUSE_STYLE, RULE_FILE, SCHEMA, STYLE_SHEET)

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
