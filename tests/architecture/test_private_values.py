"""Who reads what of a bundle: raw JSON the privacy scan alone, private values the checks alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields

import pytest

from pipeline.evidence.bundle import Bundle, Evidence, Judgement, Quote, Waiver
from tests.architecture.imports import PACKAGE, ROOT

# It looks for every private text in the report, so it must see every text there is.
SEES_ALL = "pipeline/checks/personal/private_texts.py"

# Fields of the typed bundle that hold what no report may say.
PRIVATE = {
    "why_withheld", "initials", "recorded", "changed", "explained", "facts", "waivers",
    "source_detail", "source_role", "source_date",
}  # fmt: skip


def attributes(folder: str) -> Iterator[tuple[str, ast.Attribute]]:
    """Yield every attribute that a folder’s modules ask for, with the path of the module."""
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Attribute):
                yield path.relative_to(ROOT).as_posix(), node


def is_raw(node: ast.Attribute) -> bool:
    """Return whether this is `file.data` or `file.text`, of a file under whatever owner."""
    owner = node.value.attr if isinstance(node.value, ast.Attribute) else ast.unparse(node.value)
    return node.attr in {"data", "text"} and owner == "file"


@pytest.mark.parametrize(
    "folder", ["checks", "composition", "reporters", "writers", "runs", "commands"]
)
def test_raw_json_is_read_by_the_privacy_scan_alone(folder: str) -> None:
    readers = {path for path, node in attributes(folder) if is_raw(node)}
    assert readers == ({SEES_ALL} if folder == "checks" else set())


@pytest.mark.parametrize("folder", ["composition", "reporters", "writers"])
def test_what_makes_a_report_asks_for_no_private_value(folder: str) -> None:
    asked = {node.attr for path, node in attributes(folder) if node.attr in PRIVATE}
    assert asked == set()


def test_what_makes_a_report_takes_quotes_from_what_is_public() -> None:
    """The typed quote is there without permission, too, so that a check can look for it."""
    asked = {ast.unparse(node) for _, node in attributes("composition") if node.attr == "quote"}
    assert asked == {"self.quote"}  # the Markdown reader’s own


def test_the_private_fields_are_fields_of_the_bundle() -> None:
    known = {one.name for of in (Bundle, Evidence, Judgement, Quote, Waiver) for one in fields(of)}
    assert known >= PRIVATE


def test_no_field_of_a_bundle_reaches_a_constructor_unnamed() -> None:
    """With `**`, a field that a schema gains would end in a traceback."""
    for path in sorted((PACKAGE / "evidence").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                assert [one.arg for one in node.keywords if one.arg is None] == [], path
