"""The response as a document: a summary, then each comment with what was decided (001:913)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Final

from pipeline.language.phrasing import day
from pipeline.model.closing import NOTHING
from pipeline.model.document import (
    BundleSource,
    Cell,
    Column,
    Document,
    Inline,
    Row,
    Section,
    Strong,
    Table,
    Text,
    plain,
)
from pipeline.publishing.response.remarks import lines, written
from pipeline.publishing.response.standing import Standing
from pipeline.publishing.response.summary import glance, summary
from pipeline.report_type.toml.response import Words

ID: Final = "response"
_LABELS, _VALUES = 27, 73


def response(
    report: Document, labels: dict[str, str], standing: Sequence[Standing], words: Words
) -> Document:
    """Return the response to comments on a report; all of them have their answers.

    `labels` are what the documents of the bundle are called, by their ids. The day that it speaks
    of is that of the last answer.
    """
    last = max(date.fromisoformat(one.listed.answered) for one in standing)
    maker = _Maker(words, labels, {one.listed.entry.id: one.number for one in standing})
    label = words.text("about", report=plain(report.label))
    return replace(
        report,
        id=ID,
        label=(words.text("label"),),
        framework=(label,),
        masthead=(glance(standing, words),),
        sections=(summary(standing, words), *maker.sections(standing)),
        stamp=replace(report.stamp, state="final", date=last, content=""),
        layout="report",
        closing=NOTHING,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    words: Words
    labels: dict[str, str]
    numbers: dict[str, int]

    def sections(self, standing: Sequence[Standing]) -> Iterator[Section]:
        """Yield a section for each section of the draft that was commented on."""
        for number, (_, found) in enumerate(groupby(standing, key=_where), start=1):
            group = tuple(found)
            inner = tuple(map(self._comment, group))
            yield Section(f"part-{number}", (self._heading(group[0]),), (), inner)

    def _heading(self, one: Standing) -> Text:
        spot = one.spot
        if one.is_general:
            return self.words.text("whole")
        if spot.placed == "nowhere":
            return self.words.text("unplaced")
        section = spot.section or self.words.plain("unheaded")
        if spot.document in ("", "report"):
            return Text(section, BundleSource(f"{one.pointer}/section"))
        label = self.labels.get(spot.document, spot.document)
        return self.words.text("in_document", document=label, section=section)

    def _comment(self, one: Standing) -> Section:
        rows = tuple(
            Row((Cell((title,)), Cell(value))) for title, value in self._rows(one) if value
        )
        caption = self.words.text(one.listed.about.replace(" ", "_"))
        columns = (Column((), _LABELS), Column((), _VALUES))
        table = Table((caption,), columns, rows, row_headers=True, look="facts")
        return Section(f"comment-{one.number}", (self._title(one),), (table,))

    def _title(self, one: Standing) -> Text:
        spot = one.spot
        if spot.number is None or spot.placed == "nowhere":
            return self.words.text("comment", number=one.number)
        name = "comment_below"
        if spot.bookmark:
            name = "comment_after" if spot.placed == "order" else "comment_on"
        return self.words.text(name, number=one.number, paragraph=spot.number)

    def _rows(self, one: Standing) -> Iterator[tuple[Text, tuple[Inline, ...]]]:
        listed, spot, words = one.listed, one.spot, self.words
        yield self._sent(one), lines(spot.paragraph, f"{one.pointer}/paragraph")
        yield words.text(_HOW.get(listed.entry.kind, "wrote")), written(one, self.numbers, words)
        yield words.text("evidence"), lines(listed.evidence, f"{one.pointer}/evidence")
        decision = words.text(listed.decision.replace(" ", "_"))
        yield words.text("decision"), (Strong((decision,)),)
        yield words.text("answer"), lines(listed.answer, f"{one.pointer}/answer")
        answered = day(date.fromisoformat(listed.answered))
        name = " ".join(listed.by.split())
        yield words.text("by"), (words.text("by_on", name=name, day=answered),)
        yield words.text("now"), tuple(self._now(one))

    def _sent(self, one: Standing) -> Text:
        spot = one.spot
        if spot.number is None:
            return self.words.text("words_sent")
        name = "below_sent"
        if spot.bookmark:
            name = "after_sent" if spot.placed == "order" else "paragraph_sent"
        return self.words.text(name, paragraph=spot.number)

    def _now(self, one: Standing) -> Iterator[Inline]:
        """Yield how the paragraph reads now, where something was accepted or it is gone."""
        if one.state == "gone":
            yield self.words.text("gone")
        elif one.listed.decision != "not accepted":
            if one.state == "changed":
                yield from lines(one.now, f"{one.pointer}/now")
            elif one.state == "same":
                yield self.words.text("same")


_HOW: Final = {"letter": "wrote_letter", "e-mail": "wrote_e_mail", "spoken": "said"}


def _where(one: Standing) -> tuple[bool, bool, str, str]:
    spot = one.spot
    return one.is_general, spot.placed == "nowhere", spot.document, spot.section
