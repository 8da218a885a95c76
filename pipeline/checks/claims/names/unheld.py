"""EVD: names and places in the inspectors’ words that stand in no field and no record."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import Passage
from pipeline.checks.case.quotation_marks import quotations
from pipeline.checks.claims.names.known import general, known_words, settings
from pipeline.checks.claims.names.settings import other_settings
from pipeline.checks.misprints import trade
from pipeline.checks.personal.private_texts import private_texts
from pipeline.checks.personal.vocabulary import folded, vocabulary
from pipeline.language import spelling
from pipeline.language.sentences import spans
from pipeline.model.finding import Citation, Finding, Rule, Severity
from pipeline.resources import remembered_of

UNKNOWN = Rule(
    "EVD034",
    "name-not-in-evidence",
    Severity.WARNING,
    "A name in the report stands in a field of the bundle or in a record.",
    "The name of another setting, of a place or of a person that nothing in the bundle knows is "
    "the first sign of text that was copied from another report. Names of bodies, laws and "
    "programmes that any report may have are known, and so are terms that are words with capitals. "
    "What looks like a person is told by another rule.",
    Citation("001", "639, 784"),
    "Take the name out, or let the field or the record that it comes from have it. A name that may "
    "stand in all of your reports goes into `names` in the project file.",
)

_NAME = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[’'-][A-Za-zà-öø-ÿ]+)*"
_NAMES = re.compile(rf"(?<![\w’'-]){_NAME}(?: (?:(?:of|the|and|on|upon|le|de|in) )?{_NAME})*")
_PART = re.compile(r"[\w’'-]+")
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Sir|Lady)\.? $")
_TITLE = re.compile(r"‘[^‘’]{1,60}’(?!\w)|“[^“”]{1,60}”")
_TITLE_FIRST = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Professor|Sir|Lady) ")
_END = re.compile(r"(?:[’']s|s[’'])$")


def name_not_in_evidence(case: Case) -> Iterator[Finding]:
    """Find names that no field and no record holds, each where it stands first."""
    known = known_words(case)
    told: set[str] = set()
    for passage, parts in named(case):
        if span := strange(parts, known):
            name = passage.text[slice(*span)]
            if name not in told and not _is_private(case, name):
                told.add(name)
                yield _finding(case, passage, *span)
    for passage, start, end in other_settings(case):
        if (name := passage.text[start:end]) not in told:
            told.add(name)
            yield _finding(case, passage, start, end)


def _finding(case: Case, passage: Passage, start: int, end: int) -> Finding:
    message = "This name stands in no field and no record of this bundle."
    key = f"{passage.text[start:end]} {passage.text}"
    return UNKNOWN.at(case.at_passage(passage, start, end), message, key=key)


def _is_private(case: Case, name: str) -> bool:
    """Return whether a name stands in a field that is not public: another rule tells that."""
    words = case.remembered("words of private fields", _private_words)
    said = _PART.findall(_END.sub("", name))
    return all(one in words for one in said) and any(not spelling.is_word(one) for one in said)


def _private_words(case: Case) -> frozenset[str]:
    return frozenset(word for one in private_texts(case) for word in _PART.findall(one.text))


Parts = tuple[tuple[int, str], ...]
"""The words of what may be a name, each with where it begins."""


def named(case: Case) -> tuple[tuple[Passage, Parts], ...]:
    """Return all that may be a name in what people wrote. It is looked for once for a case."""
    return case.remembered(
        "named",
        lambda case: tuple((one, parts) for one in case.prose for parts in _named(one.text)),
    )


@remembered_of(1024)
def _named(text: str) -> tuple[Parts, ...]:
    return tuple(_each_named(text))


def _each_named(text: str) -> Iterator[Parts]:
    firsts = {start for start, _ in spans(text)}
    ends = settings()
    quoted = [*(one.likeliest for one in quotations(text)), *_titles(text)]
    for match in _NAMES.finditer(text):
        start = match.start()
        if any(first <= start < last for first, last in quoted):
            continue
        if _TITLED.search(text[max(0, start - 12) : start]) or _TITLE_FIRST.match(match[0]):
            continue
        parts = tuple((start + one.start(), one[0]) for one in _PART.finditer(match[0]))
        if start in firsts and _only_begins(parts[0][1]) and parts[-1][1] not in ends:
            parts = parts[1:]
        if parts:
            yield parts


def _titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between quotation marks and is short: a title, or a name of something."""
    return (match.span() for match in _TITLE.finditer(text))


def _only_begins(word: str) -> bool:
    """Return whether a word has its capital because the sentence begins."""
    parts = _END.sub("", word).split("-")
    return all(spelling.is_word(part) or part.lower() in trade() for part in parts)


def strange(parts: Parts, known: Container[str]) -> tuple[int, int] | None:
    """Return where the name of someone or something unknown stands in words with capitals."""
    words, given = bare(parts), vocabulary().given
    new = [one for one in words if one.lower() not in known and folded(one) not in given]
    if not any(not spelling.is_word(one) for one in new) and not _is_setting(words, known):
        return None
    capitals = [(at, word) for at, word in parts if word[0].isupper()]
    last_at, last = capitals[-1]
    return capitals[0][0], last_at + len(last)


def bare(parts: Parts) -> list[str]:
    """Return the words with a capital, without possessives."""
    return [_END.sub("", word) for _, word in parts if word[0].isupper()]


def _is_setting(words: list[str], known: Container[str]) -> bool:
    """Return whether words are the name of a setting or a street that is not known."""
    if len(words) < 2 or words[-1] not in settings():
        return False
    before = [one for one in words[:-1] if one not in general()]
    return bool(before) and not all(one.lower() in known for one in before)
