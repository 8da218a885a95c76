"""More faults in the files of report types: values that can never hold, or that no report shows."""

from __future__ import annotations

from tests.report_type.faults import CENTRES, CONTENT, LA, PARTS, RFC, SCCIF, Fault

_SAYS = 'says = "it is declared that leaders and managers do not know the centre’s strengths and '
_STATEMENT = '{ id = "closure", kind = "statement"'
_PHRASE = '"management arrangements"'
_WAYS = "it can be read in too many ways: write fewer gaps, or shorter ones."
_TEMPLATE = "Name a file of the report type’s folder, or a path below templates."
_TITLE = 'title = "Areas for improvement"'


def _phrase(written: str, why: str) -> Fault:
    name = f"a phrase that is too large: {len(written)} of {written[:12]}"
    message = f"‘{written}’ is no phrase: {why}"
    return Fault(name, RFC, _PHRASE, f'"{written}"', message, sees=False)


def _template(written: str, *, sees: bool = True) -> Fault:
    return Fault(f"the template {written}", RFC, 'template = "service.md.j2"',
                 f'template = "{written}"', "‘template’ must be a file that ends in .md.j2.",
                 _TEMPLATE, sees=sees)  # fmt: skip


VALUES = [
    # --- sources
    Fault("a source that there is not", RFC, 'source = "001:110"', 'source = "999:888"',
          "‘source’ must be a source of sources.toml; there is no ‘999’.",
          "There are: 000, 001, 002, 003, 004, 005.", sees=False),
    Fault("a source nearly there", RFC, 'source = "001:110"', 'source = "01:110"',
          "‘source’ must be a source of sources.toml; there is no ‘01’.",
          "Did you mean ‘001’?", sees=False),
    Fault("a source that ends before it begins", RFC, 'source = "001:110"', 'source = "001:110-1"',
          "‘source’ must have the first line before the last, not 110-1.", sees=False),
    Fault("a source in digits of another script", RFC, 'source = "001:110"',
          'source = "001:\u0661\u0661\u0660"',
          "‘source’ must be a source and its lines, such as 001:888-890."),
    Fault("a version in digits of another script", RFC, 'version = "1.2.0"',
          'version = "1.\u0661.0"', "‘version’ must be three numbers, such as 1.0.0."),
    # --- numbers
    Fault("days without end", PARTS, "days = 18", "days = 99999999999",
          "‘days’ must not be above 9999."),
    Fault("months without end", RFC, "months = 12", "months = 999999999",
          "‘months’ must not be above 9999."),
    Fault("a number too long to read", PARTS, "days = 18", f"days = {'9' * 5000}",
          "This file is not TOML: a number is too long.", sees=False),
    Fault("a column without width", CONTENT, "width = 40", "width = 0",
          "‘width’ must not be below 1."),
    Fault("no paragraphs", SCCIF, "paragraphs = 8", "paragraphs = 0",
          "‘paragraphs’ must not be below 1."),
    Fault("no sentences", SCCIF, "sentences = 3", "sentences = 0",
          "‘sentences’ must not be below 1."),
    Fault("more paragraphs aimed at than there may be", SCCIF, "target = 6", "target = 9",
          "‘target’ must not be above ‘paragraphs’, 8.", sees=False),
    Fault("a notice above its warning", SCCIF, "notice = 6, warning = 8", "notice = 9, warning = 8",
          "‘notice’ must not be above ‘warning’, 8.", sees=False),
    Fault("more than all", SCCIF, "warning = 50", "warning = 101",
          "‘warning’ must not be above 100.", sees=False),
    Fault("a notice of a share", SCCIF, "warning = 50", "warning = 50, notice = 60",
          "This limit has a ‘warning’ and no ‘notice’.", sees=False),
    Fault("more judgements than there are", CENTRES, 'grade = ["good"], over = 1',
          'grade = ["good"], over = 7', "‘over’ must be below 3, the number of judgements.",
          sees=False),
    Fault("the latest no inspections", CENTRES, "count = 2", "count = 0",
          "‘count’ must not be below 1."),
    Fault("a range of yes and no", LA, "grade = [11.8, 15.0]", "grade = [false, true]",
          "‘grade’ must be two numbers: least and most."),
    Fault("a range without end", LA, "grade = [11.8, 15.0]", "grade = [11.8, inf]",
          "‘grade’ must be two numbers: least and most.", sees=False),
    Fault("more than all paragraphs", LA, "share = 37", "share = 137",
          "‘share’ must not be above 100.", sees=False),
    # --- grades, and what a condition asks for
    Fault("a grade outside the scale that lets more pass", SCCIF, 'grade = "outstanding" }',
          'grade = "outstandng" }', "‘outstandng’ is no grade of this report type.",
          "Did you mean ‘outstanding’?", sees=False),
    Fault("a condition on a grade outside the scale", RFC, 'equals = "inadequate" }',
          'equals = "inadeqate" }', "‘/judgements/overall/grade’ is never ‘inadeqate’.",
          "Did you mean ‘inadequate’?", sees=False),
    Fault("a condition on no value of a field", CENTRES, 'in = ["outstanding", "good", ',
          'in = ["outstanding", "fair", ', "‘/judgements/overall/grade’ is never ‘fair’.",
          "There are: outstanding, good, requires improvement, inadequate.", sees=False),
    Fault("a condition on nothing", RFC, 'at = "/facts/closure", is = "present"',
          'at = "", is = "present"', "‘at’ must be a pointer, such as /setting/name."),
    Fault("a condition on a private field", RFC, 'at = "/facts/closure", is = "present"',
          'at = "/facts/standards_breached", is = "present"',
          "‘/facts/standards_breached’ leads to a field that is not public: here only public "
          "fields are seen.", sees=False),
    Fault("a condition in words on a yes or no", RFC,
          'at = "/facts/manager_change_not_notified", is = "present"',
          'at = "/facts/manager_change_not_notified", equals = "yes"',
          "‘/facts/manager_change_not_notified’ must lead to a text, and it does not.", sees=False),
    Fault("judgements without a scale", RFC, 'framework = "', 'grades = []\nframework = "',
          "Judgements need ‘grades’: the scale that they are given on.", at="grades = []",
          sees=False),
    # --- pointers
    Fault("a step done on a day that is no date", PARTS, '"/event/timetable/draft_sent"',
          '"/setting/name"', "‘/setting/name’ must lead to a date, and it does not.", sees=False),
    Fault("a step counted from what is no date", PARTS, 'days = 18, ',
          'days = 18, from = "/setting/name", ',
          "‘/setting/name’ must lead to a date, and it does not.", sees=False),
    Fault("a step done on a private day", PARTS, '"/event/timetable/draft_sent"',
          '"/schema_version"', "‘/schema_version’ leads to a field that is not public: here only "
          "public fields are seen.", sees=False),
    Fault("a text as a date", CONTENT, 'at = "/kind", width', 'at = "/kind", as = "date", width',
          "‘/event/previous/0/kind’ must lead to a date, and it does not.", sees=False),
    Fault("a text as a number", CONTENT, 'at = "/kind", width',
          'at = "/kind", as = "number", width',
          "‘/event/previous/0/kind’ must lead to a number, and it does not.", sees=False),
    Fault("a text as lines", CONTENT, 'at = "/kind", width', 'at = "/kind", as = "lines", width',
          "‘/event/previous/0/kind’ must lead to a list of texts, and it does not.", sees=False),
    Fault("a yes or no with a number to be over", SCCIF,
          'fact = "/facts/little_evidence_of_recruiting", ',
          'fact = "/facts/little_evidence_of_recruiting", over = 2, ',
          "‘/facts/little_evidence_of_recruiting’ must lead to a number, and it does not.",
          sees=False),
    Fault("a number that is to be so", SCCIF, '"/facts/standards_breached"',
          '"/facts/cases_tracked"',
          "‘/facts/cases_tracked’ must lead to a yes or no, and it does not.", sees=False),
    Fault("exceptions that are a name", RFC, 'exceptions = "/facts/areas_less_relevant"',
          'exceptions = "/setting/name"',
          "‘/setting/name’ is no declared fact: those are below /facts.", sees=False),
    Fault("a table of what is no list", CONTENT, 'at = "/event/previous", when',
          'at = "/setting", when', "‘/setting’ must lead to a list, and it does not.", sees=False),
    # --- evidence
    Fault("cases that nobody counts", RFC, 'fact = "/facts/cases_tracked", least', "least",
          "The kind ‘cases-tracked’ needs ‘fact’.", at='kind = "cases-tracked"', sees=False),
    Fault("no least number of cases", RFC, "least = 2, ", "",
          "The kind ‘cases-tracked’ needs ‘least’.", at='kind = "cases-tracked"', sees=False),
    Fault("grades that a kind does not ask for", PARTS, '{ kind = "initials", ',
          '{ kind = "initials", grades = ["good"], ',
          "The kind ‘initials’ has no use for ‘grades’.", sees=False),
    # --- words
    Fault("a finding without a sentence", RFC, 'says = "What is learnt about unregistered '
          'provision elsewhere forms no part of the judgements."', 'says = ""',
          "‘says’ must have words."),
    Fault("a fact in no words", SCCIF,
          'says = "there is no or limited evidence of attempts to recruit one"', 'says = " "',
          "‘says’ must have words.", sees=False),
    Fault("a number in words without a number", SCCIF, _SAYS, 'says = "{value} weeks, ',
          "‘{value}’ stands only with ‘over’: without it the fact is no number.", sees=False),
    Fault("a heading of spaces", RFC, _TITLE, 'title = "  "', "‘title’ must have words.",
          sees=False),
    Fault("a heading with a space behind it", RFC, _TITLE, 'title = "Improvement "',
          "‘title’ must have one space between words, and none around them.", sees=False),
    Fault("a heading of two lines", RFC, _TITLE, 'title = "Areas\\nfor improvement"',
          "A text here has a line break in it.",
          "A text is one line; a \\ at the end of a line goes on in the next.", sees=False),
    Fault("a heading that rings", RFC, _TITLE, 'title = "Areas\\u0007"',
          "A text here has a control character in it (U+0007).", "Delete it.", sees=False),
    Fault("a label that ends", RFC, 'label = "Full inspection report"', 'label = "A\\u0000"',
          "A text here has a control character in it (U+0000).", "Delete it.", sees=False),
    Fault("a heading with a character outside the font", RFC, _TITLE, 'title = "Improvement 🏠"',
          "The report font has no such character (U+1F3E0).",
          "Write it in words, or use a plain character.", sees=False),
    Fault("a caption with a character that hides", CONTENT, 'caption = "Earlier inspections"',
          'caption = "Earlier\u200b inspections"',
          "These words have an invisible character in them (U+200B).",
          "Delete it and type the words again; text copied from a PDF often holds such characters.",
          sees=False),
    Fault("lists in one another", RFC, 'source = "001:110"', f"source = {'[' * 60}{']' * 60}",
          "Here more than 40 lists or tables stand in one another.", sees=False),
    # --- statements, rows, documents
    Fault("a slot with a sign that is printed", RFC, "for {closed_for}.", "for {closed for}.",
          "In ‘text’, a curly bracket stands only around the name of a slot: small letters, digits "
          "and _.", sees=False),
    Fault("two statements of one id", RFC, 'id = "closure-condition", kind', 'id = "closure", kind',
          "There is another ‘closure’.", at='{ id = "closure", kind = "statement", when = { at = '
          '"/facts/closure", is = "present" }, source = "001:1094"', sees=False),
    Fault("a statement without an id", RFC, _STATEMENT, '{ id = "", kind = "statement"',
          "‘id’ must be small letters, digits and single hyphens."),
    Fault("a row with two titles", CONTENT, '{ title_at = "/name", at = "/role" }',
          '{ title = "Name", title_at = "/name", at = "/role" }',
          "A row has one of ‘title’ and ‘title_at’."),
    Fault("an end of what is no span", CONTENT, 'to = "/event/end", as = "dates"',
          'to = "/event/end", as = "date"', "‘to’ stands with as = \"dates\" only.", sees=False),
    Fault("a document in place of the proof", RFC, 'documents = [{ use = "action-plans" }]',
          'documents = [{ id = "proof", label = "Proof" }]',
          "‘proof’ is the name of another file of each draft.",
          "Taken: report, findings, manifest, proof.", sees=False),
    # --- templates
    _template("/etc/hostname"),
    _template("../../../../etc/hostname"),
    _template(".."),
    _template("../report-types/sccif-rfc-full/service.md.j2", sees=False),
    _template("pages/proof.html.j2"),
    Fault("a template that there is not", RFC, 'template = "service.md.j2"',
          'template = "servise.md.j2"',
          "There is no template templates/report-types/sccif-rfc-full/servise.md.j2.",
          "Did you mean ‘templates/report-types/sccif-rfc-full/service.md.j2’?", sees=False),
    Fault("a plan that there is not", RFC, 'plan = "plan-inspection.md.j2"',
          'plan = "plan-inspections.md.j2"', "There is no template templates/report-types/"
          "sccif-rfc-full/plan-inspections.md.j2.",
          "Did you mean ‘templates/report-types/sccif-rfc-full/plan-inspection.md.j2’?",
          sees=False),
    Fault("a contradiction that cannot be", CENTRES, 'in = ["incident", "allegation"] }',
          'in = ["incident", "alegation"] }',
          "‘/facts/investigation/mention’ is never ‘alegation’.",
          "Did you mean ‘allegation’?", sees=False),
    # --- phrases
    _phrase("(" * 1500 + "a" + ")" * 1500, "it has more than 12 brackets in one another."),
    _phrase("(" * 60 + "a" + ")" * 60, "it has more than 12 brackets in one another."),
    _phrase("a ...99999999999 b", "a gap has at most 500 characters."),
    _phrase("a ... a ... a ... a ... b", _WAYS),
    _phrase("a ...200 a ...200 a ...200 b", _WAYS),
    _phrase("(|a) " * 20 + "b", "it can be read in too many ways: let less be left out."),
    _phrase("*a*a*a*a*b", "a word has at most two *."),
]  # fmt: skip
