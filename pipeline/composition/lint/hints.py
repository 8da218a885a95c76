"""What to write where a file is wrong, by the kind of mistake, for errors without a hint of theirs.

A reader of TOML, of schemas or of templates says what is wrong where it stands. What to do about it
is the same for all mistakes of a kind, whichever key they are made in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_HINTS: Final[Sequence[tuple[str, str]]] = (
    # files
    (r"not TOML: Cannot overwrite", "Delete one of the two: a key, or a table, stands once."),
    (r"not TOML: Unclosed", "Close the bracket. In { … } all stands on one line, with commas."),
    (r"not TOML: Illegal character", "Close the quotation marks on the line on which they open."),
    (r"not TOML", "Write key = value: texts in quotation marks, lists in [ ], tables in { }."),
    (r"cannot be read", "Look whether the file is there, and who may read it."),
    # names
    (r"^There is another", "Give one of the two another name, or delete it."),
    (r"stands twice|for the second time", "Delete one of the two."),
    (r"is that of .* already", "Take the next number that no file has."),
    (
        r"must be the name of the (file|folder)|must be that of the file",
        "Write that name here, or rename the file or its folder.",
    ),
    (r"is missing: ", "Write it, on a line of its own."),
    (r"is no id of", "‘inspection-reports rules’ lists the ids that there are."),
    # values
    (
        r"must not be (above|below)|must come before|must be a number from",
        "Write a number within these bounds, or mend the bound.",
    ),
    (
        r"must be (a whole number|three numbers)",
        ("Write it in digits, without quotation marks unless an example has them."),
    ),
    (r"must be one of:|must be a list of: ", "Write one of these, letter for letter."),
    (r"must be a list of", "Write the texts in square brackets, with commas between them."),
    (r"must be a pointer", "‘inspection-reports schema TYPE’ prints all fields."),
    (r"must have at least one value", "List the values that may stand there, or leave ‘enum’ out."),
    (r"must be ‘", "Write exactly that."),
    (r"must be PLE", "Take the next number that no rule has."),
    (r"one space between words", "Take the other spaces out."),
    (r"holds an empty text", "Delete the empty text, or write what belongs there."),
    (r"are \d+% of the width", "Lower the widths until they come to 100 at most."),
    (r"leads to a field that is not public", "Name a field that may be published."),
    (r"must name a line of", "Look the line up in the document that is cited."),
    (r"cannot be needed once", "Take it out of what is needed."),
    # what belongs together
    (r"neither", "Give it one of the two."),
    (r"has one of", "Keep one of the two."),
    (r"need ‘grades’", "List the grades, or leave the judgements out."),
    (r"nothing is capped", "Leave out the grades that a cap forbids, or the whole cap."),
    (r"has no pointer in|stands only with", "Add it, or take the slot out of the text."),
    (
        r"curly bracket|between curly brackets|must have \{value\}",
        "Write {name} for a slot, and no other curly bracket.",
    ),
    # patterns
    (
        r"is no phrase|each bracket must be closed|(no|a) regular expression",
        "Close each bracket, and put a \\ before a sign that is meant as it stands.",
    ),
    (r"at least four words", "Write more of the phrase, as it stands in reports."),
    # templates
    (
        r"may not use ‘(include|import|from|extends|block|macro|call)",
        (
            "Write the words here: each "
            "section is a file of its own, and the report type puts them in order."
        ),
    ),
    (
        r"may not use ‘(condexpr|assign|add|sub|mul|div)",
        (
            "Write {% if %} … {% else %} … {% endif %} "
            "around the words; a value is printed as it is."
        ),
    ),
    (
        r"may not use ‘(getitem|getattr)",
        ("Write the whole name of the field, with stops: setting.name."),
    ),
    (
        r"may not use",
        (
            "Print fields, ask for them with {% if %}, and go through lists with "
            "{% for %}: nothing else may stand in a template."
        ),
    ),
    (
        r"unknown tag",
        ("Write if, elif, else, endif, for or endfor: each {% if %} and {% for %} has its end."),
    ),
    (
        r"^expected token|^unexpected|Unexpected end",
        (
            "Look at the signs of the line: "
            "{{ field }} prints, {% if field %} asks, and == compares."
        ),
    ),
    (r"A list has two levels", "Make paragraphs of it, or a list with fewer levels."),
    (r"link", "Write the address itself, which begins with https: or mailto:."),
    # schemas
    (r"comma is one too many", "Delete the comma."),
    (r"must stand, an object", "Write { and }, and in it what may stand there."),
    # style sheets and pages
    (r"loads nothing", "Leave it out: pictures and fonts stand in the page itself."),
    (r"cannot end the page", "Write the sign otherwise, or leave it out."),
    (r"never shows", "Print it where it belongs: without it a part of the report is lost."),
    (
        r"not a template of a page",
        (
            "Hold the signs of the line against one another: {{ value }} "
            "prints, {% if value %} asks."
        ),
    ),
)


def hint_of(message: str) -> str:
    """Return what to write where something is wrong in this way; '' where that is not known."""
    return next((hint for sign, hint in _HINTS if re.search(sign, message)), "")
