"""The typed report type: all that makes one kind of report, as data.

A report type says which judgements and grades there are, which areas of evidence belong to
them, which caps and limits hold, and which content stands in which section. It is read from
`templates/report-types/<id>/report-type.toml`, its framework and shared parts by `toml.file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from pipeline.model.closing import NOTHING, Closing
from pipeline.model.document import Audience, Layout, Text
from pipeline.model.finding import Citation
from pipeline.report_type.approvals import USUAL, Approvals
from pipeline.report_type.demands import Condition, Rules
from pipeline.report_type.judging import Area, GradeType, JudgementType, Meaning
from pipeline.report_type.limits import PlanLimits, WordLimit
from pipeline.report_type.numbered import Numbered
from pipeline.report_type.pointer import Pointer
from pipeline.report_type.published import Published, Range

DEFAULT_STYLE = "published-reports"
BUILDING: Final = "{building}"

Format: TypeAlias = Literal["text", "date", "dates", "lines", "number"]


@dataclass(frozen=True, slots=True)
class Prose:
    """A template of prose in Markdown."""

    template: str
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Narrative:
    """The inspectors’ words for a section; a judgement section without them is planned.

    Another one is planned by `plan`, in a draft whose judgements are planned: by a template of
    what the fields say or, for `findings`, by the heaviest statement of each judgement.
    """

    section: str
    when: Condition | None
    plan: str = ""


@dataclass(frozen=True, slots=True)
class ColumnType:
    """A column of a table: its heading, the pointer below the row, how it is written.

    A column without a pointer is left blank, for a person to fill in; `prompt` says what with. The
    texts at `more` stand below the value.
    """

    title: Text
    at: str
    format: Format
    width: int
    prompt: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class TableContent:
    """A table with a row for each entry of the array at `at` of which all conditions `where` hold.

    Where there are rows, `heading` stands above. With `group`, a field of an entry, those that have
    the same text there stand in a table of their own, which has the text as its caption.
    """

    caption: Text
    at: str
    columns: tuple[ColumnType, ...]
    when: Condition | None
    where: tuple[Condition, ...] = ()
    heading: Text | None = None
    group: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of a table of facts. Left out when the bundle has no such value.

    The heading is `title`, or the value at `title_at`. With `to` the row is a span of dates.
    """

    title: Text | None
    title_at: str
    at: str
    to: str
    format: Format


@dataclass(frozen=True, slots=True)
class FactsContent:
    """A table of two columns, a fact a row; with `each`, the rows once for every entry there.

    Without headings of the columns it has no header row.
    """

    caption: Text
    columns: tuple[Text, Text] | None
    rows: tuple[Fact, ...]
    each: str
    when: Condition | None


@dataclass(frozen=True, slots=True)
class LineContent:
    """Facts in one line, each after its title. Left out is what the bundle has not."""

    rows: tuple[Fact, ...]
    when: Condition | None


@dataclass(frozen=True, slots=True)
class JudgementsContent:
    """The table of judgements and grades, in the order of the report type.

    The judgement `main` stands large above the table and not in it. A third column has the number
    of each grade, under the heading `numbers`, or what it means, under `meaning`; never both.
    """

    caption: Text
    columns: tuple[Text, Text]
    when: Condition | None
    main: str = ""
    numbers: Text | None = None
    meaning: Text | None = None


@dataclass(frozen=True, slots=True)
class StatementContent:
    """Wording that the guidance fixes. `{name}` in the text is a slot, filled from a pointer."""

    id: str
    text: Text
    slots: tuple[tuple[str, str], ...]
    citation: Citation
    when: Condition | None


@dataclass(frozen=True, slots=True)
class MeasuresContent:
    """The table of the proportions in the evidence: number, per cent and words side by side."""

    caption: Text
    columns: tuple[Text, Text, Text, Text]
    when: Condition | None


@dataclass(frozen=True, slots=True)
class ChartsContent:
    """A chart for each series in the evidence, above the table of its numbers."""

    period: Text
    when: Condition | None


Content: TypeAlias = (
    Prose | Narrative | TableContent | FactsContent | LineContent
    | JudgementsContent | StatementContent | MeasuresContent | ChartsContent
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionType:
    """A section of the report. A section of a judgement has the judgement's name as its title.

    `required` is who says that it must hold something; with `written` the words of a template
    are not enough. Without its condition it is left out.
    """

    id: str
    title: Text
    judgement: str
    citation: Citation
    content: tuple[Content, ...]
    sections: tuple[SectionType, ...]
    required: Citation | None = None
    written: bool = False
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class DocumentType:
    """One document that a bundle yields: the report itself, or another one beside it.

    `paragraph_numbers` says whether its paragraphs are numbered, from 1. Its `title` is the name of
    the setting, where it has none of its own; `audience` is who reads it, `citation` who asks for
    it. A `summary` says nothing that the report does not say. It may have its `house_style`, and at
    most so many `words`. With `each_building` there may be one for each building of a home, and
    these words are its label, with {building} for what its children call it.
    """

    id: str
    label: Text
    masthead: tuple[Content, ...]
    sections: tuple[SectionType, ...]
    when: Condition | None = None
    layout: Layout = "report"
    paragraph_numbers: bool = False
    title: Text | None = None
    audience: Audience = "public"
    summary: bool = False
    citation: Citation | None = None
    house_style: str = ""
    words: WordLimit | None = None
    each_building: Text | None = None


@dataclass(frozen=True, slots=True)
class ReportType:
    """One report type, whole. `file` is its path below `templates/`.

    The first document is the report. `rules` is what checks hold it against; `house_style` is how
    it is written, `published` what reports of the same kind have. `pointers` are all that its
    files name. `closing` stands after it, `approvals` says who must approve it. An `anonymous`
    one is published under the reference number of its setting: an id could tell its name.
    """

    id: str
    version: str
    file: str
    title: str
    framework: Text
    language: str
    grades: tuple[GradeType, ...]
    judgements: tuple[JudgementType, ...]
    areas: tuple[Area, ...]
    plan: PlanLimits
    documents: tuple[DocumentType, ...]
    rules: Rules
    house_style: str = DEFAULT_STYLE
    published: Published | None = None
    pointers: tuple[Pointer, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    numbered: tuple[Numbered, ...] = ()
    closing: Closing = NOTHING
    approvals: Approvals = USUAL
    anonymous: bool = False

    def numbered_at(self, pointer: str) -> Numbered | None:
        """Return the sequence that the entries of a list are numbered in, or nothing."""
        return next((one for one in self.numbered if pointer in one.lists), None)

    def meaning(self, grade: str, judgement: str = "") -> Text | None:
        """Return what a grade of a judgement means; of the main one, where none is named."""
        overall = any(one.id == judgement and one.kind == "overall" for one in self.judgements)
        names = ("", judgement) if overall else (judgement,)
        found = (one.says for one in self.meanings if one.judgement in names and one.grade == grade)
        return next(found, None)

    def grade(self, label: str) -> GradeType | None:
        """Return the grade with this exact label, or nothing."""
        return next((grade for grade in self.grades if grade.label.text == label), None)

    def judgement(self, id_: str) -> JudgementType | None:
        """Return the judgement with this id, or nothing."""
        return next((one for one in self.judgements if one.id == id_), None)

    def range(self, measure: str, section: str = "") -> Range | None:
        """Return the range of published reports of this kind, or nothing where none is known."""
        return self.published.range(measure, section) if self.published else None

    def beside(self, limit: str, measure: str, section: str = "") -> str:
        """Return a limit in words, with the range of published reports where one is known."""
        told = self.published.told(measure, section) if self.published else ""
        return f"{limit}; {told}" if told else limit

    def document(self, id_: str) -> DocumentType | None:
        """Return the document with this id, or nothing."""
        return next((one for one in self.documents if one.id == id_), None)

    def style_of(self, document: str) -> str:
        """Return the id of the house style that a document is written in."""
        found = self.document(document)
        return (found.house_style if found else "") or self.house_style

    def walk(self) -> Iterator[SectionType]:
        """Yield every section of every document, in the order in which they are read."""
        waiting = [one for each in self.documents for one in each.sections]
        while waiting:
            section = waiting.pop(0)
            waiting = [*section.sections, *waiting]
            yield section

    def narratives(self) -> Iterator[tuple[SectionType, Narrative]]:
        """Yield each place for words of inspectors, with its section."""
        for section in self.walk():
            yield from ((section, one) for one in section.content if isinstance(one, Narrative))

    def areas_of(self, judgement: str) -> tuple[Area, ...]:
        """Return the areas of required evidence of a judgement, in the framework's order."""
        return tuple(area for area in self.areas if area.judgement == judgement)
