"""The bounds that no bundle comes near, each with its reason. The page `how-long` says them too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_SCHEMA: Final = "the schema allows 5,000 charts, and no bundle has more than 100,000 values"
_PATTERN: Final = "a pattern is not read: the field counts by the length that its schema allows"
_NUMBER: Final = "‘No.’ may be short for number, so it is not counted on as a sentence"
_BOTH: Final = "the schema asks for both a level and an effect, so neither sentence stands alone"
_AT_ONCE: Final = "it takes the one purpose that lists notices, and the most and longest of them"
_CHOSEN: Final = "the table takes only some recommendations, and is counted as if it took them all"
_MANY: Final = (
    "it takes a full list of names with most sentences; full lists are made with most words"
)
_OTHER_KIND: Final = (
    "the longer sentence is for a home, and few bundles of centres are made of that kind"
)
_JUST_SO: Final = (
    "it takes values with just so many sentences, all at once; bundles are made with few or many"
)

LOOSE: Final[Mapping[str, Mapping[str, str]]] = {
    "childrens-centre": {
        "report figures: most other": _SCHEMA,
        "report figures: most together": _SCHEMA,
        "report improvement: most short": _JUST_SO,
    },
    "childrens-centre-group": {
        "report figures: most other": _SCHEMA,
        "report figures: most together": _SCHEMA,
        "report improvement: most short": _JUST_SO,
    },
    "childrens-home-2014-full": {"report improvement: most short": _JUST_SO},
    "childrens-home-2014-interim": {"report improvement: most lone": _JUST_SO},
    "la-services-2014": {
        "report authority: most lone": _JUST_SO,
        "report board-review: most other": _CHOSEN,
        "report board-review: most together": _CHOSEN,
        "report improvement: most other": _CHOSEN,
        "report improvement: most together": _CHOSEN,
    },
    "lscb-review-2014": {
        "report board-information: fewest short": _JUST_SO,
        "report board-information: most short": _JUST_SO,
    },
    "rfc-2016-full": {
        "report inspection: fewest short": _JUST_SO,
        "report inspection: most short": _JUST_SO,
    },
    "rfc-2016-monitoring": {},
    "rfc-assurance-visit": {
        "families-summary families-concerns: fewest sentences": _NUMBER,
        "families-summary families-concerns: most short": _JUST_SO,
        "families-summary families-next: most short": _JUST_SO,
        "report visit: fewest short": _JUST_SO,
        "report visit: most short": _JUST_SO,
    },
    "sccif-childrens-home-assurance": {
        "notice notice-for: fewest short": _BOTH,
        "notice notice-for: most lone": _BOTH,
        "report concerns: most lone": _BOTH,
        "report no-children: most other": _PATTERN,
        "report no-children: most together": _PATTERN,
    },
    "sccif-childrens-home-full": {
        "children-letter letter-end: most sentences": _MANY,
        "report grades: most other": _PATTERN,
        "report grades: most together": _PATTERN,
    },
    "sccif-childrens-home-monitoring": {},
    "sccif-rfc-full": {
        "report inspection: most other": _PATTERN,
        "report inspection: most together": _PATTERN,
    },
    "sccif-rfc-monitoring": {
        "notice notice-for: most sentences": _OTHER_KIND,
        "notice notice-for: most together": _OTHER_KIND,
        "notice notice-for: most words": _OTHER_KIND,
        "report reasons: most other": _AT_ONCE,
        "report reasons: most together": _AT_ONCE,
    },
}
