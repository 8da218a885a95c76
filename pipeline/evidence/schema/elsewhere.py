"""JSON that is no bundle: a list of them, or a file that this program writes for another use."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

from pipeline.evidence.json.reading import Json


class Elsewhere(NamedTuple):
    """What was given instead of a bundle, as a sentence, and what to give."""

    says: str
    hint: str


_GIVE: Final = "Give the bundle that it is about."
_BESIDE: Final = "Give the bundle beside it, whose name ends in .bundle.json."
_LISTED: Final = (
    "Write each bundle into a file of its own, or each on one line of a file whose name ends in "
    ".jsonl, without the brackets and commas around them."
)
# Keys that stand at the top of a file, then what it is.
_OURS: Final = (
    ("tool summary findings", "These are the findings of reports", _GIVE),
    ("made_from result files sha256", "This is the manifest of a draft",
        "It says under ‘made_from’ which bundle was read: give that."),
    ("complete bundles not_in_this_run", "This is the record of a run of ‘render’",
        "Give the folder of bundles that were rendered."),
    ("hidden fewest report_types digest", "This is a profile of many bundles",
        "It is for ‘compare --profile’; give bundles here."),
    ("bundle steps", "These are the states of a report", _BESIDE),
    ("bundle returned entries", "These are the comments of a provider", _BESIDE),
    ("program side rules passages", "This is what ‘compare --save’ keeps",
        "It is for ‘compare --base’; give bundles here."),
    ("tool passes base head", "This is a comparison of templates", _GIVE),
    ("paragraph records version", "This is a proof of published words",
        "‘inspection-reports prove’ and ‘verify’ read it; give the bundle here."),
    ("version day content record", "This is what was published of a report", _GIVE),
    ("version day content files", "This is the record of a published report", _GIVE),
    ("about base shows", "This is the story of a sample",
        "‘make samples’ writes the bundles of samples into build/samples/."),
)  # fmt: skip
_NAMES_SCHEMA: Final = "Give the bundle, which names the schema in ‘$schema’."


def elsewhere(data: Json, fields: Collection[str]) -> Elsewhere | None:
    """Return what JSON is that is no bundle; nothing if it may be one, or is nothing known.

    `fields` are those that only a bundle has.
    """
    if isinstance(data, list):
        bundles = [
            one for one in data if isinstance(one, dict) and not one.keys().isdisjoint(fields)
        ]
        if not bundles:
            return Elsewhere(
                "This is a list, and a bundle is one object in curly brackets { }.", ""
            )
        number = "one bundle" if len(bundles) == 1 else f"{len(bundles):,} bundles"
        return Elsewhere(f"This is a list of {number}, and a bundle stands by itself.", _LISTED)
    if not isinstance(data, dict) or not data.keys().isdisjoint(fields):
        return None
    return _known(data)


def _known(data: Mapping[str, Json]) -> Elsewhere | None:
    if "$schema" in data and ("properties" in data or "$defs" in data):
        return Elsewhere("This is a JSON schema: it says what stands in bundles.", _NAMES_SCHEMA)
    for keys, what, hint in _OURS:
        if data.keys() >= set(keys.split()):
            return Elsewhere(f"{what}, not a bundle.", hint)
    return None
