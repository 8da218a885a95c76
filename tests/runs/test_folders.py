"""The ids of a run: each is the name of one folder."""

from __future__ import annotations

import json

from pipeline.evidence.bundle import Bundle
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.runs.folders import Ids
from scripts.bundle_edits import sample

DATA = sample("sccif-rfc-monitoring/good-new-judgement")


def bundle(id_: str, name: str, line: int = 1) -> Bundle:
    found = intake(RawBundle(name, json.dumps({**DATA, "id": id_}).encode(), line)).bundle
    assert found
    return found


def test_an_id_that_another_bundle_has_is_told_with_that_one() -> None:
    ids = Ids()
    assert ids.no_folder(bundle("ash", "a.json")) is None
    assert ids.no_folder(bundle("oak", "many.jsonl", 7)) is None
    for id_, where in (("ash", "a.json"), ("OAK", "many.jsonl:7")):
        found = ids.no_folder(bundle(id_, "z.json"))
        assert found
        assert found.message.endswith(f": {where}.")
        assert found.place.bundle
        assert found.place.bundle.pointer == "/id"


def test_there_may_be_very_many() -> None:
    ids = Ids()
    assert [ids._put(f"id-{at}", at + 1) for at in range(5000)] == [0] * 5000
    assert [ids._put(f"id-{at}", 1) for at in range(5000)] == list(range(1, 5001))
