"""The rows of the table of what the guidance asks, and how a test looks at each of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest

from scripts.guidance_keys import Framework, Row, frameworks

FRAMEWORKS: Final = frameworks()
ROWS: Final = [(framework, row) for framework in FRAMEWORKS for row in framework.rows]


def each_row(test: Callable[[Framework, Row], None]) -> Callable[[Framework], None]:
    """Return a test of all rows of each framework: thousands of tests cost more than they do."""

    @pytest.mark.parametrize("framework", FRAMEWORKS, ids=lambda one: one.id)
    def of_framework(framework: Framework) -> None:
        for row in framework.rows:
            try:
                test(framework, row)
            except BaseException as error:
                error.add_note(f"row {row.id}: {row.source}")
                raise

    of_framework.__doc__ = test.__doc__
    return of_framework
