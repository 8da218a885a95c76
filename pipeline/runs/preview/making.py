"""The pages of one bundle: the proof and each document, or why there is no report."""

from __future__ import annotations

from pathlib import PurePath

from pipeline.evidence.find import RawBundle
from pipeline.language.choices import Choices
from pipeline.model.document import plain
from pipeline.model.errors import BrokenError
from pipeline.model.finding import counts
from pipeline.runs.draft import proof
from pipeline.runs.examine import Examined, examine
from pipeline.runs.guard import guarded
from pipeline.runs.options import Options
from pipeline.runs.preview import own_pages
from pipeline.runs.preview.shown import Sheet, Shown, version

PROOF = ""
"""The name of the first page of a bundle."""


def made(source: RawBundle, choices: Choices) -> Shown:
    """Return what is shown of a bundle as it is now. Whatever is wrong with it is a page, too."""

    def look(one: RawBundle) -> Shown:
        return _shown(examine(one, choices), choices)

    found = guarded(source, look)
    return trouble(found) if isinstance(found, BrokenError) else found


def trouble(error: BrokenError) -> Shown:
    """Return the page that tells what is broken, with the lines around it in a template."""
    pages = {PROOF: own_pages.trouble(error)}
    return Shown("broken", pages, "This cannot be shown", version=version(pages))


def _shown(examined: Examined, choices: Choices) -> Shown:
    if examined.composition is None:
        return _refused(examined)
    from pipeline.writers.html.document import write

    options = Options(choices=choices)
    documents = tuple(map(options.copy_of, examined.composition.documents))
    pages = {PROOF: proof(examined).decode()}
    pages |= {f"{one.id}.html": write(one).decode() for one in documents}
    first = documents[0]
    return Shown(
        "drafted",
        pages,
        plain(first.title),
        plain(first.label),
        counts(examined.findings),
        tuple(Sheet(one.id, plain(one.label)) for one in documents),
        version(pages),
    )


def _refused(examined: Examined) -> Shown:
    pages = {PROOF: own_pages.refused(PurePath(examined.name).name, examined.findings)}
    found = counts(examined.findings)
    return Shown("refused", pages, "No report yet", counts=found, version=version(pages))
