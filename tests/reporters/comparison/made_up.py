"""A comparison with something of everything, and one whose words are out to break each format."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from pipeline.model.comparison.comparison import Comparison
from pipeline.model.comparison.contract import ContractChange
from pipeline.model.comparison.figures import Figures, SectionChange, Spread, TypeChange
from pipeline.model.comparison.findings import FindingChange, Found
from pipeline.model.comparison.pages import PageChange
from pipeline.model.comparison.prediction import Prediction
from pipeline.model.comparison.sides import Side, Unbuilt
from pipeline.model.comparison.verdict import Reason, Verdict
from pipeline.model.comparison.wording import Piece, WordingChange

TYPE: Final = "rfc-assurance-visit"
TEMPLATE: Final = f"report-types/{TYPE}/visit.md.j2"
SAMPLE: Final = f"samples/{TYPE}/good-narrative/bundle.json"
# One grey point, as small as a picture can be.
PNG: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154"
    "78da6368000000820081da45083b0000000049454e44ae426082"
)


def spread(middle: float, least: float | None = None, most: float | None = None) -> Spread:
    return Spread(least or middle, middle, most or middle)


def figures(words: int, paragraphs: int = 4, pages: Spread | None = None) -> Figures:
    return Figures(
        spread(words), spread(9), spread(paragraphs), spread(0), spread(words / 20), pages
    )


WHOLE: Final = SectionChange(
    "report", "", "The report", 3,
    figures(400, 20, spread(3, 2, 3)), figures(412, 20, spread(3, 3, 4)),
)  # fmt: skip
VISIT: Final = SectionChange("report", "visit", "The visit", 3, figures(62), figures(74))
CONCERNS: Final = SectionChange("report", "concerns", "Concerns", 3, figures(40), figures(40))
FOUND: Final = Found(
    "LEN001", "warning", "0123456789abcdef", "The section ‘Visit’ has 9 paragraphs.",
    "Join what belongs together.", "001:888", "9 paragraphs", "8 paragraphs",
    "report", "visit", SAMPLE, "/narrative/visit", 40, 16, TEMPLATE, 5,
)  # fmt: skip
NEW: Final = FindingChange("new", SAMPLE, TYPE, FOUND, crossed=True)
NOTICE: Final = replace(
    NEW, found=replace(FOUND, rule="PLE014", severity="notice", fingerprint="2" * 16,
    message="The word ‘deliver’ stands here.", template="", template_line=0), crossed=False,
)  # fmt: skip
GONE: Final = replace(NOTICE, change="gone", found=replace(NOTICE.found, message="Gone it is."))
MOVED: Final = replace(
    NOTICE, change="moved", before="report/concerns",
    found=replace(NOTICE.found, fingerprint="3" * 16, message="It has moved."),
)  # fmt: skip
CROSSED: Final = Reason(
    "limit crossed", f"LEN001: {FOUND.message}", FOUND.hint, TYPE, SAMPLE, TEMPLATE, 5,
    "LEN001", FOUND.fingerprint, 3,
)  # fmt: skip
NOT_RAISED: Final = Reason(
    "version not raised", f"The report type ‘{TYPE}’ has changed.", "Raise ‘version’.", TYPE,
    file=f"report-types/{TYPE}/report-type.toml", line=1,
)  # fmt: skip
WORDING: Final = WordingChange(
    TEMPLATE, 5, 4, (Piece("same", " ".join(f"w{n}" for n in range(40))), Piece("gone", "old"),
    Piece("new", "new words"), Piece("same", "so")), (TYPE,), ("visit",), 3,
)  # fmt: skip
FIELD: Final = ContractChange(
    "field", TYPE, "/setting/places", "optional", "required", breaking=True
)
STATEMENT: Final = ContractChange(
    "statement", TYPE, "concerns", "a b", "a c",
    pieces=(Piece("same", "a"), Piece("gone", "b"), Piece("new", "c")),
)  # fmt: skip
LOST: Final = Unbuilt("team/a.json", "head", "No field of this name belongs here.", invalid=True)
REFUSED: Final = (
    Unbuilt("team/b.json", "base", "This is no bundle.", invalid=True),
    Unbuilt("team/b.json", "head", "This is no bundle.", invalid=True),
)
PREDICTED: Final = Prediction(
    TYPE, "report", "visit", "LEN001", "warning", "8 paragraphs", 0.021, 0.374, 10_000, 12_340
)
CHANGED: Final = Comparison(
    Side("revision", "main", "0123456789abcdef0123", "0.1.0", remarks=("‘main’ has moved on.",)),
    Side("working tree", "working tree", program="0.1.0"),
    (f"templates/{TEMPLATE}",), 24, 3, True,
    (TypeChange(TYPE, "Assurance visit", "1.0.0", "1.0.0", True, 3, 3, (WHOLE, VISIT, CONCERNS)),),
    (NEW, NOTICE, GONE, MOVED), (WORDING,), (FIELD, STATEMENT),
    (PageChange(SAMPLE, TYPE, "report", 2, PNG, PNG),
     PageChange(SAMPLE, TYPE, "report", 4, b"", PNG)),
    (LOST, *REFUSED), (PREDICTED,), Verdict((CROSSED, NOT_RAISED)),
)  # fmt: skip
NOTHING: Final = Comparison(CHANGED.base, CHANGED.head)

BAD: Final = (
    "</summary><script>x</script>\n::error::@who `a``b` | [l](https://x.org) {0} <!-- ]]> \x1b[2J"
)
EVIL: Final = replace(
    CHANGED,
    base=replace(CHANGED.base, name=BAD, remarks=(BAD,)),
    types=(
        replace(
            CHANGED.types[0],
            report_type=BAD,
            title=BAD,
            sections=(replace(VISIT, title=BAD), replace(WHOLE, title=BAD)),
        ),
    ),
    findings=tuple(
        replace(one, bundle=BAD, before=BAD, found=replace(
            one.found, message=BAD, hint=BAD, file=BAD, document=BAD, section=BAD, template=BAD))
        for one in CHANGED.findings
    ),
    wording=(replace(WORDING, file=BAD, statement=BAD,
                     pieces=(Piece("new", BAD), Piece("same", BAD))),),
    contract=(replace(FIELD, report_type=BAD, name=BAD, was=BAD, now=BAD),
              replace(STATEMENT, name=BAD, pieces=(Piece("gone", BAD),))),
    pages=(replace(CHANGED.pages[0], bundle=BAD, document=BAD),),
    unbuilt=(replace(LOST, bundle=BAD, message=BAD, hint=BAD),),
    predictions=(replace(PREDICTED, report_type=BAD, document=BAD, section=BAD, limit=BAD),),
    verdict=Verdict(tuple(replace(one, message=BAD, hint=BAD, file=BAD, report_type=BAD)
                          for one in CHANGED.verdict.reasons)),
)  # fmt: skip


def many(number: int) -> Comparison:
    """Return a comparison of very much: so many of everything."""
    found = [
        replace(NEW, bundle=f"b{n}", found=replace(FOUND, message=f"{n} {'m' * 300}"))
        for n in range(number)
    ]
    return replace(
        CHANGED,
        types=tuple(replace(CHANGED.types[0], report_type=f"t{n}") for n in range(number)),
        findings=tuple(found),
        wording=(WORDING,) * number,
        contract=(FIELD,) * number,
        pages=CHANGED.pages * number,
        unbuilt=tuple(replace(LOST, bundle=f"b{n}") for n in range(number)),
        predictions=(PREDICTED,) * number,
        verdict=Verdict(tuple(replace(CROSSED, message=f"{n} {'x' * 300}") for n in range(number))),
    )
