"""What `check` finds: a change of one line in a good bundle, and the exact findings.

In a change, ^ marks each place where a finding is expected.
"""

from __future__ import annotations

import json
from typing import NamedTuple

import pytest

from pipeline.evidence.schema.check import (
    bundle_schema,
    check,
    report_type_of,
    type_schema,
    unknown_report_type,
)
from pipeline.model.errors import BrokenError
from pipeline.model.finding import Finding
from tests.evidence.schema.bundles import GOOD, PATHS, TYPE, Steps, changed, read

TOKEN = "Qx7vZ9kp"


class Change(NamedTuple):
    """A piece of the good bundle, what stands there instead, and what is found.

    Of each finding: the rule, the pointer, the message, and the beginning of the hint.
    """

    name: str
    before: str
    after: str
    expected: list[tuple[str, str, str, str]]


def one(
    name: str, before: str, after: str, rule: str, pointer: str, message: str, hint: str = ""
) -> Change:
    return Change(name, before, after, [(rule, pointer, message, hint)])


NO_FIELD = "No field of this name belongs here."
SETTING = bundle_schema()["$defs"]["setting"]["properties"]
UNUSED = [one for one in SETTING if one == "places" or one not in json.loads(GOOD)["setting"]]
DAY = "This must be a day of the calendar, such as 2017-05-31."
DAY_OR_MONTH = f"{DAY[:-1]}, or a month, such as 2017-05."
ONE_LINE = "This field holds one line, and here the line breaks."

TYPES = [
    one("number for text", '"Oak House"', "^5", "BND010", "/setting/name",
        "This must be a text, in quotation marks."),
    one("text for number", ": 8", ': ^"8"', "BND010", "/setting/places",
        "This must be a whole number, without quotation marks or decimal point."),
    one("decimal point", ": 8", ": ^8.0", "BND010", "/setting/places",
        "This must be a whole number, without quotation marks or decimal point."),
    one("true for a number", ": 8", ": ^true", "BND010", "/setting/places",
        "This must be a whole number, without quotation marks or decimal point."),
    one("text for a list", '["E1"] }] }', '^"E1" }] }', "BND010",
        "/narrative/overall/paragraphs/0/evidence", "This must be a list, in square brackets [ ]."),
    one("list for an object", '{ "name": "Oak Ltd" }', '^["Oak Ltd"]', "BND010",
        "/setting/registered_provider",
        "This must be an object with named fields, in curly brackets { }."),
    one("text for true", ": true", ': ^"true"', "BND010", "/evidence/0/quote/permission",
        "This must be true or false, without quotation marks."),
    one("null", '"Oak House"', "^null", "BND010", "/setting/name",
        "This must be a text, in quotation marks.",
        "Leave the field out if there is nothing to say."),
    one("wrong type and not in the list", '"strength"', "^5", "BND010", "/evidence/0/direction",
        "This must be a text, in quotation marks."),
    one("number for a constant", '"2"', "^2", "BND013", "/schema_version",
        'This must be "2", as a text.'),
]  # fmt: skip
FIELDS = [
    Change("two gone", '"reference": "SC000001",\n    "kind": "residential family centre",', "", [
        ("BND011", "/setting", "The field ‘kind’ is missing.", "The kind of setting"),
        ("BND011", "/setting", "The field ‘reference’ is missing.", "The unique reference"),
    ]),
    one("missing by the report type", ',\n    "registered_provider": { "name": "Oak Ltd" }', "",
        "BND011", "/setting", "The field ‘registered_provider’ is missing.", "A person or org"),
    one("misspelt", '"recommendations"', '^"recomendations"', "BND012", "", NO_FIELD,
        "Did you mean ‘recommendations’?"),
    one("in capitals", '"places"', '^"PLACES"', "BND012", "/setting", NO_FIELD,
        "Did you mean ‘places’?"),
    one("private key", '"places": 8', '^"Jo Bloggs, 9": 8', "BND012", "/setting", NO_FIELD,
        f"Fields that may stand here: {', '.join(UNUSED)}."),
    one("unknown fact", '"several_weaknesses": false', '^"Jo": 1', "BND012", "/facts", NO_FIELD),
    one("unknown judgement", '"judgements": {', '"judgements": { ^"Jo": {"grade": "good"},',
        "BND012", "/judgements", NO_FIELD),
    one("misnamed judgement", '"judgements": {', '"judgements": { ^"a b": {"grade": "good"},',
        "BND012", "/judgements", NO_FIELD),
    Change("below an unknown name", '"judgements": {', '"judgements": { ^"Jo": {"grade": ^5},', [
        ("BND012", "/judgements", NO_FIELD, ""),
        ("BND010", "/judgements", "This must be a text, in quotation marks.", ""),
    ]),
]  # fmt: skip
VALUES = [
    one("not in the list", '"strength"', '^"Strenght"', "BND013", "/evidence/0/direction",
        "This must be one of: strength, weakness, neutral.", "Did you mean ‘strength’?"),
    one("not in the list, and near none", '"strength"', '^"xyz"', "BND013",
        "/evidence/0/direction", "This must be one of: strength, weakness, neutral."),
    one("empty", '"Oak House"', '^""', "BND014", "/setting/name", "This must not be empty.",
        "Leave the field out"),
    one("too long", '"SC000001"', f'^"{"x" * 41}"', "BND014", "/setting/reference",
        "This must have at most 40 characters.", "The unique reference number"),
    one("pattern", '"oak-house-2017"', '^"oak house"', "BND014", "/id",
        "This is not of the form that its field asks for.", "The id of this bundle, and"),
    one("a record by its word", '"evidence": ["E1"] }] }', '"evidence": [^"Evidence 1"] }] }',
        "BND014", "/narrative/overall/paragraphs/0/evidence/0",
        "This is not of the form that its field asks for.", "Did you mean ‘E1’? The id of an"),
    one("a record with a space", '"evidence": ["E1"] }] }', '"evidence": [^"e 1"] }] }',
        "BND014", "/narrative/overall/paragraphs/0/evidence/0",
        "This is not of the form that its field asks for.", "Did you mean ‘E1’? The id of an"),
    one("words for a record", '"evidence": ["E1"] }] }', '"evidence": [^"the log 1 b"] }] }',
        "BND014", "/narrative/overall/paragraphs/0/evidence/0",
        "This is not of the form that its field asks for.", "The id of an evidence record."),
    one("too long for its pattern", '"oak-house-2017"', f'^"{"x" * 65}"', "BND014", "/id",
        "This must have at most 64 characters."),
    one("no such hour", '"09:30"', '^"24:00"', "BND014", "/evidence/0/source/time",
        "This is not of the form that its field asks for."),
    one("no such day", '"2017-05-30"', '^"2017-02-30"', "BND014", "/event/start", DAY),
    one("no leap year", '"2016-02-29"', '^"2017-02-29"', "BND014", "/event/previous/0/date",
        DAY_OR_MONTH),
    one("a date in another form", '"2017-05-30"', '^"30/05/2017"', "BND014", "/event/start", DAY),
    one("a week date", '"2017-05-30"', '^"2017-W22-2"', "BND014", "/event/start", DAY),
    one("a date in Arabic digits", '"2017-05-30"', '^"٢٠١٧-٠٥-٣٠"', "BND014", "/event/start", DAY),
    one("too small", '"weight": 3', '"weight": ^0', "BND014", "/evidence/0/weight",
        "This must be 1 or more.", "How much it matters"),
    one("too large", '"weight": 3', '"weight": ^6', "BND014", "/evidence/0/weight",
        "This must be 5 or less."),
    one("too few", '[{ "text": "One line.\\n\\nAnother.", "evidence": ["E1"] }]', "^[]", "BND014",
        "/narrative/overall/paragraphs", "This list must have at least 1 entry."),
    one("too many", '["1 Long Lane", "Barton"]', '^["a","b","c","d","e","f","g","h","i"]',
        "BND014", "/setting/address", "This list must have at most 8 entries."),
    one("twice in a list", '"evidence": ["E1"] }] }', '"evidence": ["E1", "E2", ^"E1"] }] }',
        "BND014", "/narrative/overall/paragraphs/0/evidence/2", "This is in the list already."),
]  # fmt: skip
LINES = [
    one("line break in a name", "Oak House", r"Oak^\nHouse", "BND015", "/setting/name", ONE_LINE),
    one("line break in a statement", "make good", r"“make”^\u000agood", "BND015",
        "/evidence/0/statement", ONE_LINE),
    one("line break in a private field", "Because.", r"Because^\n.", "BND015",
        "/judgements/overall/reason", ONE_LINE),
    one("line break at the end of an id", '"E1",', r'"E1^\n",', "BND015", "/evidence/0/id",
        ONE_LINE),
    Change("line break in a word of a list", '"strength"', '^"strength\\n"', [
        ("BND013", "/evidence/0/direction", "This must be one of: strength, weakness, neutral.",
         "Did you mean ‘strength’?"),
    ]),
]  # fmt: skip
CHANGES = TYPES + FIELDS + VALUES + LINES


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.name)
def test_a_change_is_found_at_its_place(change: Change) -> None:
    assert GOOD.count(change.before) == 1
    marked = GOOD.replace(change.before, change.after)
    found = check(read(marked.replace("^", "")), TYPE)
    for finding, (rule, pointer, message, hint) in zip(found, change.expected, strict=True):
        assert (finding.rule.id, pointer_of(finding), finding.message) == (rule, pointer, message)
        assert finding.hint.startswith(hint)
    if "^" in marked:
        assert [place(one) for one in found] == marks(marked)


def test_a_good_bundle_has_no_findings() -> None:
    assert check(read(GOOD), TYPE) == ()
    assert check(read(GOOD), None) == ()


def test_a_line_break_at_the_end_of_a_name_does_not_pass() -> None:
    text = GOOD.replace('"overall": { "grade"', '"overall\\n": { "grade"')
    (finding,) = check(read(text), None)
    assert (finding.rule.id, pointer_of(finding), place(finding)) == (
        "BND014",
        "/judgements",
        (20, 5),
    )
    assert "name of this form" in finding.message


def test_a_reference_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    fetched: list[object] = []
    monkeypatch.setattr("urllib.request.urlopen", fetched.append)
    remote = {"type": "object", "properties": {"id": {"$ref": "http://127.0.0.1:9/x.json"}}}
    monkeypatch.setattr("pipeline.evidence.schema.check.bundle_schema", lambda: remote)
    with pytest.raises(Exception, match=r"127\.0\.0\.1"):
        check(read(GOOD), None)
    assert fetched == []


def test_what_was_measured_stands_beside_the_limit() -> None:
    (finding,) = check(read(GOOD.replace("SC000001", "x" * 41)), TYPE)
    assert (finding.measured, finding.limit) == ("41", "40")


@pytest.mark.parametrize("path", PATHS, ids=str)
def test_no_words_of_a_bundle_reach_a_finding(path: Steps) -> None:
    """Put a private word in place of each value in turn: as a text, in a list, as a key."""
    found: list[Finding] = []
    for planted in (
        TOKEN,
        f"{TOKEN}\n",
        TOKEN * 9999,
        [TOKEN],
        {TOKEN: TOKEN},
        {TOKEN: {TOKEN: 0}},
    ):
        text = json.dumps(changed(path, planted))
        found += [*check(read(text), TYPE), *unknown_report_type(read(text), [TYPE])]
    assert len(found) >= 4
    assert TOKEN not in repr(found)


def test_fingerprints_tell_findings_apart_and_stay_when_records_move() -> None:
    record = '{"id": "E2"}'
    before = check(read(GOOD.replace('"evidence": [\n', f'"evidence": [{record},\n', 1)), TYPE)
    after = check(read(GOOD.replace('    }\n  ],\n  "narr', f'    }},{record}\n  ],\n"narr')), TYPE)
    assert len({one.fingerprint for one in before}) == len(before) == 4
    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]
    assert [place(one) for one in before] != [place(one) for one in after]


def test_two_unknown_fields_have_two_fingerprints() -> None:
    found = check(read(GOOD.replace('"facts": {', '"facts": {"Jo": 1, "Mo": 2,')), TYPE)
    assert len({one.fingerprint for one in found}) == len(found) == 2


def test_faults_are_not_counted_for_ever() -> None:
    for many in (",".join("0" * 1500), ",".join(f'{{"x{number}": 0}}' for number in range(300))):
        found = check(read(GOOD.replace('"evidence": [\n', f'"evidence": [{many},\n', 1)), TYPE)
        assert len(found) == 1001
        assert found[-1].rule.id == "BND007"


@pytest.mark.parametrize("bundle", ["[]", "1", '"x"', "null"])
def test_a_bundle_that_is_no_object(bundle: str) -> None:
    (finding,) = check(read(bundle), TYPE)
    assert (finding.rule.id, pointer_of(finding), place(finding)) == ("BND010", "", (1, 1))


def test_an_unknown_report_type() -> None:
    file = read(GOOD.replace(TYPE, "sccif-rfc-ful"))
    (finding,) = unknown_report_type(file, ["childrens-centre", TYPE])
    assert (finding.rule.id, pointer_of(finding), place(finding)) == (
        "BND020",
        "/report_type",
        (4, 18),
    )
    assert finding.hint == f"Did you mean ‘{TYPE}’?"
    assert report_type_of(file, [TYPE]) is None
    (finding,) = unknown_report_type(file, ["childrens-centre"])
    assert finding.hint.startswith("Known: ")


def test_a_known_report_type_or_none() -> None:
    assert unknown_report_type(read(GOOD), [TYPE]) == ()
    assert report_type_of(read(GOOD), [TYPE]) == TYPE
    for text in ("[]", "{}", '{"report_type": 5}', '{"report_type": ["x"]}'):
        assert unknown_report_type(read(text), [TYPE]) == ()
        assert report_type_of(read(text), [TYPE]) is None
        assert check(read(text), None)


@pytest.mark.parametrize(
    "name", ["../bundle", "no-such-type", "", "../report-types/sccif-rfc-full"]
)
def test_a_type_without_a_schema(name: str) -> None:
    with pytest.raises(BrokenError, match="has no schema"):
        type_schema(name)
    assert bundle_schema()["title"] == "Evidence bundle"


def pointer_of(finding: Finding) -> str:
    assert finding.place.bundle
    return finding.place.bundle.pointer


def place(finding: Finding) -> tuple[int, int]:
    assert finding.place.bundle
    return finding.place.bundle.line, finding.place.bundle.column


def marks(text: str) -> list[tuple[int, int]]:
    """Return line and column of each mark, without counting the marks themselves."""
    found = []
    while "^" in text:
        before, _, after = text.partition("^")
        found.append((before.count("\n") + 1, len(before.rpartition("\n")[2]) + 1))
        text = before + after
    return found
