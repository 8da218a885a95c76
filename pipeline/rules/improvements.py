"""EVD: requirements and recommendations, and how many cases were followed."""

from __future__ import annotations

from pipeline.model.finding import Citation, Severity
from pipeline.rules.rule import Rule

ONE_SOURCE = Rule(
    "EVD014",
    "one-source",
    Severity.ERROR,
    "A requirement rests on evidence from more than one source.",
    "The guidance says that inspectors must weigh up evidence from more than one source. One "
    "record is not enough. Several records of one kind may be: there the finding is milder.",
    Citation("001", "825"),
    "Name more evidence, of another kind if there is some.",
)
REGULATION = Rule(
    "EVD015",
    "no-regulation",
    Severity.WARNING,
    "A requirement names its regulation: the number, and the instrument with its year.",
    "The provider must be able to look it up. ‘Regulation 17’ stands in many instruments.",
    Citation("001", "827"),
    "Write it in full: regulation 25(1)(a) of the Residential Family Centres Regulations 2002.",
)
STANDARD = Rule(
    "EVD016",
    "no-standard",
    Severity.WARNING,
    "A recommendation names the standard or guidance it refers to.",
    "The manager needs to know which standard is meant. Guidance that is named, or a regulation, "
    "will do as well.",
    Citation("001", "839"),
    "Name the standard and its number, such as NMS 10.2, or the guidance.",
)
NO_REQUIREMENT = Rule(
    "EVD017",
    "inadequate-without-requirement",
    Severity.WARNING,
    "Where there are significant concerns, there is a requirement.",
    "Inspectors always impose requirements when there are significant concerns for welfare, "
    "safety and quality of care. An inadequate judgement is taken as a sign of them.",
    Citation("001", "831"),
    "Add the requirements, or say why enforcement or nothing at all takes their place.",
)
FEW_CASES = Rule(
    "EVD018",
    "few-cases-tracked",
    Severity.ERROR,
    "Enough cases were followed.",
    "The guidance gives a least number of cases, and asks for more in larger settings.",
    Citation("001", "585"),
    "Declare the right number in the field that is named.",
)
CARRIED_OVER = Rule(
    "EVD019",
    "carried-over",
    Severity.WARNING,
    "What the last inspection asked for is met or taken up again.",
    "A requirement or recommendation that was not met should not vanish: inspectors consider what "
    "it means for families, and whether to act. Whether it is taken up again is told by its words, "
    "so look at the finding with care.",
    Citation("001", "843-845"),
    "Take it up in a requirement or recommendation, or look at the grades again.",
)
NOT_ADDRESSED = Rule(
    "EVD020",
    "not-addressed",
    Severity.ERROR,
    "A recommendation says who should act.",
    "What is meant for everybody is done by nobody.",
    Citation("004", "1110"),
    "Fill in ‘addressed_to’.",
)
DUE_PAST = Rule(
    "EVD021",
    "due-date-past",
    Severity.NOTICE,
    "A requirement is due after the inspection.",
    "An earlier date is allowed for what can be done quickly, if it was made clear at feedback. "
    "It may also be a slip.",
    Citation("001", "833"),
    "Look at the date again.",
)

RULES = (
    ONE_SOURCE, REGULATION, STANDARD, NO_REQUIREMENT, FEW_CASES, CARRIED_OVER, NOT_ADDRESSED,
    DUE_PAST,
)  # fmt: skip
