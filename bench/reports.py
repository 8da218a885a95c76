"""CPU time of all that `render` writes for a bundle, against stock WeasyPrint on the same pages.

Ours: a warm worker takes the bundle from its bytes to the files of its folder: report and action
plans as HTML, PDF and DOCX, all checks, findings, manifest. Stock: `HTML(string=…).write_pdf()` of
the same HTML files, as PDF/UA-1, and nothing else. `--pdf-engine typst` has ours print with Typst,
which remembers what it has set before: that spares it a tenth of its part here.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from weasyprint import HTML

from pipeline.checks import registry
from pipeline.checks.case.case import Case
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.runs.building import write_folder
from pipeline.runs.draft import draft
from pipeline.runs.examine import examine
from pipeline.runs.options import Options
from pipeline.writers import PDF_ENGINES, WEASYPRINT

ROOT = Path(__file__).parent.parent
SAMPLES = (
    "sccif-rfc-full/good-narrative",
    "childrens-centre/good-council-figures",
    "la-services-2014/good-with-board-review",
)
NUMBERS = count()
OPTIONS = Options(formats=("html", "pdf", "docx"))  # of those that stock is given


@dataclass(frozen=True)
class Pair:
    """A sample as both take it: the bundle, and the HTML of its documents."""

    name: str
    source: RawBundle
    pages: tuple[str, ...]


def main() -> None:
    """Print the ratio of each sample, their median, and where our time goes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rounds", nargs="?", type=int, default=30)
    parser.add_argument("--pdf-engine", choices=tuple(PDF_ENGINES), default=WEASYPRINT)
    typed = parser.parse_args()
    rounds, options = typed.rounds, replace(OPTIONS, pdf_engine=typed.pdf_engine)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pairs = [_pair(one) for one in SAMPLES]
        for one in pairs:
            for _ in range(3):
                _ours(one.source, folder, options)
                _stock(one)
        gc.collect()
        gc.freeze()
        times = _measured(pairs, folder, rounds, options)
    ratios = []
    for one in pairs:
        ours, stock = (statistics.median(column) for column in zip(*times[one.name], strict=True))
        ratios.append(ours / stock)
        print(f"{one.name:<42}{ours:7.1f} ms{stock:9.1f} ms stock{ours / stock:8.2f}")
    print(f"{'median':<42}{statistics.median(ratios):34.2f}\n")
    for stage, run in _stages(pairs[0].source, options):
        print(f"{stage:<10}{statistics.median(_once(run) for _ in range(rounds)):7.1f} ms")


def _pair(name: str) -> Pair:
    path = ROOT / "samples" / name / "bundle.json"
    source = RawBundle(path.name, path.read_bytes())
    made = draft(examine(source), OPTIONS)
    pages = (one.decode() for file, one in made.files.items() if file.endswith(".html"))
    return Pair(name, source, tuple(pages))


def _measured(
    pairs: list[Pair], folder: Path, rounds: int, options: Options
) -> Mapping[str, list[tuple[float, float]]]:
    """Return the times of both, taken in turns, so that a busy machine slows both."""
    times: dict[str, list[tuple[float, float]]] = {one.name: [] for one in pairs}
    for _ in range(rounds):
        for one in pairs:
            ours = _once(lambda one=one: _ours(one.source, folder, options))  # type: ignore[misc]
            times[one.name].append((ours, _once(lambda one=one: _stock(one))))  # type: ignore[misc]
    return times


def _ours(source: RawBundle, folder: Path, options: Options) -> None:
    """Do what a worker does, with its way of collecting garbage."""
    gc.disable()
    made = draft(examine(source), options)
    built = folder / str(next(NUMBERS))
    write_folder(built, made.files, {}, built)
    gc.enable()
    gc.collect()


def _stock(pair: Pair) -> None:
    for page in pair.pages:
        HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")


def _stages(source: RawBundle, options: Options) -> Iterator[tuple[str, Callable[[], object]]]:
    taken = intake(source)
    assert taken.bundle
    assert taken.report_type
    bundle, type_ = taken.bundle, taken.report_type
    composition = compose(bundle, type_)
    yield "intake", lambda: intake(source)
    yield "compose", lambda: compose(bundle, type_)
    yield "checks", lambda: registry.run(Case(bundle, type_, composition))
    for name in options.formats:
        yield (
            name,
            lambda name=name: [  # type: ignore[misc]
                options.format(name).write(one, ()) for one in composition.documents
            ],
        )


def _once(run: Callable[[], object]) -> float:
    gc.collect()  # what the one before left behind is not for this one to clear away
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
