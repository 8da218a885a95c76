"""CPU time from a bundle to all formats, against stock WeasyPrint on a pinned page."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from weasyprint import HTML

from pipeline import checks
from pipeline.checks.case.case import Case
from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.runs.examine import examine
from pipeline.writers import FORMATS
from pipeline.writers.html import document as html
from pipeline.writers.html import pages

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sccif-rfc-full" / "good-narrative" / "bundle.json"
REFERENCE = Path(__file__).parent / "reference.html"
PAIRS = 30


def main() -> None:
    """Print the ratio and the split, or pin the reference."""
    source = RawBundle(SAMPLE.name, SAMPLE.read_bytes())
    if "--pin" in sys.argv:
        REFERENCE.write_text(reference(source), encoding="utf-8")
        return
    page = REFERENCE.read_text("utf-8")
    ours, stock = _pairs(
        lambda: _whole(source), lambda: HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    )
    print(f"ours   {ours:7.1f} ms   bundle to HTML, PDF and DOCX with all checks")
    print(f"stock  {stock:7.1f} ms   WeasyPrint on the pinned page")
    print(f"ratio  {ours / stock:7.2f}\n")
    for name, stage in _stages(source).items():
        print(f"{name:<8}{_median(stage):7.1f} ms")


def reference(source: RawBundle) -> str:
    """Return the report as a page for stock WeasyPrint: our body and print style, system fonts."""
    taken = intake(source)
    assert taken.bundle
    assert taken.report_type
    document = compose(taken.bundle, taken.report_type).documents[0]
    style = pages.stylesheet("base.css", "print.css")
    faces = style.split("@font-face")
    kept = [faces[0], *(part.split("}", 1)[1] for part in faces[1:])]
    return html.page(document, style="".join(kept).replace("Open Sans Report", "Open Sans"))


def _whole(source: RawBundle) -> None:
    composition = examine(source).composition
    assert composition
    for name in ("html", "pdf", "docx"):
        FORMATS[name].write(composition.documents[0], ())


def _stages(source: RawBundle) -> dict[str, Callable[[], object]]:
    taken = intake(source)
    assert taken.bundle
    assert taken.report_type
    bundle, type_ = taken.bundle, taken.report_type
    composition = compose(bundle, type_)
    document = composition.documents[0]
    return {
        "intake": lambda: intake(source),
        "compose": lambda: compose(bundle, type_),
        "checks": lambda: checks.run(Case(bundle, type_, composition)),
        "html": lambda: FORMATS["html"].write(document, ()),
        "pdf": lambda: FORMATS["pdf"].write(document, ()),
        "docx": lambda: FORMATS["docx"].write(document, ()),
    }


def _pairs(one: Callable[[], object], two: Callable[[], object]) -> tuple[float, float]:
    """Return the median milliseconds of both, measured in turns and warm."""
    for _ in range(3):
        one(), two()
    times = [(_once(one), _once(two)) for _ in range(PAIRS)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def _median(run: Callable[[], object]) -> float:
    return statistics.median(_once(run) for _ in range(PAIRS))


def _once(run: Callable[[], object]) -> float:
    gc.collect()
    start = time.process_time()
    run()
    return 1000 * (time.process_time() - start)


if __name__ == "__main__":
    main()
