"""A proof shows one paragraph with its records, and no forged, altered or later one holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.publishing.records.commitment import Paragraph, commit
from pipeline.publishing.records.passage import found
from pipeline.publishing.records.private import Kept, kept_of
from pipeline.publishing.records.proof import Erased, Shown, proof, proved
from pipeline.publishing.records.record import PublicRecord, record_of
from tests.publishing.records.publications import EVIDENCE, PARAGRAPHS, publish
from tests.publishing.second_verifier import proof as second_proof

SEED = b"\7" * 32


def kept(evidence: Mapping[str, tuple[Any, Any]] = EVIDENCE, seed: bytes = SEED) -> Kept:
    return Kept(seed, commit(evidence, PARAGRAPHS, seed), evidence, PARAGRAPHS)


def record(of: Kept) -> PublicRecord:
    return PublicRecord("oak-house", 1, "2026-11-26", "0" * 20, (), of.tree.root)


KEPT = kept()
RECORD = record(KEPT)
PROOF = proof(KEPT, RECORD, 0)


def second(raw: bytes, of: PublicRecord = RECORD) -> bool:
    """Return whether the second verifier accepts a proof."""
    try:
        return bool(second_proof(raw, {(of.id, of.version): {"evidence": of.evidence}}))
    except (AssertionError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return False


def test_it_shows_the_paragraph_and_what_of_its_records_may_be_published() -> None:
    assert proved(PROOF, RECORD) == Shown(
        "report",
        "Families cook together, and staff know each child.",
        (("E1", EVIDENCE["E1"][0], None), ("E2", EVIDENCE["E2"][0], None)),
    )
    assert second(PROOF)
    assert b"AB" not in PROOF


def test_private_parts_are_shown_where_that_is_asked_for() -> None:
    raw = proof(KEPT, RECORD, 0, with_private=True)
    shown = proved(raw, RECORD)
    assert shown is not None
    assert shown.records[0] == ("E1", EVIDENCE["E1"][0], {"initials": "AB"})
    assert second(raw)


def test_a_paragraph_that_rests_on_nothing_can_be_shown() -> None:
    raw = proof(KEPT, RECORD, 2)
    assert proved(raw, RECORD) == Shown("report", "This was a full inspection.", ())
    assert second(raw)


def test_it_is_made_again_from_what_was_kept_on_disk(tmp_path: Path) -> None:
    publish(tmp_path)
    own = kept_of(tmp_path / "team/visit.versions/1")
    of = record_of((tmp_path / "out/oak-house/v1/record.json").read_bytes())
    assert own is not None
    assert of is not None
    assert proved(proof(own, of, 0), of) is not None


# --- erased, lost, altered ---------------------------------------------------------------


def test_an_erased_record_ends_its_own_proofs_only() -> None:
    less = replace(KEPT, evidence={id_: one for id_, one in EVIDENCE.items() if id_ != "E1"})
    with pytest.raises(Erased):
        proof(less, RECORD, 0)
    assert proved(proof(less, RECORD, 1), RECORD) is not None


def test_what_was_altered_beside_the_bundle_proves_nothing() -> None:
    evidence = {**EVIDENCE, "E1": ({"id": "E1", "statement": "Something better."}, {})}
    with pytest.raises(ValueError, match=r"^$"):
        proof(replace(KEPT, evidence=evidence), RECORD, 0)


def test_a_later_record_is_in_no_tree_of_before() -> None:
    later = {**EVIDENCE, "E9": ({"id": "E9", "statement": "Found later."}, {})}
    with pytest.raises(Erased):
        proof(
            replace(KEPT, evidence=later, paragraphs=(Paragraph("report", "New.", ("E9",)),)),
            RECORD,
            0,
        )
    forged = json.loads(proof(kept(later), record(kept(later)), 0))
    assert proved(json.dumps(forged).encode(), RECORD) is None


# --- 0 of 1,000 --------------------------------------------------------------------------

PATHS = [
    ("id",), ("version",), ("schema_version",), ("records",),
    *(("paragraph", key) for key in ("content", "salt", "place", "path")),
    *(("records", at, key) for at in (0, 1) for key in ("place", "path", "public", "private")),
    *(("records", at, "public", key) for at in (0, 1) for key in ("content", "salt")),
    *(("records", at, "private", "digest") for at in (0, 1)),
]  # fmt: skip
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(), st.just([]), st.just({}), st.floats()
)


def changed(value: Any, draw: st.DataObject) -> Any:
    """Return a value of the same kind with one change, or something else altogether."""
    if isinstance(value, str) and value and draw.draw(st.booleans()):
        at = draw.draw(st.integers(0, len(value) - 1))
        return value[:at] + draw.draw(st.sampled_from('0a"E{} \\')) + value[at + 1 :]
    if type(value) is int and draw.draw(st.booleans()):
        return value + draw.draw(st.integers(-5, 5))
    if isinstance(value, list) and draw.draw(st.booleans()):
        return draw.draw(st.permutations(value))[: draw.draw(st.integers(0, len(value)))]
    return draw.draw(ODD)


@settings(max_examples=1_000)
@given(st.data(), st.sampled_from(PATHS))
def test_no_forged_or_altered_proof_is_accepted(data: st.DataObject, path: tuple[Any, ...]) -> None:
    value = json.loads(PROOF)
    owner = value
    for step in path[:-1]:
        owner = owner[step]
    owner[path[-1]] = changed(owner[path[-1]], data)
    raw = json.dumps(value).encode()
    if value == json.loads(PROOF):
        return
    assert proved(raw, RECORD) is None
    assert not second(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"null", b"[]", b"[" * 100_000, b'{"a":' * 100_000, b"\xff", b"{}", b" " * 9_000_000,
        PROOF.replace(b'"1"', b'"2"', 1), PROOF + PROOF, b"1" * 10_000,
        PROOF.replace(b"Families", b"\\ud800"),
    ],
    ids=range(12),
)  # fmt: skip
def test_what_is_no_proof_is_none(raw: bytes) -> None:
    assert proved(raw, RECORD) is None
    assert not second(raw)


def test_a_proof_holds_for_its_own_version_only() -> None:
    other = record(kept(seed=b"\x09" * 32))
    assert proved(PROOF, other) is None
    assert proved(PROOF, replace(RECORD, version=2)) is None
    assert proved(PROOF, replace(RECORD, id="elm-house")) is None


def test_a_record_cannot_be_left_out_or_swapped_for_another_of_the_tree() -> None:
    value, single = json.loads(PROOF), json.loads(proof(KEPT, RECORD, 1))
    for records in (
        value["records"][:1],
        value["records"][::-1],
        [*value["records"], value["records"][0]],
        [value["records"][0], value["records"][0]],
        single["records"],
    ):
        raw = json.dumps({**value, "records": records}).encode()
        assert proved(raw, RECORD) is None
        assert not second(raw)


def test_the_public_part_cannot_be_kept_back() -> None:
    value = json.loads(PROOF)
    value["records"][0]["public"] = {"digest": "0" * 64}
    assert proved(json.dumps(value).encode(), RECORD) is None


# --- nothing else can be guessed ---------------------------------------------------------


def words(raw: bytes) -> Any:
    """Return a proof without salts, digests and places: all in it that says something."""

    def without(value: Any) -> Any:
        if isinstance(value, dict):
            hidden = {"salt", "digest", "path", "place"}
            return {key: without(one) for key, one in value.items() if key not in hidden}
        return [without(one) for one in value] if isinstance(value, list) else value

    return without(json.loads(raw))


def lengths(raw: bytes) -> Any:
    value = json.loads(raw)
    return [len(one["path"]) for one in (value["paragraph"], *value["records"])]


@pytest.mark.parametrize(
    "others",
    [
        {"E3": ({}, {"id": "E3", "withheld": "Something else."})},
        {"E3": ({"id": "E3", "statement": "Said in public."}, {})},
        {f"E{at}": ({}, {"initials": "ZZ"}) for at in range(3, 900)},
    ],
)
def test_other_records_change_nothing_but_salts_and_digests(others: dict[str, Any]) -> None:
    """Their number, too, does not show."""
    mine = kept({**EVIDENCE, **others}, seed=b"\x05" * 32)
    raw = proof(mine, record(mine), 0)
    assert words(raw) == words(PROOF)
    assert lengths(raw) == lengths(PROOF)


def test_a_proof_has_no_salt_of_anything_that_it_does_not_show() -> None:
    from pipeline.publishing.records.commitment import Salts

    salts = Salts(SEED)
    for kind, name in (("private", "E1"), ("private", "E2"), ("public", "E3"), ("paragraph", "1")):
        assert salts.of(kind, name).hex().encode() not in PROOF
    assert SEED.hex().encode() not in PROOF


def test_a_guess_cannot_be_tried_without_its_salt() -> None:
    """The digest beside a shown part is not that of the part alone."""
    import hashlib

    from pipeline.publishing.records.commitment import part_text

    guess = part_text("E1", "private", EVIDENCE["E1"][1])
    assert hashlib.sha256(guess).hexdigest().encode() not in PROOF


# --- which paragraph is meant ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Families cook together, and staff know each child.", [0]),
        ("staff know\n  each\u00a0child", [0]),
        ("Staff are kind.", [1]),
        ("Families eat together", []),
        ("", []),
        (" ", []),
        ("a", [0, 1, 2]),
    ],
)
def test_words_lead_to_their_paragraph(text: str, numbers: list[int]) -> None:
    assert found(PARAGRAPHS, text) == numbers


def test_the_same_words_on_other_records_are_told_apart_by_document() -> None:
    two = (Paragraph("report", "Staff are kind.", ("E1",)), PARAGRAPHS[3])
    assert found(two, "Staff are kind.") == [0, 1]
    assert found(two, "Staff are kind.", "families-summary") == [1]
