"""What is wrong with the files of rules: those that are one file each, and their examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

from pipeline.checks.lint.examples import examples_of_pasted, examples_of_plain
from pipeline.checks.pasted.rule_file import pasted_rule, pasted_rules
from pipeline.checks.plain_english.rule_file import plain_rule, plain_rules
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.table import Table
from pipeline.resources import home

_Kind = TypeVar("_Kind")
_Examples = Callable[[_Kind, Table], Iterator[BrokenError]]


def rule_files() -> Iterator[BrokenError]:
    """Yield what is wrong with each file of a rule."""
    plain = list(_of("plain-english", plain_rule, plain_rules, examples_of_plain))
    yield from plain
    yield from _of("pasted", pasted_rule, pasted_rules, examples_of_pasted)


def _of(
    folder: str,
    read: Callable[[Table], _Kind],
    all_rules: Callable[[], object],
    examples: _Examples[_Kind],
) -> Iterator[BrokenError]:
    rules: list[tuple[_Kind, Table]] = []
    found: list[BrokenError] = []
    for name in home().names(f"templates/{folder}/*.toml"):
        try:
            table = Table.named(name.removeprefix("templates/"))
            rules.append((read(table), table))
        except BrokenError as error:
            found.append(error)
    if not found:
        try:
            all_rules()
        except BrokenError as error:
            found.append(error)
    yield from found
    if not found:
        for rule, table in rules:
            yield from examples(rule, table)
