"""Faults in the files of report types: what somebody writes instead, and what they are told."""

from __future__ import annotations

from typing import NamedTuple

RFC = "report-types/sccif-rfc-full/report-type.toml"
LA = "report-types/la-services-2014/report-type.toml"
GROUP = "report-types/childrens-centre-group/report-type.toml"
SCCIF = "frameworks/sccif-rfc.toml"
CENTRES = "frameworks/childrens-centres-2014.toml"
PARTS = "shared/sccif.toml"
CONTENT = "shared/inspection.toml"
WORDS = "shared/wording.toml"
IMPROVEMENT = "shared/improvement.toml"
MONITORING = "report-types/sccif-rfc-monitoring/report-type.toml"

TYPES = {
    RFC: "sccif-rfc-full",
    LA: "la-services-2014",
    GROUP: "childrens-centre-group",
    SCCIF: "sccif-rfc-full",
    CENTRES: "childrens-centre",
    PARTS: "sccif-rfc-full",
    CONTENT: "sccif-rfc-full",
    WORDS: "sccif-rfc-monitoring",
    IMPROVEMENT: "sccif-rfc-full",
    MONITORING: "sccif-rfc-monitoring",
}


class Fault(NamedTuple):
    """What stands in a good file, what somebody writes instead, and what they are told.

    The line told is that of what is written or, with `at`, the one that has this text. A schema
    `sees` it, or cannot: that a name is not there, say. `told` is the file that is named, if it is
    another one: where nothing stands, no other file says so.
    """

    name: str
    file: str
    good: str
    bad: str
    message: str
    hint: str = ""
    at: str = ""
    sees: bool = True
    told: str = ""


FAULTS = [
    # --- keys
    Fault("a misspelt key", RFC, 'label = "Full', 'lable = "Full',
          "Unknown key ‘lable’.", "Did you mean ‘label’?"),
    Fault("a misspelt list", RFC, "areas = [", "arias = [",
          "Unknown key ‘arias’.", "Did you mean ‘areas’?"),
    Fault("a misspelt key of an entry", RFC, "name = \"How well", "nmae = \"How well",
          "Unknown key ‘nmae’.", "Did you mean ‘name’?"),
    Fault("a key that belongs nowhere", RFC, 'kind = "limiting",', 'kind = "limiting", colour = 1,',
          "Unknown key ‘colour’.", "Known keys: id, kind, name, source, optional."),
    Fault("a key of what was once there", RFC, 'framework = "', 'extends = "',
          "Unknown key ‘extends’.", "Known keys: id, version, title, label, framework, "
          "framework_title, source, language, house_style, grades, meanings, judgements, areas, "
          "plan, published, masthead, sections, documents, numbered, closing, paragraph_numbers, "
          "approvals, anonymous, caps, limits, coverage, forbidden, "
          "grade_words, said, evidence_rules, contradictions, timetable, order, needed, "
          "declarations, proportions."),
    Fault("patterns in place of phrases", RFC, 'phrases = [\n    "notif',
          'patterns = [\n    "notif',
          "Unknown key ‘patterns’.",
          "Known keys: id, section, at, phrases, unless, when, says, force, source, narrative."),
    Fault("a key of one report type in a framework", SCCIF, 'source = "001"', 'version = "1.0.0"',
          "Unknown key ‘version’.", "Known keys: framework_title, source, language, house_style, "
          "grades, meanings, judgements, areas, plan, published, masthead, sections, documents, "
          "numbered, closing, paragraph_numbers, approvals, anonymous, caps, "
          "limits, coverage, forbidden, grade_words, said, evidence_rules, contradictions, "
          "timetable, order, "
          "needed, "
          "declarations, proportions."),
    Fault("a framework that has a framework", SCCIF, 'source = "001"', 'framework = "rfc-2016"',
          "Unknown key ‘framework’.", "Did you mean ‘framework_title’?"),
    Fault("a misspelt key of a shared part", PARTS, 'tone = "weak"', 'tune = "weak"',
          "Unknown key ‘tune’.", "Did you mean ‘tone’?"),
    Fault("more roles than people", RFC, 'label = "Full',
          'approvals = { people = 1, roles = ["manager", "editor"] }\nlabel = "Full',
          "‘people’ must be from the number of roles, 2, to 9.", at="approvals", sees=False),
    Fault("a role of blanks", RFC, 'label = "Full', 'approvals = { roles = [" "] }\nlabel = "Full',
          "A role must have words, with one space between them.", at="approvals"),
    # --- missing
    Fault("no title", RFC, 'title = "Residential', '# "Residential',
          "‘title’ is missing: it must be a text.", at="#:schema"),
    Fault("no kind of a judgement", RFC, 'kind = "limiting", ', "",
          "‘kind’ is missing: it must be one of: overall, limiting, graded, key.",
          'Write kind = "overall", for example.', at='"protection", name'),
    Fault("no plan anywhere", SCCIF, 'plan = { sentences = 3, target = 6, paragraphs = 8, '
          'source = "001:888" }', "", "‘plan’ is missing: it must be a table.",
          at="#:schema", sees=False, told=RFC),
    Fault("no title of the framework", SCCIF, "framework_title = ", "# ",
          "‘framework_title’ is missing: it must be a text.", at="#:schema"),
    Fault("no phrases", RFC, 'phrases = ["<source-revealed>"]', "phrases = []",
          "‘phrases’ must be a list of at least one text."),
    Fault("neither days nor months", RFC, "days = 0, ", "",
          "A step has one of ‘days’ and ‘months’.", at='id = "feedback"'),
    # --- the wrong kind of value
    Fault("a number in quotation marks", SCCIF, "warning = 50", 'warning = "50"',
          "‘warning’ must be a whole number."),
    Fault("true in place of a number", SCCIF, "warning = 50", "warning = true",
          "‘warning’ must be a whole number."),
    Fault("a number below nothing", SCCIF, "sentences = 3", "sentences = -3",
          "‘sentences’ must not be below 1."),
    Fault("a text in place of a list", SCCIF, 'allowed = ["inadequate"]', 'allowed = "inadequate"',
          "‘allowed’ must be a list of texts."),
    Fault("a list of numbers", SCCIF, 'allowed = ["inadequate"]', "allowed = [4]",
          "‘allowed’ must be a list of texts."),
    Fault("a list in place of a text", RFC, 'label = "Full inspection report"',
          'label = ["Report"]',
          "‘label’ must be a text."),
    Fault("a list in place of a table", RFC, "coverage = {", "coverage = [] #",
          "‘coverage’ must be a table."),
    Fault("no words", RFC, 'label = "Full inspection report"', 'label = ""',
          "‘label’ must have words."),
    Fault("too few columns", CONTENT, 'columns = ["Name", "Role"]', 'columns = ["Name"]',
          "‘columns’ must be a list of 2 texts."),
    Fault("yes in words", GROUP, "essential = false", 'essential = "no"',
          "‘essential’ must be true or false."),
    # --- none of the choices
    Fault("a force that there is not", RFC, 'force = "likely", source = "001:573"',
          'force = "should", source = "001:573"', "‘force’ must be one of: must, likely."),
    Fault("a kind of content that there is not", RFC, 'kind = "prose"', 'kind = "prosa"',
          "‘kind’ must be one of: prose, narrative, table, facts, line, judgements, statement, "
          "measures, charts.", "Did you mean ‘prose’?"),
    Fault("a layout that there is not", IMPROVEMENT, 'layout = "form"', 'layout = "from"',
          "‘layout’ must be one of: report, form, letter.", "Did you mean ‘form’?"),
    Fault("a kind of evidence rule that there is not", PARTS, 'kind = "initials"',
          'kind = "initial"', "‘kind’ must be one of: interview-time, initials, "
          "quote-in-evidence, quote-permission, several-sources, regulation-named, "
          "standard-named, requirement-expected, cases-tracked, carried-over, addressed, "
          "paragraph-rests, improvement-rests, requirement-detail, recommendation-detail, "
          "improvement-expected.",
          "Did you mean ‘initials’?"),
    Fault("a limit that there is not", SCCIF, 'id = "paragraphs"', 'id = "pages"',
          "‘id’ must be one of: paragraphs, sentences-per-paragraph, share-of-short-paragraphs."),
    Fault("a range of one number", LA, "grade = [11.8, 15.0]", "grade = [11.8]",
          "‘grade’ must be two numbers: least and most."),
    Fault("a range upside down", LA, "grade = [11.8, 15.0]", "grade = [15.0, 11.8]",
          "‘grade’ must be two numbers: least and most.", sees=False),
    Fault("a measure that there is not", LA, "grade = [11.8", "grades = [11.8",
          "Unknown key ‘grades’.", "Did you mean ‘grade’?"),
    Fault("a share as a text", LA, "share = 37", 'share = "37"',
          "‘share’ must be a whole number."),
    Fault("ranges of nothing", LA, "reports = 7, ", "",
          "‘reports’ is missing: it must be a whole number.", at="published = {"),
    Fault("a range of no section", LA, "leadership = [10, 31]", "leaders = [10, 31]",
          "Unknown key ‘leaders’.", "Did you mean ‘leadership’?", sees=False),
    Fault("a limit of no section", LA, "leadership = 31", "leaders = 31",
          "Unknown key ‘leaders’.", "Did you mean ‘leadership’?", sees=False),
    Fault("a limit of a section as a text", LA, "leadership = 31", 'leadership = "31"',
          "‘leadership’ must be a whole number."),
    Fault("another language", SCCIF, 'language = "en-GB"', 'language = "cy-GB"',
          "‘language’ must be one of: en-GB.", "Did you mean ‘en-GB’?"),
    Fault("a house style that there is not", RFC, 'framework = "',
          'house_style = "gov"\nframework = "',
          "‘house_style’ must be one of: children, families, gov-uk, published-reports.",
          "Did you mean ‘gov-uk’?",
          sees=False),
    Fault("two conditions in one", RFC, 'equals = "inadequate" }',
          'equals = "inadequate", is = "present" }',
          "A condition is one of ‘is’, ‘equals’, ‘in’ and ‘not_in’."),
    Fault("an end of what was asked for that there is not", SCCIF, 'met = ["no"]',
          'met = ["not"]', "‘not’ must be one of: yes, partly, no.", "Did you mean ‘no’?"),
    Fault("a plan that is no template", RFC, 'plan = "plan-inspection.md.j2"',
          'plan = "inspection"', "‘plan’ must be a template, or ‘findings’."),
    Fault("a kind of contradiction that there is not", CENTRES, 'kind = "facts"', 'kind = "fact"',
          "‘kind’ must be one of: facts, grades, practice.", "Did you mean ‘facts’?"),
    Fault("a contradiction of one thing", CENTRES,
          ', { at = "/facts/investigation/why_none", is = "present" }', "",
          "‘when’ must be a list of at least two conditions.",
          at='id = "mention-and-silence"'),
    Fault("a contradiction with an unknown field", CENTRES, '/judgements/*/grade", equals',
          '/judgements/*/grades", equals',
          "‘/judgements/*/grades’ leads to no field of a bundle: there is no ‘grades’.",
          "Did you mean ‘grade’?", sees=False),
    Fault("a section that there is not", CENTRES, 'kind = "paragraph-rests",',
          'kind = "paragraph-rests", sections = ["finding"],',
          "‘finding’ is no section of this report type.", "Did you mean ‘findings’?", sees=False),
    # --- ids, versions, sources, pointers
    Fault("the id of another folder", RFC, 'id = "sccif-rfc-full"', 'id = "sccif-rfc"',
          "‘id’ must be the name of the folder, ‘sccif-rfc-full’.", sees=False),
    Fault("an id with a blank", RFC, 'id = "behaviour"', 'id = "good behaviour"',
          "‘id’ must be small letters, digits and single hyphens."),
    Fault("half a version", RFC, 'version = "1.3.0"', 'version = "1.2"',
          "‘version’ must be three numbers, such as 1.0.0."),
    Fault("a source without its line", RFC, 'source = "001:110"', 'source = "001, line 110"',
          "‘source’ must be a source and its lines, such as 001:888-890."),
    Fault("no pointer", CONTENT, '"/setting/reference"', '"setting.reference"',
          "‘at’ must be a pointer, such as /setting/name."),
    Fault("a pointer to no field", CONTENT, '"/setting/reference"', '"/setting/referense"',
          "‘/setting/referense’ leads to no field of a bundle: there is no ‘referense’.",
          "Did you mean ‘reference’?", sees=False),
    Fault("a fact of another report type", SCCIF, '"/facts/standards_breached"',
          '"/facts/harm_or_risk"',
          "‘/facts/harm_or_risk’ leads to no field of a bundle: there is no ‘harm_or_risk’.",
"Its fields: closure, several_weaknesses, leaders_unaware_and_ineffective, "
          "failure_puts_children_at_risk, assessment_report_not_by_social_worker, "
          "weeks_without_manager, little_evidence_of_recruiting, "
          "weeks_manager_without_application, manager_change_not_notified, "
          "standards_breached, standards_breach_affects_children, "
          "earlier_improvements_not_acted_on, cases_tracked, formal_complaint, "
          "areas_less_relevant.", sees=False),
    Fault("a private field in a report", CONTENT, '"/setting/reference"', '"/schema_version"',
          "‘/schema_version’ leads to a field that is not public: no report can show it.",
          sees=False),
    Fault("narrative of a section that there is not", RFC,
          'kind = "narrative", section = "service"',
          'kind = "narrative", section = "servise"',
          "‘/narrative/servise’ leads to no field of a bundle: there is no ‘servise’.",
          "Did you mean ‘service’?", sees=False),
    # --- phrases
    Fault("a bracket left open", RFC, '"management arrangements"', '"management (arrangements"',
          "‘management (arrangements’ is no phrase: a bracket is not closed.", sees=False),
    Fault("alternatives without brackets", RFC, '"management arrangements"', '"staff|management"',
          "‘staff|management’ is no phrase: alternatives stand in brackets.", sees=False),
    Fault("a regular expression", RFC, '"management arrangements"', r"'\bmanagement\b'",
          r"‘\bmanagement\b’ is no phrase: ‘\’ has no meaning here.", sees=False),
    Fault("an anchor that there is not", RFC, '"management arrangements"', '"management <stop>"',
          "‘management <stop>’ is no phrase: ‘<’ has no meaning here.",
          "Did you mean ‘stopped’?", sees=False),
    Fault("a list of words with a bracket left open", WORDS, 'partly = "(partly|',
          'partly = "((partly|',
          "‘((partly|partially|largely|mostly|almost|nearly|substantially|mainly|broadly|in part|"
          "only partly|only partially|for the most part|to a large extent|to some extent)’ is no "
          "phrase: a bracket is not closed.", sees=False),
    Fault("a list of words that is a number", WORDS, 'partly = "(partly|', 'partly = 1 # "',
          "‘partly’ must be a text or a list of texts."),
    Fault("a list of words with a name of the bundle", WORDS, 'partly = "(partly|',
          'partly = "({/setting/name}|',
          "‘partly’ names a field of the bundle, which only a phrase can.", sees=False),
    Fault("a list of words that is called as an anchor", WORDS, 'partly = "(partly|',
          'pause = "(partly|',
          "‘<pause>’ has a meaning of its own in phrases.", sees=False),
    Fault("an exception that is no phrase", MONITORING, 'unless = ["<over>"]',
          'unless = ["over|done"]',
          "‘over|done’ is no phrase: alternatives stand in brackets.", sees=False),
    Fault("a phrase without a word", RFC, '"management arrangements"', '"<start> <end>"',
          "‘<start> <end>’ is no phrase: it has no word.", sees=False),
    Fault("a gap at the end", RFC, '"management arrangements"', '"management ...40"',
          "‘management ...40’ is no phrase: a gap stands between words, neither first nor last.",
          sees=False),
    Fault("a name that no bundle has", GROUP, '"(outstanding|inadequate) {/setting/centres}"',
          '"(outstanding|inadequate) {/setting/center}"',
          "‘/setting/center’ leads to no field of a bundle: there is no ‘center’.",
          "Did you mean ‘centres’?", sees=False),
    # --- names of other things
    Fault("a framework that there is not", RFC, 'framework = "sccif-rfc"',
          'framework = "sccif-rcf"',
          "‘framework’ must be one of: assurance-visits-2020, childrens-centres-2014, "
          "childrens-homes-2013, local-authorities-2014, rfc-2016, sccif-childrens-homes, "
          "sccif-rfc.", "Did you mean ‘sccif-rfc’?", sees=False),
    Fault("a shared part that there is not", GROUP, '{ use = "centre-figures" }',
          '{ use = "centre-figure" }', "No shared part of ‘sections’ has this name.",
          "Did you mean ‘centre-figures’?", sees=False),
    Fault("a shared part in another list", GROUP, '{ use = "centre-figures" }',
          '{ use = "inspectors" }', "No shared part of ‘sections’ has this name.",
          "Did you mean ‘inspection’?", sees=False),
    Fault("a shared part and something beside", GROUP, '{ use = "centre-figures" }',
          '{ use = "centre-figures", title = "Figures" }',
          "A shared part stands as it is: beside ‘use’ there is no other key."),
    Fault("a shared part that uses itself", PARTS, '  { kind = "initials",',
          '  { use = "sccif-interviews-and-quotes" },\n  { kind = "initials",',
          "This shared part uses itself.", sees=False),
    Fault("a table of parts that there is not", PARTS, "[timetable]", "[timetables]",
          "‘timetables’ is no table of shared parts.",
          "Known tables: content, grades, judgements, areas, caps, limits, forbidden, "
          "grade_words, said, evidence_rules, timetable, order, needed, declarations, "
          "contradictions, sections, rows, documents, numbered, words."),
    Fault("a part that is a text", CONTENT, "judgements = {", 'judgements = "table" #',
          "‘judgements’ must be a table or a list of tables."),
    Fault("two parts of one name", PARTS, "[grades]\n", "[sections]\ninspection = { id = \"x\", "
          "title = \"X\" }\n\n[grades]\n", "There is another part ‘inspection’ in "
          "shared/inspection.toml.", at="inspection = {", sees=False),
    Fault("an area of no judgement", RFC, 'judgement = "leaders", label = "Vision',
          'judgement = "leader", label = "Vision', "‘leader’ is no judgement of this report type.",
          "Did you mean ‘leaders’?", sees=False),
    Fault("a section of no judgement", RFC, '{ judgement = "leaders" }', '{ judgement = "boss" }',
          "‘judgement’ must be one of: overall, protection, leaders.", sees=False),
    Fault("a judgement with a heading of its own", RFC, '{ judgement = "leaders" }',
          '{ judgement = "leaders", title = "Leaders" }',
          "The judgement says ‘title’; it does not stand here."),
    Fault("a meaning of no grade", SCCIF, '{ grade = "good", says', '{ grade = "godo", says',
          "‘godo’ is no grade of this report type.", "Did you mean ‘good’?", sees=False),
    Fault("a main judgement that there is not", CONTENT, 'main = "overall"', 'main = "whole"',
          "‘whole’ is no judgement of this report type.",
          "There are: overall, protection, leaders.", sees=False),
    Fault("a cap on no judgement", SCCIF, 'limits = "leaders", allowed = ["inadequate"]',
          'limits = "staff", allowed = ["inadequate"]',
          "‘staff’ is no judgement of this report type.",
          "There are: overall, protection, leaders.", sees=False),
    Fault("a grade outside the scale in a cap", SCCIF, '"requires improvement to be good", "inad',
          '"requires improvement", "inad',
          "‘requires improvement’ is no grade of this report type.",
          "Did you mean ‘requires improvement to be good’?", sees=False),
    Fault("a grade outside the scale in a test", CENTRES, 'grade = ["good"] }',
          'grade = ["fair"] }',
          "‘fair’ is no grade of this report type.",
          "There are: outstanding, good, requires improvement, inadequate.", sees=False),
    Fault("a grade outside the scale in a rule", RFC, 'grades = ["outstanding", "good"]',
          'grades = ["outstanding", "godo"]', "‘godo’ is no grade of this report type.",
          "Did you mean ‘good’?", sees=False),
    Fault("wording of no section", RFC, '"leaders", "improvement"]', '"leaders", "improvment"]',
          "‘improvment’ is no section of this report type.", "Did you mean ‘improvement’?",
          sees=False),
    Fault("a step after one that comes later", PARTS, 'days = 5, after = "draft"',
          'days = 5, after = "final"', "‘after’ must be a step that stands before it.",
          "There are: feedback, case-review, evidence-added, check, draft.", sees=False),
    Fault("an order of one step", PARTS, 'steps = ["comments_answered", "final_sent"]',
          'steps = ["final_sent"]', "‘steps’ must be a list of at least two texts."),
    Fault("an order of no step", PARTS, 'steps = ["comments_answered", "final_sent"]',
          'steps = ["comments_answered", "final_snet"]',
          "‘final_snet’ is no step of this report type.", "Did you mean ‘final_sent’?"),
    Fault("a step needed that is none", PARTS, 'id = "draft", step = "draft_sent"',
          'id = "draft", step = "draft"', "‘draft’ is no step of this report type.",
          "Did you mean ‘draft_sent’?"),
    Fault("a step needed by none", PARTS, 'step = "final_sent", once = ["published"]',
          'step = "final_sent", once = []', "‘once’ must be a list of at least one text."),
    Fault("two orders of one id", PARTS, 'id = "answer-with-final"', 'id = "answer"',
          "There is another ‘answer’.", at='["comments_answered", "final_sent"]', sees=False),
    Fault("a slot without a pointer", RFC, "for {closed_for}.", "for {closed}.",
          "‘{closed}’ in the text has no pointer in ‘slots’.", sees=False),
    # --- twice
    Fault("two areas of one id", RFC, 'id = "welfare"', 'id = "risk"',
          "There is another ‘risk’.", at='{ id = "risk", judgement = "protection", label = "Ident',
          sees=False),
    Fault("two caps of one id", SCCIF, 'id = "no-manager-usually"', 'id = "no-manager"',
          "There is another ‘no-manager’.", at='allowed = ["inadequate"], force = "likely", '
          'source = "001:330"', sees=False),
    Fault("two grades of one name", PARTS, 'label = "good"', 'label = "outstanding"',
          "There is another ‘outstanding’.", at='"outstanding", tone = "good"', sees=False),
    Fault("two sections of one id", RFC, 'id = "enforcement"', 'id = "service"',
          "There is another section ‘service’.",
          at='"service", title = "Enf', sees=False),
    # --- no TOML
    Fault("a text that is not closed", RFC, 'title = "Residential family centre: full inspection"',
          'title = "Residential', "This file is not TOML: Illegal character '\\n'.", sees=False),
    Fault("a list that is not closed", SCCIF, "grades = [{ use = \"sccif\" }]",
          "grades = [{ use = \"sccif\" }", "This file is not TOML: Unclosed array.",
          at="caps = [", sees=False),
    Fault("a key that stands twice", RFC, 'version = "1.3.0"', 'id = "x"\nversion = "1.3.0"',
          "This file is not TOML: Cannot overwrite a value.", at='id = "x"', sees=False),
    Fault("lists without end", RFC, 'source = "001:110"', "source = " + "[" * 5000,
          "This file is not TOML: its lists are too deep.", at="#:schema", sees=False),
]  # fmt: skip
