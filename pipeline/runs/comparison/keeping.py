"""Measures what bundles come to at head, to keep it for a later comparison."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.model.errors import BrokenError
from pipeline.runs.comparison.before import chosen, code, place, rules_of, terms_of, types_of
from pipeline.runs.comparison.both import Both, SideError
from pipeline.runs.comparison.kept import Kept
from pipeline.runs.comparison.stand import Stand
from pipeline.runs.comparison.subject import Subject
from pipeline.runs.comparison.work import Sides, built


def keep(
    head: Stand, subjects: Iterable[Subject | BrokenError], jobs: int
) -> tuple[Kept, tuple[BrokenError, ...]]:
    """Return the measures of all bundles, and what could not be measured.

    Raises SideError for templates, report types and schemas that are broken.
    """
    found = Kept(head.side, code(), head.files, chosen(head.choices))
    for id_ in types_of(head):
        terms = terms_of(head, id_, "head")
        assert terms
        found.terms[id_] = terms
    found.rules = rules_of(head, sorted(head.files))
    broken: list[BrokenError] = []

    def good() -> Iterator[Subject]:
        for one in subjects:
            if isinstance(one, BrokenError):
                broken.append(one)
            else:
                yield one

    for subject, both in built(good(), Sides(None, place(head)), jobs):
        if isinstance(both, SideError):
            raise both
        if isinstance(both, Both) and both.head.built:
            found.add(subject.source.raw, both.head)
        else:
            broken.append(both if isinstance(both, BrokenError) else BrokenError(both.head.told))
    return found, tuple(broken)
