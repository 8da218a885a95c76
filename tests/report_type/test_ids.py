"""What a report type asks for, read by itself, is what the whole type says."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.ids import asked
from pipeline.resources import Home, using


@pytest.mark.parametrize("id_", ids())
def test_it_is_what_the_whole_type_says(id_: str) -> None:
    type_, found = load(id_), asked(id_)
    if found:
        assert found.areas == {one.id for one in type_.areas}
        assert found.judgements == {one.id for one in type_.judgements if not one.optional}


def test_most_types_tell_it_by_themselves() -> None:
    assert len([one for one in ids() if asked(one)]) > len(ids()) / 2


def test_types_of_ones_own_are_read_whole(tmp_path: Path) -> None:
    with using(Home(tmp_path)):
        assert asked("sccif-rfc-full") is None
