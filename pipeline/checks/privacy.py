"""PRV: whether words of private fields stand in the report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator
from functools import partial

from pipeline.checks.case.case import Case
from pipeline.checks.case.passages import normal
from pipeline.checks.case.public_texts import BUILDINGS
from pipeline.checks.personal.copied import Copied, copied
from pipeline.checks.personal.index import index
from pipeline.checks.personal.labels import names_in_labels
from pipeline.checks.personal.links import private_links
from pipeline.checks.personal.places import places_of_home
from pipeline.checks.personal.private_names import PrivateName
from pipeline.checks.personal.private_texts import PrivateText, private_texts
from pipeline.checks.personal.standing import small_names, standing_names
from pipeline.checks.severity import severity
from pipeline.evidence.public import told_texts_of
from pipeline.model.finding import Citation, Finding, Rule, Severity

PRIVATE_WORDS = Rule(
    "PRV001",
    "private-words-in-report",
    Severity.WARNING,
    "Words of a private field do not stand in the report.",
    "Reports hold nothing that identifies people without their permission. The same words in a "
    "private field and in the report are a sign that something was copied, and a name that only "
    "the evidence holds identifies somebody, however it is written: surname or first name alone, "
    "capitals, surname first, with other blanks, hyphens or accents, or in the address of a link. "
    "In a report without names that is also the town of a home, though it is a word such as "
    "Reading, and the first half of its postcode (005:1273-1277). "
    "It may also be chance, so it is a warning. It is an error where the words are those of a "
    "record that is kept out of every report: utmost care must be taken for a source who wishes "
    "to stay anonymous.",
    Citation("001", "639, 784"),
    "Say it in other words that identify nobody.",
)

_WITHHELD = 5  # words of a withheld record that are surely no chance
_PUBLIC_PARTS = ("/setting", "/event")


def private_words_in_report(case: Case) -> Iterator[Finding]:
    """Find words and names of private fields in the report. They are never echoed."""
    words = index(case)
    told: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for one in copied(private_texts(case), words, partial(case.remembered, "known words", _known)):
        start = words.starts[one.text]
        told[one.text].append((start + one.start, start + one.end))
        yield _finding(case, one.private, start + one.start, start + one.end, error=_is_error(one))
    seen: set[tuple[int, tuple[str, ...]]] = set()
    for start, end, name in _names(case):
        text = words.text_at(start)
        inside = any(first < end and start < last for first, last in told[text])
        if not inside and (text, name.parts) not in seen:
            seen.add((text, name.parts))
            told[text].append((start, end))
            yield _finding(case, name.of, start, end, error=False)
    found = {words.texts[one].pointer for one in (*told, *(text for text, _ in seen))}
    yield from _in_labels(case, found)
    yield from _in_links(case)


def _names(case: Case) -> Iterator[tuple[int, int, PrivateName]]:
    words = index(case)
    for one in standing_names(case):
        yield words.begins[one.first], words.ends[one.last], one.name
    yield from small_names(case)
    yield from places_of_home(case)


def _is_error(one: Copied) -> bool:
    return one.private.withheld and one.words >= _WITHHELD


def _finding(case: Case, private: PrivateText, start: int, end: int, *, error: bool) -> Finding:
    words = index(case)
    return PRIVATE_WORDS.at(
        words.place(case, start, end),
        f"These words stand in a private field, too: {_where(case, private)}.",
        severity=severity("must" if error else "usual"),
        key=f"{case.bundle.file.stable_pointer(private.pointer)} {words.said_at(start)}",
    )


def _in_labels(case: Case, found: Container[str]) -> Iterator[Finding]:
    """Yield labels of letters with a name of the home, but those that are found already."""
    for pointer, label, private in names_in_labels(case):
        if pointer not in found:
            yield PRIVATE_WORDS.at(
                case.bundle.file.place(pointer),
                f"These words stand in a private field, too: {_where(case, private)}.",
                key=f"{case.bundle.file.stable_pointer(private.pointer)} {label}",
            )


def _in_links(case: Case) -> Iterator[Finding]:
    for link, private in private_links(case):
        yield PRIVATE_WORDS.at(
            link.place(case),
            "The address of this link has words that stand in a private field, too: "
            f"{_where(case, private)}.",
            key=f"{case.bundle.file.stable_pointer(private.pointer)} {link.href}",
        )


def _where(case: Case, private: PrivateText) -> str:
    if private.withheld:
        return "a record that is kept out of reports"
    return case.bundle.file.named_pointer(private.pointer)


def _known(case: Case) -> str:
    """Return, made alike, what may stand in any report: names of the setting, grades, headings."""
    told = (one for part in _PUBLIC_PARTS for one in told_texts_of(case.bundle.public.at(part)))
    parts = [text for pointer, text in told if not pointer.startswith(BUILDINGS)]
    type_ = case.report_type
    parts += [grade.label.text for grade in type_.grades]
    parts += [judgement.name.text for judgement in type_.judgements]
    parts += [area.label.text for area in type_.areas]
    return "".join(normal(part) for part in (*parts, type_.title, type_.framework.text))
