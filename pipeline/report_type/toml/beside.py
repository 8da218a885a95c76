"""Files of which a team’s own adds to ours, and does not stand instead of it."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.report_type.toml.table import Table
from pipeline.resources import Home, home, using


def both(name: str) -> Iterator[Table]:
    """Yield the top table of a file as we ship it, then that of a team’s own, if there is one.

    Raises BrokenError for a file that is wrong.
    """
    with using(Home()):
        shipped = Table.named(name)
    yield shipped
    if home().is_own(f"templates/{name}"):
        yield Table.named(name)
