"""Which earlier inspections were inspections, and which only visits."""

from __future__ import annotations

import re
from typing import Final

_VISIT: Final = re.compile(r"\b(?:visit|monitoring)", re.IGNORECASE)


def is_visit(kind: str, grade: str, graded: bool | None) -> bool:
    """Return whether an earlier inspection led to no judgement: by what is declared, or its kind.

    A visit that led to a judgement has a grade, and counts as an inspection.
    """
    if grade:
        return False
    return graded is False or bool(_VISIT.search(kind))
