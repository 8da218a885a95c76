"""What is wrong with house styles, each part by itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from pipeline.checks.plain_english.reader import reader, unfit
from pipeline.model.errors import BrokenError
from pipeline.report_type.toml.folder import house_styles
from pipeline.report_type.toml.house_style import plain_english, threshold_of
from pipeline.report_type.toml.table import Table


def style_faults() -> Iterator[BrokenError]:
    """Yield what is wrong with each house style."""
    for id_ in house_styles():
        found = list(_of(id_))
        try:
            if not found:
                reader(id_)
        except BrokenError as error:
            found.append(error)
        yield from found


def _of(id_: str) -> Iterator[BrokenError]:
    try:
        table = Table.named(f"house-styles/{id_}.toml")
        thresholds = list(table.tables("thresholds"))
        tuned = table.table("plain-english")
    except BrokenError as error:
        yield error
        return
    for read in (*(partial(threshold_of, one) for one in thresholds),):
        try:
            read()
        except BrokenError as error:
            yield error
    try:
        yield from unfit(plain_english(tuned))
    except BrokenError as error:
        yield error
