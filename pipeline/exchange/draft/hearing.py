"""Hears a part of a draft: what the reader of returned files hears, and how it looks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from pipeline.exchange.draft.cells import Cells
from pipeline.exchange.draft.numbering import Numbering
from pipeline.exchange.draft.passages import Draft, Kind, Passage, Standing, Words
from pipeline.exchange.draft.styles import OFF, PLAIN, Style
from pipeline.exchange.markup import Attributes
from pipeline.exchange.story import Reader
from pipeline.exchange.units import Aside, Piece, Where
from pipeline.model.paragraph_marks import ParagraphMark

_BELOW: Final = re.compile(r"list (?:bullet|number) ([2-9])")  # a list of its own in Word
_TAKEN_OUT: Final = frozenset({"w:del", "w:moveFrom"})


@dataclass(frozen=True, slots=True)
class Forms:
    """What says how words look: the styles of a file, and its lists."""

    styles: Mapping[str, Style]
    numbering: Numbering


class Hearing:
    """Hears the marks of a part, and adds what stands in it to a draft."""

    def __init__(self, where: Where, kind: Kind, forms: Forms, draft: Draft, tables: int) -> None:
        self.cells = Cells(tables)
        self._reader = Reader(where)
        self._kind = kind
        self._forms = forms
        self._draft = draft
        self._open: list[Passage] = []
        self._looks: list[Style] = []  # of the paragraphs that are open
        self._runs: list[Style] = []
        self._by = ""
        self._described: list[str] = []
        self._choice: int | None = None  # how many entries of a list come before the one chosen
        self._pieces = 0
        self._asides = 0

    def start(self, name: str, given: Attributes) -> None:
        """Hear that an element begins."""
        self._reader.start(name, given)
        if self._reader.is_skipping:
            return
        self._take()
        if name in _STARTS:
            _STARTS[name](self, given)
        elif name in _TAKEN_OUT and self._within("w:p", "w:pPr", "w:rPr") and self._open:
            self._open[-1].ends = False
        else:
            self._describe(name, given)

    def end(self, name: str) -> None:
        """Hear that an element ends."""
        skipping = self._reader.is_skipping
        self._reader.end(name)
        if skipping:
            return
        self._take()
        if name in _ENDS:
            _ENDS[name](self)

    def text(self, words: str) -> None:
        """Hear of words."""
        self._reader.text(words)
        self._take()

    def _within(self, *names: str) -> bool:
        """Return whether what has just begun stands in elements of these names."""
        return tuple(self._reader.path[-1 - len(names) : -1]) == names

    # --- words -----------------------------------------------------------------------------

    def _take(self) -> None:
        """Take what the reader has found since: the words of paragraphs, and those beside."""
        story = self._reader.story
        while self._pieces < len(story.pieces):
            _, piece = story.pieces[self._pieces]
            self._pieces += 1
            if piece.text != "\n" or not piece.marks_end:
                self._say(piece.text, _standing(piece, self._look))
        while self._asides < len(story.asides):
            aside = story.asides[self._asides]
            self._asides += 1
            self._beside(aside)

    def _say(self, words: str, standing: Standing) -> None:
        look = self._look
        said = Words(words, standing, bool(look.bold), bool(look.italic))
        self._open[-1].runs.append(said)

    def _beside(self, aside: Aside) -> None:
        if not self._open:
            self._draft.passages.append(Passage(self._kind, [Words(aside.text, "stray")]))
        else:
            self._open[-1].runs.append(Words(aside.text, aside.kind))

    @property
    def _look(self) -> Style:
        """Return how words look that stand here."""
        own = self._runs[-1] if self._runs else PLAIN
        return own.over(self._looks[-1]) if self._looks else own

    # --- paragraphs ------------------------------------------------------------------------

    def _begin(self, _: Attributes) -> None:
        kind = self._reader.where if self._kind == "body" else self._kind
        one = Passage(
            kind, cell=self.cells.here if self._reader.where == "table" else None, by=self._by
        )
        self._open.append(one)
        self._looks.append(PLAIN)
        self._draft.passages.append(one)

    def _finish(self) -> None:
        one, look = self._open.pop(), self._looks.pop()
        one.runs = list(_joined(one.runs))
        one.level = look.level or 0
        one.is_quote = look.is_quote
        one.is_contents = look.name.casefold().startswith("toc ")
        one.list, one.depth = look.list or "", look.depth or 0
        one.mark = self._forms.numbering.mark(one.list, one.depth)
        if below := _BELOW.match(look.name.casefold()):
            one.depth = max(one.depth, int(below[1]) - 1)

    def _style(self, given: Attributes) -> None:
        if self._looks and self._within("w:p", "w:pPr"):
            style = self._forms.styles.get(given.get("w:val", ""), PLAIN)
            self._looks[-1] = replace(self._looks[-1], name=style.name).over(style)

    def _now(self, **said: object) -> None:
        if self._looks:
            self._looks[-1] = replace(self._looks[-1], **said)  # type: ignore[arg-type]

    def _outline(self, given: Attributes) -> None:
        value = given.get("w:val", "")
        if self._within("w:p", "w:pPr") and value.isdecimal():
            self._now(level=int(value) + 1 if int(value) < 9 else 0)

    def _list(self, given: Attributes) -> None:
        if self._within("w:p", "w:pPr", "w:numPr"):
            self._now(list=given.get("w:val", ""))

    def _depth(self, given: Attributes) -> None:
        value = given.get("w:val", "")
        if self._within("w:p", "w:pPr", "w:numPr") and value.isdecimal():
            self._now(depth=int(value))

    def _bookmark(self, given: Attributes) -> None:
        if self._open and ParagraphMark.read(given.get("w:name", "")):
            self._open[-1].is_numbered = True

    # --- runs ------------------------------------------------------------------------------

    def _run_style(self, given: Attributes) -> None:
        if self._runs and self._within("w:r", "w:rPr"):
            style = self._forms.styles.get(given.get("w:val", ""), PLAIN)
            self._runs[-1] = self._runs[-1].over(replace(style, level=None, list=None, depth=None))

    def _toggle(self, name: str, given: Attributes) -> None:
        if self._runs and self._within("w:r", "w:rPr"):
            is_on = given.get("w:val", "") not in OFF
            self._runs[-1] = replace(self._runs[-1], **{name: is_on})  # type: ignore[arg-type]

    # --- lists of forms, pictures, comments ------------------------------------------------

    def _choose(self, given: Attributes) -> None:
        """Hear an entry of an old form’s list: what is chosen stands nowhere else."""
        if self._open and self._choice is not None:
            if self._choice == 0:
                self._say(given.get("w:val", ""), "written")
            self._choice -= 1

    def _chosen_first(self) -> None:
        self._choice = 0

    def _chosen(self, given: Attributes) -> None:
        value = given.get("w:val", "")
        if self._within("w:ddList") and value.isdecimal():
            self._choice = int(value)

    def _comment(self, given: Attributes) -> None:
        self._by = given.get("w:author", "")

    def _describe(self, name: str, given: Attributes) -> None:
        """Note words that describe a picture, or are drawn as one.

        A picture in a drawing has a description of its own, which says the same as a rule.
        """
        short = name.rpartition(":")[2]
        if short == "textpath":
            said = [given.get("string", "")]
        elif short in ("docPr", "cNvPr"):
            said = [given.get("title", ""), given.get("descr", "")]
            if short == "cNvPr":
                said = [one for one in said if one not in self._described]
            self._described = said
        else:
            said = [given.get("alt", "")] if name.startswith("?:") else []
        self._draft.drawn += [one for one in said if one.strip()]

    def _say_of_table(self, given: Attributes) -> None:
        if said := given.get("w:val", "").strip():
            self._draft.drawn.append(said)

    def _picture(self, _: Attributes) -> None:
        self._draft.pictures += 1

    def _embed(self, _: Attributes) -> None:
        self._draft.embedded += 1

    def _link(self, given: Attributes) -> None:
        self._draft.links += "r:id" in given


def _joined(runs: Iterable[Words]) -> Iterator[Words]:
    """Yield words, those that look alike and stand alike in one."""
    for same, group in groupby(runs, key=lambda one: replace(one, text="")):
        yield replace(same, text="".join(one.text for one in group))


def _standing(piece: Piece, look: Style) -> Standing:
    if piece.deleted:
        return "moved away" if piece.deleted.move else "deleted"
    if look.hidden:
        return "hidden"
    if look.struck:
        return "struck"
    return "inserted" if piece.inserted else "written"


_STARTS: Final[Mapping[str, Callable[[Hearing, Attributes], object]]] = {
    "w:p": Hearing._begin,
    "w:pStyle": Hearing._style,
    "w:outlineLvl": Hearing._outline,
    "w:numId": Hearing._list,
    "w:ilvl": Hearing._depth,
    "w:bookmarkStart": Hearing._bookmark,
    "w:r": lambda hearing, _: hearing._runs.append(PLAIN),
    "w:rStyle": Hearing._run_style,
    "w:b": lambda hearing, given: hearing._toggle("bold", given),
    "w:i": lambda hearing, given: hearing._toggle("italic", given),
    "w:vanish": lambda hearing, given: hearing._toggle("hidden", given),
    "w:strike": lambda hearing, given: hearing._toggle("struck", given),
    "w:dstrike": lambda hearing, given: hearing._toggle("struck", given),
    "w:tbl": lambda hearing, _: hearing.cells.table(),
    "w:tr": lambda hearing, _: hearing.cells.row(),
    "w:tc": lambda hearing, _: hearing.cells.cell(),
    "w:gridSpan": lambda hearing, given: hearing.cells.span(given.get("w:val", "")),
    "w:comment": Hearing._comment,
    "w:ddList": lambda hearing, _: hearing._chosen_first(),
    "w:result": Hearing._chosen,
    "w:listEntry": Hearing._choose,
    "w:tblCaption": Hearing._say_of_table,
    "w:tblDescription": Hearing._say_of_table,
    "w:drawing": Hearing._picture,
    "w:pict": Hearing._picture,
    "w:object": Hearing._embed,
    "w:altChunk": Hearing._embed,
    "w:subDoc": Hearing._embed,
    "w:hyperlink": Hearing._link,
}
_ENDS: Final[Mapping[str, Callable[[Hearing], object]]] = {
    "w:p": Hearing._finish,
    "w:r": lambda hearing: hearing._runs.pop(),
    "w:tbl": lambda hearing: hearing.cells.end(),
    "w:ddList": lambda hearing: setattr(hearing, "_choice", None),
}
