"""Many bundles for a profile: a good sample, with what differs from one to the next."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from scripts.bundle_edits import sample

BASE = "sccif-childrens-home-full/good-requires-improvement"


def many(number: int) -> Iterator[dict[str, Any]]:
    """Yield so many bundles; two in five are of a first inspection and have fewer paragraphs."""
    base = json.dumps(sample(BASE))
    for at in range(number):
        bundle = json.loads(base)
        bundle.pop("waivers", None)
        bundle["id"] = f"home-{at}"
        first = at % 5 < 2
        bundle["event"]["previous"] = (
            [] if first else [{"date": "2021-03-11", "kind": "full", "grade": "good"}]
        )
        bundle["event"]["declared"] = {"first_inspection": True} if first else {}
        written = ["Staff know the children. They are safe."] * (3 if first else 6 + at % 3)
        for one in ("overall", "protection", "leaders"):
            bundle["narrative"][one] = {
                "paragraphs": [{"text": text, "evidence": []} for text in written]
            }
        yield bundle
