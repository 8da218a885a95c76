"""The rows of the overview: what needs a person first, said in words, whatever the words are."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from pipeline.model.finding import BundleAddress, Citation, Finding, Place, Rule, Severity
from pipeline.resources import SCHEMAS
from pipeline.runs.measures import Measured
from pipeline.runs.overview.data import entries
from pipeline.runs.overview.entry import Entry
from pipeline.runs.overview.made import from_entry
from pipeline.runs.overview.need import why
from pipeline.runs.overview.pages import index
from tests.accepting import expect
from tests.runs.overview.records import (
    GRADES,
    LIMITS,
    PARTS,
    drafted,
    failed,
    links,
    refused,
    rows,
    worst,
)  # fmt: skip

EXPECTED: Final = Path(__file__).with_name("rows.txt")
COPIED: Final = Rule("COP001", "copied-words", Severity.WARNING, "t", "w", Citation(says="us"))


def page(*records: Entry, copies: tuple[Finding, ...] = ()) -> bytes:
    ((name, content),) = index(records, copies)
    assert name == "index.html"
    return content


def copy(file: str, line: int, message: str = "The same words.") -> Finding:
    return COPIED.at(Place(BundleAddress(file, "/a", line, 1)), message)


def first(found: bytes) -> list[str]:
    """Return the first cell of each row: which report it is."""
    return [row[0].split(" SC000001")[0] for row in rows(found)[1:]]


def test_the_rows_say_what_needs_a_person_and_why() -> None:
    told = "\n\n".join("\n".join(cell or "–" for cell in row) for row in rows(page(*worst())))
    expect(EXPECTED, told + "\n")


@pytest.mark.parametrize("turned", [False, True])
def test_what_needs_a_person_comes_first_whatever_came_first(turned: bool) -> None:
    given = worst()[::-1] if turned else worst()
    assert first(page(*given)) == [
        "missing.json Failed", "bad/bundle.json Refused", "Ash House", "Elm House", "Fir House",
        "Oak House", "Yew House",
    ]  # fmt: skip


def test_of_two_alike_the_longer_and_then_the_harder_comes_first() -> None:
    long_ = Measured((replace(PARTS[0], paragraphs=9),), *LIMITS)
    hard = Measured((replace(PARTS[0], grade=12.6),), *LIMITS)
    given = (drafted("a", "A"), drafted("b", "B", measured=hard), drafted("c", "C", measured=long_))
    assert first(page(*given)) == ["C", "B", "A"]


def test_at_the_limit_is_not_over_it() -> None:
    at = Measured((replace(PARTS[0], paragraphs=8, grade=12.5),), *LIMITS)
    assert why(drafted("a", "A", measured=at)) == ""
    assert why(drafted("a", "A", measured=Measured(PARTS, *LIMITS))) == (
        "1 section over the limit; 1 section hard to read"
    )


def test_no_link_is_called_as_another_unless_it_leads_to_the_same() -> None:
    twice = [replace(one, title="Oak House") for one in worst() if one.state == "drafted"]
    called: dict[str, set[str]] = {}
    for href, name in links(page(*twice)):
        called.setdefault(name, set()).add(href)
    assert [name for name, hrefs in called.items() if len(hrefs) > 1] == []
    assert {"PDF: Full inspection report, Oak House, ash", "Proof: Oak House, ash"} <= set(called)


def test_each_file_but_the_manifest_has_a_link() -> None:
    found = {href for href, _ in links(page(*worst()))}
    for one in worst():
        wanted = {f"{one.bundle}/{file}" for file in one.files if file != "manifest.json"}
        assert wanted <= found
    assert "oak/manifest.json" not in found


def test_copies_count_and_stand_under_the_report_that_they_stand_in() -> None:
    found = page(*worst(), copies=tuple(copy("yew/bundle.json", at) for at in (3, 6, 9)))
    assert first(found)[2:5] == ["Ash House", "Yew House", "Elm House"]
    text = found.decode()
    shared = text[text.index('class="copies"') :]
    assert re.findall("<h3>(.*)</h3>", shared) == ["yew/bundle.json"]
    assert shared.count("The same words.") == 3
    (link,) = [href for href, name in links(found) if name == "3 passages in another report too"]
    assert f'id="{link[1:]}"' in shared


def test_each_line_of_a_file_of_lines_has_its_own_copies() -> None:
    given = [drafted(name, name, file="all.jsonl", line=at) for at, name in enumerate("abc", 1)]
    found = rows(page(*given, copies=(copy("all.jsonl", 3), copy("all.jsonl", 3))))
    assert [("passages" in row[2], row[0][0]) for row in found[1:]] == [
        (True, "c"), (False, "a"), (False, "b"),
    ]  # fmt: skip


def test_of_many_copies_ten_are_told() -> None:
    many = tuple(copy("oak/bundle.json", line, f"Copy {line}.") for line in range(1, 31))
    text = page(drafted("oak", "Oak"), copies=many).decode()
    assert text.count("Copy ") == 10
    assert "20 more, which stand in" in text


def test_no_report_at_all() -> None:
    text = page().decode()
    assert "There was no bundle in this run." in text
    assert "<table class" not in text


def test_when_all_failed_there_are_no_grades_and_no_documents() -> None:
    found = page(failed("a.json"), failed("b.json"), failed(""))
    assert first(found) == ["A bundle without a name Failed", "a.json Failed", "b.json Failed"]
    assert "3 bundles: 0 drafted, 3 failed." in found.decode()
    assert "Overall grades" not in found.decode()
    assert "Length against limits" not in found.decode()


HOSTILE: Final = {
    "markup": "</style></script><script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "template": "{{ 7*7 }} {% raw %} &lt;b&gt; <!-- ]]>",
    "long": "Llanfairpwllgwyngyll" * 10,
    "right to left": "بيت الزيتون \u05d1\u05d9\u05ea 12",
    "no Unicode": "caf\udce9.bundle.json",
}


class Tags(list[tuple[str, str]]):
    """The tags of a page in order, each with the names of its attributes."""

    def __init__(self, page: bytes) -> None:
        opened = re.findall(r"<([a-z0-9]+)((?:\s+[a-z-]+(?:=\"[^\"]*\")?)*)\s*/?>", page.decode())
        tags = [(tag, re.sub(r'="[^"]*"', "", rest)) for tag, rest in opened]
        super().__init__(one for one in tags if one[0] != "wbr")  # a file name may break there


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_words_change_no_tag(name: str) -> None:
    words = HOSTILE[name]

    def filled(said: str) -> bytes:
        grade = replace(GRADES[0], grade=said)
        one = drafted("oak", said, reference=said, grades=(grade,))
        return page(one, refused(said, said), failed(said), copies=(copy(f"{said}", 1, said),))

    assert Tags(filled(words)) == Tags(filled("harmless"))
    if name != "no Unicode":
        shown = [cell for row in rows(filled(words)) for cell in row if words.split()[0] in cell]
        assert len(shown) >= 4


# --- the record --------------------------------------------------------------------------


def test_a_record_can_be_made_again_from_its_entry() -> None:
    data: Any = json.loads(json.dumps(entries(worst())))
    assert [from_entry(one).entry() for one in data["bundles"]] == data["bundles"]
    assert [from_entry(one).place for one in data["bundles"]] == [one.place for one in worst()]


def test_the_data_follows_its_schema() -> None:
    schema = json.loads((SCHEMAS / "batch.schema.json").read_text("utf-8"))
    data = entries([one for one in worst() if one.state == "drafted"])
    assert [one.message for one in Draft202012Validator(schema).iter_errors(data)] == []
