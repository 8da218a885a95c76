"""What is judged: grades, what they mean, judgements, and the areas of evidence for each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.model.document import Text, Tone
from pipeline.model.finding import Citation
from pipeline.report_type.demands import Condition


@dataclass(frozen=True, slots=True)
class GradeType:
    """A grade of the framework's scale, with its number where the framework gives one.

    The scale runs from best to poorest.
    """

    label: Text
    tone: Tone
    citation: Citation
    number: Text | None = None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a grade of a judgement means, in one sentence for the reader of a report.

    `judgement` is its id, or '' for the main one. The words are ours; `citation` is the description
    of the grade that they follow.
    """

    grade: str
    says: Text
    citation: Citation
    judgement: str = ""


@dataclass(frozen=True, slots=True)
class JudgementType:
    """A judgement that the framework asks for, or (optional) that a visit may make anew."""

    id: str
    kind: Literal["overall", "limiting", "graded", "key"]
    name: Text
    citation: Citation
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """An area of required evidence, under the judgement it belongs to.

    `essential` says that the rule of coverage binds it. Other areas must only be considered. It
    binds only `when` the condition holds, and with the area’s own `force`, where it has one.
    """

    id: str
    judgement: str
    label: Text
    citation: Citation
    essential: bool = True
    force: Literal["", "must", "usual"] = ""
    when: Condition | None = None
