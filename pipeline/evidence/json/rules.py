"""BND001 to BND007: what strict JSON asks of a bundle; found by `positions.py` and `strict.py`."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice

from pipeline.evidence.door import door_rule
from pipeline.model.finding import Finding
from pipeline.model.text_file import AS_UTF_8

MAX_FAULTS = 1000
EXACTLY = 300_000
"""Characters of faulty texts in which the place is counted out; later ones are told by their start,
for that takes long."""

SYNTAX = door_rule(
    "BND001",
    "broken-json",
    "A bundle is one JSON value.",
    "A file that is not JSON cannot be read any further.",
    "Open the file in an editor that checks JSON and mend the place named.",
)
ENCODING = door_rule(
    "BND002",
    "wrong-encoding",
    "A bundle is encoded in UTF-8.",
    "Another encoding can change names and words without a sign.",
    AS_UTF_8,
)
DUPLICATE_KEY = door_rule(
    "BND003",
    "duplicate-key",
    "A key stands once in its object.",
    "Of two values under one key, a program keeps only one, and nobody sees which was lost.",
    "Remove one of the two, or give it its own name.",
)
NUMBER = door_rule(
    "BND004",
    "impossible-number",
    "Numbers are finite and exact.",
    "NaN, infinity and numbers too long to hold exactly cannot be counted with.",
)
CHARACTER = door_rule(
    "BND005",
    "forbidden-character",
    "Text holds no control, private-use or broken characters.",
    "They vanish or change in one of the output formats, and can hide or reorder words.",
    "Delete the character and type it again; text copied from a PDF often holds such characters.",
)
SIZE = door_rule(
    "BND006",
    "too-large",
    "A bundle is at most 8 MiB, has at most 100,000 values and is nested at most 40 deep.",
    "What is larger is not a bundle of one inspection, and could stop the whole batch.",
)
TOO_MANY = door_rule(
    "BND007",
    "too-many-faults",
    "A bundle has at most 1,000 faults of form.",
    "More than that comes from one cause, and a list of them all would help nobody.",
    "Mend the faults above, then check again.",
)


def first_faults(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings, but no more than `MAX_FAULTS`, and one that says so if there are more."""
    first = tuple(islice(found, MAX_FAULTS + 1))
    if len(first) <= MAX_FAULTS:
        return first
    message = f"There are more than {MAX_FAULTS:,} faults."
    return (*first[:-1], TOO_MANY.at(first[-1].place, message))
