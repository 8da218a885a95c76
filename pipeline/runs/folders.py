"""BND027: the id of a bundle is the name of its folder in a batch."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.door import door_rule
from pipeline.model.finding import Finding

FOLDER = door_rule(
    "BND027",
    "id-no-folder-name",
    "The id of a bundle can be the name of its output folder.",
    "Ids that differ only in upper and lower case, or are the name of a device on some systems, "
    "would write over each other or could not be copied.",
    "Give the bundle another id.",
)

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10)}
)


def no_folder(bundle: Bundle, taken: AbstractSet[str]) -> Finding | None:
    """Return the finding that the id of a bundle can be no folder, or already is one, if so.

    `taken` are the names in use, in lower case.
    """
    name = bundle.id.casefold()
    if name not in taken and name not in _DEVICES:
        return None
    place = bundle.file.place("/id")
    return FOLDER.at(place, "This id cannot be the name of a folder in this batch.")
