"""The bounds that no bundle comes near, each with its reason. The page `how-long` says them too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SCHEMA: Final = "the schema allows 5,000 charts, and no bundle has more than 100,000 values"
_PATTERN: Final = "a pattern is not read: the field counts by the length that its schema allows"
_NUMBER: Final = "‘No.’ may be short for number, so it is not counted on as a sentence"

LOOSE: Final[Mapping[str, Mapping[str, str]]] = {
    "childrens-centre": {
        "report figures: most other": _SCHEMA,
        "report figures: most together": _SCHEMA,
    },
    "childrens-centre-group": {
        "report figures: most other": _SCHEMA,
        "report figures: most together": _SCHEMA,
    },
    "childrens-home-2014-full": {},
    "childrens-home-2014-interim": {},
    "la-services-2014": {},
    "lscb-review-2014": {},
    "rfc-2016-full": {},
    "rfc-assurance-visit": {"families-summary families-concerns: fewest sentences": _NUMBER},
    "sccif-childrens-home-full": {
        "report grades: most other": _PATTERN,
        "report grades: most together": _PATTERN,
    },
    "sccif-rfc-full": {
        "report inspection: most other": _PATTERN,
        "report inspection: most together": _PATTERN,
    },
    "sccif-rfc-monitoring": {},
}
