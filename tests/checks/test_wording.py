"""What each check in Python finds in words, and lets pass: texts in `wording/`, as people write.

A file is of the rule that it is named after. Each text is a paragraph of one sample;
`37 of 60: Most families` are words linked to a record with that measure. `set` edits the sample
before, `turn_on` is the rule about evidence that turns the check on, `evidence` what each paragraph
rests on. `at` are other paragraphs; with `field` each text is that field of a requirement or a
recommendation or, parted by ‘|’, what was asked for earlier and what is now.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.finding import Citation
from pipeline.report_type.demands import Rules
from tests.checks.building import RFC, found, paragraphs, records_of, rule, texts_found

FEWEST = 10
FILES: dict[str, Any] = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(Path(__file__).with_name("wording").glob("*.toml"))
}
EACH = pytest.mark.parametrize("id_", FILES)
_MEASURED = re.compile(r"(\d+) of (\d+): (.*)")


def edits(texts: Sequence[str], file: dict[str, Any]) -> dict[str, Any]:
    """Return the edits that make each text a paragraph, with the records that it names."""
    if "field" in file:
        return fields(file["field"], texts)
    records, written = [], []
    for at, text in enumerate(texts):
        if measured := _MEASURED.fullmatch(text):
            records.append(record(f"M{at}", int(measured[1]), int(measured[2])))
            text = f"[{measured[3]}](evidence:M{at}) understood it."  # noqa: PLW2901
        written.append(text)
    written_at = paragraphs(written, *file.get("evidence", ()))
    if "at" in file:
        written_at = {file["at"]: next(iter(written_at.values()))}
    edited = {**file.get("set", {}), **written_at}
    return {**edited, "/evidence": [*records_of(RFC), *records]} if records else edited


def fields(field: str, texts: Sequence[str]) -> dict[str, Any]:
    """Return the edits that make each text a field of an entry of its own."""
    act = {"action": "Leaders should keep a record of each medicine.", "evidence": []}
    if field == "regulation":
        due = {"due": "2030-01-01"}
        many = [{"id": f"R{at}", "regulation": text, **act, **due} for at, text in enumerate(texts)]
        return {"/requirements": many}
    if field == "standard":
        return {"/recommendations": [{"id": f"C{at}", "standard": text, **act}
                                     for at, text in enumerate(texts)]}  # fmt: skip
    return {"/recommendations": [{"id": f"C{at}", "standard": "NMS 1", **act, "action": text}
                                 for at, text in enumerate(texts)]}  # fmt: skip


def pairs_found(id_: str, texts: Sequence[str]) -> set[str]:
    """Return the pairs whose first part is found, each in a bundle of its own."""
    told = set()
    for text in texts:
        earlier, now = text.split(" | ")
        edited = {
            **fields("action", [now]),
            "/requirements": [],
            "/event/previous_improvements": [
                {"kind": "requirement", "action": earlier, "met": "no"}
            ],
        }
        if found(id_, edited, rules(FILES[id_])):
            told.add(text)
    return told


def record(id_: str, numerator: int, denominator: int) -> dict[str, Any]:
    measure = {"label": "families who understood it", "unit": "families"}
    return {
        "id": id_,
        "area": "vision",
        "source": {"kind": "data"},
        "direction": "neutral",
        "weight": 1,
        "measure": {**measure, "numerator": numerator, "denominator": denominator},
    }


def rules(file: dict[str, Any]) -> Rules | None:
    if "turn_on" in file:
        return rule(file["turn_on"])
    return Rules(proportions=Citation("004", "3179-3189")) if file.get("proportions") else None


def is_found(id_: str, texts: Sequence[str]) -> set[str]:
    file = FILES[id_]
    if file.get("field") == "earlier":
        return pairs_found(id_, texts)
    return set(texts_found(found(id_, edits(texts, file), rules(file)), texts))


@EACH
def test_it_finds_what_it_should_and_nothing_else(id_: str) -> None:
    wanted, let_pass = FILES[id_]["found"], FILES[id_]["let_pass"]
    assert sorted({*wanted} - is_found(id_, wanted)) == []
    assert sorted(is_found(id_, let_pass)) == []


@EACH
def test_there_are_ten_of_each_and_none_stands_twice(id_: str) -> None:
    wanted, let_pass = FILES[id_]["found"], FILES[id_]["let_pass"]
    assert len(set(wanted)) >= FEWEST
    assert len(set(let_pass)) >= FEWEST
    assert len({*wanted, *let_pass}) == len(wanted) + len(let_pass)


def test_every_check_of_this_kind_has_a_file() -> None:
    quotes, privacy = {"EVD012", "EVD013", "EVD035"}, {"PRV001", "PRV002", "PRV003", "PRV006"}
    times = {"EVD031", "EVD032", "EVD033"}
    proportions = {"PRP001", "PRP002", "PRP005", "PRP006"}
    improvements = {"EVD015", "EVD016", "EVD019", "EVD020", "EVD025"}
    others = {"EVD030", "GRD005", "SEC007"}
    assert {*FILES} == quotes | times | privacy | proportions | improvements | others
