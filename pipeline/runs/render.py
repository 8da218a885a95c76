"""One bundle becomes a folder: the report in each format, its findings and its manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

from pipeline.checks.claims.told import claims
from pipeline.checks.coverage import published
from pipeline.composition.compose import Composition
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import text_of
from pipeline.language.choices import NONE, Choices
from pipeline.language.phrasing import day
from pipeline.model.document import Document, Tone, plain, walk
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place, counts
from pipeline.report_type.definition import ReportType
from pipeline.reporters import json as findings_json
from pipeline.reporters import proof as proofs
from pipeline.resources import noting
from pipeline.runs.examine import Examined
from pipeline.runs.files import write_whole
from pipeline.runs.manifest import made_from, manifest, place
from pipeline.runs.measured import NOTHING, Measured
from pipeline.writers import FORMATS, USUAL

State: TypeAlias = Literal["drafted", "refused", "failed"]


@dataclass(frozen=True, slots=True)
class Options:
    """What is written beside findings and manifest.

    With `comments` the Word file carries the findings as comments; with `proof` there is also
    the page that shows them in their places. `draft` and `day` stand on every page.
    """

    formats: tuple[str, ...] = USUAL
    comments: bool = False
    proof: bool = False
    choices: Choices = NONE
    draft: int | None = None
    day: date | None = None

    def entry(self) -> dict[str, object]:
        """Return them for the manifest."""
        written = {"formats": list(self.formats), "comments": self.comments, "proof": self.proof}
        day = self.day.isoformat() if self.day else None
        return {**written, "draft": self.draft, "date": day, **self.choices.entry()}

    def stamped(self, document: Document) -> Document:
        """Return a document that says on every page which draft it is, and of which day."""
        number = f" {self.draft}" if self.draft else ""
        of_day = f", {day(self.day)}" if self.day else ""
        return replace(document, stamp=replace(document.stamp, draft=f"Draft{number}{of_day}"))


_USUAL = Options()


@dataclass(frozen=True, slots=True)
class JudgementGrade:
    """A judgement and its grade as the report shows them, and whether it is the overall one."""

    judgement: str
    grade: str
    tone: Tone
    overall: bool = False


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document of a bundle: its id, with which its files begin, and what it is called."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Rendered:
    """What became of one bundle: drafted, refused for its content, or failed by accident.

    `line` is that of its file which it begins on; `documents` are those that have files, and
    `pages` those of the PDF. `failure` says what went wrong.
    """

    name: str
    state: State
    findings: tuple[Finding, ...] = ()
    bundle: str = ""
    report_type: str = ""
    title: str = ""
    reference: str = ""
    documents: tuple[DocumentName, ...] = ()
    grades: tuple[JudgementGrade, ...] = ()
    measured: Measured = NOTHING
    pages: int | None = None
    files: tuple[str, ...] = ()
    failure: str = ""
    line: int = 1

    def counts(self) -> dict[str, int]:
        """Return how many findings there are of each severity, and how many acknowledged."""
        return counts(self.findings)


def render(examined: Examined, out: Path, options: Options = _USUAL) -> Rendered:
    """Write the documents of a bundle into `out/<bundle id>/` and return what became of it.

    A bundle that cannot be composed is refused: nothing is written, its findings say why.
    Raises BrokenError for a broken template or a full disk.
    """
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if examined.composition is None or bundle is None or type_ is None:
        return Rendered(examined.name, "refused", examined.findings)
    with noting() as sources:
        files, pages = _files(examined, bundle, type_, options)
    at = place(bundle.file.name, bundle.file.first_line)
    made = made_from(bundle.digest, at, options.entry(), sources | examined.sources)
    files["manifest.json"] = to_json(manifest(bundle, type_, made, files))
    _write(_own_folder(out / bundle.id), files)
    return _drafted(examined, examined.composition, tuple(files), pages)


def _files(
    examined: Examined, bundle: Bundle, type_: ReportType, options: Options
) -> tuple[dict[str, bytes], int | None]:
    """Return all files but the manifest by name, and the number of pages of the first PDF."""
    assert examined.composition
    documents = tuple(map(options.stamped, examined.composition.documents))
    files, pages = _written(
        documents, options.formats, examined.findings if options.comments else ()
    )
    if options.proof:
        files["proof.html"] = proof(examined)
    coverage = published(examined.composition.coverage, bundle)
    files["findings.json"] = findings_json.write(examined.findings, 1, coverage).encode()
    return files, pages


def proof(examined: Examined) -> bytes:
    """Return the proof of a bundle that could be drafted, with its claims and what bears them."""
    bundle, type_, case = examined.intake.bundle, examined.intake.report_type, examined.case
    assert bundle
    assert type_
    assert case
    waived = [
        (one, waiver.pointer)
        for waiver, found in examined.held
        for one in found
        if not waiver.acknowledges
    ]
    return proofs.write(
        case.composition.documents, examined.findings, bundle.public, type_, claims(case), waived
    )


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    _clear(folder, set(files))
    for name, content in files.items():
        write_whole(folder / name, content)


def _clear(folder: Path, wanted: set[str]) -> None:
    """Remove what an earlier run wrote here and this one does not: it would say other things."""
    old = folder / "manifest.json"
    if not old.is_file():
        return
    try:
        listed = [str(one["name"]) for one in json.loads(old.read_bytes())["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for name in listed:
        if name not in wanted and Path(name).name == name:
            (folder / name).unlink(missing_ok=True)


def _own_folder(folder: Path) -> Path:
    """Return the folder, unless it is a link that would lead the report to somewhere else."""
    if folder.is_symlink():
        place = Place(BundleAddress(str(folder), ""))
        raise BrokenError("This folder is a link; nothing is written through it.", place=place)
    return folder


def _written(
    documents: Sequence[Document], formats: Sequence[str], comments: Sequence[Finding]
) -> tuple[dict[str, bytes], int | None]:
    """Return the files of all documents by name, and the number of pages of the first PDF."""
    files: dict[str, bytes] = {}
    pages: int | None = None
    told = _by_document(documents, comments)
    for document in documents:
        for name in formats:
            format_ = FORMATS[name]
            written = format_.write(document, told[document.id] if format_.comments else ())
            pages = pages or written.pages
            files[f"{document.id}.{format_.extension}"] = written.content
    return files, pages


def _by_document(
    documents: Sequence[Document], findings: Sequence[Finding]
) -> dict[str, list[Finding]]:
    """Return the findings of each document; those of none belong to the first."""
    told: dict[str, list[Finding]] = {document.id: [] for document in documents}
    for finding in findings:
        at = finding.place.document
        told[at.document if at and at.document in told else documents[0].id].append(finding)
    return told


def _drafted(
    examined: Examined, composition: Composition, files: tuple[str, ...], pages: int | None
) -> Rendered:
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    assert bundle
    assert type_
    report = composition.documents[0]
    return Rendered(
        name=examined.name,
        state="drafted",
        findings=examined.findings,
        bundle=bundle.id,
        report_type=report.report_type,
        title=plain(report.title),
        reference=text_of(bundle.public.at("/setting/reference")),
        documents=tuple(DocumentName(one.id, plain(one.label)) for one in composition.documents),
        grades=tuple(_grades(report, type_)),
        measured=examined.measured,
        pages=pages,
        files=files,
    )


def _grades(document: Document, type_: ReportType) -> Iterator[JudgementGrade]:
    for section in walk(document.sections):
        if section.grade:
            judgement = type_.judgement(section.judgement)
            overall = judgement is not None and judgement.kind == "overall"
            grade = section.grade
            yield JudgementGrade(plain(section.title), grade.text.text, grade.tone, overall)


def to_json(data: Mapping[str, object]) -> bytes:
    """Return data as JSON that people can read and that is the same each time."""
    return (json.dumps(data, indent=2, ensure_ascii=False) + "\n").encode()
