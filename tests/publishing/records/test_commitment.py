"""One root binds all evidence and tells nothing of it; one leaf can be shown without the others."""

from __future__ import annotations

import hashlib
import hmac
import json

import pytest

from pipeline.publishing.records.commitment import (
    LEAVES,
    Commitment,
    Paragraph,
    Salts,
    commit,
    paragraph_leaf,
    paragraph_text,
    record_leaf,
    root_of,
)

SEED = bytes(range(32))
EVIDENCE = {
    "E1": ({"id": "E1", "statement": "Meals are shared."}, {"initials": "AB"}),
    "E2": ({}, {"id": "E2", "withheld": "It could name a child."}),
}
PARAGRAPHS = (Paragraph("report", "Meals are shared.", ("E1",)), Paragraph("report", "Thank you."))


@pytest.fixture(scope="module")
def tree() -> Commitment:
    return commit(EVIDENCE, PARAGRAPHS, SEED)


def test_a_tree_has_the_same_size_whatever_it_holds(tree: Commitment) -> None:
    assert len(tree.leaves) == len(commit({}, (), SEED).leaves) == LEAVES
    assert len({len(path) for path in tree.paths(tree.places.values())}) == 1


def test_where_there_are_too_many_it_is_twice_the_size() -> None:
    many = [Paragraph("report", str(at)) for at in range(LEAVES + 1)]
    assert len(commit({}, many, SEED).leaves) == 2 * LEAVES


def test_a_leaf_leads_to_the_root_from_its_place_and_no_other(tree: Commitment) -> None:
    leaf, place = record_leaf(Salts(SEED), "E1", *EVIDENCE["E1"]), tree.places["record:E1"]
    (path,) = tree.paths([place])
    beside = [bytes.fromhex(one) for one in path]
    assert tree.leaves[place] == leaf
    assert root_of(leaf, place, beside).hex() == tree.root
    assert root_of(leaf, place ^ 1, beside).hex() != tree.root


def test_a_paragraph_is_bound_to_what_it_rests_on(tree: Commitment) -> None:
    salt, at = Salts(SEED).of("paragraph", "0"), tree.places["paragraph:0"]
    assert tree.leaves[at] == paragraph_leaf(salt, paragraph_text(PARAGRAPHS[0]))
    other = Paragraph("report", "Meals are shared.", ("E2",))
    assert tree.leaves[at] != paragraph_leaf(salt, paragraph_text(other))


@pytest.mark.parametrize("change", ["public", "private", "paragraph", "seed"])
def test_any_change_gives_another_root(tree: Commitment, change: str) -> None:
    evidence = dict(EVIDENCE)
    if change == "public":
        evidence["E1"] = ({"id": "E1", "statement": "Meals are not shared."}, EVIDENCE["E1"][1])
    if change == "private":
        evidence["E1"] = (EVIDENCE["E1"][0], {"initials": "AC"})
    paragraphs = PARAGRAPHS[: 1 if change == "paragraph" else 2]
    seed = SEED[::-1] if change == "seed" else SEED
    assert commit(evidence, paragraphs, seed).root != tree.root


def test_the_same_content_and_seed_give_the_same_tree(tree: Commitment) -> None:
    turned = dict(reversed(EVIDENCE.items()))
    assert commit(turned, PARAGRAPHS, SEED).root == tree.root


def test_places_say_nothing_about_the_order_of_records() -> None:
    many: dict[str, tuple[object, object]] = {f"E{at}": ({}, {}) for at in range(2_000)}
    places = commit(many, (), SEED).places
    ups = sum(places[f"record:E{at}"] < places[f"record:E{at + 1}"] for at in range(1_999))
    assert 900 < ups < 1_100


def test_the_leaves_are_as_the_reference_says(tree: Commitment) -> None:
    """Worked out here with nothing but the standard library."""

    def salt(name: str) -> bytes:
        return hmac.new(SEED, name.encode(), "sha256").digest()

    def text(value: object) -> bytes:
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    def sha(*parts: bytes) -> bytes:
        return hashlib.sha256(b"".join(parts)).digest()

    public, private = EVIDENCE["E1"]
    shown = sha(salt("public:E1"), text({"id": "E1", "public": public}))
    kept = sha(salt("private:E1"), text({"id": "E1", "private": private}))
    assert tree.leaves[tree.places["record:E1"]] == sha(b"\0", shown, kept)
    said = text({"document": "report", "text": "Thank you.", "rests_on": []})
    assert tree.leaves[tree.places["paragraph:1"]] == sha(b"\1", salt("paragraph:1"), said)
    assert sha(b"\2", salt("padding:0")) in tree.leaves
