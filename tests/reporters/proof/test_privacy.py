"""No private word reaches a proof, and the public ones of evidence do, in every report type."""

from __future__ import annotations

import json

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.report_type.toml.file import ids
from pipeline.runs.examine import examine
from tests.privacy.planting import Planted, planted
from tests.privacy.scanner import hits, places
from tests.reporters.proof.proofs import proof_of


def proof_places(found: Planted) -> dict[str, str]:
    made = proof_of(examine(RawBundle("bundle.json", json.dumps(found.data).encode())))
    return places("proof.html", made)


@pytest.mark.parametrize("narrative", [True, False])
@pytest.mark.parametrize("report_type", ids())
def test_no_private_word_reaches_a_proof(report_type: str, narrative: bool) -> None:
    found = planted(report_type, narrative=narrative)
    hidden = found.secrets() | set(found.chosen.values())
    assert hits(hidden, proof_places(found)) == {}


@pytest.mark.parametrize("report_type", ids())
def test_public_words_of_a_record_reach_a_proof(report_type: str) -> None:
    found = planted(report_type, narrative=False)
    shown = hits(found.public.values(), proof_places(found))
    fields = ("statement", "source/reference", "measure/label")
    wanted = {found.public[f"/evidence/0/{field}"] for field in fields}
    assert wanted <= set(shown)
