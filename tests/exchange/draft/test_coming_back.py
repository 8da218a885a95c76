"""A report that was rendered to Word comes back word for word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.document import (
    BundleSource,
    Document,
    Paragraph,
    block_inlines,
    texts,
    walk,
)
from pipeline.runs.composed import Composed
from pipeline.runs.composed import composed as composed_words
from pipeline.runs.examine import Examined, examine
from pipeline.runs.options import Options
from pipeline.runs.readers import Reader
from pipeline.writers.word.document import write
from tests.exchange.draft.drafts import FULL, OVERALL, bare, into, narrative
from tests.exchange.word import Word, make, run
from tests.samples.cases import GOOD, of

pytestmark = pytest.mark.thorough

MEASURED = re.compile(r"\[([^\]]*)\]\(evidence:[^)]*\)")
REFERENCE = re.compile(r"\[([^\]]*)\]\(paragraph:([^)]*)\)")
NAMES = [one.name for one in GOOD]


def composed(sample: str) -> Examined:
    return examine(RawBundle("visit.bundle.json", of(sample).content))


def composed_of(bundle: bytes) -> Composed:
    made = composed_words(RawBundle("visit.bundle.json", bundle))
    assert isinstance(made, Composed)
    return made


def texts_of(sample: str) -> dict[str, list[str]]:
    """Return the texts of a narrative as Word has them: it does not say what words measure, and
    has numbers in place of references."""
    sections = json.loads(of(sample).content).get("narrative", {})
    number = numbers(sample, sections)

    def said(words: str) -> str:
        found = MEASURED.sub(r"\1", words)
        return REFERENCE.sub(lambda one: f"{one[1]} {number[one[2]]}".strip(), found)

    return {
        id_: [said(one["text"]) for one in each["paragraphs"]] for id_, each in sections.items()
    }


def numbers(sample: str, sections: dict[str, Any]) -> dict[str, int]:
    """Return the number of each paragraph that has an id."""
    examined = composed(sample)
    assert examined.composition
    found: dict[str, int] = {}
    for document in examined.composition.documents:
        for block in (one for section in walk(document.sections) for one in section.blocks):
            if isinstance(block, Paragraph) and block.number:
                source = next(texts(block.inlines)).source
                found.setdefault(getattr(source, "pointer", ""), block.number)
    return {
        one["id"]: found[f"/narrative/{id_}/paragraphs/{at}/text"]
        for id_, each in sections.items()
        for at, one in enumerate(each["paragraphs"])
        if f"/narrative/{id_}/paragraphs/{at}/text" in found and "id" in one
    }


def headings_of(content: str) -> list[str]:
    sections = json.loads(content).get("narrative", {}).values()
    return [one.get("heading", "") for each in sections for one in each["paragraphs"]]


def sections_of(documents: Iterable[Document]) -> set[str]:
    """Return the sections of the narrative whose words stand in documents."""
    found = (
        texts(inlines)
        for document in documents
        for section in walk(document.sections)
        for block in section.blocks
        for inlines in block_inlines(block)
    )
    pointers = (getattr(one.source, "pointer", "") for each in found for one in each)
    return {one.split("/")[2] for one in pointers if one.startswith("/narrative/")}


def names_one(words: str, names: Iterable[str]) -> bool:
    return any(one.casefold() in words.casefold() for one in names)


def come_back(sample: str, reader: Reader) -> None:
    """Each document comes back that the reader gets; what only others get is not expected.

    Of a letter to one building, all comes back but the words that name it.
    """
    found: dict[str, list[str]] = {}
    examined = composed(sample)
    assert examined.composition
    documents = examined.composition.documents
    for document in Options(reader=reader).read(documents):
        content = write(document, examined.findings if reader == "team" else ())
        taken = into(content, bare(sample))
        names = [one.text for one in texts(document.label) if isinstance(one.source, BundleSource)]
        left = [one for one in taken.accounts.left if not names_one(one.words, names)]
        assert left == []
        assert taken.accounts.entries == []
        for section, said in narrative(taken).items():
            found[section] = [*found.get(section, ()), *said] if document.kind else said
    others = sections_of(documents) - sections_of(Options(reader=reader).read(documents))
    assert found == {one: said for one, said in texts_of(sample).items() if one not in others}
    assert not others or reader == "provider"


def test_the_headings_within_sections_come_back() -> None:
    sample = "la-services-2014/good-with-board-review"
    examined = composed(sample)
    assert examined.composition
    taken = into(write(examined.composition.documents[0]), bare(sample))
    headings = headings_of(of(sample).content.decode())
    assert [*filter(None, headings_of(taken.content))] == [*filter(None, headings)]
    assert len(list(filter(None, headings))) > 5


@pytest.mark.parametrize("sample", NAMES)
def test_a_draft_comes_back_word_for_word(sample: str) -> None:
    come_back(sample, "team")


@pytest.mark.slow
@pytest.mark.parametrize("sample", NAMES)
def test_so_does_the_copy_of_the_provider(sample: str) -> None:
    come_back(sample, "provider")


def test_requirements_and_recommendations_come_back_from_their_tables() -> None:
    examined = composed(FULL)
    assert examined.composition
    content = write(examined.composition.documents[0])
    taken = into(content, bare(FULL, "requirements", "recommendations"))
    before, after = json.loads(of(FULL).content), json.loads(taken.content)
    assert taken.accounts.left == []
    for name, fields in {
        "requirements": ("regulation", "action", "due"),
        "recommendations": ("standard", "action"),
    }.items():
        assert [[one[field] for field in fields] for one in after[name]] == [
            [one[field] for field in fields] for one in before[name]
        ]
        assert all(one["evidence"] == [] for one in after[name])


def test_a_planned_section_stays_planned_until_somebody_writes_in_it() -> None:
    sample = "sccif-rfc-full/good-planned"
    examined = composed(sample)
    assert examined.composition
    word = Word.of(write(examined.composition.documents[0]))
    assert "overall" not in narrative(into(word.content(), bare(sample)))
    heading = word.paragraph(OVERALL + ":")
    heading.addnext(make("p", run("Written by hand.")))
    after = json.loads(into(word.content(), bare(sample)).content)
    first, *rest = after["narrative"]["overall"]["paragraphs"]
    assert first == {"text": "Written by hand.", "evidence": []}
    assert rest
    said = {one["id"]: one.get("statement", "") for one in after["evidence"]}
    for one in rest:
        assert one["text"] == " ".join(said[id_] for id_ in one["evidence"])


def test_a_paragraph_of_several_blocks_stays_one() -> None:
    data = json.loads(of(FULL).content)
    texts = [one["text"] for one in data["narrative"]["service"]["paragraphs"]]
    both = {"text": "\n\n".join(texts), "evidence": ["E03"], "id": "P1"}
    data["narrative"]["service"]["paragraphs"] = [both]
    bundle = json.dumps(data, ensure_ascii=False).encode()
    made = composed_of(bundle)
    word = Word.of(write(made.documents[0]))
    word.type_over(word.paragraph("The centre assesses"), texts[0])
    word.paragraph(texts[1]).addnext(make("p", run("A new one.")))
    after = json.loads(into(word.content(), bundle, replaces=True).content)
    new = {"text": "A new one.", "evidence": []}
    assert after["narrative"]["service"]["paragraphs"] == [both, new]


def test_what_somebody_edited_in_word_takes_the_place_of_what_was_there() -> None:
    """What stays as it was keeps its evidence, its id and what its words measure."""
    bundle = of(FULL).content
    examined = composed(FULL)
    assert examined.composition
    word = Word.of(write(examined.composition.documents[0]))
    assert into(word.content(), bundle, replaces=True).content.encode() == bundle
    first = word.paragraph("Support starts from")
    word.type_over(first, "Support begins early.")
    gone = word.paragraph("Parents trust staff")
    gone.getparent().remove(gone)
    first.addprevious(make("p", run("A new one.")))
    taken = into(word.content(), bundle, replaces=True)
    assert (taken.accounts.left, taken.replaced) == ([], 2)
    before, after = json.loads(bundle), json.loads(taken.content)
    new: list[object] = [
        {"text": words, "evidence": []} for words in ("A new one.", "Support begins early.")
    ]
    was = before["narrative"]["overall"]["paragraphs"]
    assert after["narrative"].pop("overall") == {"paragraphs": [*new, *was[2:]]}
    before["narrative"].pop("overall")
    assert after == before


def test_a_letter_to_one_building_takes_no_words_of_another() -> None:
    sample = "sccif-childrens-home-full/good-outstanding-planned"
    documents = composed_of(of(sample).content).documents
    letter = next(one for one in documents if one.id == "children-letter-B1")
    bundle = of(sample).content
    taken = into(write(letter), bundle, replaces=True)
    assert narrative(taken)["letter"] == texts_of(sample)["letter"]
