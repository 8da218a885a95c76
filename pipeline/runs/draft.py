"""One bundle as the files of its folder: the report in each format, findings, and the manifest."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.checks.claims.told import claims
from pipeline.checks.coverage import published
from pipeline.composition.compose import Composition
from pipeline.evidence.bundle import Bundle
from pipeline.evidence.public import text_of
from pipeline.model.document import BundleSource, Document, Text, plain, walk
from pipeline.model.finding import Finding, apart
from pipeline.model.places import Places
from pipeline.report_type.definition import ReportType
from pipeline.reporters import json as findings_json
from pipeline.reporters.proof import page as proofs
from pipeline.resources import Source, noting
from pipeline.runs.examine import Examined
from pipeline.runs.leaks.search import scan
from pipeline.runs.manifest import file_entry, made_from, manifest, place
from pipeline.runs.options import Options
from pipeline.runs.record import NAME, Record
from pipeline.runs.result import DocumentName, JudgementGrade, Result, tally, told
from pipeline.runs.sending import in_the_way, worth_knowing
from pipeline.writers import file_name, write

PROOF, FINDINGS = "proof.html", "findings.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """What of an earlier draft stays: files by name, of a folder whose manifest is `record`."""

    folder: Path
    record: Record
    names: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of a folder: those made now, and the names of those that stay from before.

    `made` is the digest of what it was made from.
    """

    result: Result
    files: Mapping[str, bytes] = field(default_factory=dict)
    stay: tuple[str, ...] = ()
    sources: frozenset[Source] = frozenset()
    made: str = ""


def draft(examined: Examined, options: Options, kept: Kept | None = None) -> Draft:
    """Return the draft of a bundle; only the result of one that cannot be composed.

    What is `kept` is not made again, unless a file that it was made from is another one now.
    Raises BrokenError for a broken template.
    """
    bundle, type_ = examined.intake.bundle, examined.intake.report_type
    if examined.composition is None or bundle is None or type_ is None:
        return Draft(refused(examined))
    if examined.case:
        waiting = in_the_way(examined.case, examined.findings, options)
        if held := tuple(dict.fromkeys(waiting)):  # an error of the judgement is in each letter
            return Draft(refused(examined, held))
    found = _found(examined, options)
    maker = _Maker(examined, examined.composition, bundle, type_, found)
    if kept:
        whole = options.beside(kept.record.data["made_from"]["options"])
        if added := maker.drafted(whole, kept):
            return _unless_leaking(added, examined, bundle)
    made = maker.drafted(options, None)
    assert made
    return _unless_leaking(made, examined, bundle)


def _unless_leaking(made: Draft, examined: Examined, bundle: Bundle) -> Draft:
    """Return a draft; of a copy to send only what was found, if it must not leave the team."""
    sent = {name: content for name, content in made.files.items() if "/" in name}
    found = scan(sent, bundle, draft=True) if sent else ()
    return Draft(refused(examined, found)) if found else made


def _found(examined: Examined, options: Options) -> tuple[Finding, ...]:
    """Return what was found; of a copy to send also what must be known of it."""
    if examined.case is None or options.reader == "team":
        return examined.findings
    return apart((*examined.findings, *worth_knowing(examined.case, options)))


def refused(examined: Examined, more: Sequence[Finding] = ()) -> Result:
    """Return what is told of a bundle of which no draft is made: its findings, or `more`."""
    found = more or examined.findings
    return Result(examined.name, "refused", tally=tally(found), told=told(found))


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


@dataclass(frozen=True, slots=True)
class _Maker:
    examined: Examined
    composition: Composition
    bundle: Bundle
    type_: ReportType
    findings: tuple[Finding, ...]

    def drafted(self, options: Options, kept: Kept | None) -> Draft | None:
        """Return the draft, or nothing if what is kept was made from other files."""
        stay = frozenset(kept.names) if kept else frozenset[str]()
        with noting() as noted:
            files, pages = self._files(options, stay)
        sources = noted | self.examined.sources
        if kept:
            before = _sources(kept.record)
            if any(before.get(one.name, one.sha256) != one.sha256 for one in sources):
                return None
        if kept and stay:
            sources |= _all_sources(kept.record)
            pages = pages or kept.record.data["result"]["pages"]
        names = [name for name in self._names(options) if name in files or name in stay]
        result = self._result((*names, NAME), pages, options)
        entries = kept.record.files if kept else {}
        listed = [
            entries[name] if name in stay else file_entry(name, files[name]) for name in names
        ]
        bundle = self.bundle
        at = place(bundle.file.name, bundle.file.first_line)
        made = made_from(bundle.digest, at, options.entry(), sources)
        files[NAME] = to_json(manifest(bundle, self.type_, made, listed, result, self._title_at()))
        staying = tuple(name for name in names if name in stay)
        return Draft(result, files, staying, frozenset(sources), made.digest)

    def _names(self, options: Options) -> Iterator[str]:
        """Yield the names of all files but the manifest, in their order."""
        for document in options.read(self.composition.documents):
            for format_, large in options.prints():
                yield options.folder + file_name(document.id, format_, large=large)
        if options.proof:
            yield PROOF
        yield FINDINGS

    def _files(
        self, options: Options, stay: AbstractSet[str]
    ) -> tuple[dict[str, bytes], int | None]:
        """Return the files to make, but the manifest, and the pages of the first PDF among them."""
        found = self.findings
        documents = options.read(self.composition.documents)
        files, pages = _written(documents, options, found if options.comments else (), stay)
        if options.proof and PROOF not in stay:
            files[PROOF] = proof(self.examined)
        if FINDINGS not in stay:
            coverage = published(self.composition.coverage, self.bundle)
            files[FINDINGS] = findings_json.write(found, 1, coverage).encode()
        return files, pages

    def _title_at(self) -> str:
        """Return the field that the title stands in."""
        (title,) = self.composition.documents[0].title
        assert isinstance(title, Text)
        assert isinstance(title.source, BundleSource)
        return title.source.pointer

    def _result(self, files: tuple[str, ...], pages: int | None, options: Options) -> Result:
        documents, report = self.composition.documents, self.composition.documents[0]
        return Result(
            name=self.examined.name,
            line=self.bundle.file.first_line,
            state="drafted",
            bundle=self.bundle.id,
            report_type=report.report_type,
            title=plain(report.title),
            reference=text_of(self.bundle.public.at("/setting/reference")),
            documents=tuple(
                DocumentName(one.id, plain(one.label)) for one in options.read(documents)
            ),
            grades=tuple(_grades(report, self.type_)),
            measured=self.examined.measured,
            pages=pages,
            files=files,
            tally=tally(self.findings),
        )


def _sources(record: Record) -> dict[str, str]:
    return {one["name"]: one["sha256"] for one in record.data["made_from"]["sources"]}


def _all_sources(record: Record) -> set[Source]:
    listed = record.data["made_from"]["sources"]
    return {Source(one["name"], one["sha256"], one["home"] == "own") for one in listed}


def _written(
    documents: Sequence[Document],
    options: Options,
    comments: Sequence[Finding],
    stay: AbstractSet[str],
) -> tuple[dict[str, bytes], int | None]:
    """Return the files of all documents by name, and the pages of the PDF of the first one."""
    files: dict[str, bytes] = {}
    pages: int | None = None
    told_in = _by_document(documents, comments)
    for document in documents:
        for format_, large in options.prints():
            name = options.folder + file_name(document.id, format_, large=large)
            if name in stay:
                continue
            told_here = told_in[document.id] if format_.comments else ()
            written = write(document, format_, told_here, large=large)
            if document is documents[0] and not large:
                pages = pages or written.pages
            files[name] = written.content
    return files, pages


def _by_document(
    documents: Sequence[Document], findings: Sequence[Finding]
) -> dict[str, list[Finding]]:
    """Return the findings of each document; those of none belong to the first."""
    told_in: dict[str, list[Finding]] = {document.id: [] for document in documents}
    places = Places(documents)
    for finding in findings:
        at = places.of(finding)
        told_in[at.document if at else documents[0].id].append(finding)
    return told_in


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
