"""Words written beside a bundle, held against the rules for reports: private, or pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Final

from pipeline.checks.case.case import Case
from pipeline.checks.case.public_texts import PublicText
from pipeline.checks.initials import initials_in_report
from pipeline.checks.pasted.checks import found_in
from pipeline.checks.people import person_named
from pipeline.checks.personal.index import with_texts
from pipeline.checks.personal_data import personal_data_shape
from pipeline.checks.privacy import private_words_in_report
from pipeline.evidence.json.strict import JsonFile
from pipeline.model.finding import Finding
from pipeline.runs.examine import Examined

_PRIVACY: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = (
    private_words_in_report,
    personal_data_shape,
    person_named,
    initials_in_report,
)


def found_in_words(
    examined: Examined,
    file: JsonFile | None,
    written: Iterable[tuple[str, str]],
    known: Iterable[str],
) -> Iterator[Finding]:
    """Yield what the rules on privacy and on pasted text find in words of another file.

    Nothing is found beside a bundle that could not be read. `written` has the pointer and the
    words of each text of `file`, where the findings have their places; `known` are people who may
    stand in it by name.
    """
    case = examined.case
    texts = tuple(PublicText(said, None, pointer, file) for pointer, said in written)
    if case is None or not texts:
        return
    names = (*case.own_words.names, *known)
    apart = with_texts(replace(case, own_words=replace(case.own_words, names=names)), texts)
    for check in _PRIVACY:
        yield from check(apart)
    yield from found_in(apart, texts)
