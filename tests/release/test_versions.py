"""A version is released once, and only above all that are out."""

from __future__ import annotations

import pytest

from scripts.release.refusal import Refusal
from scripts.release.versions import refuse_unless_raised, written


@pytest.mark.parametrize(
    ("version", "out"),
    [
        ("0.1.0", ()),
        ("1.10.0", ("v1.9.0", "1.9.0")),
        ("1.2.0", ("v1.2.0rc1",)),
        ("1.2.0", ("before-the-move", "1.1.9")),
    ],
)
def test_a_version_above_all_that_are_out_is_released(version: str, out: tuple[str, ...]) -> None:
    refuse_unless_raised(version, out)


@pytest.mark.parametrize(
    ("version", "out", "last"),
    [
        ("1.2.0", ("v1.2.0",), "1.2.0"),
        ("1.2", ("1.2.0",), "1.2.0"),
        ("1.9.0", ("v1.10.0", "v1.8.0"), "1.10.0"),
        ("1.2.0rc1", ("1.2.0",), "1.2.0"),
        ("1.1.5", ("v1.1.4", "1.2.0"), "1.2.0"),
    ],
)
def test_one_that_was_not_raised_is_refused(version: str, out: tuple[str, ...], last: str) -> None:
    with pytest.raises(Refusal, match=f"says {version}, and {last} is out"):
        refuse_unless_raised(version, out)


def test_the_version_is_read_and_not_run() -> None:
    assert written('"""A docstring."""\n\n__version__ = "1.2.0"\n') == "1.2.0"


@pytest.mark.parametrize("said", ["one", "1.2.0-final", "v1.2.0", "1.02.0", "1.2.0+mine", ""])
def test_what_no_index_takes_is_no_version(said: str) -> None:
    with pytest.raises(Refusal, match="is no version"):
        written(f'__version__ = "{said}"\n')


def test_a_file_without_a_version_is_refused() -> None:
    with pytest.raises(Refusal, match="has no line"):
        written("version = 3\n")
