"""What a commitment is made from: each record in two parts, and what each paragraph rests on."""

from __future__ import annotations

from typing import Any

from pipeline.composition.compose import compose
from pipeline.evidence.find import RawBundle
from pipeline.evidence.intake import intake
from pipeline.publishing.records.material import evidence, paragraphs
from tests.samples.cases import GOOD, Sample, each, of


def taken(sample: Sample) -> Any:
    found = intake(RawBundle("bundle.json", sample.content))
    assert found.bundle is not None
    assert found.report_type is not None
    return found


@each(GOOD)
def test_both_parts_of_a_record_are_all_of_it_and_the_first_is_public(sample: Sample) -> None:
    bundle = taken(sample).bundle
    parts = evidence(bundle)
    for record in bundle.file.data["evidence"]:
        public, private = parts[record["id"]]
        assert joined(public, private) == record
        assert ("withheld" in record) <= (public == {})
        assert "initials" not in str(public)


def joined(public: Any, private: Any) -> Any:
    if isinstance(public, dict) and isinstance(private, dict):
        names = {**private, **public}
        return {
            name: joined(public[name], private[name])
            if name in public and name in private
            else names[name]
            for name in names
        }
    return private


def test_every_word_that_rests_on_evidence_is_there_with_it() -> None:
    sample = of("sccif-rfc-full/good-narrative")
    found = taken(sample)
    told = paragraphs(compose(found.bundle, found.report_type).documents)
    records = set(evidence(found.bundle))
    resting = [one for one in told if one.rests_on]
    assert len(resting) > 10
    assert all(set(one.rests_on) <= records for one in told)
    (first, *_), *_ = found.bundle.narrative.values()
    assert any(one.rests_on == first.evidence for one in told)
