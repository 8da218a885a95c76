"""What lies beside a bundle is named after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.publishing.beside import Beside


@pytest.mark.parametrize(
    ("bundle", "states"),
    [
        ("visit.bundle.json", "visit.states.json"),
        ("bundle.json", "states.json"),
        ("march.json", "march.states.json"),
    ],
)
def test_the_states_of_a_bundle(bundle: str, states: str) -> None:
    assert Beside(Path("team", bundle)).states == Path("team", states)


def test_versions_are_numbered() -> None:
    assert Beside(Path("visit.bundle.json")).version(2) == Path("visit.versions/2")
