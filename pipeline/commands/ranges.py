"""What published reports have, in the words of `explain` and `types`: by kind of report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.commands.lines import fill
from pipeline.report_type.definition import ReportType
from pipeline.report_type.published import Published
from pipeline.report_type.toml.file import ids, load

_NAMES: Mapping[str, str] = {
    "paragraphs": "paragraphs a section",
    "sentences": "sentences a paragraph",
    "words": "words a section",
    "mean-sentence": "words a sentence",
    "long-sentences": "% of sentences over 25 words",
    "grade": "Flesch-Kincaid grade",
    "reading-ease": "Flesch reading ease",
}
_OF_RULES: Mapping[str, str] = {
    "LEN001": "paragraphs",
    "LEN002": "sentences",
    "LEN003": "sentences",
    "LEN004": "sentences",
    "RDB001": "mean-sentence",
    "RDB002": "long-sentences",
    "RDB003": "grade",
    "RDB004": "reading-ease",
}


def of_type(type_: ReportType) -> Iterator[str]:
    """Yield the lines that `types` prints of the ranges of one report type."""
    found = type_.published
    yield "Published reports of this kind"
    if found is None:
        yield "  Nothing was measured on them."
        return
    yield f"  {found.of}, {found.says}"
    for measure, name in _NAMES.items():
        if told := found.all_of(measure):
            yield f"  {name}: {told}"


def of_rule(rule: str) -> Iterator[str]:
    """Yield the lines that `explain` prints of the ranges that a rule is about."""
    if rule not in _OF_RULES:
        return
    measure = _OF_RULES[rule]
    yield f"\nPublished reports: {_NAMES[measure]}, by kind of report"
    missing: list[str] = []
    for id_ in ids():
        found = load(id_).published
        told = _told(found, measure) if found else ""
        if told:
            yield fill(f"{id_}: {told}", initial_indent="  ", subsequent_indent="    ")
        else:
            missing.append(id_)
    told = f"Not measured for {', '.join(missing)}."
    yield fill(told, initial_indent="  ", subsequent_indent="    ")


def _told(found: Published, measure: str) -> str:
    told = found.all_of(measure)
    return f"{told} ({found.of})" if told else ""
