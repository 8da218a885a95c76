"""A bundle with one paragraph more and one record, E90, that it rests on."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from scripts.bundle_edits import data

BASE = data({"base": "sccif-rfc-full/good-narrative"})
RECORD = {
    "id": "E90",
    "area": "vision",
    "source": {"kind": "record"},
    "direction": "neutral",
    "weight": 1,
}


def bundle(case: dict[str, Any]) -> Any:
    """Return a bundle with the paragraph of a case, and its record."""
    found = deepcopy(BASE)
    record: dict[str, Any] = {**RECORD, "statement": case.get("record", "Staff keep records.")}
    if measure := case.get("measure"):
        numerator, denominator, label = measure
        unit = label.split()[0]
        counted = {"numerator": numerator, "denominator": denominator}
        record["measure"] = {"label": label, "unit": unit, **counted}
    if series := case.get("series"):
        points = [{"period": f"Term {at}", "value": one} for at, one in enumerate(series)]
        record["series"] = {"label": "Visits", "unit": "visits", "points": points}
    found["evidence"].append(record)
    paragraph = {"text": case["text"], "evidence": ["E90"]}
    found["narrative"]["overall"]["paragraphs"].append(paragraph)
    return found
