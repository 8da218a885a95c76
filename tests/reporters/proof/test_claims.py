"""What the proof says of each claim: what bears it, how it follows, or that nothing holds it."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest

from pipeline.checks.claims.told import claims
from pipeline.checks.claims.told.places import address
from pipeline.evidence.find import RawBundle
from pipeline.language.amounts import amounts
from pipeline.model.claim import How
from pipeline.model.document import Origin
from pipeline.reporters.proof.claims import Told
from pipeline.reporters.proof.listed import line, shown, table
from pipeline.runs.draft import proof
from pipeline.runs.examine import Examined, examine
from tests.accepting import expect
from tests.checks.claims.bundles import BASE, bundle
from tests.checks.claims.test_claims import CLAIMS
from tests.checks.claims.test_hostile import TEXTS
from tests.reporters.proof.proofs import Page, examined, read_out
from tests.samples.cases import GOOD, Sample, each

pytestmark = pytest.mark.thorough

LAST: Final = len(BASE["narrative"]["overall"]["paragraphs"])


def look(data: dict[str, Any]) -> Examined:
    found = examine(RawBundle("bundle.json", json.dumps(data, ensure_ascii=False).encode()))
    assert found.case
    return found


def told_of(found: Examined) -> tuple[Told, ...]:
    case = found.case
    assert case
    return shown(claims(case), case.composition.documents, found.findings, case.bundle.public)


def said_of(case: dict[str, Any]) -> list[str]:
    """Return what is said of the claims of one paragraph beside its record, E90."""
    at = ("overall", LAST)
    found = told_of(look(bundle(case)))
    return [line(one) for one in found if (one.claim.at.section, one.claim.at.block) == at]


@each(GOOD)
def test_the_claims_are_those_expected(sample: Sample) -> None:
    expect(sample.expected / "claims.txt", table(told_of(examined(sample.name))))


COUNTED: Final = {"record": "Parents came.", "measure": [9, 11, "parents who came"]}
VISITS: Final = {"record": "Visits rose.", "series": [12, 40, 61]}
EXAMPLES: Final[list[tuple[dict[str, Any], str, list[str]]]] = [
    (
        {"record": "Staff told the police within 20 minutes."},
        "The police were told within 20 minutes.",
        ["‘20 minutes’ borne out: E90, statement Staff told the police within [20 minutes]."],
    ),
    (
        COUNTED,
        "Nine of the 11 parents came, or 82%. Two did not. Three came late.",
        [
            "‘Nine of the 11’ borne out: E90, measure parents who came: [9 of 11 parents]",
            "‘82%’ follows: E90, measure parents who came: 9 of 11 = 82%",
            "‘Two’ follows: 11 − 9 = 2",
            "‘Three’ nothing holds it: EVD030",
        ],
    ),
    (
        COUNTED,
        "[Most parents](evidence:E90) came.",
        ["‘Most parents’ follows: E90, measure parents who came: 9 of 11 = 82%"],
    ),
    (
        VISITS,
        "Visits rose by 21, from 40 to 61. There were 113 visits this year.",
        [
            "‘21’ follows: E90, series Visits: 61 − 40 = 21",
            "‘40’ borne out: E90, series Visits: Term 1: [40]",
            "‘61’ borne out: E90, series Visits: Term 2: [61]",
            "‘113’ follows: E90, series Visits: 12 + 40 + 61 = 113",
        ],
    ),
    (
        {"record": "Parents meet every second Monday."},
        "Parents meet every two weeks.",
        ["‘two weeks’ follows: A record says that it is as often."],
    ),
    (
        {"record": "Staff drive 70 miles each way."},
        "It is a round trip of 140 miles.",
        ["‘140 miles’ follows: E90, statement Staff drive [70 miles] each way. 70 × 2 = 140"],
    ),
    (
        {"record": "Arguments fell from 14 to five."},
        "Arguments fell by nine, from 14 to five.",
        [
            "‘nine’ follows: 14 − 5 = 9",
            "‘14’ borne out: E90, statement Arguments fell from [14] to five.",
            "‘five’ borne out: E90, statement Arguments fell from 14 to [five].",
        ],
    ),
    (
        {"record": "Families pay £12 for lunch."},
        "Families pay £12 a week for lunch, £624 a year.",
        [
            "‘£12’ borne out: E90, statement Families pay [£12] for lunch.",
            "‘£624’ follows: E90, statement Families pay [£12] for lunch. 12 × 52 = 624",
        ],
    ),
    (
        {
            "record": "Sessions run from 9am to 3pm.",
            "measure": [5, 7, "days with sessions"],
        },
        "Sessions run for 30 hours each week.",
        ["‘30 hours’ follows: E90, statement Sessions run from [9am to 3pm]. 6 × 5 = 30"],
    ),
    (
        {"record": "There is one worker to four children."},
        "There is a ratio of one to four, or of 1:1.",
        [
            "‘one to four’ borne out: E90, statement There is one worker to [four] children.",
            "‘1:1’ follows: It says that there is one for each.",
        ],
    ),
    (
        {"record": "The ratio is 2:8."},
        "The ratio of staff to children is 1 to 4, and a one to five ratio at night.",
        [
            "‘1 to 4’ follows: E90, statement The ratio is [2:8].",
            "‘one to five’ nothing holds it: EVD030",
        ],
    ),
    (
        {"record": "She had 14 homes. He is the third child to go."},
        "The 14th home closed, before the third child left for a fourth home, in the third week.",
        [
            "‘14th’ borne out: E90, statement She had [14] homes. He is the third child to go.",
            "‘third’ borne out: E90, statement She had 14 homes. He is the [third] child to go.",
            "‘fourth’ nothing holds it: EVD030",
        ],
    ),
    (
        {"record": "Workers stay for 20 days."},
        "It is within the limit of 20.",
        ["‘20’ borne out: E90, statement Workers stay for [20 days]."],
    ),
    (
        {"record": "9 of 11 parents came."},
        "Two of the 11 did not. It was 18%.",
        [
            "‘Two of the 11’ follows: E90, statement [9 of 11] parents came. 11 − 9 = 2",
            "‘18%’ follows: E90, statement [9 of 11] parents came. 2 of 11 = 18%",
        ],
    ),
    (
        {"record": "82% of the children came."},
        "For 18% it was too far.",
        ["‘18%’ follows: E90, statement [82%] of the children came. 100 − 82 = 18"],
    ),
    (
        {"record": "40 girls and 60 boys came."},
        "For each boy there was two thirds of a girl: a third was missing.",
        [
            "‘two thirds’ follows: E90, statement [40 girls and 60] boys came. 40 ÷ 60 = 67%",
            "‘a third’ follows: E90, statement [40 girls and 60] boys came. 20 ÷ 60 = 33%",
        ],
    ),
    (
        {"record": "11 parents were asked, and 9 said yes."},
        "9 of the 11 said yes.",
        ["‘9 of the 11’ follows: E90, statement [11 parents were asked, and 9] said yes."],
    ),
    (
        {"record": "Staff follow the law."},
        "It was so in March 2025. The law requires a visit within 28 days.",
        [
            "‘March 2025’ borne out: event [11 to 13 March 2025]",
            "‘28 days’ claims nothing: It is what a law or guidance asks for.",
        ],
    ),
    (
        {"record": "The manager left in March 2025 and came back in May 2025."},
        "The manager was away for two months.",
        ["‘two months’ follows: from March 2025 to May 2025"],
    ),
    (
        {"record": "Staff follow the law."},
        "Staff follow section 17, at first hand. They help every child aged 13.",
        [
            "‘17’ claims nothing: It is the name of a law, a standard or a form.",
            "‘13’ nothing holds it: EVD030",
        ],
    ),
    (
        {"record": "On 4 March 2025 he left Larkspur House."},
        "On 4 March a child came from Larkspur House, and on 5 February from Teasel House.",
        [
            "‘4 March’ borne out: E90, statement On [4 March 2025] he left Larkspur House.",
            "‘Larkspur House’ borne out: E90, statement On 4 March 2025 he left [Larkspur] House.",
            "‘5 February’ nothing holds it: EVD031",
            "‘Teasel House’ nothing holds it: EVD034",
        ],
    ),
]


@pytest.mark.parametrize(("beside", "text", "expected"), EXAMPLES)
def test_a_claim_says_what_it_rests_on(
    beside: dict[str, Any], text: str, expected: list[str]
) -> None:
    assert said_of({**beside, "text": text}) == expected


@pytest.mark.parametrize(
    "case",
    CLAIMS["EVD030"]["cases"],
    ids=[f"{at}-{one['text'][-50:]}" for at, one in enumerate(CLAIMS["EVD030"]["cases"])],
)
def test_a_number_is_in_doubt_where_the_check_finds_it_and_nowhere_else(
    case: dict[str, Any],
) -> None:
    found = [one for one in told_of(look(bundle(case))) if one.claim.at.section == "overall"]
    doubted = [
        one.claim.words
        for one in found
        if one.claim.at.block == LAST
        and any(note.finding.rule.id == "EVD030" for note in one.notes)
    ]
    assert doubted == case.get("finds", [])
    assert [one.words for one in found if one.look in ("held", "follows") and not _basis(one)] == []


def _basis(one: Told) -> bool:
    return bool(one.sources or one.why or one.private)


@each(GOOD)
def test_each_number_that_people_wrote_is_told_of(sample: Sample) -> None:
    """Each is borne out, follows, claims nothing, or stands in a finding."""
    found = examined(sample.name)
    assert found.case
    known = {one.at for one in claims(found.case)}
    for passage in found.case.passages:
        if passage.origin is Origin.PEOPLE:
            for amount in amounts(passage.text):
                assert address(passage, amount.start, amount.end) in known
    told = told_of(found)
    assert [one.words for one in told if one.look == "nothing" and not one.notes] == []
    assert [one.words for one in told if not (_basis(one) or one.notes)] == []


# --- what is not public ------------------------------------------------------------------

REFUSED: Final = {"text": "Nine of us were there in May 2024.", "permission": False}


def with_quote(text: str, quote: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = bundle({"record": "There were 14 parents.", "text": text})
    found["evidence"][-1]["quote"] = quote
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine parents came.", "‘Nine’ borne out: a part that may not be shown"),
        ("It was so in May 2024.", "‘May 2024’ borne out: a part that may not be shown"),
        ("There were 23 in all.", "‘23’ follows: a part that may not be shown"),
    ],
)
def test_what_bears_a_claim_in_private_is_not_shown(text: str, expected: str) -> None:
    found = look(with_quote(text, REFUSED))
    (said,) = [line(one) for one in told_of(found) if one.claim.at.block == LAST]
    assert said == expected
    html = proof(found).decode()
    assert "It is in a part of the evidence that may not be shown." in html
    assert "of us were there" not in html


SOURCE: Final = {
    "detail": "Talk with a child of 14 and 3 others, after nine weeks.",
    "role": "child",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A child of 14 was there.", "‘14’ borne out: a part that may not be shown"),
        ("It was nine weeks ago.", "‘nine weeks’ borne out: a part that may not be shown"),
        ("She was the third child there.", "‘third’ borne out: a part that may not be shown"),
        ("There were 11 more.", "‘11’ follows: a part that may not be shown"),
    ],
)
def test_what_the_source_of_a_record_bears_out_is_not_shown(text: str, expected: str) -> None:
    data = bundle({"record": "There is help.", "text": text})
    data["evidence"][-1]["source"] = {**data["evidence"][-1]["source"], **SOURCE}
    found = look(data)
    (said,) = [line(one) for one in told_of(found) if one.claim.at.block == LAST]
    assert said == expected
    assert "Talk with" not in proof(found).decode()


def test_a_permitted_quote_is_shown() -> None:
    found = look(with_quote("Nine parents came.", {**REFUSED, "permission": True}))
    (said,) = [line(one) for one in told_of(found) if one.claim.at.block == LAST]
    assert said == "‘Nine’ borne out: E90, quote [Nine] of us were there in May 2024."


def test_a_waived_number_says_where_it_stands_who_looked() -> None:
    data = bundle({"record": "Parents came.", "text": "There were 412 parents."})
    (finding,) = [one for one in look(data).findings if one.rule.id == "EVD030"]
    name, reason = "Ifor Quillfeather", "Counted by hand."
    waiver = {"rule": "EVD030", "finding": finding.fingerprint, "reason": reason, "name": name}
    html = read_out(proof(look({**data, "waivers": [waiver]})))
    assert "Nothing holds it: entry 1 of ‘waivers’ in the bundle says who looked, and why." in html
    assert name not in html
    assert reason not in html


# --- findings ----------------------------------------------------------------------------

CONTRADICTIONS: Final[list[tuple[dict[str, Any], str, list[str]]]] = [
    (
        {"record": "Sessions were held."},
        "The manager has been there for two years, since January 2025.",
        [
            "‘two years’ in doubt: from 9 February 2023 to January 2025; EVD033",
            "‘January 2025’ nothing holds it: EVD031",
        ],
    ),
    (
        COUNTED,
        "[Few parents](evidence:E90) came.",
        ["‘Few parents’ in doubt: E90, measure parents who came: 9 of 11 = 82%; PRP002"],
    ),
    (
        COUNTED,
        "[Eight of the 11 parents](evidence:E90) came.",
        ["‘Eight of the 11’ nothing holds it: PRP005"],
    ),
]


@pytest.mark.parametrize(("beside", "text", "expected"), CONTRADICTIONS)
def test_a_claim_that_a_finding_is_against_is_in_doubt(
    beside: dict[str, Any], text: str, expected: list[str]
) -> None:
    assert said_of({**beside, "text": text}) == expected


@pytest.mark.slow
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.timeout(60)
def test_hostile_numbers_break_no_page(text: str) -> None:
    found = look(bundle({"record": "Parents came.", "text": text}))
    html = proof(found).decode()
    assert html.count(' id="_c') == html.count(' id="_k') == len(told_of(found))


# --- the page ----------------------------------------------------------------------------


def test_each_claim_is_led_to_from_its_note_and_from_the_record_that_bears_it() -> None:
    found = examined("childrens-centre/good-council-figures")
    read = Page(proof(found).decode())
    told = told_of(found)
    assert {f"_c{one.number}" for one in told} | {f"_k{one.number}" for one in told} <= set(
        read.ids
    )
    records = {f"#{each.anchor}" for one in told for each in one.sources if each.record}
    assert records <= set(read.links)
    resting = [f"#_c{one.number}" for one in told if any(each.record for each in one.sources)]
    assert all(read.links.count(link) > 1 for link in resting)
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


def test_a_record_shows_what_bears_a_claim_and_what_bears_none() -> None:
    html = proof(examined("childrens-centre/good-council-figures")).decode()
    entry = html[html.index('id="_e3"') : html.index('id="_e4"')]
    assert '<b class="used">20,000</b> different people' in entry
    assert 'came to the <span class="unused">six</span> centres' in entry
    assert "‘20,000’" in entry
    assert "No number, date, quote or name rests on it." in html


def test_the_claims_are_counted_at_the_top() -> None:
    found = examined("rfc-2016-full/good-inadequate")
    looks = [one.claim.how for one in told_of(found)]
    top = read_out(proof(found)).partition('id="_report"')[0]
    assert f"{len(looks)} claims: " in top
    assert f"{looks.count(How.HELD)} borne out" in top
