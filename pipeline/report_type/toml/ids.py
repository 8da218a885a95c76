"""The ids that a bundle must or may name, read from a report type without the rest of it.

Only for what comes with the program, which its tests hold to be whole: a team’s own report types
are read as a whole, and told what is wrong with them.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import Any

from pipeline.model.text_file import unmarked
from pipeline.resources import home, read, remembered


@dataclass(frozen=True, slots=True)
class Asked:
    """The areas that evidence can belong to, and the judgements that a bundle must have."""

    areas: frozenset[str]
    judgements: frozenset[str]


@remembered
def asked(id_: str) -> Asked | None:
    """Return what a report type that comes with the program asks for.

    Nothing for one’s own, and where only the whole type tells: its lists have shared parts.
    """
    if home().own is not None:
        return None
    type_ = _file(f"report-types/{id_}/report-type.toml")
    if "framework" in type_:
        type_ = {**_file(f"frameworks/{type_['framework']}.toml"), **type_}
    areas, judgements = type_.get("areas", []), type_.get("judgements", [])
    if any("use" in one for one in (*areas, *judgements)):
        return None
    return Asked(
        frozenset(one["id"] for one in areas),
        frozenset(one["id"] for one in judgements if not one.get("optional")),
    )


def _file(name: str) -> dict[str, Any]:
    return tomllib.loads(unmarked(read(f"templates/{name}")).decode())
