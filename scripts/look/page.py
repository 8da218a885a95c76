"""One page on which a person can look at every page: build/look/index.html.

    python scripts/look/page.py [FOLDER]

Page one and the forms of every report type, the extremes and the worst pages, as PDF, in Word and
in a browser, side by side. Word files are printed by LibreOffice; without it they are left out, and
the page says so. Exit code: 0 written, 1 something cannot be drafted.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import jinja2

ROOT: Final = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from scripts.look import choice, html_rules, office, pictures, subjects  # noqa: E402
from scripts.look.measures import MEASURES  # noqa: E402
from scripts.look.rows import Part, Rows  # noqa: E402
from scripts.look.subjects import Document, Subject  # noqa: E402

TEMPLATE: Final = Path(__file__).with_name("page.html.j2")
ABOUT: Final = (
    "Small pictures of what each format makes of the samples and of extremes; each leads to its "
    "file. Everything is made anew by: make look."
)
NO_OFFICE: Final = "Word files are not shown: LibreOffice is not on this machine."


def main(out: Path) -> int:
    """Write the page, say where it is, and return the exit code."""
    out = out.absolute()  # as files that the office printed are named
    shutil.rmtree(out, ignore_errors=True)
    try:
        write(subjects.subjects(out), out)
    except RuntimeError as fault:
        print(fault, file=sys.stderr)
        return 1
    print(f"Look at {out / 'index.html'}")
    return 0


def write(found: Sequence[Subject], out: Path) -> None:
    """Draft subjects, and write the page on them. Raises RuntimeError where the command fails."""
    subjects.draft(found, out)
    word = office.print_all(dict(_word_files(found)), out)
    documents = read(found, word)
    parts = tuple(Rows(out).parts(documents, found))
    shots = {shot.picture for part in parts for row in part.rows for shot in row.shots}
    pictures.take(sorted(shots, key=lambda one: (str(one.source), one.page, one.screen)))
    notes = [*([] if word else [NO_OFFICE]), html_rules.told(out / "drafts")]
    (out / "index.html").write_text(page(parts, documents, notes, out), "utf-8")


def _word_files(found: Sequence[Subject]) -> Iterator[tuple[str, Path]]:
    for subject in found:
        for file in sorted(subject.folder.glob("*.docx")):
            yield f"{subject.folder.name}-{file.stem}", file


def read(found: Sequence[Subject], word: Path | None) -> tuple[Document, ...]:
    """Return the documents of all subjects, read back on all cores."""
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        return tuple(chain.from_iterable(pool.map(partial(subjects.documents, word=word), found)))


def page(
    parts: Sequence[Part], documents: Sequence[Document], notes: Sequence[str], out: Path
) -> str:
    """Return the page."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    template = environment.from_string(TEMPLATE.read_text("utf-8"))
    shown = [_part(part, out) for part in parts]
    return template.render(about=ABOUT, notes=notes, parts=shown, counts=counts(documents))


def _part(part: Part, out: Path) -> dict[str, Any]:
    rows = [
        {
            "title": row.title,
            "shots": [
                {
                    "src": shot.picture.to.relative_to(out).as_posix(),
                    "leads_to": shot.leads_to,
                    "caption": shot.caption,
                }
                for shot in row.shots
            ],
        }
        for row in part.rows
    ]
    return {"id": part.id, "title": part.title, "about": part.about, "rows": rows}


def counts(documents: Sequence[Document]) -> Iterator[tuple[str, int, int]]:
    """Yield each measure with the number of pages that fail it: of PDFs, and of Word."""
    failing = choice.failing(documents)
    for name in MEASURES:
        formats = [one.format_ for one in failing.get(name, ())]
        yield name, formats.count("PDF"), formats.count("Word")


if __name__ == "__main__":
    sys.exit(main(Path(*sys.argv[1:2] or ["build/look"])))
