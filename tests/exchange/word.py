"""A copy in Word, changed as Word changes it: comments, tracked changes, edits, lost bookmarks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from itertools import count
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
_KINDS: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
AUTHOR, DATE = "Pat Provider", "2025-04-02T09:30:00Z"

Element = Any


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def make(kind: str, /, *children: Element, text: str = "", **attributes: str) -> Element:
    one = etree.Element(w(kind), {w(key): value for key, value in attributes.items()})
    one.extend(children)
    one.text = text or None
    return one


def run(words: str, kind: str = "t") -> Element:
    one = make(kind, text=words)
    one.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return make("r", one)


@dataclass
class Word:
    """A Word file that somebody works on."""

    parts: dict[str, bytes]
    body: Element
    comments: Element = field(default_factory=lambda: etree.Element(w("comments"), nsmap={"w": W}))
    threads: Element = field(default_factory=lambda: etree.Element(f"{{{W15}}}commentsEx"))
    author: str = AUTHOR
    _numbers: Iterator[int] = field(default_factory=lambda: count(1000))

    @classmethod
    def of(cls, content: bytes) -> Word:
        with ZipFile(BytesIO(content)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        return cls(parts, etree.fromstring(parts["word/document.xml"]))

    # --- places ----------------------------------------------------------------------------

    def numbered(self) -> list[Element]:
        """Return the numbered paragraphs, in their order."""
        return [
            one
            for one in self.body.iter(w("p"))
            if one.find(w("bookmarkStart")) is not None
            and one.find(w("bookmarkStart")).get(w("name"), "").startswith("p")
        ]

    def paragraph(self, start: str) -> Element:
        """Return the first paragraph whose words begin so."""
        return next(one for one in self.body.iter(w("p")) if words(one).startswith(start))

    def number(self) -> str:
        return str(next(self._numbers))

    # --- what people do --------------------------------------------------------------------

    def comment(self, at: Element, said: str, *, parent: str = "", done: bool = False) -> str:
        """Comment all words of a paragraph; return the id of the comment’s last paragraph."""
        number = self.number()
        paragraph = make("p", run(said))
        name = f"{int(number):08X}"
        paragraph.set(f"{{{W14}}}paraId", name)
        self.comments.append(
            make("comment", paragraph, id=number, author=self.author, date=DATE, initials="PP")
        )
        thread = etree.SubElement(self.threads, f"{{{W15}}}commentEx")
        thread.set(f"{{{W15}}}paraId", name)
        thread.set(f"{{{W15}}}done", "1" if done else "0")
        if parent:
            thread.set(f"{{{W15}}}paraIdParent", parent)
        first = next(iter(at.iter(w("r"))))
        first.addprevious(make("commentRangeStart", id=number))
        at.append(make("commentRangeEnd", id=number))
        at.append(make("r", make("commentReference", id=number)))
        return name

    def put_in(self, at: Element, said: str) -> None:
        """Put words at the end of a paragraph, tracked."""
        at.append(self.change("ins", run(said)))

    def take_out(self, at: Element) -> str:
        """Take the first run of a paragraph out, tracked; return its words."""
        first = next(iter(at.iter(w("r"))))
        said = words(first)
        change = self.change("del", run(said, "delText"))
        first.getparent().replace(first, change)
        return said

    def rewrite(self, at: Element, said: str) -> str:
        """Take the first run out and put other words in its place; return what was there."""
        was = self.take_out(at)
        next(iter(at.iter(w("del")))).addnext(self.change("ins", run(said)))
        return was

    def move(self, at: Element, to: Element) -> str:
        """Move all words of a paragraph to the end of another one, tracked."""
        said, name = words(at), f"move{self.number()}"
        for one in list(at.iter(w("r"))):
            one.getparent().remove(one)
        at.append(make("moveFromRangeStart", id="71", author=self.author, date=DATE, name=name))
        at.append(self.change("moveFrom", run(said)))
        at.append(make("moveFromRangeEnd", id="71"))
        to.append(make("moveToRangeStart", id="72", author=self.author, date=DATE, name=name))
        to.append(self.change("moveTo", run(said)))
        to.append(make("moveToRangeEnd", id="72"))
        return said

    def new_paragraph(self, after: Element, said: str) -> None:
        """Put a new paragraph after another, tracked as Word does it."""
        new = deepcopy(after)
        for one in list(new):
            if one.tag != w("pPr"):
                new.remove(one)
        new.append(self.change("ins", run(said)))
        look = after.find(w("pPr"))
        look.append(make("rPr", self.change("ins")))
        after.addnext(new)

    def look(self, at: Element) -> None:
        """Make the first run bold, tracked."""
        first = next(iter(at.iter(w("r"))))
        before = make("rPrChange", make("rPr"), id=self.number(), author=self.author, date=DATE)
        first.insert(0, make("rPr", make("b"), before))

    def type_over(self, at: Element, said: str) -> None:
        """Change the words of a paragraph, with no trace."""
        runs = list(at.iter(w("r")))
        for one in runs[1:]:
            one.getparent().remove(one)
        runs[0].getparent().replace(runs[0], run(said))

    def change(self, kind: str, *inside: Element) -> Element:
        return make(kind, *inside, id=self.number(), author=self.author, date=DATE)

    def forget_bookmarks(self) -> None:
        """Lose all bookmarks, as some programs do."""
        for name in ("bookmarkStart", "bookmarkEnd"):
            for one in list(self.body.iter(w(name))):
                one.getparent().remove(one)

    # --- the file --------------------------------------------------------------------------

    def content(self) -> bytes:
        """Return the file as it is saved."""
        parts = dict(self.parts)
        parts["word/document.xml"] = etree.tostring(self.body)
        if len(self.comments):
            self._add(parts, "comments", self.comments)
            self._add(parts, "commentsExtended", self.threads)
        return packed(parts)

    def _add(self, parts: dict[str, bytes], kind: str, content: Element) -> None:
        parts[f"word/{kind}.xml"] = etree.tostring(content)
        relations = etree.fromstring(parts["word/_rels/document.xml.rels"])
        one = etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship")
        one.set("Id", f"rId{self.number()}")
        one.set("Type", f"{_OFFICE}/{kind}")
        one.set("Target", f"{kind}.xml")
        parts["word/_rels/document.xml.rels"] = etree.tostring(relations)
        kinds = etree.fromstring(parts["[Content_Types].xml"])
        one = etree.SubElement(kinds, f"{{{_KINDS}}}Override")
        one.set("PartName", f"/word/{kind}.xml")
        one.set(
            "ContentType",
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml",
        )
        parts["[Content_Types].xml"] = etree.tostring(kinds)


def words(one: Element) -> str:
    return "".join(each.text or "" for each in one.iter(w("t"), w("delText")))


def packed(parts: dict[str, bytes]) -> bytes:
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)  # of no day: always the same
    return whole.getvalue()


def edited(content: bytes, edit: Callable[[Word], object]) -> bytes:
    """Return a file that somebody has worked on."""
    word = Word.of(content)
    edit(word)
    return word.content()
