"""A report that was rendered to Word comes back word for word."""

from __future__ import annotations

import json
import re

import pytest

from pipeline.evidence.find import RawBundle
from pipeline.model.document import Layout
from pipeline.runs.examine import Examined, examine
from pipeline.runs.options import Options, Reader
from pipeline.writers.word.document import write
from tests.exchange.draft.drafts import FULL, OVERALL, bare, into, narrative
from tests.exchange.word import Word, make, run
from tests.samples.cases import GOOD, of

MEASURED = re.compile(r"\[([^\]]*)\]\(evidence:[^)]*\)")
NAMES = [one.name for one in GOOD]


def composed(sample: str) -> Examined:
    return examine(RawBundle("visit.bundle.json", of(sample).content))


def texts_of(sample: str) -> dict[str, list[str]]:
    """Return the texts of a narrative as Word has them: it does not say what words measure."""
    return {
        id_: [MEASURED.sub(r"\1", one["text"]) for one in each["paragraphs"]]
        for id_, each in json.loads(of(sample).content).get("narrative", {}).items()
    }


def come_back(sample: str, reader: Reader, *layouts: Layout) -> None:
    found: dict[str, list[str]] = {}
    examined = composed(sample)
    assert examined.composition
    for document in examined.composition.documents:
        if document.layout not in layouts:
            continue
        copy = Options(reader=reader).copy_of(document)
        content = write(copy, examined.findings if reader == "team" else ())
        taken = into(content, bare(sample))
        assert taken.accounts.left == []
        assert taken.accounts.entries == []
        found |= narrative(taken)
    assert found == texts_of(sample)


@pytest.mark.parametrize("sample", NAMES)
def test_a_draft_comes_back_word_for_word(sample: str) -> None:
    come_back(sample, "team", "report")


@pytest.mark.slow
@pytest.mark.parametrize("sample", NAMES)
def test_so_does_the_copy_of_the_provider(sample: str) -> None:
    come_back(sample, "provider", "report", "form")


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
