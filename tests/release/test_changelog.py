"""What was open in the changelog belongs to the version that is released, and is empty anew."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.release.changelog import closed, released
from scripts.release.refusal import Refusal

DAY = date(2026, 1, 2)
OPEN = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A thing.\n"
OLD = "\n## [1.0.0] - 2025-03-14\n\n### Added\n\n- An old thing.\n"


def test_what_was_open_gets_a_version_and_a_day() -> None:
    assert closed(OPEN, "1.1.0", DAY) == (
        "# Changelog\n\n## [Unreleased]\n\n## [1.1.0] - 2026-01-02\n\n### Added\n\n- A thing.\n"
    )


def test_older_versions_stay_as_they_are() -> None:
    after = closed(OPEN + OLD, "1.1.0", DAY)
    assert after.endswith(OLD)
    assert released(after) == ("1.1.0", "1.0.0")


def test_what_is_open_is_no_version() -> None:
    assert released(OPEN) == ()


@pytest.mark.parametrize(
    "text",
    [
        "# Changelog\n\n## [1.0.0] - 2025-03-14\n\n- A thing.\n",
        "# Changelog\n\nNo ## [Unreleased]\n\n- A thing.\n",
    ],
)
def test_without_an_open_part_nothing_is_released(text: str) -> None:
    with pytest.raises(Refusal, match="has no line"):
        closed(text, "1.1.0", DAY)


def test_what_has_changed_must_be_said() -> None:
    with pytest.raises(Refusal, match="says of no change"):
        closed(f"# Changelog\n\n## [Unreleased]\n\n### Added\n{OLD}", "1.1.0", DAY)


def test_it_is_not_closed_twice() -> None:
    with pytest.raises(Refusal, match="says of no change"):
        closed(closed(OPEN, "1.1.0", DAY), "1.2.0", DAY)
