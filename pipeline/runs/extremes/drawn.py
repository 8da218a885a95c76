"""The extremes as files: the bundle of each end, and its documents with their measured pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, get_args

from pipeline.composition.budget import DocumentBudget, Range
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.model.errors import BrokenError
from pipeline.report_type.definition import ReportType
from pipeline.reporters.budget import Cut
from pipeline.runs.extremes.choosing import WHOLE, End
from pipeline.runs.extremes.cuts import cuts
from pipeline.runs.extremes.search import searched, valid
from pipeline.runs.files import write_whole
from pipeline.writers import FORMATS

_DRAWN: Final = ("html", "pdf")
BUNDLE: Final = "bundle.json"


def extremes(type_: ReportType, documents: Sequence[DocumentBudget]) -> Iterator[RawBundle]:
    """Yield the least bundle of a report type, then the longest. The same ones each time.

    BrokenError if its schemas let no valid bundle be made up.
    """
    for end in get_args(End):
        maker, answers = searched(type_, documents, end)
        data = maker.made(answers, WHOLE).data
        body = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
        yield RawBundle(f"{data['id']}/{BUNDLE}", body.encode())


class Drawn(NamedTuple):
    """The pages of each document by id, and the lists that stop before what their schemas allow."""

    pages: Mapping[str, Range]
    cut: tuple[Cut, ...]


def drawn(type_: ReportType, documents: Sequence[DocumentBudget], out: Path) -> Drawn:
    """Write the extremes of a report type below `out`; return how many pages they have.

    A document that the least bundle does not have has no page there.
    """
    ends = list(extremes(type_, documents))
    least, longest = (dict(_drawn(one, type_, out)) for one in ends)
    pages = {
        one.id: Range(*sorted((least.get(one.id, 0), longest.get(one.id, 0)))) for one in documents
    }
    return Drawn(pages, cuts(type_, documents, json.loads(ends[-1].raw)))


def _drawn(source: RawBundle, type_: ReportType, out: Path) -> Iterator[tuple[str, int]]:
    """Yield each document of a bundle with its pages, once all of its files are written."""
    bundle = valid(json.loads(source.raw))
    if bundle is None:
        raise BrokenError(f"The extremes of {type_.id} are not valid; nothing is drawn.")
    folder = out / bundle.id
    write_whole(folder / BUNDLE, source.raw)
    for document in compose(bundle, type_).documents:
        for name in _DRAWN:
            format_ = FORMATS[name]
            written = format_.write(document, ())
            write_whole(folder / f"{document.id}.{format_.extension}", written.content)
            if written.pages:
                yield document.id, written.pages
