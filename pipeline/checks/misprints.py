"""PLE: words that British English does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.quotation_marks import quotations
from pipeline.language import spelling
from pipeline.language.phrasing import series
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.model.measured import Measured
from pipeline.report_type.toml.table import Table
from pipeline.resources import remembered, remembered_of

_HOUSE = Citation(says="our own rule: a report is written in British English")
_ON = "164,000 words of guidance and reports"
UNKNOWN = Rule(
    "PLE016",
    "unknown-word",
    Severity.NOTICE,
    "Words are spelt as British English spells them.",
    "A misprint in a report about children reads as carelessness. What is looked for are words "
    "that stand in no list of British words, are no name, and do not stand in a field of the "
    "bundle. Capitals, quotations and acronyms are left alone. A word is told once.",
    _HOUSE,
    "Correct the word. Words of your own go into `names` in the project file.",
    measured=Measured(_ON, hits=17, judged=17, right=17, faults=13, found=11),
)
AMERICAN = Rule(
    "PLE017",
    "american-word",
    Severity.NOTICE,
    "Words are spelt in the British way, not in the American one.",
    "‘Color’, ‘center’ and ‘counseling’ come with software that checks another English.",
    _HOUSE,
    "Write the word in the British way.",
    measured=Measured(_ON, hits=1, judged=1, right=1),
)

_MOST = 10  # words with a suggestion, in one report: each takes time
_WORD = re.compile(r"(?<![\w@./’'-])[a-zà-öø-ÿ]+(?:[’'-][a-zà-öø-ÿ]+)*(?![\w@/]|[.’'-]\w|://)")
_SHORTEST = 3
_FILE = "claims/words.toml"


def unknown_word(case: Case) -> Iterator[Finding]:
    """Find words that are in no list, with what may have been meant."""
    told = 0
    for word, passage, start in _strange(case):
        if spelling.american(word):
            continue
        meant = spelling.suggestions(word) if told < _MOST else ()
        told += 1
        hint = f" Perhaps {series([f'‘{one}’' for one in meant])}." if meant else ""
        yield _finding(
            UNKNOWN, case, passage, start, word, f"This word is in no list of words.{hint}"
        )


def american_word(case: Case) -> Iterator[Finding]:
    """Find words that only American English has."""
    for word, passage, start in _strange(case):
        if spelling.american(word):
            message = f"This word is American.{_meant('British:', spelling.suggestions(word))}"
            yield _finding(AMERICAN, case, passage, start, word, message)


def _meant(before: str, words: Sequence[str]) -> str:
    return f" {before} {series([f'‘{one}’' for one in words])}." if words else ""


def _finding(
    rule: Rule, case: Case, passage: Passage, start: int, word: str, message: str
) -> Finding:
    place = case.at_passage(passage, start, start + len(word))
    return rule.at(place, message, key=f"{word} {passage.text}")


def _strange(case: Case) -> tuple[tuple[str, Passage, int], ...]:
    return case.remembered("strange words", lambda case: tuple(_unknown(case)))


def _unknown(case: Case) -> Iterator[tuple[str, Passage, int]]:
    """Yield each word that is in no list, where it stands first."""
    for at, word, start in strange_words([one.text for one in case.prose], _own(case)):
        yield word, case.prose[at], start


def strange_words(texts: Sequence[str], own: frozenset[str]) -> Iterator[tuple[int, str, int]]:
    """Yield each word that is in no list and not in `own` once: in which text, and where in it."""
    seen: set[str] = set()
    for at, text in enumerate(texts):
        for word, start in _unlisted(text):
            if word not in seen and _is_strange(word, own) and not _is_quoted(text, start):
                yield at, word, start
            seen.add(word)


@remembered_of(1024)
def _unlisted(text: str) -> tuple[tuple[str, int], ...]:
    """Return each word of a text that no list has, with where it stands first."""
    strange = {word for word in set(_WORD.findall(text)) if not spelling.known(word)}
    first: dict[str, int] = {}
    for match in _WORD.finditer(text) if strange else ():
        if match[0] in strange:
            first.setdefault(match[0], match.start())
    return tuple(first.items())


def _is_strange(word: str, own: frozenset[str]) -> bool:
    """Return whether a word that no list has is strange in each of its parts."""
    parts = word.split("-")
    return len(word) >= _SHORTEST and not own.issuperset(
        part for part in parts if not spelling.known(part)
    )


def _is_quoted(text: str, at: int) -> bool:
    spans = (one.likeliest for one in quotations(text))
    return any(start <= at < end for start, end in spans)


def _own(case: Case) -> frozenset[str]:
    """Return the words of the trade, of a team, and of the names in the bundle."""
    names = (*case.bundle.names, *case.own_words.names, *case.own_words.acronyms)
    return trade() | {word for name in names for word in re.findall(r"\w+", name.lower())}


@remembered
def trade() -> frozenset[str]:
    """Return the words of the trade that no list has. Raises BrokenError for a wrong file."""
    table = Table.named(_FILE)
    table.close("words")
    return frozenset(word for line in table.strings("words") for word in line.split())
