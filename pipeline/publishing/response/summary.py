"""The summary of a response: how many comments there were, of which kind, and what was decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from pipeline.exchange.answers import About, Decision
from pipeline.language.phrasing import count, number
from pipeline.model.document import (
    Cell,
    Column,
    Inline,
    Origin,
    Paragraph,
    Row,
    Section,
    Strong,
    Table,
    Text,
)
from pipeline.publishing.response.standing import Standing
from pipeline.report_type.toml.response import Words

_KINDS: Final[tuple[About, ...]] = ("wrong fact", "judgement", "left out", "other")
_DECISIONS: Final[tuple[Decision, ...]] = ("accepted", "partly", "not accepted")
_FIRST, _EACH = 40, 15


def glance(standing: Sequence[Standing], words: Words) -> Table:
    """Return what stands on page one: how many comments, and how many were accepted."""
    decided = Counter(one.listed.decision for one in standing)
    counts = [("comments", len(standing)), *((_name(one), decided[one]) for one in _DECISIONS)]
    rows = tuple(
        Row((Cell((words.text(name),)), Cell((_number(name, value, words),))))
        for name, value in counts
    )
    columns = (Column((), 36), Column((), 64))
    return Table((words.text("glance"),), columns, rows, row_headers=True, look="facts")


def summary(standing: Sequence[Standing], words: Words) -> Section:
    """Return the same in words, and the decisions by kind of comment."""
    decided = Counter(one.listed.decision for one in standing)
    said = words.text(
        "received",
        comments=count(len(standing), "comment", "comments"),
        **{_name(one): _few(decided[one]) for one in _DECISIONS},
    )
    blocks = (_paragraph(said), _paragraph(words.text("how")), _by_kind(standing, words))
    return Section("summary", (words.text("summary"),), blocks)


def _by_kind(standing: Sequence[Standing], words: Words) -> Table:
    made = Counter((one.listed.about, one.listed.decision) for one in standing)
    kinds = [one for one in _KINDS if any(made[one, decision] for decision in _DECISIONS)]
    rows = [
        _row(words.text(_name(one)), [made[one, each] for each in _DECISIONS], words)
        for one in kinds
    ]
    whole = [sum(made[one, each] for one in kinds) for each in _DECISIONS]
    rows.append(_row(Strong((words.text("all"),)), whole, words))
    titles = [words.text(name) for name in ("kind", *map(_name, _DECISIONS), "all")]
    columns = [Column((titles[0],), _FIRST)]
    columns += [Column((one,), _EACH, align="end") for one in titles[1:]]
    caption = (words.text("by_kind"),)
    return Table(caption, tuple(columns), tuple(rows), row_headers=True)


def _row(title: Inline, counts: Sequence[int], words: Words) -> Row:
    cells = [Cell((_number("all", one, words),)) for one in (*counts, sum(counts))]
    return Row((Cell((title,)), *cells))


def _number(name: str, value: int, words: Words) -> Text:
    return Text(number(value), words.text(name).source)


def _paragraph(words: Text) -> Paragraph:
    return Paragraph((words,), Origin.TEMPLATE)


def _name(said: str) -> str:
    return said.replace(" ", "_")


def _few(value: int) -> str:
    """Return a number as it stands in a sentence: `none`, `one`, `12`."""
    return count(value, "", "").strip() if value else "none"
