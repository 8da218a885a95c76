"""Every finding of a bad sample is counted, and stands at one place in the proof and in Word."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from contextlib import chdir
from functools import cache
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final, NamedTuple

import docx
import pytest
from docx.oxml.ns import qn

from pipeline.cli import main
from pipeline.evidence.find import RawBundle
from pipeline.model.document import Document
from pipeline.model.finding import FAMILIES, Finding
from pipeline.model.unbroken import NO_BREAK
from pipeline.reporters.proof.notes import numbered
from pipeline.runs.examine import examine
from pipeline.writers.word.document import write
from tests import in_process
from tests.checks.case_files import case_files, examined, findings
from tests.reporters.proof.proofs import Page, read_out
from tests.samples.cases import BAD, Sample, built, each

pytestmark = pytest.mark.thorough

BROKEN: Final = re.compile(r"BND0(0\d|1[0-5]|20)$")  # after which there is no report
DRAFTED: Final = tuple(
    one for one in BAD if not any(BROKEN.match(rule) for rule in one.told.story["shows"])
)
TITLES: Final = {"Heading1", "FormTitle"}


class Rendered(NamedTuple):
    """What a run wrote of a sample: its proof, its findings, and the comments of its Word files.

    Each comment has the style of the paragraph that it stands in, and its lines.
    """

    proof: str
    findings: dict[str, Any]
    comments: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def rendered(sample: Sample) -> Rendered:
    with TemporaryDirectory() as name, chdir(built()), pytest.MonkeyPatch.context() as patch:
        in_process.use(patch)
        options = ["--formats", "docx", "--comments", "--proof", "--out", name]
        assert main(["render", str(sample.bundle), *options]) in {0, 1}  # 1 where errors are found
        (folder,) = (one for one in Path(name).iterdir() if one.is_dir())
        return Rendered(
            read_out((folder / "proof.html").read_bytes()),
            json.loads((folder / "findings.json").read_bytes()),
            tuple(chain.from_iterable(map(_comments, sorted(folder.glob("*.docx"))))),
        )


def _comments(file: Path) -> list[tuple[str, tuple[str, ...]]]:
    word = docx.Document(str(file))
    body: Any = word.element.body
    found = []
    for one in word.comments:
        (start,) = body.xpath(f'.//w:commentRangeStart[@w:id="{one.comment_id}"]')
        (paragraph, *_) = start.iterancestors(qn("w:p"))
        lines = tuple(line.text.replace(NO_BREAK, " ") for line in one.paragraphs)
        found.append((paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val")), lines))
    return found


def below_titles(documents: Sequence[Document]) -> str:
    """Return how the words of documents are written in Python, but those of titles and labels.

    A finding about these stands at the title, as one about the whole does.
    """
    return repr([(one.masthead, one.sections) for one in documents])


def is_whole(pointer: str, printed: str) -> bool:
    """Return whether no words come of a field, such as a grade that a report does not print.

    Which words there are is for the documents to say: a notice to authorities tells when they were
    told, and no other report does. The last day is written with the first, as one span.
    """
    around = "/".join(pointer.split("/")[:3]).replace("/event/end", "/event/start")
    _, kind, id_ = (*around.split("/"), "", "")[:3]
    headed = kind == "judgements" and f"judgement='{id_}'" in printed
    return not headed and not re.search(rf"pointer='{re.escape(around)}[/']", printed)


def whole(sample: Sample) -> list[str]:
    """Return the messages of what is found about a report as a whole."""
    of = examine(RawBundle(str(sample.bundle), (built() / sample.bundle).read_bytes()))
    assert of.composition
    printed = below_titles(of.composition.documents)
    return sorted(one.message for one in of.findings if is_general(one, printed))


OF_DRAFTS = [one for one in FAMILIES if one not in ("PUB", "TPL")]  # those are about no draft


@pytest.mark.slow
@pytest.mark.parametrize("family", OF_DRAFTS)
def test_a_finding_of_any_family_has_its_place_in_the_proof_and_in_word(
    family: str, tmp_path: Path
) -> None:
    drafted = [
        (case, composition)
        for case in case_files()
        if case.fails and case.rule.startswith(family)
        if (composition := examined(case.content).composition)
    ]
    assert drafted
    tried: set[tuple[str, bool]] = set()  # a Word file is made for each rule, not for each case
    for case, composition in drafted:
        documents, found = composition.documents, findings(case.content)
        notes = numbered(documents, found)
        assert sorted(one.finding.message for one in notes) == sorted(one.message for one in found)
        placeless = [note.finding for note in notes if not note.spot]
        printed = below_titles(documents) if placeless else ""
        assert [one for one in placeless if not is_general(one, printed)] == []
        first = [note for note in notes if not note.spot or note.spot.document == documents[0].id]
        if (like := (case.rule, any(one.spot is None for one in first))) in tried:
            continue
        tried.add(like)
        file = tmp_path / "report.docx"
        file.write_bytes(write(documents[0], [note.finding for note in first]))
        on_title = sorted(lines[1] for style, lines in _comments(file) if style in TITLES)
        assert on_title == sorted(one.finding.message for one in first if one.spot is None)


def is_general(finding: Finding, printed: str) -> bool:
    """Return whether a finding is about no words of the documents, and no block rests on it."""
    at, (_, kind, record, *_) = finding.place.bundle, (*finding.place.stable.split("/"), "", "", "")
    rested_on = kind == "evidence" and f"'{record}'" in printed
    nowhere = not at or not at.pointer or is_whole(at.pointer, printed)
    return not finding.place.document and nowhere and not rested_on


@pytest.mark.slow
@each(DRAFTED)
def test_every_finding_is_counted_once_in_the_proof(sample: Sample) -> None:
    page, summary = rendered(sample).proof, rendered(sample).findings["summary"]
    top = page.partition('class="counts"')[2].partition("</ul>")[0]
    shown = {word.rstrip("s"): int(n) for n, word in re.findall(r">(\d+)</span> (\w+)<", top)}
    assert shown == {one: summary[f"{one}s"] for one in ("error", "warning", "notice")}
    ids = [one for one in Page(page).ids if re.fullmatch(r"_n\d+", one)]
    assert len(ids) == len(set(ids)) == len(rendered(sample).findings["findings"]) > 0


@pytest.mark.slow
@each(DRAFTED)
def test_only_what_is_about_the_whole_has_no_place_in_proof_and_word(sample: Sample) -> None:
    page, comments = rendered(sample).proof, rendered(sample).comments
    numbers, placed = (set(re.findall(rf'id="_{one}(\d+)"', page)) for one in "nr")
    assert len(numbers - placed) == len(whole(sample))
    assert len(comments) == len(numbers)
    assert sorted(lines[1] for style, lines in comments if style in TITLES) == whole(sample)


@pytest.mark.slow
@each(DRAFTED)
def test_one_begins_with_every_error(sample: Sample) -> None:
    begin = rendered(sample).proof.partition("Begin with")[2].partition("</p>")[0]
    places = re.findall(r"</a> \(([^()]*)\)", begin)
    errors = [int(found[1]) if (found := re.match(r"(\d+) error", one)) else 0 for one in places]
    assert errors == sorted(errors, reverse=True)
    assert sum(errors) == rendered(sample).findings["summary"]["errors"]
    assert places
