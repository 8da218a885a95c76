"""The page as parts, rows and pictures: what stands side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from scripts.look import choice
from scripts.look.choice import Seen
from scripts.look.pictures import LOOKS, Picture
from scripts.look.subjects import Document, Subject

FEW_LOOKS: Final = ("1400, light", "1400, forced colours", "360, dark")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture on the page, what it leads to, and what stands below it."""

    picture: Picture
    leads_to: str
    caption: str


@dataclass(frozen=True, slots=True)
class Row:
    """Pictures side by side, and what they are of."""

    title: str
    shots: tuple[Shot, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page."""

    id: str
    title: str
    about: str
    rows: tuple[Row, ...]


class Rows:
    """Makes rows; knows where pictures and files are."""

    def __init__(self, out: Path) -> None:
        self._out = out

    def parts(self, documents: Sequence[Document], subjects: Sequence[Subject]) -> Iterator[Part]:
        """Yield all parts of the page."""
        samples = [one for one in documents if not one.subject.extreme]
        extremes = [one for one in documents if one.subject.extreme]
        reports = first_of_types(one for one in samples if one.id == "report")
        forms = first_of_types(one for one in samples if one.id != "report")
        yield self._fronts("fronts", "Page one of every report type", reports)
        yield self._fronts("forms", "Forms and summaries of every report type", forms)
        yield self._extremes(extremes)
        yield from self._worst(documents)
        yield self._others(subjects)

    def _fronts(self, id_: str, title: str, documents: Iterable[Document]) -> Part:
        rows = (Row(f"{one.name} · {one.label}", tuple(self._front(one))) for one in documents)
        return Part(id_, title, "PDF, Word, and the page on five screens.", tuple(rows))

    def _front(self, document: Document) -> Iterator[Shot]:
        for format_, _ in choice.prints(document):
            yield self._page(Seen(document, format_, 1, ""))
        for name in LOOKS:
            yield self._screen(document.file("html"), name)

    def _extremes(self, documents: Iterable[Document]) -> Part:
        rows = (Row(one.name, tuple(self._extreme(one))) for one in documents)
        about = "Bundles driven to an end. Of each its first and last page, and what is worst."
        return Part("extremes", "Extremes", about, tuple(rows))

    def _extreme(self, document: Document) -> Iterator[Shot]:
        for format_, printed in choice.prints(document):
            for page in choice.of_document(printed):
                yield self._page(Seen(document, format_, page, ""))
        for name in FEW_LOOKS:
            yield self._screen(document.file("html"), name)

    def _worst(self, documents: Sequence[Document]) -> Iterator[Part]:
        failing = choice.failing(documents)
        failed = (
            self._seen(f"{name}: {len(found)} pages", found[: choice.MOST])
            for name, found in failing.items()
        )
        yield Part("failing", "Pages that fail a measure", "The first of each.", tuple(failed))
        rows = (
            self._seen("The emptiest pages", choice.emptiest(documents)),
            self._seen("The fullest pages", choice.fullest(documents)),
            self._seen("The longest tables", choice.longest_tables(documents)),
        )
        yield Part("worst", "Worst pages", "Last pages are left out.", tuple(rows))

    def _seen(self, title: str, found: Iterable[Seen]) -> Row:
        return Row(title, tuple(self._page(one) for one in found))

    def _others(self, subjects: Sequence[Subject]) -> Part:
        drafts = self._out / "drafts"
        proof = max((one.folder / "proof.html" for one in subjects if not one.extreme), key=_size)
        rows = (
            Row(file.relative_to(drafts).as_posix(), tuple(self._screen(file, n) for n in LOOKS))
            for file in (drafts / "index.html", proof)
        )
        return Part("others", "Index and proof", "For those who write and check.", tuple(rows))

    def _page(self, seen: Seen) -> Shot:
        printed = dict(choice.prints(seen.document))[seen.format_]
        file = seen.document.print_of(seen.format_)
        to = self._to(file, f"{seen.format_}-{seen.page}")
        name = f"{seen.format_}, page {seen.page} of {len(printed.pages)}"
        caption = f"{seen.document.name}, {name}: {seen.why}" if seen.why else name
        return Shot(
            Picture(file, to, page=seen.page), f"{self._at(file)}#page={seen.page}", caption
        )

    def _screen(self, file: Path, screen: str) -> Shot:
        to = self._to(file, f"screen-{[*LOOKS].index(screen)}")
        return Shot(Picture(file, to, screen=screen), self._at(file), f"HTML, {screen}")

    def _to(self, file: Path, name: str) -> Path:
        """Return where a picture of a file goes."""
        return self._out / "pictures" / f"{file.parent.name}-{file.stem}-{name}.jpg"

    def _at(self, file: Path) -> str:
        return file.relative_to(self._out).as_posix()


def _size(file: Path) -> int:
    return file.stat().st_size


def first_of_types(documents: Iterable[Document]) -> list[Document]:
    """Return the first document of each kind of each report type."""
    found: dict[tuple[str, str], Document] = {}
    for one in documents:
        found.setdefault((one.subject.type_, one.id), one)
    return list(found.values())
