"""What each rule finds, and what it lets pass."""

from __future__ import annotations

import pytest

from pipeline.language.quoted import quoted_spans
from tests.checks.plain_english.reading import alarms, told, told_of_all

FOUND = [
    ("PLE002", "Staff facilitate visits.", ["facilitate"]),
    ("PLE002", "Plans are robustly tested.", ["robustly"]),
    ("PLE002", "Key services are shared.", ["Key"]),
    ("PLE002", "The key decisions come first.", ["key"]),
    ("PLE002", "Staff foster good habits.", ["foster"]),
    ("PLE003", "In order to help, they wait.", ["In order to"]),
    ("PLE003", "They wait prior to\N{NO-BREAK SPACE}meals.", ["prior to"]),
    ("PLE003", "Staff, in order\tto help", []),
    ("PLE003", "Staff utilise ‘the plan’ and utilise it.", ["utilise", "utilise"]),
    ("PLE004", "Skills (e.g. cooking) matter.", ["e.g."]),
    ("PLE004", "Skills, eg cooking, matter.", ["eg"]),
    ("PLE004", "Cooking, cleaning, etc.", ["etc"]),
    ("PLE006", "They DON’T wait.", ["DON’T"]),
    ("PLE006", "They can't and won’t.", ["can't", "won’t"]),
    ("PLE007", "It works!!", ["!!"]),
    ("PLE009", "They call it “home” and stay.", ["“home”"]),
    ("PLE010", "It was judged Good last year.", ["Good"]),
    ("PLE010", "It is now Requires Improvement.", ["Requires Improvement"]),
    ("PLE010", "The grade is 'outstanding' now.", ["'outstanding'"]),
    ("PLE011", "They organize and prioritized it.", ["organize", "prioritized"]),
    ("PLE013", "It is is late.", ["is is"]),
    ("PLE013", "The the end.", ["The the"]),
    ("PLE014", "It  is late.", ["  "]),
    ("PLE014", "It is late ; go.", [" "]),
    ("PLE015", "Staff keep a genogram.", ["genogram"]),
]
LET_PASS = [
    ("PLE002", "Foster carers and key workers met. A fostering agency helped."),
    ("PLE002", "They safeguard and promote the welfare of children."),
    ("PLE002", "The impact of this on children is small. It had an impact."),
    ("PLE002", "One said: ‘They empower me.’"),
    ("PLE002", "She went to Robust Start in May."),  # a name
    ("PLE002", "This is a focused visit about key-work."),
    ("PLE002", "The keyboard and the donkey stayed."),  # words, not letters
    ("PLE002", "Read www.example.org/key/robust or mail key@example.org today."),
    ("PLE003", "It stands in order, to the side."),
    ("PLE004", "The Children’s Homes (etc.) Regulations 2007 apply."),
    ("PLE004", "Edie and Egbert came via Leeds."),
    ("PLE006", "The cant of the roof. He’s late. It cannot be."),
    ("PLE007", "‘Stop!’ they said. “Stop!” they said again."),
    ("PLE009", "‘She says “yes” each time,’ they said."),
    ("PLE010", "Good food matters. The overall work is good."),
    ("PLE010", "The Good Start Centre was judged in May."),
    ("PLE011", "Prizes of all sizes were seized. A citizen dozed."),
    ("PLE011", "The World Health Organization wrote."),
    ("PLE013", "They had had help. He said that that was it. Bye bye."),
    ("PLE013", "He came in. In time he left. On 5, 5 came."),
    ("PLE013", "Wagga Wagga is far away."),
    ("PLE014", "Well ... he left at 9.30 with e.g. a bag. Visit GOV.UK and so on."),
    ("PLE015", "Attachment, the bond between parent and child, matters."),
    ("PLE015", "A genogram (a picture of the family) hangs there."),
    ("PLE015", "A chronology is a list of events."),
]


@pytest.mark.parametrize(("rule", "text", "found"), FOUND)
def test_found(rule: str, text: str, found: list[str]) -> None:
    assert told(text, rule) == found


@pytest.mark.parametrize(("rule", "text"), LET_PASS)
def test_let_pass(rule: str, text: str) -> None:
    assert told(text, rule) == []


def test_a_suggestion_has_the_form_of_the_word() -> None:
    hints = [one.hint for one in alarms("They utilised it and are commencing it.")]
    assert hints == ["Write ‘used’.", "Write ‘starting’."]


# --- numbers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Staff saw 5 families.", ["5"]),
        ("Staff saw twelve families.", ["twelve"]),
        ("Staff saw twenty-one families.", ["twenty-one"]),
        ("Twelve families came.", []),
        ("Nine out of ten parents came.", []),
        ("See page 4, step 2 and No. 7.", []),
        ("On 5 March at 9 am, 3% of 4 kg.", []),
        ("From 6 to 12 weeks, £5 or 7/10.", []),
        ("One said: ‘I saw 5 dogs.’", []),
    ],
)
def test_numbers_in_published_reports(text: str, found: list[str]) -> None:
    assert told(text, "PLE008") == found


def test_numbers_on_gov_uk() -> None:
    assert told("Staff saw five families and 5 dogs and one cat.", "PLE008", style="gov-uk") == [
        "five"
    ]


def test_quotation_marks_on_gov_uk() -> None:
    assert told("They call it ‘home’ and “house”.", "PLE009", style="gov-uk") == ["‘home’"]


def test_a_house_style_lets_more_words_pass() -> None:
    text = "Staff focus on sleep and promote play."
    assert told(text, "PLE002") == []
    assert told(text, "PLE002", style="gov-uk") == ["focus", "promote"]


# --- sentences ---------------------------------------------------------------------------


def words(number: int) -> str:
    return " ".join(["word", *["of"] * (number - 1)]).capitalize() + "."


def test_a_sentence_of_25_words_is_not_long() -> None:
    assert told(words(25), "PLE001") == []
    assert told(words(26), "PLE001") == [words(26)]


def test_a_very_long_sentence_is_told_strongly() -> None:
    (long,) = (one for one in alarms(words(36)) if one.rule == "PLE001")
    assert long.message == ("This sentence has 36 words, far more than most readers can follow.")
    assert (long.measured, long.limit) == ("36 words", "25 words")


def test_quoted_words_names_and_laws_do_not_make_a_sentence_long() -> None:
    assert told(f"They said: ‘{words(40)}’", "PLE001") == []
    law = " under the Residential Family Centres Regulations 2002."
    assert told(words(22).replace(".", law), "PLE001") == []


@pytest.mark.parametrize(
    "text",
    [
        f"They said: ‘Yes. {words(40)} They {words(30)[5:]}’",
        f"‘{words(30)} {words(30)}’ said one parent.",
        f"One parent said, “It is not just talk. {words(34)} {words(29)}”",
        f"One wrote: ‘They help the parents’ group. {words(34)}’",
    ],
)
def test_no_sentence_of_a_quotation_is_long(text: str) -> None:
    assert told(text, "PLE001") == []


def test_own_words_around_a_quotation_are_counted() -> None:
    text = f"{words(27)[:-1]} and said: ‘We are well. We like it here.’ They {words(30)[5:]}"
    assert [one[:4] for one in told(text, "PLE001")] == ["Word", "They"]


def test_items_and_cells_are_not_measured() -> None:
    assert told(words(60), "PLE001", scope="item") == []


# --- acronyms ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["The MASH met. The MASH left."], [(0, "MASH")]),
        (["The multi-agency hub (MASH) met.", "The MASH left."], []),
        (["The MASH (multi-agency safeguarding hub) met."], []),
        (["The MASH met.", "The multi-agency hub (MASH) left."], [(0, "MASH")]),
        (["PAs (the youth team) met."], []),
        (["The PAs met."], [(0, "PA")]),
        (["The NHS, a GP, Ofsted and GOV.UK."], []),
        (["Part II of SI 2015/551 and SC000001 or COVID-19."], []),
        (["One said: ‘The MASH met.’"], []),
        (["PLEASE NOTE: ALL STAFF OF THE HOME MET."], []),
        (["Mail MASH@example.org or https://example.org/MASH today."], []),
    ],
)
def test_acronyms(texts: list[str], found: list[tuple[int, str]]) -> None:
    assert told_of_all(texts, "PLE005") == found


def test_a_term_is_told_once_in_a_document_whatever_its_form() -> None:
    texts = ["Staff draw a genogram.", "The genograms are good."]
    assert told_of_all(texts, "PLE015") == [(0, "genogram")]


# --- quotations --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("They said ‘yes’ twice.", ["‘yes’"]),
        ("The parents’ room and the child’s bed.", []),
        ("‘We like the parents’ room,’ they said.", ["‘We like the parents’ room,’"]),
        ("‘It’s the children’s home’ and ‘no’.", ["‘It’s the children’s home’", "‘no’"]),
        ('They said “yes”, then "no".', ["“yes”", '"no"']),
        ("‘She said “yes” to me,’ he said.", ["‘She said “yes” to me,’"]),
        ("'Guide to homes' and parents' views", ["'Guide to homes'"]),
        ("‘It never ends", []),
        ("Rock ’n’ roll in the ’90s", []),
        ("’ ‘ ” “ ' \" ‘’ “”", []),
    ],
)
def test_quotations(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted
