"""PRV: whether words of private fields stand in the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import normal, telling
from pipeline.checks.case.public_texts import PublicText, public_texts
from pipeline.checks.evidence import turned_on
from pipeline.checks.severity import severity
from pipeline.evidence.json.pointer import to_pointer
from pipeline.evidence.public import Items, Node, Record, Value
from pipeline.language import syllables
from pipeline.model.finding import Citation, Finding, Rule, Severity

PRIVATE_WORDS = Rule(
    "PRV001",
    "private-words-in-report",
    Severity.WARNING,
    "Words of a private field do not stand in the report.",
    "Reports hold nothing that identifies people without their permission. The same words in a "
    "private field and in the report are a sign that something was copied. It may also be chance, "
    "so it is a warning. It is an error where the words are those of a record that is kept out of "
    "every report: utmost care must be taken for a source who wishes to stay anonymous.",
    Citation("001", "639, 784"),
    "Say it in other words that identify nobody.",
)

_FEWEST = 3  # words of a private text that are looked for
_ROLE = 5  # words of a role: ‘independent reviewing officer’ is many people’s
_LONG = 7  # words in a row of a longer text
_TELLING = 3  # of them that are not in every report
_WITHHELD = 5  # words of a withheld record that are surely no chance
_NAME = re.compile(r"\b(?=([A-ZÀ-Þ][\w’-]*[^\W\d_]) ([A-ZÀ-Þ][\w’-]*[^\W\d_])\b)")
# Words with capitals that are no part of a person's name.
_NO_NAME = frozenset(
    "a access act after all an and annual area assessment at authority before best board call care "
    "case centre child children children’s chronology class court daily data day deputy director "
    "document draft early education emergency family file final first five folder for four friday "
    "from full group health help home house in incident independent initial inspector inspectors "
    "interview joint key lead leader local log looked manager meeting mental minutes monday most "
    "national nhs night no notes notification observation of ofsted officer on one paper parent "
    "parents placement plan police policy quality record records referral registered report review "
    "risk room royal safeguarding saturday school section senior service services seven shift six "
    "social staff standards statement statutory street sunday supervision support team ten the "
    "they this three thursday to tuesday two two visit voice we weekly wednesday when with work "
    "worker working year young january february march april may june july august september october "
    "november december road lane avenue close yard row england london".split()
)
_LONE = re.compile(r"[A-ZÀ-Þ][\w’-]{2,}[^\W\d_]")  # a word that may be a name by itself
_NAME_FIELDS = re.compile(r"/facts/(?:\w+_)?names?(?:_\w+)?$")
_MID_SENTENCE = r"(?<=[\w,;] )"
_PUBLIC_PARTS = ("setting", "event")


@dataclass(frozen=True, slots=True)
class _Private:
    """A text of the bundle that is not public."""

    pointer: str
    text: str
    withheld: bool


def private_words_in_report(case: Case) -> Iterator[Finding]:
    """Find words of private fields in the report. They are never echoed."""
    texts = list(public_texts(case))
    everything = normal(" ".join(text.text for text in texts))
    exact = " ".join(text.text for text in texts)
    known = _known(case)
    for private in _privates(case):
        found = [run for run in _runs(private, known) if f" {' '.join(run)} " in everything]
        names = [_whole(name) for name in _names(private.text, known) if name in exact]
        names += [one for one in _lone_names(private, known) if one.search(exact)]
        for text in texts if found or names else ():
            span = next((at for run in found if (at := text.words_at(run))), None)
            if span:
                yield _finding(case, private, text, *span, error=_is_error(private, found))
            else:
                yield from _named(case, private, text, names)


def _is_error(private: _Private, found: list[list[str]]) -> bool:
    return private.withheld and max(map(len, found)) >= _WITHHELD


def _named(
    case: Case, private: _Private, text: PublicText, names: list[re.Pattern[str]]
) -> Iterator[Finding]:
    for name in names:
        if match := name.search(text.text):
            yield _finding(case, private, text, *match.span(), error=False)
            return


def _finding(
    case: Case, private: _Private, text: PublicText, start: int, end: int, *, error: bool
) -> Finding:
    file = case.bundle.file
    pointer, named = file.stable_pointer(private.pointer), file.named_pointer(private.pointer)
    where = "a record that is kept out of reports" if private.withheld else named
    return PRIVATE_WORDS.at(
        text.place(case, start, end),
        f"These words stand in a private field, too: {where}.",
        severity=severity("must" if error else "usual"),
        key=f"{pointer} {text.text}",
    )


# --- private texts -----------------------------------------------------------------------


def _privates(case: Case) -> Iterator[_Private]:
    """Yield every text that the public part of the bundle does not have."""
    public = {one.pointer for one in _values(case.bundle.public.root)}
    quotes = any(turned_on(case, "quote-permission"))  # EVD013 looks for quotes more closely
    withheld = {one.pointer for one in case.bundle.evidence if one.withheld}
    data: Any = case.bundle.file.data
    for pointer, text in _leaves({key: data[key] for key in data if key != "$schema"}, ""):
        record = "/".join(pointer.split("/")[:3])
        quoted = "/quote/" in pointer and record not in withheld
        skipped = pointer.endswith("/speaker") or quotes
        if pointer not in public and not (quoted and skipped):
            yield _Private(pointer, text, record in withheld)


def _values(node: Node) -> Iterator[Value]:
    match node:
        case Value():
            yield node
        case Record():
            for one in node.fields.values():
                yield from _values(one)
        case Items():
            for one in node:
                yield from _values(one)


def _leaves(data: Any, pointer: str) -> Iterator[tuple[str, str]]:
    if isinstance(data, str):
        if " " in data or _NAME_FIELDS.search(pointer):
            yield pointer, data
    elif isinstance(data, dict | list):
        items = data.items() if isinstance(data, dict) else enumerate(data)
        for key, value in items:
            step = f"/{key}" if isinstance(key, int) else to_pointer((key,))
            yield from _leaves(value, pointer + step)


def _known(case: Case) -> str:
    """Return, made alike, what may stand in any report: names of the setting, grades, headings."""
    parts = [
        one.value
        for name in _PUBLIC_PARTS
        for one in _values(case.bundle.public.at(f"/{name}"))
        if isinstance(one.value, str)
    ]
    type_ = case.report_type
    parts += [grade.label.text for grade in type_.grades]
    parts += [judgement.name.text for judgement in type_.judgements]
    parts += [area.label.text for area in type_.areas]
    return "".join(normal(part) for part in (*parts, type_.title, type_.framework.text))


def _runs(private: _Private, known: str) -> Iterator[list[str]]:
    """Yield the words to look for: the whole text, and of a long one all runs of its words."""
    alike = normal(private.text)
    said = alike.split()
    fewest = _ROLE if private.pointer.endswith("/role") else _FEWEST
    if len(private.text.split()) < fewest or alike in known:
        return
    if len(said) <= _LONG:
        yield said
    for at in range(len(said) - _LONG + 1) if len(said) > _LONG else ():
        if telling(run := said[at : at + _LONG]) >= _TELLING:
            yield run


def _names(text: str, known: str) -> Iterator[str]:
    """Yield what looks like the full name of a person and is not public elsewhere."""
    for first, last in _NAME.findall(text):
        common = {first.lower(), last.lower()} & _NO_NAME
        if not common and normal(f"{first} {last}") not in known:
            yield f"{first} {last}"


def _lone_names(private: _Private, known: str) -> Iterator[re.Pattern[str]]:
    """Yield what finds each single word of a private name: ‘Larkfield’ of Larkfield House.

    A name that is an English word, too, counts only where no sentence begins.
    """
    if _NAME_FIELDS.search(private.pointer):
        for word in _LONE.findall(private.text):
            if word.lower() not in _NO_NAME and normal(word) not in known:
                yield _whole(word, _MID_SENTENCE if syllables.known(word.lower()) else "")


def _whole(name: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}\b{re.escape(name)}\b")
