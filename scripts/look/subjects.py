"""What is looked at: every good sample and every extreme, drafted by the real command."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Final

from pipeline.cli import main
from pipeline.model import document as model
from scripts.bundle_edits import BUNDLE
from scripts.look import extremes, written
from scripts.look.measures import MEASURES
from scripts.look.measures.fault import Fault
from scripts.look.reading import Printed
from scripts.sample_bundles import samples

FORMATS: Final = "html,pdf,docx"


@dataclass(frozen=True, slots=True)
class Subject:
    """A bundle that is looked at: its name, its report type, and the folder of its drafts."""

    name: str
    type_: str
    bundle: Path
    folder: Path

    @property
    def extreme(self) -> bool:
        """Return whether it is an extreme, and no sample."""
        return self.name.startswith("extreme/")


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a subject: its files, and its pages as PDF and as Word prints them.

    `word` is None where nothing on the machine prints a Word file.
    """

    subject: Subject
    id: str
    label: str
    pdf: Printed
    word: Printed | None
    word_print: Path | None

    @property
    def name(self) -> str:
        """Return the name of the document, such as `sccif-rfc-full/good-narrative/report`."""
        return f"{self.subject.name}/{self.id}"

    def print_of(self, format_: str) -> Path:
        """Return the PDF that shows its pages in a format."""
        return self.word_print if format_ == "Word" and self.word_print else self.file("pdf")

    def file(self, ending: str) -> Path:
        """Return its file in a format."""
        return self.subject.folder / f"{self.id}.{ending}"


def subjects(out: Path) -> tuple[Subject, ...]:
    """Write the bundles of all subjects to a folder, and return them."""
    named = {one.name: one.content for one in samples() if one.good}
    named |= {f"extreme/{one.name}": one.content for one in extremes.EXTREMES}
    return tuple(_subjects(named, out))


def _subjects(named: Mapping[str, bytes], out: Path) -> Iterator[Subject]:
    for name, content in named.items():
        bundle = out / "bundles" / name / BUNDLE
        bundle.parent.mkdir(parents=True, exist_ok=True)
        bundle.write_bytes(content)
        value = json.loads(content)
        yield Subject(name, value["report_type"], bundle, out / "drafts" / value["id"])


def draft(found: Sequence[Subject], out: Path) -> None:
    """Draft all subjects, with proofs and an index. Raises RuntimeError where the command fails."""
    told = StringIO()
    bundles = [str(one.bundle) for one in found]
    options = ["--formats", FORMATS, "--proof", "--fail-on", "never", "--out", str(out / "drafts")]
    with redirect_stdout(told), redirect_stderr(told):
        code = main(["render", *bundles, *options])
    if code:
        raise RuntimeError(told.getvalue())


def documents(subject: Subject, word: Path | None) -> tuple[Document, ...]:
    """Return the documents of a subject; `word` is the folder of what prints its Word files."""
    found = written.documents(subject.name, subject.bundle.read_bytes())
    return tuple(_document(subject, one, word) for one in found)


def _document(subject: Subject, made: model.Document, word: Path | None) -> Document:
    name = f"{subject.name}/{made.id}"
    from_word = word / f"{subject.folder.name}-{made.id}.pdf" if word else None
    return Document(
        subject,
        made.id,
        written.label(made),
        written.printed(subject.folder / f"{made.id}.pdf", made, name),
        written.printed(from_word, made, name) if from_word else None,
        from_word,
    )


def faults(printed: Printed) -> Iterator[tuple[str, Fault]]:
    """Yield each fault of a print, with the name of its measure."""
    for name, measure in MEASURES.items():
        yield from ((name, fault) for fault in measure(printed))
