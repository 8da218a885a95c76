"""What each rule about words finds and lets pass: sentences as people write them, in `wording/`.

A file is of the rule that it is named after or, with `rules`, of a family: `found` are sentences
that one of them must find, `let_pass` near ones that none may. Each sentence was judged twice, the
second time without the first verdict.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.checks.case.wording import Wording
from pipeline.model.phrase import Phrase
from pipeline.model.phrase_search import found_in
from pipeline.report_type.demands import Forbidden, Said
from pipeline.report_type.toml.file import ids, load
from pipeline.report_type.toml.folder import File
from pipeline.report_type.toml.words import with_words

FEWEST = 10
NAMES = {
    "/setting/centres": ("Alder Lane", "St Mary’s Place"),
    "/setting/local_authority": ("Northshire",),
    "/setting/name": ("Willow House",),
}
FILES = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted(Path(__file__).with_name("wording").glob("*.toml"))
}


def named(pointer: str) -> tuple[str, ...]:
    return NAMES[pointer]


def rules() -> Iterator[Forbidden | Said]:
    for type_ in ids():
        yield from load(type_).rules.forbidden
        yield from load(type_).rules.said


BY_ID: dict[str, list[Forbidden | Said]] = defaultdict(list)
for one in rules():
    if all(one.phrases != other.phrases for other in BY_ID[one.id]):
        BY_ID[one.id].append(one)
OF_FILE = {name: tuple(file.get("rules", [name])) for name, file in FILES.items()}
LISTS: dict[str, list[str]] = {
    f"<{name}>": entries
    for file in ("wording", "monitoring")
    for name, entries in File.named(f"shared/{file}.toml").data["words"].items()
    if isinstance(entries, list)
}
EACH = pytest.mark.parametrize("name", FILES)


def is_found(rule: Forbidden | Said, text: str) -> bool:
    return any(Wording.of(rule, named).hits(text))


@EACH
def test_its_rules_find_what_they_should_and_nothing_else(name: str) -> None:
    family = [rule for id_ in OF_FILE[name] for rule in BY_ID[id_]]
    found, let_pass = FILES[name]["found"], FILES[name]["let_pass"]
    assert [text for text in found if not any(is_found(one, text) for one in family)] == []
    assert [text for text in let_pass if any(is_found(one, text) for one in family)] == []


@EACH
def test_there_are_ten_of_each_and_none_stands_twice(name: str) -> None:
    found, let_pass = set(FILES[name]["found"]), set(FILES[name]["let_pass"])
    assert len(found) >= FEWEST
    assert len(let_pass) >= FEWEST
    assert not found & let_pass
    assert len(found) + len(let_pass) == len([*FILES[name]["found"], *FILES[name]["let_pass"]])


def test_every_rule_has_sentences_and_every_file_has_a_rule() -> None:
    assert {id_ for family in OF_FILE.values() for id_ in family} == set(BY_ID)


def test_a_rule_that_makes_errors_has_sentences_of_its_own() -> None:
    alone = {family[0] for family in OF_FILE.values() if len(family) == 1}
    assert {one.id for one in rules() if one.force == "must"} <= alone


def test_only_these_rules_about_words_make_errors() -> None:
    """The pattern can only mean one thing, or the words are those of a template that it guards."""
    assert {one.id for one in rules() if one.force == "must"} == {
        "adequate",
        "concerns-stated",
        "grade-cut-short",
        "grade-given",
        "grade-of-a-later-framework",
        "intended-action",
        "new-judgement-given",
        "no-judgement-of-one-centre",
        "responsible-individual-named",
    }


@pytest.mark.parametrize("id_", sorted(BY_ID))
def test_each_of_its_phrases_is_needed(id_: str) -> None:
    texts = [text for name, file in FILES.items() if id_ in OF_FILE[name] for text in file["found"]]
    for rule in BY_ID[id_]:
        assert [one.written for one in rule.phrases if not _finds(one, texts)] == []


def _finds(phrase: Phrase, texts: list[str]) -> bool:
    searches = phrase.search({slot: named(slot) for slot in phrase.slots})
    return any(any(found_in(text, searches)) for text in texts)


@pytest.mark.parametrize("id_", sorted(BY_ID))
def test_each_phrase_of_a_list_is_needed(id_: str) -> None:
    """Of a phrase that is nothing but a list of words, such as `<grade-read>`."""
    texts = [text for name, file in FILES.items() if id_ in OF_FILE[name] for text in file["found"]]
    for rule in BY_ID[id_]:
        listed = [LISTS[one.written] for one in rule.phrases if one.written in LISTS]
        entries = [with_words(entry) for many in listed for entry in many]
        assert [one.written for one in entries if not _finds(one, texts)] == []
