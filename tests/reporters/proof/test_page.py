"""The proof: the report word for word, each finding once with links both ways, no more."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, pairwise
from typing import Final

import pytest
from hypothesis import given, settings

from pipeline.model.document import Document, Section, walk
from pipeline.model.errors import BrokenError
from pipeline.model.finding import BundleAddress, Finding, Place, Severity
from pipeline.model.unbroken import NO_BREAK
from pipeline.runs.waivers import IDLE
from tests.readback import expected
from tests.readback.random_documents import ANY_WORDS, documents
from tests.reporters.findings import paragraphs
from tests.reporters.proof.proofs import Page, at, claiming, everywhere, examined, page, proof_of
from tests.samples.cases import GOOD, Sample, each
from tests.writers.documents import filled, final, full, said, words

STRESSED: Final = "sccif-rfc-full/good-inadequate"  # three documents


def general(message: str = "This is found.") -> Finding:
    return Finding(IDLE, Severity.NOTICE, message, Place(BundleAddress("b.json", "/a", 3, 5)))


@each(GOOD)
def test_the_words_are_those_of_the_documents_in_order(sample: Sample) -> None:
    found = examined(sample.name)
    assert found.composition
    drafted = found.composition.documents
    more = chain.from_iterable(
        [replace(one, place=_moved(one, document)) for one in everywhere(document)]
        for document in drafted
    )
    read = Page(proof_of(found, [*more, general()]).decode())
    assert read.words == [word for one in drafted for word in expected.report(one)]


def _moved(finding: Finding, document: Document) -> Place:
    assert finding.place.document
    return Place(document=replace(finding.place.document, document=document.id))


@settings(max_examples=40)
@given(documents(ANY_WORDS))
def test_words_are_those_of_any_document(document: Document) -> None:
    draft = replace(document, stamp=replace(document.stamp, state="draft"))
    found = Page(page(draft, *everywhere(draft)))
    assert found.words == expected.report(draft)


def test_every_finding_is_there_once_with_links_both_ways() -> None:
    findings = [*everywhere(full()), general(), at("nowhere"), at("", document="other")]
    found = Page(page(full(), *findings))
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    notes = {f"_n{number}" for number in range(1, len(findings) + 1)}
    assert notes <= set(found.ids)
    numbers = {f"_r{number}" for number in range(4, len(findings) + 1)}  # three have no place
    assert {one for one in found.ids if one.startswith("_r")} - {"_report"} == numbers
    assert {f"#{one}" for one in notes | numbers} - {"#_n1"} <= set(found.links)


def test_ids_differ_and_links_lead_somewhere_where_there_are_several_documents() -> None:
    found = Page(proof_of(examined(STRESSED)).decode())
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)


def test_findings_are_numbered_as_one_meets_them() -> None:
    findings = [at("overall", 1, 0, 5, message="Third."), at("overall", message="Second.")]
    html = page(full(), *findings, general("First."))
    order = [html.index(message) for message in ("First.", "Second.", "Third.")]
    assert order == sorted(order)
    first = html.index("First.")
    assert html.index('id="_general"') < first < html.index('id="_report"')
    assert html.index('id="report--overall"') < html.index("Second.")


def test_a_finding_about_all_of_a_block_has_a_bar_and_no_underline() -> None:
    read = Page(page(full(), at("overall", 0, 0, 10_000), at("overall", 1)))
    assert read.marks[4:] == []  # four are in the key
    looks = [str(found.get("class")) for _, found in read.tags]
    assert looks.count("row barred is-warning") == 2


def test_severity_is_said_in_words_wherever_it_is_shown() -> None:
    findings = [at("overall", 1, 0, 5, severity=one) for one in Severity]
    read = Page(page(full(), *findings))
    labels = [str(found["aria-label"]) for tag, found in read.tags if "ref" in _classes(found)]
    assert labels == [
        f"Finding {number}, {one.value}: long paragraph" for number, one in enumerate(Severity, 1)
    ]
    assert {"Error.", "Warning.", "Notice."} <= set(read.furniture)


def _classes(found: dict[str, str | None]) -> list[str]:
    return str(found.get("class", "")).split()


def test_the_summary_says_how_many_and_where_to_begin() -> None:
    findings = [at("overall", 1, 0, 5), at("overall"), at("protection", severity=Severity.ERROR)]
    html = page(full(), *findings)
    begin = html[html.index("Begin with") : html.index("<table")]
    assert re.findall(r'href="#report--(\w+)"', begin) == ["protection", "overall"]
    assert "(1 error)" in begin
    assert "(2 warnings)" in begin
    top = html[html.index('class="counts"') : html.index("Begin with")]
    assert re.findall(r'class="figure">(\d+)<', top) == ["1", "2", "0"]


def test_one_begins_with_every_error_wherever_it_is() -> None:
    error = replace(general(), severity=Severity.ERROR)
    others = [one.id for one in walk(full().sections) if one.id != "overall"]
    more = [at(one, severity=Severity.ERROR) for one in ("overall", *others)]
    html = page(full(), *[at("overall", 1)] * 3, *more, error)
    begin = html[html.index("Begin with") : html.index("<table")]
    links = re.findall(r'href="#([\w-]+)"', begin)
    assert links[0] == "report--overall"
    assert set(links[1:]) == {"_general", *(f"report--{one}" for one in others)}
    assert begin.count("1 error") == len(links) > 4


def test_what_is_acknowledged_is_counted_apart() -> None:
    known = replace(at("overall", severity=Severity.ERROR), acknowledged=True)
    html = page(full(), known, at("overall", severity=Severity.NOTICE))
    top = html[html.index('class="counts"') : html.index("Begin with")]
    assert re.findall(r">(\d+)</span> (\w+)", top) == [
        *(("0", "errors"), ("0", "warnings"), ("1", "notice"), ("1", "acknowledged"))
    ]
    assert "(1 notice, 1 acknowledged)" in html
    assert "Acknowledged.</strong>" in html


@pytest.mark.parametrize("name", [STRESSED, "sccif-rfc-full/good-narrative"])
def test_there_is_one_title_and_no_level_of_headings_is_left_out(name: str) -> None:
    tags = [tag for tag, _ in Page(proof_of(examined(name)).decode()).tags]
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_finding_on_a_grade_stands_at_its_heading_or_in_the_masthead() -> None:
    def on(judgement: str) -> Finding:
        place = Place(BundleAddress("b.json", f"/judgements/{judgement}/grade", 3, 5))
        return replace(general(), place=place)

    found = examined("sccif-rfc-full/bad-limiting-judgement").composition
    assert found
    report = found.documents[0]
    headed = page(report, on("leaders"))
    assert re.search(r'id="report--leaders"[^>]*>\s*<div class="heads barred is-notice', headed)
    read = Page(page(replace(report, sections=()), on("leaders"), on("overall")))
    assert all(look & {"f1", "f2"} for look, _ in read.marks[4:])
    assert {marked for _, marked in read.marks[4:]} == {"requires improvement to be good"}
    assert len(read.marks[4:]) == 2
    assert "At a glance" in "".join(read.furniture)


def test_no_figure_and_no_date_breaks_in_what_is_said() -> None:
    found = examined("sccif-rfc-full/bad-too-long-section")
    html = proof_of(found).decode().partition('class="begin"')[2]
    told = re.sub(
        r"<(svg|details class=\"key\").*?</(?:svg|details)>|<[^>]+>", "", html, flags=re.DOTALL
    )
    assert re.search(rf"\d{NO_BREAK}words; the longest has", told)
    assert re.search(rf"\(\d{NO_BREAK}warning", told)
    assert not re.search(r"\d (?:words|warnings?|sentences|paragraphs|borne|follows?)\b", told)


def test_a_document_without_findings_says_so() -> None:
    html = page(full())
    assert "No findings." in html
    assert ":has(" not in html


def test_the_table_says_what_is_counted_and_why_a_section_has_no_grade() -> None:
    html = page(full())
    assert '<th scope="col" class="end">Words a sentence</th>' in html
    assert 'data-label="Reading grade">too short to grade</td>' in html


def test_the_page_stands_alone() -> None:
    html = page(full(), *everywhere(full()))
    tags = {tag for tag, _ in Page(html).tags}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed", "base", "form"}
    assert not re.search(r"url\(|@import|\son\w+=", html)


def test_the_same_gives_the_same_bytes_in_any_folder() -> None:
    def with_file(name: str) -> str:
        place = Place(BundleAddress(name, "/a", 3, 5))
        return page(full(), replace(general(), place=place), *everywhere(full()))

    assert with_file("bundle.json") == with_file("/home/somebody/bundle.json")


def test_a_final_version_has_no_proof() -> None:
    with pytest.raises(BrokenError):
        page(final())


HOSTILE: Final = (
    "</style></script><script>alert(1)</script>",
    "\"'><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; & ]]> <!-- {{ 7*7 }} {% raw %}",
)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_change_no_tag_and_no_word(hostile: str) -> None:
    document = filled(hostile)
    findings = [replace(one, message=hostile, hint=hostile) for one in everywhere(document)]
    read = Page(page(document, *findings))
    assert read.words == expected.report(document)
    assert not {tag for tag, _ in read.tags} & {"script", "img", "b"}
    assert hostile in "".join(read.furniture)


def test_links_inside_a_document_lead_to_its_own_sections() -> None:
    section = full().sections[0]
    html = page(full())
    assert f'id="report--{section.id}"' in html
    assert not re.search(r'href="#(?!_|report--)', html)


def test_many_findings_of_one_rule_are_told_together_and_only_the_worst_in_full() -> None:
    blocks = tuple(said(f"Paragraph {number}.") for number in range(6))
    document = replace(full(), sections=(Section("leaders", words("Leaders"), blocks),))
    found = page(document, *paragraphs(6, 12, 7, 9, 8, severity=Severity.WARNING))
    assert "Long paragraph: 5 in this section; the worst: " in found
    worst = re.findall(r'aria-label="Finding (\d)"', found.partition("the worst")[2][:400])
    assert worst == ["2", "4", "5"]
    assert found.count("LEN002: why") == 3
    assert found.count("This paragraph has") == 5  # each is there, at its place
    error = page(document, *paragraphs(6, 12, 7, 9, 8, severity=Severity.ERROR))
    assert error.count("LEN002: why") == 5


def test_no_line_ends_in_a_blank_and_no_claims_run_together() -> None:
    lines = claiming().splitlines()
    assert [line for line in lines if line != line.rstrip()] == []
    (counted,) = (
        line for line in lines if line.startswith('<p class="begin">') and "claims:" in line
    )
    assert "</span>, <span" in counted
