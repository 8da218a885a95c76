"""A rule file that is wrong is told: file and line, what is wrong, what may stand there."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.checks.plain_english.rule import PlainRule
from pipeline.checks.plain_english.rule_file import plain_rules
from pipeline.cli import main
from pipeline.model.errors import BrokenError
from pipeline.resources import Home, using
from tests.checks.building import ROOT

GOOD = """\
id = "PLE990"
name = "late-time"
severity = "notice"
title = "Times are told."
why = "‘Soon’ means something else to each reader."
source = "our own rule"
kind = "words"
scope = ["paragraph", "item"]
message = "‘{found}’ tells no time."
finds = ["It will be done soon."]
lets-pass = ["It will be done by May."]
exceptions = [
    "soon(|er) after",
    "as soon as",
]

[[words]]
near = ["date"]
[words.instead]
"soon(|er)" = "by May"
[words.advice]
"in due course" = "Say when."
"""

PHRASES = GOOD[GOOD.index("[[words]]") :]
KIND = 'kind = "words"'
ENDING = GOOD[: GOOD.index("exceptions")].replace(KIND, 'kind = "ending"')
ACRONYM = ENDING.replace("ending", "acronym")
MARK = GOOD[: GOOD.index("exceptions")].replace(KIND, 'kind = "mark"')

# What is changed, into what, the line of it, and what is said.
FAULTS = [
    ("PLE990", "PLE9\u0660\u0661", 1, "‘id’ must be PLE and three digits, such as PLE016."),
    ("id = ", "id = 1 # ", 1, "‘id’ must be a text."),
    ("PLE990", "PLX900", 1, "‘id’ must be PLE and three digits, such as PLE016."),
    ("PLE990", "PLE9", 1, "‘id’ must be PLE and three digits, such as PLE016."),
    ('"late-time"', '"late"', 2, "‘name’ must be the name of the file: ‘late-time’."),
    ('"notice"', '"error"', 3, "‘severity’ must be one of: warning, notice."),
    ('title = "Times are told."', 'title = " "', 4, "‘title’ must have words."),
    ('why = "', 'why = ["a"] # "', 5, "must be a text."),
    ('source = "our own rule"', 'source = ""', 6, "‘source’ must have words."),
    ('source = "our own rule"\n', "", 1, "must be a text."),
    ('kind = "words"', 'kind = "wards"', 7, "‘kind’ must be one of: words, ending, sentence"),
    ('"item"]', '"items"]', 8, "‘scope’ must be a list of: paragraph, item, cell"),
    ('["paragraph", "item"]', "[]", 8, "‘scope’ must be a list of: paragraph, item, cell"),
    ('["paragraph", "item"]', '"item"', 8, "‘scope’ must be a list of texts."),
    ("{found}", "{words}", 9, "In ‘message’ of this kind, {found} may stand between curly"),
    ("{found}", "{", 9, "In ‘message’ of this kind, {found} may stand between curly"),
    ("{found}", "{found.__class__.__mro__}", 9, "In ‘message’ of this kind, {found} may stand"),
    ("{found}", "{found:>999999999}", 9, "In ‘message’ of this kind, {found} may stand"),
    ("{found}", "{found!r}", 9, "In ‘message’ of this kind, {found} may stand"),
    ('["It will be done soon."]', "[]", 10, "‘finds’ must be a list of one example or more."),
    ("lets-pass", "lets_pass", 11, "Unknown key ‘lets_pass’."),
    ("soon(|er) after", "soon(|er after", 13, "In ‘soon(|er after’: each bracket must be closed"),
    ("as soon as", "…", 14, "In ‘…’: a phrase needs a word."),
    ('["date"]', '["the date"]', 18, "‘the date’ is more than one word; only words can be near."),
    ("near = ", 'says = "we"\nnear = ', 18, "Unknown key ‘says’."),
    ("near = ", 'severity = "error"\nnear = ', 18, "‘severity’ must be one of: warning, notice."),
    ("words.instead", "words.insted", 19, "Unknown key ‘insted’."),
    ('"by May"', '"by (May|June|July)"', 20, "In ‘soon(|er)’: no group has 3 choices."),
    ('"soon(|er)"', '"soon|er"', 20, "In ‘soon|er’: each bracket must be closed, and each |"),
    ('"Say when."', "2", 22, "‘in due course’ must be a text."),
    ('"in due course"', '"(!|?)"', 22, "In ‘(!|?)’: a phrase needs a word."),
    ('"in due course" = ', '"in due course" ', 22, ""),
    ("[[words]]", "[lists]\nkept = []\n[[words]]", 17, "Unknown key ‘lists’."),
    ("in due course", "in due course" + "(a|b)" * 24, 22, "a phrase has at most 500 forms."),
    (PHRASES, "[[words]]\nnear = [\"x\"]\n", 17, "Each [[words]] needs phrases, below ‘instead’"),
    ('"soon(|er)"', '"soon.*"', 20, "In ‘soon.*’: ‘*’ has no meaning here."),
    ('"soon(|er)"', '"soon ⏰"', 20, "In ‘soon ⏰’: ‘⏰’ has no meaning here."),
    ('"by May"', '"soon(|er)"', 20, "‘soon’ is not to be written in place of itself."),
    ('"in due course"', '"(sooner|late)"', 22, "‘sooner’ is among the forms of another phrase"),
    ('"as soon as"', '"soon(|er) after"', 14, "‘soon(|er) after’ stands twice."),
    ('"item"]', '"paragraph"]', 8, "‘paragraph’ stands twice."),
    ('done soon."]', 'done soon.", " "]', 10, "An example must have words."),
    (PHRASES, PHRASES + "[[words]]\n", 23, "Each [[words]] needs phrases, below ‘instead’"),
    (PHRASES, "", 1, "A rule of kind ‘words’ needs phrases, below [[words]]."),
    (GOOD, ENDING, 1, "‘lists’ is missing: it must be a table."),
    (GOOD, ENDING + "[lists]\nkept = []\n", 13, "‘kept’ must be a list of one word or more."),
    (GOOD, ENDING + '[lists]\nkept = ["size", ""]\n', 13, "‘’ can never be found: ‘kept’ is a"),
    (GOOD, ENDING + '[lists]\nkept = ["si(ze"]\n', 13, "‘si(ze’ can never be found: ‘kept’ is"),
    (GOOD, ACRONYM + '[lists]\nknown = ["NHS", "bbc"]\n', 13, "‘bbc’ can never be found: ‘known’"),
    (GOOD, ENDING + '[lists]\nkeep = ["size"]\n', 13, "Unknown key ‘keep’."),
    (GOOD, ENDING + "once = true\n", 12, "Unknown key ‘once’."),
    (GOOD, MARK, 9, "In ‘message’ of this kind, nothing may stand between curly brackets."),
]  # fmt: skip


def rules(own: Path, **files: str) -> tuple[PlainRule, ...]:
    """Return the rules with these files of one's own, in a folder laid out as `templates/` is."""
    (own / "plain-english").mkdir()
    for name, text in files.items():
        path = own / "plain-english" / f"{name.replace('_', '-')}.toml"
        path.write_text(text, encoding="utf-8")
    with using(Home(own)):
        return plain_rules()


def test_the_rule_that_is_broken_below_is_good(tmp_path: Path) -> None:
    *shipped, rule = rules(tmp_path, late_time=GOOD)
    assert tuple(shipped) == plain_rules()
    assert (rule.rule.name, [one.words for one in rule.phrases]) == (
        "late-time",
        [("soon",), ("sooner",), ("in", "due", "course")],
    )


@pytest.mark.parametrize(("old", "new", "line", "message"), FAULTS)
def test_a_fault_is_told_with_its_line(
    old: str, new: str, line: int, message: str, tmp_path: Path
) -> None:
    assert old in GOOD
    with pytest.raises(BrokenError) as raised:
        rules(tmp_path, late_time=GOOD.replace(old, new, 1))
    assert message in raised.value.message
    assert raised.value.place.describe() == f"plain-english/late-time.toml:{line}"


def test_an_id_is_given_once(tmp_path: Path) -> None:
    with pytest.raises(BrokenError) as raised:
        rules(tmp_path, late_time=GOOD.replace("PLE990", "PLE007"))
    assert str(raised.value) == (
        "plain-english/late-time.toml:1: "
        "The id ‘PLE007’ is that of plain-english/exclamation-mark.toml already."
    )


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    (tmp_path / "plain-english").mkdir()
    (tmp_path / "plain-english" / "late-time.toml").write_bytes(b"\xff\xfe\x00")
    with using(Home(tmp_path)), pytest.raises(BrokenError, match=r"late-time\.toml"):
        plain_rules()


def test_no_command_ends_in_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "plain-english").mkdir()
    (tmp_path / "plain-english" / "late-time.toml").write_text("id = 1", encoding="utf-8")
    sample = str(ROOT / "samples" / "sccif-rfc-full" / "good-narrative")
    for command in (["rules"], ["explain", "LEN001"], ["check", sample]):
        with using(Home(tmp_path)):
            assert main(command) == 3
        assert "plain-english/late-time.toml:1: " in capsys.readouterr().err
